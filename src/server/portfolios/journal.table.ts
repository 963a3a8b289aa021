import { boolean, date, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';

export type EntryForm = 'journal' | 'account';
/** A record of the product that an entry is about: the kind of its kept document, and its id. */
export type EntryRecord = { kind: string; sourceId: string };

/** What somebody writes for themselves: an entry of their journal, or an account that is not evidence yet. Read by nobody else. */
export const journalEntries = pgTable(
  'journal_entries',
  {
    ...key(),
    candidateId: uuid().notNull(),
    form: text().$type<EntryForm>().notNull(),
    title: text(),
    happenedFrom: date(),
    happenedTo: date(),
    /** What is written, by the name of its part; see `journal-parts.ts`. */
    parts: jsonb().$type<Record<string, string>>().notNull(),
    records: jsonb().$type<EntryRecord[]>().notNull(),
    simulated: boolean().notNull().default(false),
    savedAt: moment().notNull(),
    ...edited(),
  },
  (t) => [...own(t), to(t, t.candidateId, people), index().on(t.organisationId, t.candidateId, t.savedAt)],
);
export type JournalEntry = typeof journalEntries.$inferSelect;

/** A finding in one's own text set aside with a reason. It holds while what the finding rests on (`restsOn`) is the same. */
export const textWaivers = pgTable(
  'text_waivers',
  {
    ...key(),
    candidateId: uuid().notNull(),
    checkId: text().notNull(),
    /** The journal entry, evidence or claim whose text it is. */
    objectId: uuid().notNull(),
    restsOn: text().notNull(),
    what: text().notNull(),
    reason: text().notNull(),
    at: moment().notNull(),
    withdrawnAt: moment(),
    ...edited(),
  },
  (t) => [...own(t), to(t, t.candidateId, people), index().on(t.organisationId, t.objectId)],
);
export type TextWaiver = typeof textWaivers.$inferSelect;
