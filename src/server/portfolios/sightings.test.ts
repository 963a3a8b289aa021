import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { portfolioWorld } from '../../../tests/portfolio-world.ts';
import { testAccounts, testOrigin } from '../../../tests/world.ts';
import { judgeClaim } from '../assessment/judgements.ts';
import { setClock } from '../clock.ts';
import { sql } from '../db.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { acceptInvitation, invite } from '../people/invitations.ts';
import { todayOf } from '../today/today.ts';
import { writing } from '../writing.ts';
import { makeClaim } from './claims.ts';
import { submitEvidence, withdrawEvidence } from './evidence.ts';
import { evidenceOf } from './evidence-page.ts';
import { criterionOf, portfolioOf } from './portfolio.ts';
import { addInSitu, askable, askToSee, declineSighting, sightingOf, signSighting } from './sightings.ts';

const board = {
  ...{ title: 'The skills board', happenedFrom: '2026-03-02', place: 'Second floor', keeper: 'Reception' },
  ...{ about: 'Who can do what.\n\nI drew it up.', why: 'It hangs on the wall.' },
};
const saw = { seenOn: '2026-03-10', words: 'It hangs there, as described.' };
const judged = {
  ...{ outcome: 'accepted' as const, valid: true, authentic: true, current: true, sufficient: true, reason: null },
  ...{ feedback: null, action: null, actionDue: null, supersedes: null },
};

type Cast = Awaited<ReturnType<typeof portfolioWorld>>;

/** The cast, of whom Mo and Nia have an account. */
async function withAccounts(): Promise<Cast> {
  const cast = await portfolioWorld();
  for (const { personId } of [cast.mo, cast.nia]) {
    const { link } = await invite(cast.ada, personId, testOrigin);
    await acceptInvitation(testAccounts(), link.split('/').at(-1)!, 'a long enough password');
  }
  return cast;
}

async function described(cast: Cast, asked: Actor = cast.mo) {
  setClock(() => new Date('2026-03-10T10:00:00Z'));
  const { lee, enrolment, criterion } = cast;
  const evidence = await addInSitu(lee, { ...board, personId: asked.personId });
  const claim = await makeClaim(lee, evidence.id, {
    ...{ enrolmentId: enrolment.id, criterionId: criterion('1.4'), place: 'about-1', quote: null, how: 'By skill.' },
  });
  await submitEvidence(lee, evidence.id, { declared: true, version: 1 });
  return { evidence, claim };
}

/** The request that somebody finds on Today. */
async function askedOf(who: Actor): Promise<string | null> {
  const need = (await todayOf(who, { all: true })).needs.find(({ href }) => href.startsWith('/prove/seen/'));
  return need?.href.split('/').at(-1) ?? null;
}

