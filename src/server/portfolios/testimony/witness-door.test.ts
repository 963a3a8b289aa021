import { randomBytes } from 'node:crypto';
import { describe, expect } from 'vitest';
import { databaseOfItsOwn, test } from '../../../../tests/database.ts';
import { type PortfolioWorld, portfolioWorld } from '../../../../tests/portfolio-world.ts';
import { ask, codeIn, mailsTo, outsider, ownWords, said, seatOf, tokenIn } from '../../../../tests/testimony-world.ts';
import { see } from '../../act.ts';
import { setClock } from '../../clock.ts';
import { reading, sql, useDatabase } from '../../db.ts';
import { NotAllowed, NotFound } from '../../errors.ts';
import { personOf } from '../../people/person.ts';
import { answerPage } from './answer-page.ts';
import { giveTestimony, saveDraft } from './answering.ts';
import { revokeTestimony } from './asking.ts';
import { findTestimony } from './testimony-facts.ts';
import { askForCode, codeMinutes, enterByCode, guestBehind, seatHours } from './witness-door.ts';
import { witnessesOf } from './witnesses.ts';

const at = (moment: string) => setClock(() => new Date(moment));
const later = (minutes: number) => at(new Date(Date.parse('2026-03-10T10:00:00Z') + minutes * 60_000).toISOString());

async function asked() {
  const cast = await portfolioWorld();
  later(0);
  const testimony = await ask(cast);
  const token = tokenIn(await mailsTo(outsider.email!));
  return { cast, testimony, token };
}

/** Everything in the database that a look at the door could have changed. */
const standing = ({ lee }: PortfolioWorld) =>
  reading(lee.organisationId, (db) =>
    db.rows(sql`select (select count(*) from versions)::int as versions, (select count(*) from outbox)::int as mails,
      (select count(*) from tries)::int as tries, (select jsonb_agg(to_jsonb(l)) from testimony_links l) as links,
      (select count(*) from testimony_steps)::int as steps`),
  );

