import { date, index, integer, jsonb, numeric, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people } from './people.table.ts';

/** What an absence is for: never more, and never a reason of health. */
export const absenceKinds = ['leave', 'training', 'other'] as const;
export type AbsenceKind = (typeof absenceKinds)[number];

/** Days on which somebody is not at work, entered by hand or taken from a calendar; nothing that a calendar says of them is kept. */
export const absences = pgTable(
  'absences',
  {
    ...key(),
    personId: uuid().notNull(),
    startsOn: date().notNull(),
    endsOn: date().notNull(),
    /** Away on each of these days; null: the whole of it. */
    hours: numeric({ precision: 4, scale: 2, mode: 'number' }),
    kind: text().$type<AbsenceKind>().notNull(),
    source: text().$type<'hand' | 'calendar'>().notNull(),
    /** SHA-256 of the event's UID and of the start of this occurrence: some calendars put words into theirs. */
    event: text(),
    occurrence: text(),
    sequence: integer(),
    /** When the calendar changed the event last, where it says so. */
    changedAt: moment(),
    by: uuid().notNull(),
    at: moment().notNull(),
    withdrawnBy: uuid(),
    withdrawnAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.personId, people),
    index().on(t.organisationId, t.personId, t.endsOn),
    uniqueIndex().on(t.organisationId, t.personId, t.event, t.occurrence),
  ],
);
export type Absence = typeof absences.$inferSelect;

/** A time in a calendar file that may be an absence: the days, or the hours of one day with "09:00 to 16:00". */
export type CalendarTime = Pick<Absence, 'startsOn' | 'endsOn' | 'hours'> & {
  event: string;
  occurrence: string;
  time: string | null;
};
/** An event of such a file, with which edition of it this is. */
export type CalendarEvent = { event: string; sequence: number; changedAt: string | null };

/** A calendar file brought in, until its absences are taken in or it is set aside; then its times are gone. */
export const absenceImports = pgTable(
  'absence_imports',
  {
    ...key(),
    personId: uuid().notNull(),
    broughtBy: uuid().notNull(),
    broughtAt: moment().notNull(),
    /** Events that could not be read, times of at most half a day, and what is free or outside the days looked at. */
    unread: integer().notNull(),
    short: integer().notNull(),
    passedOver: integer().notNull(),
    doneAt: moment(),
    setAsideAt: moment(),
    result: jsonb().$type<{ added: number; changed: number; withdrawn: number }>(),
    ...edited(),
  },
  (t) => [...own(t), to(t, t.personId, people), index().on(t.organisationId, t.personId, t.broughtAt)],
);
export type AbsenceImport = typeof absenceImports.$inferSelect;

/** The times of such a file: kept beside it, not in the ledger, until it is settled. */
export const absenceImportTimes = pgTable(
  'absence_import_times',
  {
    ...key(),
    times: jsonb().$type<CalendarTime[]>().notNull(),
    events: jsonb().$type<CalendarEvent[]>().notNull(),
    /** Sentences on what was not read, and why: no title stands in one. */
    notes: jsonb().$type<string[]>().notNull().default([]),
  },
  (t) => [...own(t), to(t, t.id, absenceImports)],
);
