import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';
import { enrolments, evidence } from './portfolios.table.ts';

export const declarationKinds = ['submission', 'unit', 'authentication'] as const;
export type DeclarationKind = (typeof declarationKinds)[number];

/**
 * What somebody signed about exactly this content (`contentHash`): the candidate of one submitted piece, the candidate of a whole unit,
 * the centre of a whole unit. Content that changes afterwards needs another one; none is ever changed.
 */
export const declarations = pgTable(
  'declarations',
  {
    ...key(),
    kind: text().$type<DeclarationKind>().notNull(),
    personId: uuid().notNull(),
    /** Of a submission. */
    evidenceId: uuid(),
    /** Of a unit, by its candidate or by the centre. */
    enrolmentId: uuid(),
    statement: text().notNull(),
    /** SHA-256, hexadecimal. */
    contentHash: text().notNull(),
    at: moment().notNull(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.personId, people),
    to(t, t.evidenceId, evidence),
    to(t, t.enrolmentId, enrolments),
    index().on(t.organisationId, t.evidenceId),
    index().on(t.organisationId, t.enrolmentId),
  ],
);
export type Declaration = typeof declarations.$inferSelect;