describe('R-092 evidence that stays where it is kept', () => {
  test('does not count, and cannot be accepted, before somebody else signed that they saw it there', async ({
    db: _,
  }) => {
    const cast = await withAccounts();
    const { lee, mo, ash, enrolment, criterion } = cast;
    const { evidence, claim } = await described(cast);
    const seen = async () => (await evidenceOf(ash, evidence.id)).facts.find(({ name }) => name === 'Seen')?.text;
    const status = async () => (await criterionOf(ash, enrolment.id, criterion('1.4'))).status;
    expect(await seen()).toBe(
      'Mo Member is asked to look at it. Until somebody signs that they saw it, it does not count',
    );
    expect(await status()).toMatchObject({ state: 'uncovered', uncounted: 1, claimed: { occasions: 0 } });
    await expect(judgeClaim(ash, claim.id, judged)).rejects.toThrow('Nobody has signed yet');
    const id = await askedOf(mo);
    await signSighting(mo, id!, saw);
    expect(await askedOf(mo)).toBeNull();
    expect(await seen()).toBe(
      'Mo Member saw it on 10 March 2026: It hangs there, as described. Signed on 10 March 2026',
    );
    expect(await status()).toMatchObject({
      state: 'claimed',
      uncounted: 0,
      claimed: { occasions: 1, classes: ['product'] },
    });
    await judgeClaim(ash, claim.id, judged);
    const { statuses } = await portfolioOf(lee, enrolment.id);
    expect(statuses.get(criterion('1.4'))).toMatchObject({ accepted: { occasions: 1 } });
  });

  test('is shown to whoever is asked to go and see it, and to nobody else before it is submitted', async ({
    db: _,
  }) => {
    const cast = await withAccounts();
    const { lee, mo, nia, ash } = cast;
    setClock(() => new Date('2026-03-10T10:00:00Z'));
    const evidence = await addInSitu(lee, { ...board, personId: mo.personId });
    const id = (await askedOf(mo))!;
    expect(await sightingOf(mo, id)).toMatchObject({
      candidate: 'Lee Leader',
      mayAnswer: true,
      number: evidence.number,
    });
    for (const other of [nia, ash, lee]) await expect(sightingOf(other, id)).rejects.toThrow(NotFound);
    for (const other of [nia, ash, lee]) await expect(signSighting(other, id, saw)).rejects.toThrow(NotAllowed);
    await expect(evidenceOf(mo, evidence.id)).rejects.toThrow(NotFound);
  });

  test('the candidate asks others, never themselves, and each once; whoever declines is asked no more', async ({
    db: _,
  }) => {
    const cast = await withAccounts();
    const { lee, mo, nia } = cast;
    setClock(() => new Date('2026-03-10T10:00:00Z'));
    const people = (await askable(lee)).map(({ id }) => id);
    expect(people).toContain(nia.personId);
    expect(people).not.toContain(lee.personId);
    await expect(addInSitu(lee, { ...board, personId: lee.personId })).rejects.toThrow(Invalid);
    await expect(addInSitu(lee, { ...board, happenedFrom: '2026-03-11', personId: mo.personId })).rejects.toThrow(
      Invalid,
    );
    const evidence = await addInSitu(lee, { ...board, personId: mo.personId });
    await expect(askToSee(lee, evidence.id, mo.personId)).rejects.toThrow('not asked yet');
    await declineSighting(mo, (await askedOf(mo))!);
    expect(await askedOf(mo)).toBeNull();
    await askToSee(lee, evidence.id, nia.personId);
    await signSighting(nia, (await askedOf(nia))!, saw);
    const { facts } = await evidenceOf(lee, evidence.id);
    expect(facts.find(({ name }) => name === 'Seen')?.text).toMatch(/^Nia Newer saw it/);
  });

  test('is seen on a day that has come and on which it was there; what is answered stands, and what is withdrawn is not signed', async ({
    db: _,
  }) => {
    const cast = await withAccounts();
    const { lee, mo } = cast;
    setClock(() => new Date('2026-03-10T10:00:00Z'));
    const evidence = await addInSitu(lee, { ...board, personId: mo.personId });
    const id = (await askedOf(mo))!;
    for (const seenOn of ['2026-03-11', '2026-03-01'])
      await expect(signSighting(mo, id, { ...saw, seenOn })).rejects.toThrow(Invalid);
    await signSighting(mo, id, saw);
    await expect(signSighting(mo, id, saw)).rejects.toThrow(Conflict);
    await expect(declineSighting(mo, id)).rejects.toThrow(Conflict);
    const change = (statement: ReturnType<typeof sql>) =>
      writing(lee.organisationId, (tx) => tx.rows(statement)).then(
        () => 'done',
        (error: Error) => String(error.cause ?? error),
      );
    expect(await change(sql`update sightings set words = 'Nothing there' where id = ${id}`)).toContain('refused');
    expect(await change(sql`delete from sightings where id = ${id}`)).toMatch(/denied|refused/);
    const other = await addInSitu(lee, { ...board, personId: mo.personId });
    await withdrawEvidence(lee, other.id, 'Taken down');
    expect(await askedOf(mo)).toBeNull();
    expect(evidence.number).toBeLessThan(other.number);
  });
});
