import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { keepDocument, meetingOf, type PortfolioWorld, portfolioWorld } from '../../../tests/portfolio-world.ts';
import { reading, sql } from '../db.ts';
import { Conflict, NotFound } from '../errors.ts';
import { makeClaim, withdrawClaim } from './claims.ts';
import type { RecordDocument } from './document.ts';
import { enrol } from './enrolments.ts';
import { withdrawEvidence } from './evidence.ts';
import { suggestedFor } from './suggested-evidence.ts';
import { suggestionAnswers } from './suggestion-answers.table.ts';
import { bringBack, putAway, suggestionsFor } from './suggestions.ts';
import { takeEvidence, writeAccount } from './taking.ts';

/** A one-to-one in which Mo was asked for help wanted, and answered. */
const asked = (cast: PortfolioWorld): RecordDocument => ({
  ...meetingOf(cast),
  sections: [
    {
      ...{ id: 'asked', heading: 'What Mo Member said and asked for' },
      blocks: [
        { id: 'asked', kind: 'words', label: 'Written by Lee Leader', text: 'Somebody to listen in once more.' },
      ],
    },
  ],
});

const taken = async (cast: PortfolioWorld) => takeEvidence(cast.lee, await keepDocument(cast, cast.lee, asked(cast)));
const account = (cast: PortfolioWorld, situation: string, simulated = false) =>
  writeAccount(cast.lee, {
    ...{ title: 'A day', happenedFrom: '2026-03-01', happenedTo: null, did: null, effect: null, change: null },
    ...{ situation, simulated },
  });
const helped =
  'Lena waved at me with a man shouting on the line. I plugged in beside her, wrote the dates on her pad and she read them out.';

test('R-095 a record suggests its criterion, because of what it records, with the place', async ({ db: _ }) => {
  const cast = await portfolioWorld();
  const item = await taken(cast);
  expect(await suggestionsFor(cast.lee, item.id)).toEqual([
    {
      ...{ enrolmentId: cast.enrolment.id, unit: '39', criterionId: cast.criterion('2.2'), code: '2.2' },
      ...{ text: expect.any(String), score: 0.95, because: 'it records what help Mo Member asked for' },
      places: [{ place: 'asked', quote: null, name: expect.stringContaining('What Mo Member said') }],
      ...{ how: 'It records what help Mo Member asked for.', answerId: null },
    },
  ]);
});

test('R-095 an account suggests by its words, each quoted from its paragraph; nothing of what was simulated', async ({
  db: _,
}) => {
  const cast = await portfolioWorld();
  const item = await account(cast, `It was Monday.\n\n${helped}`);
  const [first, ...more] = await suggestionsFor(cast.lee, item.id);
  expect(more).toEqual([]);
  expect(first).toMatchObject({ code: '2.3', because: null, places: [{ place: 'situation-2' }] });
  expect(helped).toContain(first!.places[0]!.quote);
  expect(first!.how).toBe('This tells what help I gave when it was needed.');
  const played = await account(cast, helped, true);
  expect(await suggestionsFor(cast.lee, played.id)).toEqual([]);
});

test('R-095 suggestions are the candidate’s alone', async ({ db: _ }) => {
  const cast = await portfolioWorld();
  const item = await taken(cast);
  const form = { enrolmentId: cast.enrolment.id, criterionId: cast.criterion('2.2') };
  for (const other of [cast.ash, cast.ivy, cast.cody, cast.mo]) {
    await expect(suggestionsFor(other, item.id)).rejects.toBeInstanceOf(NotFound);
    await expect(putAway(other, item.id, form)).rejects.toThrow();
    await expect(suggestedFor(other, cast.enrolment.id, form.criterionId)).rejects.toBeInstanceOf(NotFound);
  }
});

