// L21: a customer who is replaced is named nowhere that travels, in whatever form: title, circumstances, use of AI, reasons of claims.
import { describe, expect } from 'vitest';
import { test } from '../../../../tests/database.ts';
import { portfolioWorld } from '../../../../tests/portfolio-world.ts';
import { reading, sql } from '../../db.ts';
import { Invalid } from '../../errors.ts';
import type { Actor } from '../../people/actor.ts';
import { addStandard } from '../../standards/standards.ts';
import { makeClaim, withdrawClaim } from '../claims.ts';
import { placesOf } from '../document-parts.ts';
import { editEvidence, submitEvidence } from '../evidence.ts';
import { evidenceOf } from '../evidence-page.ts';
import { claimStandard, evidenceForStandard, standardsOfEvidence } from '../standard-claims.ts';
import { writeAccount } from '../taking.ts';
import { addMissedWords, replaceUndecided } from './deciding.ts';
import { openOriginal, originalDocumentOf } from './originals.ts';
import { othersOf } from './others-page.ts';

const account = {
  ...{ title: 'Call with Zebedee Quartzman', happenedFrom: '2026-03-02', happenedTo: null, simulated: false },
  ...{ situation: 'A call from Mrs Zebedee Quartzman about rent.', did: 'I asked Quartzman what was wrong.' },
  ...{ effect: 'Zebedee paid.', change: 'I would ask first.' },
};
const named = /zebedee|quartzman/i;

/** Lee's account, named beside it in every field there is. */
async function shown() {
  const cast = await portfolioWorld();
  const { lee, enrolment, criterion } = cast;
  const standard = await addStandard(lee, {
    ...{ promise: 'We call back on the day', kpi: null, target: null, team: null, liveFrom: '2026-01-05' },
    name: 'Call back',
  });
  const written = await writeAccount(lee, account);
  const place = placesOf(written.document)[0]!.id;
  await makeClaim(lee, written.id, {
    ...{ enrolmentId: enrolment.id, criterionId: criterion('2.2'), place },
    ...{ quote: 'Zebedee Quartzman about rent', how: 'I rang Zebedee Quartzman and asked Ms Quartzman’s son.' },
  });
  const mistaken = await makeClaim(lee, written.id, {
    ...{ enrolmentId: enrolment.id, criterionId: criterion('2.3'), place, quote: null, how: 'I thanked Quartzman.' },
  });
  await withdrawClaim(lee, mistaken.id, null);
  await claimStandard(lee, written.id, {
    ...{ standardId: standard.id, place, quote: 'Quartzman about rent', how: 'I called Quartzman back.' },
  });
  const beside = { title: account.title, context: 'Quartzman is a tenant.', aiUse: 'To write to Zebedee.' };
  const evidence = await editEvidence(lee, written.id, { ...beside, simulated: false, version: written.version });
  return { ...cast, evidence, standard, place };
}

/** What an assessor is given of it. */
async function readBy(cast: Awaited<ReturnType<typeof shown>>, evidenceId: string) {
  const listed = await evidenceForStandard(cast.ash, cast.standard.id);
  return JSON.stringify([
    await evidenceOf(cast.ash, evidenceId),
    await standardsOfEvidence(cast.ash, evidenceId),
    listed,
  ]);
}

/** Of evidence and of what is claimed with it, as the application's own role reads them. */
const keptVersions = async ({ organisationId }: Actor) =>
  JSON.stringify(
    await reading(organisationId, (db) =>
      db.rows(sql`select record from versions where organisation_id = ${organisationId}
        and kind in ('evidence', 'claim', 'standard-claim')`),
    ),
  );

