// What the two promised each other: who does what by when. Carried forward from meeting to meeting until it is done.
import { act, type Keep, organisation, see } from '../act.ts';
import { now, today } from '../clock.ts';
import { one, sql, type Tx } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { rememberedOf } from '../remembered.ts';
import { keepMeetingDocument, keepOpenMeetings } from './meeting-document.ts';
import {
  lockedAction,
  lockedPair,
  type PairFacts,
  requireGoingOn,
  requireNotEnded,
  requireOpenMeeting,
  theAction,
} from './one-to-one-facts.ts';
import { type OneToOneAction, oneToOneActions } from './one-to-ones.table.ts';

export type NewAction = { words: string; ownerId: string; due?: string | null; meetingId?: string | null };

/** Adds an action for one of the two. `meetingId`: the meeting in which it was agreed. */
export const addAction = (actor: Actor, pairId: string, action: NewAction): Promise<OneToOneAction> =>
  act(actor, 'one-to-one.amend', lockedPair(actor, pairId), async (tx, facts, keep) => {
    requireNotEnded(facts);
    if (action.meetingId) await requireOpenMeeting(tx, actor, facts, action.meetingId);
    else await requireGoingOn(tx, actor, facts);
    const added = await insertAction(tx, actor, facts, action, keep);
    if (action.meetingId) await keepMeetingDocument(tx, actor, action.meetingId, keep);
    return added;
  });

/** Says that an action is done, and what came of it. It stands in the record of every meeting that is not closed yet. */
export const finishAction = (
  actor: Actor,
  actionId: string,
  { note = null }: { note?: string | null } = {},
): Promise<OneToOneAction> =>
  act(actor, 'one-to-one.amend', lockedAction(actor, actionId), async (tx, { action, pair }, keep) => {
    if (action.doneAt) throw new Conflict('This action is done already.');
    const set = { doneAt: now(), doneNote: note, version: action.version + 1 };
    const done = one(await tx.update(oneToOneActions).set(set).where(theAction(actor, actionId)).returning());
    keep('one-to-one-action', done);
    await keepOpenMeetings(tx, actor, pair.id, keep);
    return done;
  });

export type OpenPromise = {
  id: string;
  pairId: string;
  /** The other of the two. */
  other: string;
  words: string;
  due: string | null;
  overdue: boolean;
};

/** One's own of all one-to-ones that go on, while they are open, by day. */
export const ownPromises = (actor: Actor): Promise<OpenPromise[]> =>
  see(actor, 'one-to-one.list', organisation, (db) =>
    rememberedOf(db, actor, 'own promises', () =>
      db.rows<OpenPromise>(sql`
      select x.id, r.id as "pairId", o.name as other, x.words, x.due::text,
        coalesce(x.due < ${today(actor.organisation.timeZone)}::date, false) as overdue
      from one_to_one_actions x join one_to_ones r on r.organisation_id = x.organisation_id and r.id = x.one_to_one_id
      join people o on o.organisation_id = r.organisation_id
        and o.id = case when r.leader_id = x.owner_id then r.member_id else r.leader_id end
      where x.organisation_id = ${actor.organisationId} and x.owner_id = ${actor.personId} and x.done_at is null
        and r.ended_at is null
      order by x.due nulls last, x.made_at, x.id limit 100`),
    ),
  );

export async function insertAction(tx: Tx, actor: Actor, { pair }: PairFacts, action: NewAction, keep: Keep) {
  const { words, ownerId, due = null, meetingId = null } = action;
  if (ownerId !== pair.leaderId && ownerId !== pair.memberId)
    throw new Invalid({ ownerId: 'Choose one of you two to do it' });
  const { organisationId } = actor;
  const row = { organisationId, id: newId(), oneToOneId: pair.id, meetingId, ownerId, words, due, madeAt: now() };
  const added = one(await tx.insert(oneToOneActions).values(row).returning());
  keep('one-to-one-action', added);
  return added;
}
