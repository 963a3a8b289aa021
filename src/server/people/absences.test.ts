import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { planWorld } from '../../../tests/plan-world.ts';
import { reading, sql } from '../db.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import { absenceImportOf, bringCalendar, calendarFile, setCalendarAside, takeInAbsences } from './absence-imports.ts';
import { absencesOf, addAbsence, withdrawAbsence } from './absences.ts';
import type { Actor } from './actor.ts';
import { personOf } from './person.ts';

const leave = { kind: 'leave' as const, startsOn: '2026-03-09', endsOn: '2026-03-13', hours: null };

test('R-002 an absence is entered by the person or whoever leads them, and read by nobody else', async ({ db: _ }) => {
  const { lee, mo, nia } = await planWorld();
  const added = await addAbsence(mo, mo.personId, leave);
  await addAbsence(lee, mo.personId, {
    ...leave,
    startsOn: '2026-03-20',
    endsOn: '2026-03-20',
    hours: 3.5,
    kind: 'training',
  });
  await expect(addAbsence(mo, mo.personId, leave)).rejects.toThrow(Conflict);
  await expect(addAbsence(nia, mo.personId, leave)).rejects.toThrow(NotAllowed);
  await expect(absencesOf(nia, mo.personId)).rejects.toThrow(NotFound);
  expect((await absencesOf(lee, mo.personId)).coming).toMatchObject([
    { startsOn: '2026-03-09', endsOn: '2026-03-13', hours: null, kind: 'leave', by: mo.name },
    { startsOn: '2026-03-20', hours: 3.5, by: lee.name },
  ]);
  await expect(withdrawAbsence(nia, mo.personId, added.id)).rejects.toThrow(NotAllowed);
  await withdrawAbsence(lee, mo.personId, added.id);
  await expect(withdrawAbsence(mo, mo.personId, added.id)).rejects.toThrow(Conflict);
  expect((await absencesOf(mo, mo.personId)).coming).toHaveLength(1);
});

test('R-002 the page of a person tells none to come from none at all, where absences may be seen', async ({
  db: _,
}) => {
  const { lee, mo, nia } = await planWorld();
  const page = async (actor: Actor) => {
    const { absences, wasAway } = await personOf(actor, mo.personId);
    return [absences?.length, wasAway];
  };
  expect(await page(lee)).toEqual([0, false]);
  const past = await addAbsence(mo, mo.personId, { ...leave, startsOn: '2026-02-09', endsOn: '2026-02-13' });
  expect([await page(lee), await page(mo)]).toEqual([
    [0, true],
    [0, true],
  ]);
  expect(await page(nia)).toEqual([undefined, false]);
  await withdrawAbsence(mo, mo.personId, past.id);
  expect(await page(lee)).toEqual([0, false]);
});

const calendar = (...events: string[][]) =>
  Buffer.from(
    ['BEGIN:VCALENDAR', ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']), 'END:VCALENDAR'].join(
      '\r\n',
    ),
  );
const holiday = (sequence: number, from: string, to: string, ...more: string[]) => [
  ...['UID:holiday', `SEQUENCE:${sequence}`, `DTSTART;VALUE=DATE:${from}`, `DTEND;VALUE=DATE:${to}`, 'SUMMARY:Hernia'],
  ...more,
];
const course = ['UID:course', 'DTSTART;VALUE=DATE:20260316', 'RRULE:FREQ=WEEKLY;COUNT=2'];

async function bring(mo: Actor, ...events: string[][]) {
  const brought = await bringCalendar(mo, mo.personId, await calendarFile(mo, [calendar(...events)]));
  const { changes } = await absenceImportOf(mo, mo.personId, brought.id);
  const take = changes!.map(({ key }) => key);
  return { id: brought.id, does: changes!.map(({ does }) => does), take };
}
const taken = async (mo: Actor, ...events: string[][]) => {
  const { id, does, take } = await bring(mo, ...events);
  await takeInAbsences(mo, mo.personId, id, { kind: 'leave', take });
  return does;
};
const days = async (mo: Actor) =>
  (await absencesOf(mo, mo.personId)).coming.map(({ startsOn, endsOn }) => `${startsOn}/${endsOn}`);

