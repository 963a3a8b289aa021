import { date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';

export const competenceKinds = [
  'assessor-qualification',
  'assurer-qualification',
  'occupational-competence',
  'cpd',
  'licence',
] as const;
export type CompetenceKind = (typeof competenceKinds)[number];

/** What shows that somebody may assess or assure: recorded by the centre, never by themselves; withdrawn with a reason, never deleted. */
export const competenceRecords = pgTable(
  'competence_records',
  {
    ...key(),
    personId: uuid().notNull(),
    kind: text().$type<CompetenceKind>().notNull(),
    title: text().notNull(),
    /** Who awarded it, or what was seen of it. */
    source: text().notNull(),
    heldFrom: date().notNull(),
    /** The last day on which it holds; null where it holds for good. */
    heldTo: date(),
    recordedBy: uuid().notNull(),
    at: moment().notNull(),
    withdrawnAt: moment(),
    withdrawnReason: text(),
    ...edited(),
  },
  (t) => [...own(t), to(t, t.personId, people), to(t, t.recordedBy, people), index().on(t.organisationId, t.personId)],
);
export type CompetenceRecord = typeof competenceRecords.$inferSelect;
