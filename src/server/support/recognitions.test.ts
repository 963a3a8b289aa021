import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { planWorld } from '../../../tests/plan-world.ts';
import { world } from '../../../tests/world.ts';
import { reading } from '../db.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { newestDocument } from '../plans/plan-document.ts';
import { newestThanksTo, thanksOf, thanksPage } from './recognition-list.ts';
import {
  isTeams,
  nextThanksSteps,
  requireThanksStep,
  type ThanksState,
  type ThanksStep,
  thanksState,
  thanksStates,
  thanksStepNames,
  thanksSteps,
} from './recognition-state.ts';
import { giveThanks, keepThanksPrivate, readThanks, takeThanksBack } from './recognitions.ts';

const deed = { behaviour: 'You rang Mrs Okafor back before the part had come.', effect: 'She did not ring again.' };
const idsOf = async (actor: Actor, list: 'received' | 'given' | 'team') =>
  (await thanksOf(actor))[list].thanks.map(({ id }) => id);

describe('thanks', () => {
  test('R-007 are read by giver, receiver and team, and the giver may give them to the receiver alone', async ({
    db: _,
  }) => {
    const { lee, mo, nia, pat, ash, eve, foreign, team } = await world();
    const open = await giveThanks(nia, { ...deed, receiverId: mo.personId });
    const alone = await giveThanks(nia, { ...deed, receiverId: mo.personId, audience: 'receiver' });
    expect(open.teamId).toBe(team.id);
    expect(await idsOf(mo, 'received')).toEqual([alone.id, open.id]);
    expect(await idsOf(nia, 'given')).toEqual([alone.id, open.id]);
    for (const reader of [lee, pat]) expect(await idsOf(reader, 'team')).toEqual([open.id]);
    expect(await idsOf(mo, 'team')).toEqual([]); // they stand under what he received
    for (const other of [ash, eve, foreign.leader]) {
      expect(await idsOf(other, 'team')).toEqual([]);
      await expect(thanksPage(other, open.id)).rejects.toThrow(NotFound);
    }
    for (const reader of [lee, pat]) await expect(thanksPage(reader, alone.id)).rejects.toThrow(NotFound);
    expect((await thanksPage(lee, open.id)).steps).toEqual([]);
  });

  test('R-007 the receiver may keep them private, and let the team read them again; nobody else may', async ({
    db: _,
  }) => {
    const { lee, mo, nia } = await world();
    const { id } = await giveThanks(nia, { ...deed, receiverId: mo.personId });
    await expect(keepThanksPrivate(nia, id, true)).rejects.toThrow(NotAllowed);
    await keepThanksPrivate(mo, id, true);
    await expect(thanksPage(lee, id)).rejects.toThrow(NotFound);
    expect((await thanksPage(nia, id)).isTeams).toBe(false);
    await keepThanksPrivate(mo, id, false);
    expect((await thanksPage(lee, id)).behaviour).toBe(deed.behaviour);
    const alone = await giveThanks(nia, { ...deed, receiverId: mo.personId, audience: 'receiver' });
    await expect(keepThanksPrivate(mo, alone.id, false)).rejects.toThrow(Conflict);
  });

  test('R-007 of what somebody received, others find what they gave or what the team reads, and nothing taken back', async ({
    db: _,
  }) => {
    const { lee, mo, nia, ash } = await world();
    const found = async (actor: Actor) => (await newestThanksTo(actor, mo.personId))?.id ?? null;
    const open = await giveThanks(nia, { ...deed, receiverId: mo.personId });
    const alone = await giveThanks(nia, { ...deed, receiverId: mo.personId, audience: 'receiver' });
    expect([await found(nia), await found(lee), await found(ash)]).toEqual([alone.id, open.id, null]);
    await takeThanksBack(nia, open.id, 'It was Oz who rang');
    expect([await found(nia), await found(lee)]).toEqual([alone.id, null]);
  });

  test('R-007 are taken back by their giver with a reason that both read', async ({ db: _ }) => {
    const { lee, mo, nia } = await world();
    const { id } = await giveThanks(nia, { ...deed, receiverId: mo.personId });
    await expect(takeThanksBack(mo, id, 'Not me')).rejects.toThrow(NotAllowed);
    await readThanks(mo, id);
    await takeThanksBack(nia, id, 'It was Oz who rang');
    expect(await thanksPage(mo, id)).toMatchObject({
      state: 'taken-back',
      withdrawnReason: 'It was Oz who rang',
      steps: [],
    });
    await expect(thanksPage(lee, id)).rejects.toThrow(NotFound);
  });

  test('R-007 are of work of the receiver’s team, of a day that has come, and to somebody else', async ({ db: _ }) => {
    const { mo, nia, ash, plan, desk } = await planWorld();
    const given = await giveThanks(nia, { ...deed, receiverId: mo.personId, work: `task:${desk.id}` });
    expect(await thanksPage(mo, given.id)).toMatchObject({ task: 'Lead the complaints desk', plan: plan.title });
    const elsewhere = { ...deed, receiverId: ash.personId, work: `plan:${plan.id}` };
    await expect(giveThanks(nia, elsewhere)).rejects.toThrow(Invalid);
    await expect(giveThanks(nia, { ...deed, receiverId: mo.personId, happenedOn: '2199-01-01' })).rejects.toThrow(
      Invalid,
    );
    await expect(giveThanks(nia, { ...deed, receiverId: nia.personId })).rejects.toThrow(NotAllowed);
    const noTeam = await giveThanks(nia, { ...deed, receiverId: ash.personId });
    expect(await thanksPage(ash, noTeam.id)).toMatchObject({ teamId: null, isTeams: false });
  });

  test('R-007 are kept as a document of both, whose versions follow what changed', async ({ db: _ }) => {
    const { mo, nia } = await world();
    const { id } = await giveThanks(nia, { ...deed, receiverId: mo.personId });
    const document = async () =>
      (await reading(mo.organisationId, newestDocument(mo, 'recognition-document', id)))!.record;
    const first = await document();
    expect(first.people).toEqual([
      { id: nia.personId, name: nia.name, part: 'gave the thanks' },
      { id: mo.personId, name: mo.name, part: 'was thanked' },
    ]);
    expect(JSON.stringify(first.sections)).toContain(deed.effect);
    await readThanks(mo, id);
    expect((await document()).version).toBe(1); // reading says nothing new
    await takeThanksBack(nia, id, 'It was Oz');
    expect(JSON.stringify(await document())).toContain('It was Oz');
  });
});

