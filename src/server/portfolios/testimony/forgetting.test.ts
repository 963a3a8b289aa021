import { expect } from 'vitest';
import { test } from '../../../../tests/database.ts';
import { portfolioWorld } from '../../../../tests/portfolio-world.ts';
import { ask, mailsTo, outsider, ownWords, said, seatOf } from '../../../../tests/testimony-world.ts';
import { setClock } from '../../clock.ts';
import { reading, sql } from '../../db.ts';
import { giveTestimony, saveDraft } from './answering.ts';
import { forgetLinks } from './forgetting.ts';
import { witnessOf } from './witnesses.ts';

test('R-120 how a witness was reached is forgotten with its mails, and what they signed is not', async ({ db: _ }) => {
  const cast = await portfolioWorld();
  const { lee, enrolment } = cast;
  const onDay = (day: string) => setClock(() => new Date(`${day}T10:00:00Z`));
  onDay('2026-03-10');
  const signed = await ask(cast);
  const { witness } = await seatOf();
  await saveDraft(witness, signed.id, 0, { words: ownWords });
  await giveTestimony(witness, signed.id, said);
  const silent = await ask(cast, { name: 'Toby', email: 'toby@tenants.example', phone: null });
  const traces = async (address: string) => {
    const [found] = await reading(lee.organisationId, (db) =>
      db.rows<{ n: number }>(sql`select count(*)::int as n from testimony_links where email = ${address}`),
    );
    return [found!.n, (await mailsTo(address)).length];
  };
  onDay('2026-04-20'); // 27 days after the last day to answer
  expect(await forgetLinks()).toBe(0);
  onDay('2026-04-25');
  expect(await forgetLinks()).toBe(1);
  expect([await traces('toby@tenants.example'), await traces(outsider.email!)]).toEqual([
    [0, 0],
    [1, 2],
  ]);
  expect((await witnessOf(lee, enrolment.id, silent.id)).reached).toBeNull();
  onDay('2027-03-11');
  expect(await forgetLinks()).toBe(1);
  expect(await traces(outsider.email!)).toEqual([0, 0]);
  expect((await witnessOf(lee, enrolment.id, signed.id)).signed?.document.title).toBe('Testimony of Tess Tenant');
});
