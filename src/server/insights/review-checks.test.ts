import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { agreedReview, develops, signedBy, talkedReview } from '../../../tests/reviewed.ts';
import { world } from '../../../tests/world.ts';
import { now, setClock } from '../clock.ts';
import type { Actor } from '../people/actor.ts';
import { leadingOf, takeUpFinding, waiveFinding } from './leading-page.ts';
import { daysToSign, type LedReview, reviewChecks } from './review-checks.ts';

const later = (days: number) => {
  const at = now().getTime() + days * 86_400_000;
  setClock(() => new Date(at));
};
const foundOf = async (lee: Actor, teamId: string, checkId: string) =>
  (await leadingOf(lee, teamId)).groups.flatMap(({ open }) => open).filter((one) => one.checkId === checkId);

describe('the checks of performance reviews', () => {
  const review: LedReview = {
    id: 'r',
    member: 'Mo',
    metOn: '2026-03-02',
    signed: false,
    unsigned: ['Mo'],
    objectives: [],
  };
  const goal = { id: 'o', title: 'Be more professional', tied: false, reason: null };
  const found = (reviews: LedReview[], day: string) =>
    reviewChecks.flatMap(({ id, find }) =>
      find({ reviews, day } as Parameters<typeof find>[0]).map(({ what }) => [id, what]),
    );

  test('L05, R-030 point out a review talked about a week ago without an objective or a signature', ({ db: _ }) => {
    expect(found([review], '2026-03-09')).toEqual([]);
    expect(found([review], '2026-03-10')).toEqual([
      [
        'review-unfinished',
        'You talked with Mo about their review on 2 March 2026, and no development objective is agreed and Mo has not signed it.',
      ],
    ]);
    const tied = { ...goal, tied: true };
    expect(found([{ ...review, unsigned: [], signed: true, objectives: [tied] }], '2026-06-01')).toEqual([]);
    expect(found([{ ...review, objectives: [tied] }], '2026-06-01')).toHaveLength(1);
  });

  test('L07, R-042 point out a development objective that is tied to nothing', ({ db: _ }) => {
    const signed = { ...review, signed: true, unsigned: [] };
    expect(found([{ ...signed, objectives: [goal, { ...goal, tied: true }] }], '2026-03-03')).toEqual([
      [
        'development-goal-tied-to-nothing',
        '“Be more professional” in the review of Mo is for no standard or objective.',
      ],
    ]);
  });

  test('L05, R-030 stand under the findings of the leader alone, until it is signed', async ({ db: _ }) => {
    const two = await world();
    const { lee, mo, team } = two;
    await talkedReview(two);
    expect(await foundOf(lee, team.id, 'review-unfinished')).toEqual([]);
    later(daysToSign + 1);
    expect(await foundOf(lee, team.id, 'review-unfinished')).toMatchObject([{ title: 'A review stands unfinished' }]);
    await expect(leadingOf(mo, team.id)).rejects.toThrow();
  });

  test('L07, R-042 are set aside with a reason, which holds while the objective is the same', async ({ db: _ }) => {
    const two = await world();
    const { lee, mo, team } = two;
    const id = await agreedReview(two);
    await signedBy(mo, id);
    await signedBy(lee, id);
    const [one] = await foundOf(lee, team.id, 'development-goal-tied-to-nothing');
    expect(one).toMatchObject({ what: expect.stringContaining(develops.title) });
    const { checkId, objectId, restsOn } = one!;
    const waiver = await waiveFinding(lee, team.id, { checkId, objectId, restsOn, reason: 'Agreed so' });
    expect(await foundOf(lee, team.id, 'development-goal-tied-to-nothing')).toEqual([]);
    await takeUpFinding(lee, waiver.id);
    expect(await foundOf(lee, team.id, 'development-goal-tied-to-nothing')).toHaveLength(1);
  });
});