describe('the states of thanks', () => {
  const start = { teamId: 'team', forTeam: true, keptPrivateAt: null, readAt: null, withdrawnAt: null };
  type Row = { [K in keyof typeof start]: (typeof start)[K] | string };
  const apply: Record<ThanksStep, (row: Row) => Row> = {
    read: (row) => ({ ...row, readAt: 'now' }),
    'keep-private': (row) => ({ ...row, keptPrivateAt: 'now' }),
    'show-team': (row) => ({ ...row, keptPrivateAt: null }),
    'take-back': (row) => ({ ...row, withdrawnAt: 'now' }),
  };
  const factsOf = (row: Row) => row as Parameters<typeof isTeams>[0] & Parameters<typeof thanksState>[0];

  test('R-007 whatever is tried in any order: only legal steps are taken, and every state is reached', () => {
    const reached = new Set<ThanksState>();
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...thanksStepNames), { maxLength: 12 }), fc.boolean(), (steps, forTeam) => {
        let row: Row = { ...start, forTeam };
        for (const step of steps) {
          const before = factsOf(row);
          const state = thanksState(before);
          reached.add(state);
          const legal = thanksSteps.some((one) => one.from === state && one.step === step);
          if (nextThanksSteps(before).includes(step)) {
            expect(legal).toBe(true);
            row = apply[step](row);
            const to = thanksSteps.find((one) => one.from === state && one.step === step)!.to;
            expect(thanksState(factsOf(row))).toBe(to);
            reached.add(to);
          } else expect(() => requireThanksStep(before, step)).toThrow(Conflict);
          if (!forTeam || row.withdrawnAt) expect(isTeams(factsOf(row))).toBe(false);
        }
      }),
    );
    expect([...reached].sort()).toEqual([...thanksStates].sort());
  });
});
