import { boolean, date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people, teams } from '../people/people.table.ts';
import { plans, tasks } from '../plans/plans.table.ts';

/** Thanks for something that somebody did. `teamId`: the receiver's team, which reads it where both wish it. */
export const recognitions = pgTable(
  'recognitions',
  {
    ...key(),
    giverId: uuid().notNull(),
    receiverId: uuid().notNull(),
    teamId: uuid(),
    behaviour: text().notNull(),
    effect: text(),
    happenedOn: date(),
    planId: uuid(),
    taskId: uuid(),
    contact: text(),
    /** Whether the giver gave it before the team. */
    forTeam: boolean().notNull(),
    /** Since when the receiver keeps it to themselves. */
    keptPrivateAt: moment(),
    givenAt: moment().notNull(),
    readAt: moment(),
    withdrawnAt: moment(),
    withdrawnReason: text(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.giverId, people),
    to(t, t.receiverId, people),
    to(t, t.teamId, teams),
    to(t, t.planId, plans),
    to(t, t.taskId, tasks),
    index().on(t.organisationId, t.receiverId, t.givenAt),
    index().on(t.organisationId, t.giverId, t.givenAt),
    index().on(t.organisationId, t.teamId, t.givenAt),
  ],
);
export type Recognition = typeof recognitions.$inferSelect;
