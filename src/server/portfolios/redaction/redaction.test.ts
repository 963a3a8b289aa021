// A copy in which others are replaced, beside its sealed original: what it says, who reads which, what holds a submission.
import { describe, expect } from 'vitest';
import { test } from '../../../../tests/database.ts';
import { keepDocument, meetingOf, portfolioWorld } from '../../../../tests/portfolio-world.ts';
import { act, organisation } from '../../act.ts';
import { setClock } from '../../clock.ts';
import { reading, sql } from '../../db.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../../errors.ts';
import { addPerson } from '../../people/people.ts';
import { editClaim, makeClaim } from '../claims.ts';
import { documentHash } from '../document-hash.ts';
import { placesOf, wordsOf } from '../document-parts.ts';
import { editEvidence, submitEvidence } from '../evidence.ts';
import { evidenceOf } from '../evidence-page.ts';
import { takeEvidence, writeAccount } from '../taking.ts';
import { addMissedWords, leaveFind, leaveUndecided, replaceFind, replaceUndecided } from './deciding.ts';
import { openOriginal, originalDocumentOf } from './originals.ts';
import { othersOf } from './others-page.ts';

const account = {
  ...{ title: 'Calls with Mo', happenedFrom: '2026-03-02', happenedTo: null, simulated: false },
  ...{ situation: 'Mo Member rang Mrs Platt on 0161 496 0123.', did: 'I listened. Mo’s call took nine minutes.' },
  ...{ effect: 'She paid.', change: 'I would ask first.' },
};

/** Lee's talk with Mo, one claim on a sentence of it. */
async function taken() {
  const cast = await portfolioWorld();
  const evidence = await takeEvidence(cast.lee, await keepDocument(cast, cast.lee, meetingOf(cast)));
  const claim = await makeClaim(cast.lee, evidence.id, {
    ...{ enrolmentId: cast.enrolment.id, criterionId: cast.criterion('2.2'), place: 'agenda-1' },
    ...{ quote: 'Mo asked how to end long calls.', how: 'I let Mo ask first.' },
  });
  return { ...cast, evidence, claim };
}
type Taken = Awaited<ReturnType<typeof taken>>;

const wordsIn = (document: Parameters<typeof placesOf>[0]) => placesOf(document).map(wordsOf).join('\n');
const keyFor = async ({ lee }: Taken, id: string, words: string) =>
  (await othersOf(lee, id)).finds.find((find) => find.words.includes(words))!.key;

/** Everything replaced and signed, as its readers have it. */
async function submitted() {
  const cast = await taken();
  const copy = await replaceUndecided(cast.lee, cast.evidence.id);
  const signed = await submitEvidence(cast.lee, copy.id, { declared: true, version: copy.version });
  return { ...cast, copy: signed };
}

