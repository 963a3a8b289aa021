// The agenda: anybody asked to the meeting adds to it until it begins, with their name or without.
import { randomUUID } from 'node:crypto';
import { and, eq, isNull, type SQL } from 'drizzle-orm';
import { act, actUnnamed } from '../act.ts';
import { now } from '../clock.ts';
import { one, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { lockedItem, lockedTeamMeeting, type MeetingFacts } from './meeting-facts.ts';
import { rosterOf } from './roster.ts';
import { requireTeamMeetingState } from './team-meeting-state.ts';
import type { MeetingItemForm } from './team-meetings.form.ts';
import { type TeamMeetingItem, teamMeetingItems } from './team-meetings.table.ts';

export type NewItem = Omit<MeetingItemForm, 'isUnnamed'>;

/** Puts something on the agenda under one's name. Once the meeting has begun, only whoever runs it does. */
export const addItem = (actor: Actor, meetingId: string, item: NewItem): Promise<TeamMeetingItem> =>
  act(actor, 'team-meeting.add-item', lockedTeamMeeting(actor, meetingId), async (tx, facts, keep) => {
    requireOpenAgenda(facts, may(actor, 'team-meeting.hold', facts));
    if ((await itemsOf(tx, facts, eq(teamMeetingItems.authorId, actor.personId))) >= mostOfOne)
      throw new Conflict(
        `${mostOfOne} items of yours are on this agenda, which is more than one meeting gets through. Ask the facilitator to take some out, or keep this one for the next meeting.`,
      );
    const row = { ...item, organisationId: actor.organisationId, id: newId(), meetingId, authorId: actor.personId };
    const added = one(await tx.insert(teamMeetingItems).values(row).returning());
    keep('team-meeting-item', added);
    return added;
  });

/** So many of one person at a time: nobody needs more, and a page has to hold them. */
export const mostOfOne = 20;

/** So many at a time: enough for a team, and nobody can flood an agenda though nobody knows who they are. */
export const mostUnnamed = 5;

/** Of two people each knows what is not theirs, so with fewer people asked than this nothing is without a name. */
export const fewestUnnamed = 3;

/**
 * Puts something on the agenda that is nobody's: nothing here may store, or depend on, who the actor is. The id is drawn by lot, since
 * other ids hold the time at which they were made, and the row is as old as the meeting.
 */
export const addUnnamedItem = (actor: Actor, meetingId: string, item: NewItem): Promise<TeamMeetingItem> =>
  actUnnamed(actor, 'team-meeting.add-item', lockedTeamMeeting(actor, meetingId), async (tx, facts, keep) => {
    requireOpenAgenda(facts);
    if ((await rosterOf(tx, actor, meetingId)).length < fewestUnnamed)
      throw new Conflict(
        'Fewer than three people are asked to this meeting, so whoever reads this knows that it is yours. Add it with your name, or say it to somebody you trust.',
      );
    if ((await itemsOf(tx, facts, isNull(teamMeetingItems.authorId))) >= mostUnnamed)
      throw new Conflict(
        `${mostUnnamed} items without a name are on this agenda, and no more can be. Add yours with your name, or ask the facilitator to make room.`,
      );
    const { organisationId, id, calledAt } = facts.meeting;
    const row = { ...item, organisationId, id: randomUUID(), meetingId: id, authorId: null, createdAt: calledAt };
    const added = one(await tx.insert(teamMeetingItems).values(row).returning());
    keep('team-meeting-item', added);
    return added;
  });

/** The facilitator takes an item out; it stays on the page with the reason. */
export const takeOut = (actor: Actor, itemId: string, reason: string): Promise<TeamMeetingItem> =>
  act(actor, 'team-meeting.take-out', lockedItem(actor, itemId), async (tx, { item, state }, keep) => {
    requireTeamMeetingState(state, 'agenda-open', 'held');
    if (item.takenOutAt) throw new Conflict('This item was taken out already.');
    if (item.openedAt) throw new Conflict('This item was opened in the meeting, so it stays in its minutes.');
    const set = { takenOutAt: now(), takenOutById: actor.personId, takenOutReason: reason, version: item.version + 1 };
    const same = and(eq(teamMeetingItems.organisationId, actor.organisationId), eq(teamMeetingItems.id, itemId));
    const taken = one(await tx.update(teamMeetingItems).set(set).where(same).returning());
    keep('team-meeting-item', taken);
    return taken;
  });

function requireOpenAgenda({ state }: MeetingFacts, runs = false) {
  if (state === 'held' && !runs)
    throw new Conflict(
      'The meeting has begun, so the agenda is closed. Say it there, or ask the facilitator to add it.',
    );
  requireTeamMeetingState(state, 'agenda-open', ...(runs ? (['held'] as const) : []));
}

/** Those of an author, or of nobody, that stand on the agenda. */
const itemsOf = (tx: Tx, { meeting: { organisationId, id } }: MeetingFacts, of: SQL) =>
  tx.$count(
    teamMeetingItems,
    and(
      ...[eq(teamMeetingItems.organisationId, organisationId), eq(teamMeetingItems.meetingId, id)],
      ...[of, isNull(teamMeetingItems.takenOutAt)],
    ),
  );
