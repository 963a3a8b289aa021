import { date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';
import { assignments } from '../plans/assignments.table.ts';

/** Help that somebody asks of one person, with a piece of their work or without. `closedAt`: it helped, or was taken back. */
export const helpRequests = pgTable(
  'help_requests',
  {
    ...key(),
    askerId: uuid().notNull(),
    askedId: uuid().notNull(),
    assignmentId: uuid(),
    reason: text().$type<'how' | 'time' | 'waiting' | 'customer' | 'other'>().notNull(),
    words: text(),
    at: moment().notNull(),
    closedAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.askerId, people),
    to(t, t.askedId, people),
    to(t, t.assignmentId, assignments),
    index().on(t.organisationId, t.askerId, t.closedAt),
    index().on(t.organisationId, t.askedId, t.closedAt),
  ],
);
export type HelpRequest = typeof helpRequests.$inferSelect;

/** What became of it: promised by whom and by when, given, whether it helped. How it stands follows from the newest. */
export const helpSteps = pgTable(
  'help_steps',
  {
    ...key(),
    helpRequestId: uuid().notNull(),
    step: text().$type<'promise' | 'give' | 'helped' | 'not-helped' | 'take-back'>().notNull(),
    words: text(),
    /** Who helps, and by when: of a promise. */
    helperId: uuid(),
    due: date(),
    by: uuid().notNull(),
    at: moment().notNull(),
  },
  (t) => [
    ...own(t),
    to(t, t.helpRequestId, helpRequests),
    to(t, t.helperId, people),
    to(t, t.by, people),
    index().on(t.organisationId, t.helpRequestId, t.at, t.id),
  ],
);
export type HelpStep = typeof helpSteps.$inferSelect;
