import { boolean, date, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people } from '../people/people.table.ts';

/** The relationship of a leader and a member: what is open carries over within it, whatever happens to single meetings. */
export const oneToOnes = pgTable(
  'one_to_ones',
  { ...key(), leaderId: uuid().notNull(), memberId: uuid().notNull(), endedAt: moment(), ...edited() },
  (t) => [
    ...own(t),
    to(t, t.leaderId, people),
    to(t, t.memberId, people),
    uniqueIndex().on(t.organisationId, t.leaderId, t.memberId),
    index().on(t.organisationId, t.memberId),
  ],
);
export type OneToOne = typeof oneToOnes.$inferSelect;

export const oneToOneMeetings = pgTable(
  'one_to_one_meetings',
  {
    ...key(),
    oneToOneId: uuid().notNull(),
    at: moment().notNull(),
    place: text(),
    notes: text(),
    summary: text(),
    heldAt: moment(),
    closedAt: moment(),
    missedReason: text(),
    ...edited(),
  },
  (t) => [...own(t), to(t, t.oneToOneId, oneToOnes), index().on(t.organisationId, t.oneToOneId, t.at)],
);
export type OneToOneMeeting = typeof oneToOneMeetings.$inferSelect;

export const oneToOneItems = pgTable(
  'one_to_one_items',
  {
    ...key(),
    oneToOneId: uuid().notNull(),
    meetingId: uuid(),
    authorId: uuid().notNull(),
    words: text().notNull(),
    isPrivate: boolean().notNull().default(false),
    outcome: text().$type<'decision' | 'action' | 'parked' | 'none'>(),
    outcomeWords: text(),
    at: moment().notNull(),
    closedAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.oneToOneId, oneToOnes),
    to(t, t.meetingId, oneToOneMeetings),
    index().on(t.organisationId, t.oneToOneId, t.closedAt),
  ],
);

/** Notes that only their author reads (a lawful access request apart). */
export const oneToOneNotes = pgTable(
  'one_to_one_notes',
  { ...key(), meetingId: uuid().notNull(), authorId: uuid().notNull(), words: text().notNull(), ...edited() },
  (t) => [...own(t), to(t, t.meetingId, oneToOneMeetings), uniqueIndex().on(t.organisationId, t.meetingId, t.authorId)],
);

export const oneToOneActions = pgTable(
  'one_to_one_actions',
  {
    ...key(),
    oneToOneId: uuid().notNull(),
    meetingId: uuid(),
    ownerId: uuid().notNull(),
    words: text().notNull(),
    due: date(),
    madeAt: moment().notNull(),
    doneAt: moment(),
    doneNote: text(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.oneToOneId, oneToOnes),
    to(t, t.ownerId, people),
    index().on(t.organisationId, t.oneToOneId, t.doneAt),
    index().on(t.organisationId, t.ownerId, t.doneAt),
  ],
);
