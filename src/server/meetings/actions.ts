// Actions of meetings: done or let go; and those of one's own that are still open.
import { act, type Keep, organisation, see } from '../act.ts';
import { now, today } from '../clock.ts';
import { one, sql, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { rememberedOf } from '../remembered.ts';
import { type ActionFacts, lockedAction, theAction } from './meeting-facts.ts';
import { keepMinutes } from './minutes-document.ts';
import { type TeamMeetingAction, teamMeetingActions } from './team-meetings.table.ts';

/** Says that an action is done, and what came of it. */
export const finishAction = (actor: Actor, actionId: string, note: string | null) =>
  act(actor, 'team-meeting.finish-action', lockedAction(actor, actionId), (tx, facts, keep) =>
    end(tx, actor, facts, { doneAt: now(), doneNote: note }, keep),
  );

/** Says that an action is not done any more, and why. */
export const letGoAction = (actor: Actor, actionId: string, reason: string) =>
  act(actor, 'team-meeting.let-go-action', lockedAction(actor, actionId), (tx, facts, keep) =>
    end(tx, actor, facts, { letGoReason: reason }, keep),
  );

async function end(tx: Tx, actor: Actor, facts: ActionFacts, set: Partial<TeamMeetingAction>, keep: Keep) {
  const { action, meeting } = facts;
  if (action.doneAt || action.letGoReason) throw new Conflict('This action has ended already.');
  const rows = await tx
    .update(teamMeetingActions)
    .set({ ...set, endedById: actor.personId, version: action.version + 1 })
    .where(theAction(actor, action.id))
    .returning();
  keep('team-meeting-action', one(rows));
  await keepMinutes(tx, actor, meeting.id, keep);
  return one(rows);
}

export type OpenAction = {
  id: string;
  meetingId: string;
  meeting: string;
  words: string;
  due: string;
  overdue: boolean;
};

/** One's own that are open, by day. */
export const ownActions = (actor: Actor): Promise<OpenAction[]> =>
  see(actor, 'team-meeting.list', organisation, (db) =>
    rememberedOf(db, actor, 'own actions', () =>
      db.rows<OpenAction>(sql`
      select x.id, m.id as "meetingId", m.title as meeting, x.words, x.due::text,
        x.due < ${today(actor.organisation.timeZone)}::date as overdue
      from team_meeting_actions x join team_meetings m on m.organisation_id = x.organisation_id and m.id = x.meeting_id
      where x.organisation_id = ${actor.organisationId} and x.owner_id = ${actor.personId} and x.done_at is null
        and x.let_go_reason is null
      order by x.due, x.id limit 100`),
    ),
  );