test('R-002 a calendar is taken in once, and a newer edition of an event replaces, a cancelled one withdraws', async ({
  db: _,
}) => {
  const { mo } = await planWorld();
  const first = [holiday(1, '20260309', '20260311'), course];
  expect(await taken(mo, ...first)).toEqual(['add', 'add', 'add']);
  expect(await days(mo)).toEqual(['2026-03-09/2026-03-10', '2026-03-16/2026-03-16', '2026-03-23/2026-03-23']);
  expect(await taken(mo, ...first)).toEqual([]);
  expect(await taken(mo, holiday(2, '20260310', '20260314'))).toEqual(['change']);
  expect(await taken(mo, ...first)).toEqual([]);
  expect(await taken(mo, [...course, 'SEQUENCE:1', 'EXDATE;VALUE=DATE:20260323'])).toEqual(['withdraw']);
  expect(await days(mo)).toEqual(['2026-03-10/2026-03-13', '2026-03-16/2026-03-16']);
  expect(await taken(mo, holiday(3, '20260310', '20260314', 'STATUS:CANCELLED'))).toEqual(['withdraw']);
  expect(await taken(mo, holiday(2, '20260310', '20260314'))).toEqual([]);
  expect(await days(mo)).toEqual(['2026-03-16/2026-03-16']);
  const [row] = (await absencesOf(mo, mo.personId)).coming;
  await withdrawAbsence(mo, mo.personId, row!.id);
  expect(await taken(mo, [...course, 'SEQUENCE:1', 'EXDATE;VALUE=DATE:20260323'])).toEqual([]);
});

test('R-002 that nothing can be taken in is said for what it is: known already, or not read', async ({ db: _ }) => {
  const { mo } = await planWorld();
  const heading = async (...events: string[][]) =>
    (await absenceImportOf(mo, mo.personId, (await bring(mo, ...events)).id)).nothing?.title;
  const never = ['UID:never', 'DTSTART;VALUE=DATE:20260230'];
  expect(await heading(course)).toBeUndefined();
  expect(await heading(never)).toBe('Nothing could be read');
  await taken(mo, course);
  expect(await heading(course)).toBe('Nothing new');
  expect(await heading(course, never)).toBe('Nothing new in what could be read');
});

test('R-002 of a calendar only what was ticked is kept, and no word of it', async ({ db: _ }) => {
  const { mo, lee, nia } = await planWorld();
  const { id, take } = await bring(mo, holiday(1, '20260309', '20260311'), course);
  await expect(absenceImportOf(nia, mo.personId, id)).rejects.toThrow(NotFound);
  await expect(takeInAbsences(nia, mo.personId, id, { kind: 'leave', take })).rejects.toThrow(NotAllowed);
  await takeInAbsences(lee, mo.personId, id, { kind: 'training', take: [take[1]!] });
  expect(await days(mo)).toEqual(['2026-03-16/2026-03-16']);
  await expect(takeInAbsences(mo, mo.personId, id, { kind: 'leave', take })).rejects.toThrow(Conflict);
  const other = await bring(mo, holiday(1, '20260309', '20260311'));
  await setCalendarAside(mo, mo.personId, other.id);
  await expect(takeInAbsences(mo, mo.personId, other.id, { kind: 'leave', take: other.take })).rejects.toThrow(
    Conflict,
  );
  const kept = await reading(mo.organisationId, (db) =>
    db.rows<{
      times: number;
      words: boolean;
      day: boolean;
    }>(sql`select (select count(*)::int from absence_import_times) as times,
      exists (select 1 from versions where record::text ilike any(array['%hernia%', '%course%'])) as words,
      exists (select 1 from versions where kind like 'absence%' and record::text like '%2026-03-09%') as day`),
  );
  expect(kept).toEqual([{ times: 0, words: false, day: false }]);
  await expect(calendarFile(mo, [Buffer.from('Day,Who')])).rejects.toThrow(Invalid);
});
