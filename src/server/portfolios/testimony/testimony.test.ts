import { describe, expect } from 'vitest';
import { submitCleared } from '../../../../tests/cleared.ts';
import { test } from '../../../../tests/database.ts';
import { type PortfolioWorld, portfolioWorld } from '../../../../tests/portfolio-world.ts';
import { ask, mailsTo, outsider, ownWords, said, seatOf, tokenIn } from '../../../../tests/testimony-world.ts';
import { testOrigin } from '../../../../tests/world.ts';
import { setClock } from '../../clock.ts';
import { reading, sql } from '../../db.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../../errors.ts';
import type { Actor } from '../../people/actor.ts';
import { makeClaim } from '../claims.ts';
import { evidenceOf } from '../evidence-page.ts';
import { answerPage } from './answer-page.ts';
import { declineTestimony, giveTestimony, retractTestimony, saveDraft } from './answering.ts';
import { revokeTestimony, sendAgain } from './asking.ts';
import { guestBehind } from './witness-door.ts';
import { witnessesOf, witnessOf } from './witnesses.ts';

const onDay = (day: string) => setClock(() => new Date(`${day}T10:00:00Z`));
const stateOf = async ({ lee, enrolment }: PortfolioWorld) => (await witnessesOf(lee, enrolment.id)).rows[0]!.state;

async function given(cast: PortfolioWorld) {
  onDay('2026-03-10');
  const asked = await ask(cast);
  const { witness, token, seat } = await seatOf();
  await saveDraft(witness, asked.id, 0, { words: ownWords });
  const testimony = await giveTestimony(witness, asked.id, said);
  return { testimony, witness, token, seat };
}

