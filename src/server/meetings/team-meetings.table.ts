import { boolean, date, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { edited, key, moment, own, to } from '../columns.ts';
import { people, teams } from '../people/people.table.ts';
import { plans } from '../plans/plans.table.ts';

/**
 * A meeting of a team. `sequence` counts every change of what stands in a calendar. `proposal` counts how often minutes were proposed,
 * `correctUntil` is the last day for corrections. `present` and `spoke` are all that is left of the turns counted.
 */
export const teamMeetings = pgTable(
  'team_meetings',
  {
    ...key(),
    teamId: uuid().notNull(),
    title: text().notNull(),
    purpose: text().notNull(),
    at: moment().notNull(),
    minutes: integer().notNull(),
    place: text(),
    planId: uuid(),
    technique: text().notNull(),
    calledById: uuid().notNull(),
    facilitatorId: uuid().notNull(),
    calledAt: moment().notNull(),
    sequence: integer().notNull().default(0),
    calledOffAt: moment(),
    calledOffReason: text(),
    calledOffById: uuid(),
    heldAt: moment(),
    proposal: integer().notNull().default(0),
    proposedAt: moment(),
    proposedById: uuid(),
    correctUntil: date(),
    present: integer(),
    spoke: integer(),
    agreedAt: moment(),
    closedAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.teamId, teams),
    to(t, t.planId, plans),
    to(t, t.calledById, people),
    to(t, t.facilitatorId, people),
    index().on(t.organisationId, t.teamId, t.at),
    index().on(t.organisationId, t.facilitatorId),
  ],
);
export type TeamMeeting = typeof teamMeetings.$inferSelect;

export type Attendance = 'present' | 'late' | 'apologies';

/** Somebody invited from outside the team, and how anybody came. Who of the team said nothing has no row until the meeting begins. */
export const teamMeetingPeople = pgTable(
  'team_meeting_people',
  {
    ...key(),
    meetingId: uuid().notNull(),
    personId: uuid().notNull(),
    invited: boolean().notNull().default(false),
    attendance: text().$type<Attendance>(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.meetingId, teamMeetings),
    to(t, t.personId, people),
    uniqueIndex().on(t.organisationId, t.meetingId, t.personId),
    index().on(t.organisationId, t.personId),
  ],
);
export type TeamMeetingPerson = typeof teamMeetingPeople.$inferSelect;

/** A point of the agenda. Without `authorId` nobody's: who put it there was never stored, and its id and days say nothing of when. */
export const teamMeetingItems = pgTable(
  'team_meeting_items',
  {
    ...key(),
    meetingId: uuid().notNull(),
    authorId: uuid(),
    words: text().notNull(),
    wants: text().$type<'tell' | 'discuss' | 'decide'>().notNull(),
    minutes: integer(),
    takenOutAt: moment(),
    takenOutById: uuid(),
    takenOutReason: text(),
    openedAt: moment(),
    ...edited(),
  },
  (t) => [...own(t), to(t, t.meetingId, teamMeetings), index().on(t.organisationId, t.meetingId)],
);
export type TeamMeetingItem = typeof teamMeetingItems.$inferSelect;

/** What was said, in a line. `speakerId` null: one of those present, who wished for no name. `byId` is who typed it. */
export const teamMeetingContributions = pgTable(
  'team_meeting_contributions',
  {
    ...key(),
    meetingId: uuid().notNull(),
    itemId: uuid().notNull(),
    kind: text().$type<'said' | 'dissent'>().notNull(),
    speakerId: uuid(),
    words: text().notNull(),
    byId: uuid().notNull(),
    at: moment().notNull(),
    /** Taken out of the minutes before they were proposed, as written by mistake. */
    struckAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.meetingId, teamMeetings),
    to(t, t.itemId, teamMeetingItems),
    index().on(t.organisationId, t.meetingId),
  ],
);
export type TeamMeetingContribution = typeof teamMeetingContributions.$inferSelect;

/** What was decided on a point. `deciderId` null: everybody present. */
export const teamMeetingDecisions = pgTable(
  'team_meeting_decisions',
  {
    ...key(),
    meetingId: uuid().notNull(),
    itemId: uuid().notNull(),
    words: text().notNull(),
    how: text().$type<'agreed' | 'consent' | 'vote' | 'alone'>().notNull(),
    deciderId: uuid(),
    votes: text(),
    byId: uuid().notNull(),
    at: moment().notNull(),
    /** Taken out of the minutes before they were proposed, as written by mistake. */
    struckAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.meetingId, teamMeetings),
    to(t, t.itemId, teamMeetingItems),
    index().on(t.organisationId, t.meetingId),
  ],
);
export type TeamMeetingDecision = typeof teamMeetingDecisions.$inferSelect;

/** Who does what by when, from a meeting; open until it is done or let go. */
export const teamMeetingActions = pgTable(
  'team_meeting_actions',
  {
    ...key(),
    meetingId: uuid().notNull(),
    itemId: uuid().notNull(),
    words: text().notNull(),
    ownerId: uuid().notNull(),
    due: date().notNull(),
    madeAt: moment().notNull(),
    doneAt: moment(),
    doneNote: text(),
    letGoReason: text(),
    endedById: uuid(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.meetingId, teamMeetings),
    to(t, t.itemId, teamMeetingItems),
    to(t, t.ownerId, people),
    index().on(t.organisationId, t.meetingId),
    index().on(t.organisationId, t.ownerId, t.doneAt),
  ],
);
export type TeamMeetingAction = typeof teamMeetingActions.$inferSelect;

/** That somebody who was there agrees to the minutes as proposed that time. */
export const teamMeetingAgreements = pgTable(
  'team_meeting_agreements',
  {
    ...key(),
    meetingId: uuid().notNull(),
    personId: uuid().notNull(),
    proposal: integer().notNull(),
    at: moment().notNull(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.meetingId, teamMeetings),
    uniqueIndex().on(t.organisationId, t.meetingId, t.proposal, t.personId),
  ],
);
export type TeamMeetingAgreement = typeof teamMeetingAgreements.$inferSelect;

/** What somebody says the minutes have wrong, and what was answered. It stands in them from then on, whatever the answer. */
export const teamMeetingCorrections = pgTable(
  'team_meeting_corrections',
  {
    ...key(),
    meetingId: uuid().notNull(),
    personId: uuid().notNull(),
    words: text().notNull(),
    at: moment().notNull(),
    afterAgreement: boolean().notNull(),
    reply: text(),
    repliedById: uuid(),
    repliedAt: moment(),
    ...edited(),
  },
  (t) => [
    ...own(t),
    to(t, t.meetingId, teamMeetings),
    to(t, t.personId, people),
    index().on(t.organisationId, t.meetingId),
  ],
);
export type TeamMeetingCorrection = typeof teamMeetingCorrections.$inferSelect;

/**
 * How often somebody spoke, for the facilitator alone while the meeting lasts. No version of it is kept, and the rows are gone
 * when minutes are proposed.
 */
export const teamMeetingTurns = pgTable(
  'team_meeting_turns',
  { ...key(), meetingId: uuid().notNull(), personId: uuid().notNull(), turns: integer().notNull() },
  (t) => [...own(t), to(t, t.meetingId, teamMeetings), uniqueIndex().on(t.organisationId, t.meetingId, t.personId)],
);