describe('R-120 L21 a piece of evidence', () => {
  test('that shows others is held, whoever is undecided named, until each is replaced or stays with a reason', async ({
    db: _,
  }) => {
    const cast = await taken();
    const { lee, evidence } = cast;
    const sign = (version: number) => submitEvidence(lee, evidence.id, { declared: true, version });
    await expect(sign(evidence.version)).rejects.toThrow(/shows others: “.*Mo.*Names and details of others/);
    await leaveFind(lee, evidence.id, { find: await keyFor(cast, evidence.id, 'Mo'), reason: 'Mo agreed.' });
    const signed = await sign(evidence.version);
    expect(signed.document).toEqual(evidence.document);
  });

  test('is copied with role words in the place of names, numbers and the ids of people, whole, and the claim keeps its sentence', async ({
    db: _,
  }) => {
    const { lee, evidence, claim, mo } = await taken();
    const copy = await replaceUndecided(lee, evidence.id);
    expect(wordsIn(copy.document)).toContain('A colleague (A) asked how to end long calls.\nLee listened.');
    expect(JSON.stringify(copy)).not.toMatch(/\bMo\b|Member/);
    expect(JSON.stringify(copy)).not.toContain(mo.personId);
    expect([copy.hash, copy.title]).toEqual([
      documentHash(copy.document),
      'One-to-one with a colleague (A), 2026-03-02',
    ]);
    const { claims } = await evidenceOf(lee, evidence.id);
    expect(claims.map(({ quote, how }) => [quote, how])).toEqual([
      ['A colleague (A) asked how to end long calls.', 'I let a colleague (A) ask first.'],
    ]);
    const same = {
      place: 'agenda-1',
      quote: 'A colleague (A) asked how',
      how: 'I waited.',
      version: claims[0]!.version,
    };
    expect((await editClaim(lee, claim.id, same)).quote).toBe(same.quote);
  });

  test('has the same words for the same person in the whole portfolio', async ({ db: _ }) => {
    const { lee, evidence } = await taken();
    await replaceUndecided(lee, evidence.id);
    const other = await writeAccount(lee, account);
    const copy = await replaceUndecided(lee, other.id);
    expect(wordsIn(copy.document)).toContain('A colleague (A) rang a customer (A) on [phone number].');
    expect(copy.title).toBe('Calls with a colleague (A)');
  });

  test('is made anew where a decision changes: the quoted sentence goes back with it', async ({ db: _ }) => {
    const cast = await taken();
    const { lee, evidence } = cast;
    const copy = await replaceUndecided(lee, evidence.id);
    const back = await leaveFind(lee, evidence.id, {
      find: await keyFor(cast, evidence.id, 'Mo'),
      reason: 'Mo agreed.',
    });
    expect([back.document, back.hash, back.originalHash]).toEqual([
      evidence.document,
      evidence.hash,
      copy.originalHash,
    ]);
    const { claims } = await evidenceOf(lee, evidence.id);
    expect(claims[0]!.quote).toBe('Mo asked how to end long calls.');
  });

  test('takes words that were missed, once, exactly as they stand', async ({ db: _ }) => {
    const { lee, evidence } = await taken();
    const add = (words: string) => addMissedWords(lee, evidence.id, { words, role: 'detail' });
    await expect(add('long cals')).rejects.toThrow('exactly as they stand');
    await expect(add('Membe')).rejects.toThrow('a part of “Mo Member”, which was found already');
    const copy = await add('long calls');
    expect(wordsIn(copy.document)).toContain('Mo asked how to end [detail].');
    await expect(add('long calls')).rejects.toThrow('replaced already');
  });

  test('is held again by a name that is typed into its title after the copy was made', async ({ db: _ }) => {
    const { lee, evidence } = await taken();
    const copy = await replaceUndecided(lee, evidence.id);
    const named = await editEvidence(lee, copy.id, {
      title: 'With Mo',
      context: null,
      simulated: false,
      aiUse: null,
      version: copy.version,
    });
    await expect(submitEvidence(lee, copy.id, { declared: true, version: named.version })).rejects.toThrow(/“Mo”/);
    const again = await replaceUndecided(lee, copy.id);
    expect(again.title).toBe('With a colleague (A)');
    await submitEvidence(lee, copy.id, { declared: true, version: again.version });
  });

  test('that is submitted takes no claim whose words show somebody, and no decision', async ({ db: _ }) => {
    const { lee, copy, enrolment, criterion } = await submitted();
    const claim = { enrolmentId: enrolment.id, criterionId: criterion('2.3'), place: 'agenda-1', quote: null };
    await expect(makeClaim(lee, copy.id, { ...claim, how: 'Mo Member said so.' })).rejects.toThrow(Invalid);
    await makeClaim(lee, copy.id, { ...claim, how: 'A colleague said so.' });
    await expect(leaveUndecided(lee, copy.id, { reason: 'Late' })).rejects.toThrow(NotAllowed);
  });

  test('finds former colleagues and nobody of another organisation', async ({ db: _ }) => {
    const { lee, ada } = await portfolioWorld();
    await addPerson(ada, { name: 'Quentin Former' });
    const written = await writeAccount(lee, { ...account, situation: 'Quentin left; Zeb did not.' });
    const { finds } = await othersOf(lee, written.id);
    expect(finds.flatMap(({ words }) => words)).toContain('Quentin');
  });
});

