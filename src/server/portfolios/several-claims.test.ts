// R-094: one piece of evidence claimed for several criteria at once, and one criterion with several pieces: all, or none.
import { describe, expect } from 'vitest';
import { submitCleared } from '../../../tests/cleared.ts';
import { test } from '../../../tests/database.ts';
import { keepDocument, meetingOf, type PortfolioWorld, portfolioWorld } from '../../../tests/portfolio-world.ts';
import { reading, sql } from '../db.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import { claimingWith } from './claiming-with.ts';
import { enrol } from './enrolments.ts';
import { evidenceOf } from './evidence-page.ts';
import { chosenIn, fieldsFor, mostAtOnce, severalForm } from './several-claims.form.ts';
import { claimCriteria, claimWithEvidence } from './several-claims.ts';
import { takeEvidence } from './taking.ts';

const meeting = async (cast: PortfolioWorld, day?: string) =>
  takeEvidence(cast.lee, await keepDocument(cast, cast.lee, meetingOf(cast, day)));

/** As the form sends it. */
const typedOf = (enrolmentId: string, said: Record<string, { place: string; quote?: string; how: string }>) => ({
  enrolmentId,
  ...Object.fromEntries(
    Object.entries(said).flatMap(([key, { place, quote = '', how }]) => {
      const names = fieldsFor(key);
      return [
        [names.place, place],
        [names.quote, quote],
        [names.how, how],
      ] as const;
    }),
  ),
});
const parsed = (keys: string[], typed: Record<string, unknown>) => severalForm(keys).parse(typed);

describe('R-094 one piece for several criteria', () => {
  test('R-094 each has its place, sentence and reason', async ({ db: _ }) => {
    const cast = await portfolioWorld();
    const { lee, enrolment, criterion } = cast;
    const taken = await meeting(cast);
    const keys = [criterion('2.2'), criterion('2.3')];
    const typed = typedOf(enrolment.id, {
      [keys[0]!]: { place: 'agenda-1', quote: 'Lee listened.', how: 'I listened first.' },
      [keys[1]!]: { place: 'actions-1', how: 'We agreed what Mo tries.' },
    });
    await claimCriteria(lee, taken.id, keys, parsed(keys, typed));
    const { claims } = await evidenceOf(lee, taken.id);
    expect(claims.map(({ code, place, quote, how }) => [code, place, quote, how])).toEqual([
      ['2.2', 'agenda-1', 'Lee listened.', 'I listened first.'],
      ['2.3', 'actions-1', null, 'We agreed what Mo tries.'],
    ]);
  });

  test('R-094 where one is at fault none is made, and every fault is told at its own field', async ({ db: _ }) => {
    const cast = await portfolioWorld();
    const { lee, enrolment, criterion } = cast;
    const taken = await meeting(cast);
    const keys = ['2.1', '2.2', '2.3'].map(criterion);
    const [one, two, three] = keys as [string, string, string];
    const first = { [two]: { place: 'agenda-1', how: 'I asked.' } };
    await claimCriteria(lee, taken.id, [two], parsed([two], typedOf(enrolment.id, first)));
    const typed = typedOf(enrolment.id, {
      [one]: { place: 'agenda-1', how: 'I asked.' },
      [two]: { place: 'agenda-1', how: 'I asked again.' },
      [three]: { place: 'actions-1', quote: 'Nobody said this.', how: 'We agreed.' },
    });
    const refused = await claimCriteria(lee, taken.id, keys, parsed(keys, typed)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Invalid);
    expect(Object.keys((refused as Invalid).problems).sort()).toEqual([`place-${two}`, `quote-${three}`].sort());
    expect((await evidenceOf(lee, taken.id)).claims).toHaveLength(1);
    const empty = severalForm([one]).safeParse({ enrolmentId: enrolment.id });
    expect(empty.error?.issues.map(({ path }) => path[0])).toEqual([`place-${one}`, `how-${one}`]);
  });

  test('R-094 R-102 of submitted evidence the declaration is signed anew, once', async ({ db: _ }) => {
    const cast = await portfolioWorld();
    const { lee, mo, enrolment, criterion } = cast;
    const taken = await meeting(cast);
    const [one, two, three] = ['2.1', '2.2', '2.3'].map(criterion) as [string, string, string];
    const said = { place: 'agenda-1', how: 'I asked.' };
    await claimCriteria(lee, taken.id, [one], parsed([one], typedOf(enrolment.id, { [one]: said })));
    await submitCleared(lee, taken.id, { declared: true, version: 1 });
    const both = typedOf(enrolment.id, { [two]: said, [three]: said });
    await claimCriteria(lee, taken.id, [two, three], parsed([two, three], both));
    const signed = await reading(lee.organisationId, (db) =>
      db.rows(sql`select 1 from declarations where evidence_id = ${taken.id}`),
    );
    expect(signed).toHaveLength(2);
    await expect(claimCriteria(mo, taken.id, [two], parsed([two], both))).rejects.toThrow(NotAllowed);
    await expect(claimCriteria(lee, taken.id, [], parsed([], both))).rejects.toThrow(Conflict);
  });
});

describe('R-094 one criterion with several pieces', () => {
  test('R-094 each piece has its place; somebody else’s, or what is not there, makes none of them', async ({
    db: _,
  }) => {
    const cast = await portfolioWorld();
    const { lee, mo, enrolment, criterion } = cast;
    const [one, two] = [await meeting(cast), await meeting(cast, '2026-03-09')];
    await enrol(cast.cody, {
      ...{ unitId: cast.unit.id, candidateId: mo.personId, startedOn: '2026-01-05', expiredReason: 'To practise' },
      ...{ assessorId: cast.ash.personId, internalQualityAssurerId: cast.ivy.personId },
    });
    const foreign = await takeEvidence(mo, await keepDocument(cast, lee, meetingOf(cast, '2026-03-16')));
    const of = { enrolmentId: enrolment.id, criterionId: criterion('2.2'), evidenceIds: [one.id, two.id] };
    const said = { place: 'agenda-1', how: 'I asked.' };
    const typed = typedOf(enrolment.id, { [one.id]: said, [two.id]: said, [foreign.id]: said });
    const others = { ...of, evidenceIds: [one.id, foreign.id] };
    await expect(claimWithEvidence(lee, others, parsed(others.evidenceIds, typed))).rejects.toThrow(NotAllowed);
    const gone = { ...of, evidenceIds: [newId()] };
    await expect(claimWithEvidence(lee, gone, { enrolmentId: enrolment.id })).rejects.toThrow(NotFound);
    await claimWithEvidence(lee, of, parsed(of.evidenceIds, typed));
    const page = await claimingWith(lee, enrolment.id, of.criterionId, [one.id, foreign.id]);
    expect(page.pieces.map(({ number, claimed }) => [number, claimed])).toEqual([
      [two.number, true],
      [one.number, true],
    ]);
    expect(
      page.chosen.map(({ evidence }) => evidence.id),
      'of one’s own alone',
    ).toEqual([one.id]);
    await expect(claimingWith(mo, enrolment.id, of.criterionId, [])).rejects.toThrow(NotFound);
  });

  test('an address names each once, no more than may be claimed at once, and nothing that is no id', () => {
    const ids = Array.from({ length: mostAtOnce + 3 }, () => newId());
    const url = new URL(`http://here/?criterion=x&${[...ids, ids[0]].map((id) => `criterion=${id}`).join('&')}`);
    expect(chosenIn(url, 'criterion')).toEqual(ids.slice(0, mostAtOnce));
  });
});