test('R-095 what is put away is kept and comes back; a second time it is refused', async ({ db: _ }) => {
  const cast = await portfolioWorld();
  const item = await taken(cast);
  const form = { enrolmentId: cast.enrolment.id, criterionId: cast.criterion('2.2') };
  const away = await putAway(cast.lee, item.id, form);
  expect(await suggestionsFor(cast.lee, item.id)).toMatchObject([{ code: '2.2', answerId: away.id }]);
  await expect(putAway(cast.lee, item.id, form)).rejects.toThrow(/put this suggestion away already/);
  await bringBack(cast.lee, item.id, away.id);
  expect(await suggestionsFor(cast.lee, item.id)).toMatchObject([{ code: '2.2', answerId: null }]);
  await expect(bringBack(cast.lee, item.id, away.id)).rejects.toBeInstanceOf(Conflict);
  await putAway(cast.lee, item.id, form);
  const never = { ...form, criterionId: cast.criterion('1.1') };
  await expect(putAway(cast.lee, item.id, never)).rejects.toThrow(/not suggested any more/);
  const kept = await reading(cast.lee.organisationId, (db) =>
    db.rows<{ n: number }>(sql`select count(*)::int as n from versions where kind = 'suggestion-answer'`),
  );
  expect(kept[0]!.n).toBe(3);
});

test('R-095 a claim made of a suggestion is noted as taken from it, and one of one’s own is not', async ({ db: _ }) => {
  const cast = await portfolioWorld();
  const item = await taken(cast);
  const claim = { enrolmentId: cast.enrolment.id, place: 'asked', quote: null, how: 'He said what he wants.' };
  const answers = () => reading(cast.lee.organisationId, (db) => db.select().from(suggestionAnswers));
  await makeClaim(cast.lee, item.id, { ...claim, criterionId: cast.criterion('1.1'), suggested: 'yes' });
  await makeClaim(cast.lee, item.id, { ...claim, criterionId: cast.criterion('3.2') });
  expect(await answers()).toEqual([]);
  const made = await makeClaim(cast.lee, item.id, { ...claim, criterionId: cast.criterion('2.2'), suggested: 'yes' });
  expect(await answers()).toMatchObject([{ answer: 'taken', claimId: made.id, criterionId: made.criterionId }]);
  expect(await suggestionsFor(cast.lee, item.id)).toEqual([]);
  await withdrawClaim(cast.lee, made.id, null);
  expect(await suggestionsFor(cast.lee, item.id)).toMatchObject([{ code: '2.2', answerId: null }]);
});

test('R-095 for a criterion: the evidence and the records that could show it, until claimed, put away or withdrawn', async ({
  db: _,
}) => {
  const cast = await portfolioWorld();
  const ask = () => suggestedFor(cast.lee, cast.enrolment.id, cast.criterion('2.2'));
  const source = await keepDocument(cast, cast.lee, asked(cast));
  expect(await ask()).toMatchObject({ evidence: [], records: [{ ...source, because: expect.any(String) }] });
  const item = await takeEvidence(cast.lee, source);
  expect(await ask()).toMatchObject({ evidence: [{ id: item.id, number: 1, words: null }], records: [] });
  const form = { enrolmentId: cast.enrolment.id, criterionId: cast.criterion('2.2') };
  const away = await putAway(cast.lee, item.id, form);
  expect(await ask()).toEqual({ evidence: [], records: [] });
  await bringBack(cast.lee, item.id, away.id);
  const made = await makeClaim(cast.lee, item.id, { ...form, place: 'asked', quote: null, how: 'So.' });
  expect((await ask()).evidence).toEqual([]);
  await withdrawClaim(cast.lee, made.id, null);
  expect((await ask()).evidence).toHaveLength(1);
  await withdrawEvidence(cast.lee, item.id, 'Another is better');
  expect((await ask()).evidence).toEqual([]);
  expect(await suggestionsFor(cast.lee, item.id)).toEqual([]);
});

test('R-095 what a record shows of its leader it does not show of a member who is a candidate too', async ({
  db: _,
}) => {
  const cast = await portfolioWorld();
  const enrolment = await enrol(cast.cody, {
    ...{ unitId: cast.unit.id, candidateId: cast.mo.personId, startedOn: '2026-01-05', expiredReason: 'To practise' },
    ...{ assessorId: cast.ash.personId, internalQualityAssurerId: cast.ivy.personId },
  });
  await keepDocument(cast, cast.lee, asked(cast));
  const found = [
    await suggestedFor(cast.lee, cast.enrolment.id, cast.criterion('2.2')),
    await suggestedFor(cast.mo, enrolment.id, cast.criterion('2.2')),
  ];
  expect(found.map(({ records }) => records.length)).toEqual([1, 0]);
});

test('R-095 a criterion of another unit has nothing to be suggested here', async ({ db: _ }) => {
  const cast = await portfolioWorld();
  await expect(suggestedFor(cast.lee, cast.enrolment.id, cast.enrolment.id)).rejects.toBeInstanceOf(NotFound);
});
