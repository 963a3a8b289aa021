import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../../columns.ts';
import { people } from '../../people/people.table.ts';

export const reportKinds = ['caseload', 'progress'] as const;
export type ReportKind = (typeof reportKinds)[number];
export const reportFormats = ['csv', 'xlsx'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** That somebody took a report with the names of candidates out of Leadwell: which, when, and of how many enrolments. */
export const caseloadReports = pgTable(
  'caseload_reports',
  {
    ...key(),
    askedBy: uuid().notNull(),
    askedAt: moment().notNull(),
    kind: text().$type<ReportKind>().notNull(),
    format: text().$type<ReportFormat>().notNull(),
    /** What was searched for, and whether also what is closed was asked for. */
    find: text().notNull(),
    shown: text().$type<'open' | 'all'>().notNull(),
    enrolments: integer().notNull(),
    ...edited(),
  },
  (t) => [...own(t), to(t, t.askedBy, people), index().on(t.organisationId, t.askedBy, t.askedAt)],
);
export type CaseloadReport = typeof caseloadReports.$inferSelect;
