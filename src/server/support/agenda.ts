// The agenda of a one-to-one: both add to it; what is not settled is there at the next meeting.
import { act, type Keep } from '../act.ts';
import { now } from '../clock.ts';
import { one, type Tx } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { keepMeetingDocument, keepOpenMeetings } from './meeting-document.ts';
import { lockedItem, lockedPair, requireGoingOn, requireOpenMeeting, theItem } from './one-to-one-facts.ts';
import type { ItemForm, SettleForm } from './one-to-ones.form.ts';
import { type OneToOneItem, oneToOneItems } from './one-to-ones.table.ts';
import { insertAction } from './promises.ts';

/** Puts a point on the agenda; a private one is read by its author alone. */
export const addItem = (
  actor: Actor,
  pairId: string,
  { words, isPrivate = false }: Pick<ItemForm, 'words'> & Partial<ItemForm>,
): Promise<OneToOneItem> =>
  act(actor, 'one-to-one.prepare', lockedPair(actor, pairId), async (tx, facts, keep) => {
    await requireGoingOn(tx, actor, facts);
    const { organisationId, personId: authorId } = actor;
    const row = { organisationId, id: newId(), oneToOneId: pairId, authorId, words, isPrivate, at: now() };
    const added = one(await tx.insert(oneToOneItems).values(row).returning());
    keep('one-to-one-item', added);
    return added;
  });

/** The author shows a private point to the other. There is no way back: it may have been read. */
export const shareItem = (actor: Actor, itemId: string): Promise<OneToOneItem> =>
  act(actor, 'one-to-one.note', lockedItem(actor, itemId), async (tx, { item }, keep) => {
    if (!item.isPrivate) throw new Conflict('Both of you can read this point already.');
    if (item.closedAt) throw new Conflict('This point was settled already. Add it again to talk about it.');
    const shared = await change(tx, actor, item, { isPrivate: false }, keep);
    await keepOpenMeetings(tx, actor, item.oneToOneId, keep);
    return shared;
  });

export type Settled = Omit<SettleForm, 'itemId' | 'decided' | 'promised' | 'ownerId' | 'due'> &
  Partial<Omit<SettleForm, 'itemId' | 'outcome'>> & { meetingId?: string | null };

/**
 * Settles a point: a decision, an action (which is added), set aside, or nothing more to do. `meetingId` says in which meeting.
 * @throws Conflict when it is settled already or the meeting is over
 */
export const settleItem = (actor: Actor, itemId: string, settled: Settled): Promise<OneToOneItem> =>
  act(actor, 'one-to-one.amend', lockedItem(actor, itemId), async (tx, facts, keep) => {
    const { item } = facts;
    const { outcome, decided = null, promised = null, ownerId = null, due = null, meetingId = null } = settled;
    if (item.closedAt) throw new Conflict('This point was settled already.');
    if (meetingId) await requireOpenMeeting(tx, actor, facts, meetingId);
    if (outcome === 'action') {
      if (item.isPrivate)
        throw new Conflict('Both of you read an action. Share this point first, or settle it in another way.');
      if (!promised) throw new Invalid({ promised: 'Enter what will be done' });
      if (!ownerId) throw new Invalid({ ownerId: 'Choose who will do it' });
      await insertAction(tx, actor, facts, { words: promised, ownerId, due, meetingId }, keep);
    }
    const said = outcome === 'action' ? promised : outcome === 'decision' ? decided : null;
    const changed = await change(tx, actor, item, { outcome, outcomeWords: said, meetingId, closedAt: now() }, keep);
    if (meetingId && !item.isPrivate) await keepMeetingDocument(tx, actor, meetingId, keep);
    return changed;
  });

async function change(tx: Tx, actor: Actor, item: OneToOneItem, set: Partial<OneToOneItem>, keep: Keep) {
  const rows = await tx
    .update(oneToOneItems)
    .set({ ...set, version: item.version + 1 })
    .where(theItem(actor, item.id))
    .returning();
  keep('one-to-one-item', one(rows));
  return one(rows);
}