describe('R-099 a testimony', () => {
  test('is asked for by a mail that says nothing of what is asked, and goes through the states to a fixed copy', async ({
    db: _,
  }) => {
    const cast = await portfolioWorld();
    const { lee, ash, ivy, enrolment } = cast;
    onDay('2026-03-10');
    const asked = await ask(cast);
    const [mail] = await mailsTo(outsider.email!);
    expect(mail).toContain('Lee Leader of Fernhithe Homes');
    expect(mail).not.toContain('lift');
    expect(await stateOf(cast)).toBe('requested');
    const { witness } = await seatOf();
    expect(await stateOf(cast)).toBe('opened');
    await saveDraft(witness, asked.id, 0, { words: ownWords });
    for (const reader of [lee, ash, ivy])
      expect(JSON.stringify(await witnessOf(reader, enrolment.id, asked.id))).not.toContain('listened');
    const testimony = await giveTestimony(witness, asked.id, said);
    expect(await stateOf(cast)).toBe('given');
    const page = await evidenceOf(lee, testimony.evidenceId!);
    expect(page.evidence).toMatchObject({
      kind: 'testimony',
      number: 1,
      candidateId: lee.personId,
      sourceId: asked.id,
    });
    const places = page.evidence.document.sections.flatMap(({ blocks }) => blocks.map(({ id }) => id));
    expect(places).toEqual(['words-1', 'words-2', 'seen-1', 'seen-2', 'witness-1', 'signed-1']);
    expect(page.facts).toEqual(
      expect.arrayContaining([
        { name: 'Came about', text: 'Written and signed by a witness whom the candidate asked' },
        { name: 'Written down', text: '7 days afterwards' },
        { name: 'Witness', text: 'Tess Tenant, Chair of the tenants. Customer or service user' },
        { name: 'Independence', text: 'The witness says that they do not report to the candidate' },
        {
          name: 'Who they are',
          text: 'By a code sent to an address that the candidate gave. No assessor has checked it yet',
        },
      ]),
    );
  });

  test('is claimed with by its candidate, who does not change a word of it', async ({ db: _ }) => {
    const cast = await portfolioWorld();
    const { testimony } = await given(cast);
    const { lee, enrolment, criterion } = cast;
    const place = {
      place: 'words-2',
      quote: 'Then she told us when the lift would run again',
      how: 'I kept her informed',
    };
    const claim = { enrolmentId: enrolment.id, criterionId: criterion('2.2'), ...place };
    await makeClaim(lee, testimony.evidenceId!, claim);
    await submitCleared(lee, testimony.evidenceId!, { declared: true, version: 1 });
    const { evidence } = await evidenceOf(cast.ash, testimony.evidenceId!);
    expect(JSON.stringify(evidence.document)).toContain('She listened first.');
    expect(evidence.declaration).toContain('I wrote no word of it.');
  });

  test('says that its witness reports to the candidate, and is not refused for it', async ({ db: _ }) => {
    const cast = await portfolioWorld();
    onDay('2026-03-10');
    const asked = await ask(cast, { personId: cast.mo.personId, name: null, email: null, relation: 'same-team' });
    const { witness } = await seatOf('mo@fernhithe.example'); // without an account yet, so by mail
    await saveDraft(witness, asked.id, 0, { words: ownWords });
    const form = { ...said, relation: 'same-team' as const, reportsToCandidate: 'yes' as const };
    const { evidenceId } = await giveTestimony(witness, asked.id, form);
    const { facts, evidence } = await evidenceOf(cast.lee, evidenceId!);
    expect(facts).toContainEqual({
      name: 'Independence',
      text: 'Depends on the candidate: the witness reports to them',
    });
    expect(evidence.document.people).toContainEqual({ id: cast.mo.personId, name: 'Mo Member', part: 'witness' });
  });

  test('can be declined without a reason: what was written is forgotten, and the link opens nothing', async ({
    db: _,
  }) => {
    const cast = await portfolioWorld();
    onDay('2026-03-10');
    const asked = await ask(cast);
    const { witness, token, seat } = await seatOf();
    await saveDraft(witness, asked.id, 0, { words: 'Half a thought about the lift' });
    await declineTestimony(witness, asked.id);
    expect(await stateOf(cast)).toBe('declined');
    expect([await guestBehind(token), await guestBehind(seat)]).toEqual([null, null]);
    expect(await leftOf(cast, 'Half a thought')).toBe(0);
    await expect(giveTestimony(witness, asked.id, said)).rejects.toThrow('This request has ended');
  });

  test('goes out of date after fourteen days, and a new link ends the earlier one', async ({ db: _ }) => {
    const cast = await portfolioWorld();
    onDay('2026-03-10');
    const asked = await ask(cast);
    const first = tokenIn(await mailsTo(outsider.email!));
    await expect(sendAgain(cast.lee, asked.id, testOrigin)).rejects.toThrow('It was sent to Tess Tenant today already');
    onDay('2026-03-25');
    expect([await stateOf(cast), await guestBehind(first)]).toEqual(['expired', null]);
    await sendAgain(cast.lee, asked.id, testOrigin);
    const second = tokenIn(await mailsTo(outsider.email!));
    expect(second).not.toBe(first);
    expect([await guestBehind(first), (await guestBehind(second))?.testimonyId]).toEqual([null, asked.id]);
    expect(await stateOf(cast)).toBe('requested');
  });

  test('is taken back by its witness alone: kept and marked, and its evidence counts no longer', async ({ db: _ }) => {
    const cast = await portfolioWorld();
    const { testimony, witness } = await given(cast);
    for (const other of [cast.lee, cast.ash, cast.mo])
      await expect(retractTestimony(other, testimony.id, null)).rejects.toThrow(NotAllowed);
    await retractTestimony(witness, testimony.id, 'I mixed up two days');
    expect(await stateOf(cast)).toBe('retracted');
    const { evidence, facts } = await evidenceOf(cast.lee, testimony.evidenceId!);
    expect(evidence.withdrawnReason).toBe('Tess Tenant has taken the testimony back: I mixed up two days');
    expect(facts.find(({ name }) => name === 'Taken back')?.text).toContain('10 March 2026: I mixed up two days');
    expect((await answerPage(witness, testimony.id)).signed?.document.title).toBe('Testimony of Tess Tenant');
    await expect(retractTestimony(witness, testimony.id, null)).rejects.toThrow('already');
  });

  test('loses no words: another window is told how it reads now, and days to come are refused', async ({ db: _ }) => {
    const cast = await portfolioWorld();
    onDay('2026-03-10');
    const asked = await ask(cast);
    const { witness } = await seatOf();
    await saveDraft(witness, asked.id, 0, { words: 'First window' });
    const late = await saveDraft(witness, asked.id, 0, { words: 'Second window' }).catch((error) => error);
    expect(late).toBeInstanceOf(Conflict);
    expect(late.theirs).toEqual({ words: 'First window' });
    await expect(giveTestimony(witness, asked.id, { ...said, seenFrom: '2026-03-11' })).rejects.toThrow(Invalid);
    await expect(giveTestimony(witness, asked.id, { ...said, version: 0 })).rejects.toThrow('in another window');
  });

  test('is asked of nobody who decides on the portfolio, nor of oneself under whatever address', async ({ db: _ }) => {
    const cast = await portfolioWorld();
    const colleague = ({ personId }: Actor) => ask(cast, { personId, name: null, email: null });
    await expect(colleague(cast.ash)).rejects.toThrow('Ash Assessor decides on your portfolio');
    await expect(colleague(cast.ivy)).rejects.toThrow('Ivy Assurer decides on your portfolio');
    await expect(colleague(cast.lee)).rejects.toThrow('nobody is a witness of their own work');
    await expect(ask(cast, { email: 'lee@fernhithe.example' })).rejects.toThrow('nobody is a witness');
    expect((await ask(cast, { name: 'P.', email: 'pat@fernhithe.example' })).personId).toBe(cast.pat.personId);
    const foreign = cast.foreign.leader.personId;
    await expect(ask(cast, { personId: foreign, name: null, email: null })).rejects.toThrow(NotFound);
  });

  test('is asked for by its candidate alone, and withdrawn only while it is not answered', async ({ db: _ }) => {
    const cast = await portfolioWorld();
    const { testimony } = await given(cast);
    await expect(ask({ ...cast, lee: cast.ash })).rejects.toThrow(NotAllowed);
    await expect(revokeTestimony(cast.lee, testimony.id)).rejects.toThrow('has answered already');
    const other = await ask(cast, { email: 'toby@tenants.example', name: 'Toby' });
    await expect(revokeTestimony(cast.ash, other.id)).rejects.toThrow(NotAllowed);
    await revokeTestimony(cast.lee, other.id);
    expect(await guestBehind(tokenIn(await mailsTo('toby@tenants.example')))).toBeNull();
  });
});

/** In how many rows of what is kept apart, of versions and of testimonies some words stand. */
async function leftOf({ lee }: PortfolioWorld, words: string) {
  const [found] = await reading(lee.organisationId, (db) =>
    db.rows<{ n: number }>(sql`select ((select count(*) from testimony_links l where l::text like ${`%${words}%`})
      + (select count(*) from versions v where v.record::text like ${`%${words}%`}))::int as n`),
  );
  return found!.n;
}