describe('R-120 L21 a customer who is replaced', () => {
  test('is found once, and named in nothing that their assessor reads', async ({ db: _ }) => {
    const cast = await shown();
    const { lee, evidence, place, standard } = cast;
    expect((await othersOf(lee, evidence.id)).finds.map(({ subject }) => subject)).toEqual(['name:quartzman']);
    const copy = await replaceUndecided(lee, evidence.id);
    expect((await othersOf(lee, evidence.id)).finds.filter(({ decision }) => !decision)).toEqual([]);
    await submitEvidence(lee, copy.id, { declared: true, version: copy.version });
    const read = await readBy(cast, copy.id);
    expect(read).not.toMatch(named);
    expect([copy.title, copy.context, copy.aiUse]).toEqual([
      'Call with a customer (A)',
      'A customer (A) is a tenant.',
      'To write to a customer (A).',
    ]);
    expect(read).toContain('I rang a customer (A) and asked a customer (A)’s son.');
    expect(read).toContain('I called a customer (A) back.');
    const { claims } = await standardsOfEvidence(lee, copy.id);
    expect(claims.map(({ quote }) => quote)).toEqual(['a customer (A) about rent']);
    const late = { standardId: standard.id, place: placesOf(copy.document)[1]!.id, quote: null };
    expect(late.place).not.toBe(place);
    await expect(claimStandard(lee, copy.id, { ...late, how: 'I asked Quartzman.' })).rejects.toThrow(Invalid);
  });

  test('is named in no kept version that the application reads: earlier titles, circumstances and reasons of claims are sealed, too', async ({
    db: _,
  }) => {
    const { lee, ash, evidence } = await shown();
    expect(await keptVersions(lee)).toMatch(named);
    const copy = await replaceUndecided(lee, evidence.id);
    expect(await keptVersions(lee)).not.toMatch(named);
    await submitEvidence(lee, copy.id, { declared: true, version: copy.version });
    expect(JSON.stringify((await originalDocumentOf(lee, copy.id)).document)).toMatch(named);
    await openOriginal(ash, copy.id, { reason: 'Is it one tenant?' });
    expect(JSON.stringify((await originalDocumentOf(ash, copy.id)).document)).toMatch(named);
  });

  test('and stood in a title alone is sealed with the title, though the words of the evidence are no copy', async ({
    db: _,
  }) => {
    const { lee } = await portfolioWorld();
    const plain = { ...account, title: 'A call', situation: 'A tenant rang.', did: 'I asked.', effect: 'Paid.' };
    const written = await writeAccount(lee, plain);
    const beside = { context: null, aiUse: null, simulated: false };
    const titled = await editEvidence(lee, written.id, {
      ...{ ...beside, title: 'Call with Mrs Quartzman', version: written.version },
    });
    expect(await keptVersions(lee)).toMatch(named);
    const copy = await replaceUndecided(lee, titled.id);
    expect([copy.title, copy.originalHash]).toEqual(['Call with a customer (A)', null]);
    expect(await keptVersions(lee)).not.toMatch(named);
    const again = await editEvidence(lee, copy.id, { ...beside, title: 'Ms Quartzman', version: copy.version });
    expect((await replaceUndecided(lee, again.id)).title).toBe('A customer (A)');
    expect(await keptVersions(lee)).not.toMatch(named);
  });

  test('has the same letter in pieces that are taken later, in which they stand under another form', async ({
    db: _,
  }) => {
    const { lee, evidence } = await shown();
    await replaceUndecided(lee, evidence.id);
    const later = await writeAccount(lee, { ...account, situation: 'Quartzman wrote.', did: 'I thanked Zebedee.' });
    const copy = await replaceUndecided(lee, later.id);
    expect(JSON.stringify(copy)).not.toMatch(named);
    expect(copy.title).toBe('Call with a customer (A)');
  });

  test('and was added by hand is replaced in every form, and a form of who is found already goes with them', async ({
    db: _,
  }) => {
    const { lee } = await portfolioWorld();
    const untitled = { ...account, situation: 'Zebedee Quartzman rang about rent.' };
    const written = await writeAccount(lee, untitled);
    const copy = await addMissedWords(lee, written.id, { words: 'Zebedee Quartzman', role: 'customer' });
    expect(JSON.stringify(copy)).not.toMatch(named);
    const later = await writeAccount(lee, { ...untitled, title: 'A letter of Ms Quartzman' });
    const other = await addMissedWords(lee, later.id, { words: 'Ms Quartzman', role: 'customer' });
    expect(JSON.stringify(other)).not.toMatch(named);
    expect(other.title).toBe('A letter of a customer (A)');
  });

  test('is to be decided of again where another piece taught a form that their copy still shows', async ({ db: _ }) => {
    const { lee } = await portfolioWorld();
    const early = await writeAccount(lee, {
      ...{ ...account, title: 'A call', situation: 'Mrs Quartzman rang.', did: 'I asked Zebedee.', effect: 'Paid.' },
    });
    const copy = await replaceUndecided(lee, early.id);
    expect(JSON.stringify(copy)).toContain('Zebedee');
    await replaceUndecided(lee, (await writeAccount(lee, account)).id);
    const { finds } = await othersOf(lee, early.id);
    expect(finds.map(({ subject, decision }) => [subject, decision])).toEqual([['name:quartzman', null]]);
    expect(JSON.stringify(await replaceUndecided(lee, early.id))).not.toMatch(named);
    const left = await reading(lee.organisationId, (db) =>
      db.rows<{ subject: string }>(sql`select distinct subject from other_people where candidate_id = ${lee.personId}`),
    );
    expect(left).toEqual([{ subject: 'name:quartzman' }]);
  });
});
