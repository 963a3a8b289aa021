import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, givenWorld, understood } from '../../../tests/plan-world.ts';
import { reading, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { ownPartsToSign } from '../today/own-signing.ts';
import { todayOf } from '../today/today.ts';
import { termsOf } from './agreements.ts';
import { overrideAssignment } from './assignments.ts';
import { howAnew } from './lost-work.ts';
import { myWorkOf } from './my-work.ts';
import { partOf } from './part-page.ts';
import { givenSince, holdsNow, saySince } from './said-of.ts';
import { signAgreement } from './signing.ts';
import { confirmUnderstanding, repeatUnderstanding, stateUnderstanding } from './understandings.ts';

const needsOf = async (actor: Actor) => (await todayOf(actor)).needs.map(({ what }) => what);

test('words are said of the work given until then, to the moment', () => {
  const said = { at: '2026-03-02T10:00:00.120+00:00' };
  const held = ['2026-03-02T10:00:00.12+00:00', '2026-03-02T10:00:00.121+00:00', '2026-03-02T10:00:00+00:00'];
  expect(
    givenSince(
      said,
      held.map((at) => ({ at })),
    ),
  ).toEqual([{ at: held[1] }]);
});

test('what was given, given anew and taken away is told apart', () => {
  expect(saySince(['A', 'B'], ['B', 'C', 'D'])).toBe(
    '“A” was given, and “B” was given anew, and “C” and “D” were taken away',
  );
});

test('R-006 words said before more work was given hold for it only once the member says so and the leader confirms again', async ({
  db: _,
}) => {
  const cast = await givenWorld();
  const { lee, mo, nia, plan, calls } = cast;
  const part = () => partOf(mo, plan.id, mo.personId);
  const terms = async () => (await reading(lee.organisationId, termsOf(lee, plan.id, mo.personId)))!;
  const sign = async () =>
    signAgreement(mo, plan.id, mo.personId, { versionId: (await terms()).versionId, stance: 'agree' });
  const holds = () =>
    reading(lee.organisationId, (db) =>
      db.rows<{
        holds: boolean;
      }>(sql`select ${holdsNow} as holds from understandings u where u.person_id = ${mo.personId}
        order by u.at desc limit 1`),
    );
  const waiting = async () => ({
    unsaid: (await myWorkOf(mo)).tasks.some(({ unsaid }) => unsaid),
    toSign: (await ownPartsToSign(mo)).length,
  });
  await acceptAll(cast);
  await understood(cast, mo);
  expect(await holds()).toEqual([{ holds: true }]);
  await overrideAssignment(lee, plan.id, calls.id, [mo.personId], 'Mo knows them');
  await acceptAll(cast);
  expect((await part()).since).toEqual(['Call back ten customers']);
  expect(await holds()).toEqual([{ holds: false }]);
  const { sections } = (await terms()).record;
  const section = sections.find(({ id }) => id === 'understanding')!;
  expect(section.heading).toContain('said of earlier work');
  expect(JSON.stringify(section.blocks)).toContain('Confirmed, of earlier work');
  await expect(sign()).rejects.toThrow(/changed since/);
  expect(await needsOf(mo)).toContain('Say whether your words hold for your work in “Work plan, March” as it is now');
  expect((await needsOf(mo)).join()).not.toContain('Sign');
  expect(await waiting()).toEqual({ unsaid: true, toSign: 0 });

  await overrideAssignment(lee, plan.id, calls.id, [nia.personId], 'Nia asked for them');
  expect(await part(), 'what was given and taken since is neither').toMatchObject({ since: [], taken: [] });
  expect(await holds()).toEqual([{ holds: true }]);
  const first = (await part()).understanding!;
  await expect(repeatUnderstanding(mo, plan.id, first.id)).rejects.toThrow(/already/);

  await overrideAssignment(lee, plan.id, calls.id, [mo.personId], 'Mo after all');
  await acceptAll(cast);
  const again = await repeatUnderstanding(mo, plan.id, first.id);
  expect(again).toMatchObject({ what: first.what, why: first.why, repeatsId: first.id, outcome: null });
  expect(await part()).toMatchObject({ since: [], understanding: { firstSaidAt: first.at } });
  await expect(sign()).rejects.toThrow(/not confirmed/);
  expect(await needsOf(lee)).toContain('Confirm what Mo Member understood of “Work plan, March”');
  await confirmUnderstanding(lee, plan.id, mo.personId, {
    ...{ understandingId: again.id, outcome: 'confirmed', reply: null },
  });
  expect(await needsOf(mo)).toContain('Sign your part of “Work plan, March”');
  expect(await waiting(), 'My work counts what Today asks for').toEqual({ unsaid: false, toSign: 1 });
  expect(JSON.stringify((await terms()).record)).toContain('My words of 2 March 2026 hold for all the work');
  await sign();
  expect(await waiting()).toEqual({ unsaid: false, toSign: 0 });
});

test('R-006 the leader confirms no words that were said of earlier work', async ({ db: _ }) => {
  const cast = await givenWorld();
  const { lee, mo, plan, calls } = cast;
  await acceptAll(cast);
  await understood(cast, mo);
  await overrideAssignment(lee, plan.id, calls.id, [mo.personId], 'Mo knows them');
  const { id } = await repeatUnderstanding(mo, plan.id, (await partOf(mo, plan.id, mo.personId)).understanding!.id);
  await overrideAssignment(lee, plan.id, cast.script.id, [mo.personId], 'Mo wrote the last one');
  expect((await needsOf(lee)).join()).not.toContain('Confirm what');
  const confirm = () =>
    confirmUnderstanding(lee, plan.id, mo.personId, { understandingId: id, outcome: 'confirmed', reply: null });
  await expect(confirm()).rejects.toThrow(/whether it still holds/);
});

test('R-006 what the leader made clear stays beside words that hold for more work', async ({ db: _ }) => {
  const cast = await givenWorld();
  const { lee, mo, plan, calls } = cast;
  await acceptAll(cast);
  const said = await stateUnderstanding(mo, plan.id, { what: 'I run it', why: 'Nobody waits', support: null });
  const clear = { understandingId: said.id, outcome: 'clarified' as const, reply: 'Nobody tells it twice' };
  await confirmUnderstanding(lee, plan.id, mo.personId, clear);
  await overrideAssignment(lee, plan.id, calls.id, [mo.personId], 'Mo knows them');
  const { id } = await repeatUnderstanding(mo, plan.id, said.id);
  await confirmUnderstanding(lee, plan.id, mo.personId, { understandingId: id, outcome: 'confirmed', reply: null });
  const part = await partOf(mo, plan.id, mo.personId);
  expect(part.understanding).toMatchObject({
    clarifiedBefore: [{ reply: 'Nobody tells it twice', repliedBy: lee.name }],
  });
  const terms = await reading(mo.organisationId, termsOf(mo, plan.id, mo.personId));
  expect(JSON.stringify(terms!.record)).toContain('Nobody tells it twice');
});

test('R-006 words hold for less work, too, only once the member says so', async ({ db: _ }) => {
  const cast = await givenWorld();
  const { lee, mo, nia, plan, desk, calls } = cast;
  await overrideAssignment(lee, plan.id, calls.id, [mo.personId], 'Mo knows them');
  await acceptAll(cast);
  await understood(cast, mo);
  await overrideAssignment(lee, plan.id, desk.id, [nia.personId], 'Nia asked for it');
  const part = await partOf(mo, plan.id, mo.personId);
  expect(part).toMatchObject({ since: [], taken: ['Lead the complaints desk'] });
  expect(await needsOf(mo)).toContain('Say whether your words hold for your work in “Work plan, March” as it is now');
  const { versionId, record } = (await reading(mo.organisationId, termsOf(mo, plan.id, mo.personId)))!;
  expect(JSON.stringify(record)).toContain('Taken away since this was said');
  const why = async () => (await todayOf(mo)).needs.map((need) => need.why);
  expect(await why()).toContain('“Lead the complaints desk” was taken away since you said them.');
  const sign = () => signAgreement(mo, plan.id, mo.personId, { versionId, stance: 'agree' });
  await expect(sign()).rejects.toThrow(/changed since/);
  await overrideAssignment(lee, plan.id, desk.id, [mo.personId], 'Mo after all');
  const back = await partOf(mo, plan.id, mo.personId);
  expect(back.ended, 'what was agreed without words stays').toMatchObject([
    { title: desk.title, again: { hours: 6 }, said: [{ answer: 'accept', words: null }] },
  ]);
  expect(saySince(back.since, back.taken, (title) => howAnew(back, title))).toBe(
    '“Lead the complaints desk” was taken away and given again',
  );
  const changed = { ...back, ended: back.ended.map((row) => ({ ...row, hours: 2 })) };
  expect(howAnew(changed, desk.title)).toBe('changed');
  expect(await why()).toContain('“Lead the complaints desk” was given anew since you said them.');
  const kept = (await reading(mo.organisationId, termsOf(mo, plan.id, mo.personId)))!;
  expect(JSON.stringify(kept.record)).toContain('Given anew since this was said');
  expect(JSON.stringify(kept.record)).not.toContain('Taken away since');
  await repeatUnderstanding(mo, plan.id, part.understanding!.id);
  expect(await partOf(mo, plan.id, mo.personId)).toMatchObject({ since: [], taken: [] });
});