describe('R-099 the door of a witness', () => {
  test('opens to no token but the one that was sent, of ten thousand that nearly are', async ({ db: _ }) => {
    const { token, testimony } = await asked();
    expect((await guestBehind(token))?.testimonyId).toBe(testimony.id);
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const one = (place: number, letter: string) => token.slice(0, place) + letter + token.slice(place + 1);
    const near = Array.from({ length: token.length }, (_, place) => [...letters].map((letter) => one(place, letter)));
    const far = Array.from({ length: 7_500 }, () => randomBytes(32).toString('base64url'));
    const tried = [...near.flat(), ...far].filter((other) => other !== token);
    expect(tried.length).toBeGreaterThan(10_000);
    const opened: string[] = [];
    for (const other of tried) if (await guestBehind(other)) opened.push(other);
    const odd = [undefined, '', token.slice(1), `${token}A`, `${token} `, token.toUpperCase(), "' or true --"];
    for (const other of odd) if (await guestBehind(other)) opened.push(String(other));
    expect(opened).toEqual([]);
  });

  test('changes nothing when it is looked at, however often: mail scanners open links too', async ({ db: _ }) => {
    const { cast, token, testimony } = await asked();
    const before = await standing(cast);
    for (let look = 0; look < 3; look++) expect((await guestBehind(token))?.seated).toBe(false);
    const guest = (await guestBehind(token))!;
    await answerPage(guest.actor, testimony.id);
    expect(await standing(cast)).toEqual(before);
    expect((await witnessesOf(cast.lee, cast.enrolment.id)).rows[0]!.state).toBe('requested');
  });

  test('keeps neither token nor code nor seat, but their hashes, and no address in any version', async ({ db: _ }) => {
    const { cast } = await asked();
    const { token, seat } = await seatOf();
    const code = codeIn(await mailsTo(outsider.email!));
    const kept = await reading(cast.lee.organisationId, (db) =>
      db.rows<{ all: string }>(sql`select coalesce(string_agg(x, ' '), '') as all from (
        select to_jsonb(v)::text as x from versions v union all select to_jsonb(l)::text from testimony_links l
        union all select to_jsonb(t)::text from testimonies t union all select to_jsonb(s)::text from testimony_steps s
        union all select entry from ledger_entries union all select answer::text from requests) rows`),
    );
    for (const secret of [token, seat, code]) expect(kept[0]!.all).not.toContain(secret);
    const versions = await reading(cast.lee.organisationId, (db) =>
      db.rows<{ all: string }>(sql`select string_agg(to_jsonb(v)::text, ' ') as all from versions v`),
    );
    expect(versions[0]!.all).not.toContain(outsider.email);
    expect(versions[0]!.all).not.toContain(outsider.phone);
  });

  test('opens by the newest code alone, once, for a quarter of an hour; all others are told alike', async ({
    db: _,
  }) => {
    const { token } = await asked();
    const door = (await guestBehind(token))!;
    await askForCode(door);
    const first = codeIn(await mailsTo(outsider.email!));
    later(1);
    await askForCode(door);
    const second = codeIn(await mailsTo(outsider.email!));
    const refused = (code: string) => enterByCode(door, code).catch((error: Error) => error.message);
    const wrong = await refused(second === '12345678' ? '87654321' : '12345678');
    expect(wrong).toContain('not the code of the newest e-mail');
    expect(await refused(first)).toBe(wrong);
    later(codeMinutes + 2);
    expect(await refused(second)).toBe(wrong);
    await askForCode(door);
    const third = codeIn(await mailsTo(outsider.email!));
    await enterByCode(door, third);
    expect(await refused(third)).toBe(wrong);
  });

  test('slows down whoever guesses codes, and whoever has codes sent', async ({ db: _ }) => {
    const { token } = await asked();
    const door = (await guestBehind(token))!;
    await askForCode(door);
    const code = codeIn(await mailsTo(outsider.email!));
    const guesses = Array.from({ length: 9 }, (_, n) => String(n).padStart(8, '0')).filter((guess) => guess !== code);
    const answers: string[] = [];
    for (const guess of guesses) answers.push(await enterByCode(door, guess).catch((error: Error) => error.message));
    expect(answers.filter((words) => words.includes('Too many codes were tried. Wait')).length).toBeGreaterThan(2);
    await expect(enterByCode(door, code), 'also the right one then').rejects.toThrow('Wait');
    const sent: string[] = [];
    for (let n = 0; n < 8; n++) await askForCode(door).catch((error: Error) => sent.push(error.message));
    expect(sent[0]).toMatch(/^A code was sent already, several times\. Wait \d+ seconds?, then try again\.$/);
    expect((await mailsTo(outsider.email!)).length).toBeLessThan(8);
  });

  test('closes on a seat after half a day, on a link when it is withdrawn, and on the seat with it', async ({
    db: _,
  }) => {
    const { cast, testimony } = await asked();
    const { token, seat } = await seatOf();
    later(seatHours * 60 + 1);
    expect([await guestBehind(seat), (await guestBehind(token))?.testimonyId]).toEqual([null, testimony.id]);
    later(1);
    expect((await guestBehind(seat))?.seated).toBe(true);
    await revokeTestimony(cast.lee, testimony.id);
    expect([await guestBehind(seat), await guestBehind(token)]).toEqual([null, null]);
    await expect(saveDraft((await asked()).cast.lee, testimony.id, 0, { words: 'x' })).rejects.toThrow(NotFound);
  });

  test('leads to one statement and to nothing else: no other testimony, portfolio, person or page', async ({
    db: _,
  }) => {
    const { cast } = await asked();
    const { witness } = await seatOf();
    const other = await ask(cast, { name: 'Toby', email: 'toby@tenants.example' });
    await expect(answerPage(witness, other.id)).rejects.toThrow(NotFound);
    await expect(saveDraft(witness, other.id, 0, { words: 'Not mine' })).rejects.toThrow(NotAllowed);
    await expect(giveTestimony(witness, other.id, said)).rejects.toThrow(NotAllowed);
    await expect(witnessesOf(witness, cast.enrolment.id)).rejects.toThrow(NotFound);
    await expect(personOf(witness, cast.mo.personId)).rejects.toThrow(NotFound);
    for (const action of ['today.view', 'search.find', 'person.list', 'unit.view', 'account.view'] as const)
      await expect(see(witness, action, async () => ({}))).rejects.toThrow(NotFound);
    await expect(see(witness, 'testimony.view', findTestimony(witness, other.id))).rejects.toThrow(NotFound);
  });

  test('of two who sign at once the second is told so, and there is one piece of evidence', async () => {
    const database = await databaseOfItsOwn('witness');
    useDatabase(database);
    try {
      const { cast, testimony } = await asked();
      const { witness } = await seatOf();
      await saveDraft(witness, testimony.id, 0, { words: ownWords });
      const sign = () =>
        giveTestimony(witness, testimony.id, said).then(
          () => 'signed',
          (error: Error) => error.message,
        );
      const answers = await Promise.all([sign(), sign()]);
      expect(answers.sort()).toEqual(['You have signed this already. What you signed stands on this page.', 'signed']);
      const [made] = await reading(cast.lee.organisationId, (db) =>
        db.rows(sql`select (select count(*) from evidence where source_kind = 'testimony')::int as pieces,
          (select count(*) from testimony_steps where step = 'given')::int as given`),
      );
      expect(made).toEqual({ pieces: 1, given: 1 });
    } finally {
      setClock(null);
      useDatabase(null);
      await database.end();
    }
  });

  test('sent twice by one click it is signed once, with the first one’s answer', async ({ db: _ }) => {
    const { testimony } = await asked();
    const { witness } = await seatOf();
    await saveDraft(witness, testimony.id, 0, { words: ownWords });
    const clicked = () => ({ ...witness, request: { key: 'one click', used: 0 } });
    const first = await giveTestimony(clicked(), testimony.id, said);
    const second = await giveTestimony(clicked(), testimony.id, said);
    expect(second.evidenceId).toBe(first.evidenceId);
  });
});
