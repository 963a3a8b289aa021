import { boolean, date, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
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

/**
 * One meeting of the two. `notes` and `asked` (what the member said and asked for) are shared: both write them.
 * Of several moves the last one stands here; the ledger has them all.
 */
export const oneToOneMeetings = pgTable(
  'one_to_one_meetings',
  {
    ...key(),
    oneToOneId: uuid().notNull(),
    at: moment().notNull(),
    /** How long it lasts. Those from before this was asked count as an hour. */
    minutes: integer().notNull().default(60),
    place: text(),
    notes: text(),
    asked: text(),
    /** Who wrote each, in the order in which they first did, and when last. */
    notesBy: uuid().array(),
    notesAt: moment(),
    askedBy: uuid().array(),
    askedAt: moment(),
    movedFrom: moment(),
    movedReason: text(),
    movedBy: uuid(),
    missedReason: text(),
    missedBy: uuid(),
    heldAt: moment(),
    closedAt: moment(),
    ...edited(),
  },
  (t) => [...own(t), to(t, t.oneToOneId, oneToOnes), index().on(t.organisationId, t.oneToOneId, t.at)],
);
export type OneToOneMeeting = typeof oneToOneMeetings.$inferSelect;

/** A point to talk about. Open ones belong to the two, not to a meeting; `meetingId` says where it was settled. */
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

export type OneToOneItem = typeof oneToOneItems.$inferSelect;

/** Notes that only their author reads (a lawful access request apart). */
export const oneToOneNotes = pgTable(
  'one_to_one_notes',
  { ...key(), meetingId: uuid().notNull(), authorId: uuid().notNull(), words: text().notNull(), ...edited() },
  (t) => [...own(t), to(t, t.meetingId, oneToOneMeetings), uniqueIndex().on(t.organisationId, t.meetingId, t.authorId)],
);

export type OneToOneNote = typeof oneToOneNotes.$inferSelect;

/** Who promised what by when: carried forward until done. `meetingId` says where it was agreed. */
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
export type OneToOneAction = typeof oneToOneActions.$inferSelect;