describe('R-120 the sealed original', () => {
  test('is read by its candidate, and by whoever reads the copy only once they said why, for an hour, which the candidate sees', async ({
    db: _,
  }) => {
    const { lee, ash, ivy, mo, copy, evidence } = await submitted();
    expect((await originalDocumentOf(lee, copy.id)).document).toEqual(evidence.document);
    for (const who of [ash, ivy, mo]) await expect(originalDocumentOf(who, copy.id)).rejects.toThrow(NotFound);
    await expect(openOriginal(mo, copy.id, { reason: 'Curious' })).rejects.toThrow(NotAllowed);
    setClock(() => new Date('2026-11-02T10:00:00Z'));
    await openOriginal(ash, copy.id, { reason: 'Are these two people?' });
    await expect(openOriginal(ash, copy.id, { reason: 'Again' })).rejects.toThrow(Conflict);
    expect((await originalDocumentOf(ash, copy.id)).document).toEqual(evidence.document);
    await expect(originalDocumentOf(ivy, copy.id)).rejects.toThrow(NotFound);
    setClock(() => new Date('2026-11-02T11:00:01Z'));
    await expect(originalDocumentOf(ash, copy.id)).rejects.toThrow(NotFound);
    setClock(null);
    const { openings } = await othersOf(lee, copy.id);
    expect(openings.map(({ person, reason }) => [person, reason])).toEqual([['Ash Assessor', 'Are these two people?']]);
  });

  test('and the names in it are hidden from the application by the database, whatever it asks', async ({ db: _ }) => {
    const { lee, ash, copy } = await submitted();
    const kept = await reading(lee.organisationId, (db) =>
      db.rows<{ version: number; record: unknown }>(
        sql`select version, record from versions where kind = 'evidence' and record_id = ${copy.id} order by version`,
      ),
    );
    expect(kept.map(({ version }) => version)).toEqual([copy.version - 1, copy.version]);
    expect(JSON.stringify(kept)).not.toContain('Member');
    const opened = (person: string) =>
      reading(lee.organisationId, (db) =>
        db.rows<{ kept: unknown }>(sql`select open_original(${copy.id}, ${person}, now()) as kept`),
      );
    expect((await opened(ash.personId))[0]!.kept).toBeNull();
    expect(JSON.stringify(await opened(lee.personId))).toContain('Member');
  });

  test('what stays is read with its reason by assessor and quality assurer, and what is replaced by neither', async ({
    db: _,
  }) => {
    const cast = await taken();
    const { lee, ash, ivy } = cast;
    const written = await writeAccount(lee, account);
    await makeClaim(lee, written.id, {
      ...{
        enrolmentId: cast.enrolment.id,
        criterionId: cast.criterion('4.1'),
        place: placesOf(written.document)[0]!.id,
      },
      ...{ quote: null, how: 'I say why.' },
    });
    await leaveFind(lee, written.id, { find: await keyFor(cast, written.id, 'Mo Member'), reason: 'Mo agreed.' });
    const copy = await replaceUndecided(lee, written.id);
    await submitEvidence(lee, copy.id, { declared: true, version: copy.version });
    for (const reader of [ash, ivy]) {
      const page = await othersOf(reader, copy.id);
      expect(page.left.map(({ reason }) => reason)).toEqual(['Mo agreed.']);
      expect(page.replaced).toBe(2);
      expect(JSON.stringify(page)).not.toMatch(/Platt|0161/);
      const { facts } = await evidenceOf(reader, copy.id);
      expect(facts.at(-1)).toMatchObject({
        name: 'Names and details of others',
        text: expect.stringMatching(/sealed.*One stays/),
      });
    }
  });

  test('facts of the copy call people as it does', async ({ db: _ }) => {
    const cast = await portfolioWorld();
    const { lee, mo, ash, enrolment, criterion } = cast;
    const first = await keepDocument(cast, lee, meetingOf(cast));
    await act(mo, 'plan.list', organisation, async (_tx, _, keep) => {
      const kept = { ...meetingOf(cast), id: first.sourceId, version: 2 };
      keep(first.kind, kept);
      return kept;
    });
    const evidence = await takeEvidence(lee, first);
    await makeClaim(lee, evidence.id, {
      enrolmentId: enrolment.id,
      criterionId: criterion('2.2'),
      place: 'agenda-1',
      quote: null,
      how: 'I asked.',
    });
    const copy = await replaceUndecided(lee, evidence.id);
    await submitEvidence(lee, copy.id, { declared: true, version: copy.version });
    expect((await evidenceOf(ash, copy.id)).facts.map(({ text }) => text).join()).toContain(
      'a colleague (A) (changed it)',
    );
    expect(JSON.stringify(await evidenceOf(ash, copy.id))).not.toContain(mo.name);
  });

  test('a role is told once for the whole portfolio', async ({ db: _ }) => {
    const cast = await taken();
    const { lee, evidence } = cast;
    const find = await keyFor(cast, evidence.id, 'Mo');
    const as = async (role: 'customer' | 'colleague') => (await replaceFind(lee, evidence.id, { find, role })).title;
    expect(await as('customer')).toBe('One-to-one with a customer (A), 2026-03-02');
    expect(wordsIn((await replaceFind(lee, evidence.id, { find, role: 'colleague' })).document)).toContain(
      'A colleague (A) asked',
    );
  });
});
