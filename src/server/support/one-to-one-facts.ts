// The pair, meeting, item or action meant, with the facts that rules look at. Whatever changes locks the pair: one change after another.
import { and, eq } from 'drizzle-orm';
import { now } from '../clock.ts';
import { first, type Read, type Tx } from '../db.ts';
import { Conflict, NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { requireAmendable } from './meeting-state.ts';
import { sayOver } from './met-no-more.ts';
import {
  type OneToOne,
  type OneToOneAction,
  type OneToOneItem,
  type OneToOneMeeting,
  oneToOneActions,
  oneToOneItems,
  oneToOneMeetings,
  oneToOnes,
} from './one-to-ones.table.ts';

export type PairFacts = { leaderId: string; memberId: string; pair: OneToOne };
export type MeetingFacts = PairFacts & { meeting: OneToOneMeeting };
export type ItemFacts = PairFacts & { item: OneToOneItem; authorId: string };
export type ActionFacts = PairFacts & { action: OneToOneAction };

export const thePair = (actor: Actor, pairId: string) =>
  and(eq(oneToOnes.organisationId, actor.organisationId), eq(oneToOnes.id, pairId));
export const theMeeting = (actor: Actor, meetingId: string) =>
  and(eq(oneToOneMeetings.organisationId, actor.organisationId), eq(oneToOneMeetings.id, meetingId));
export const theItem = (actor: Actor, itemId: string) =>
  and(eq(oneToOneItems.organisationId, actor.organisationId), eq(oneToOneItems.id, itemId));
export const theAction = (actor: Actor, actionId: string) =>
  and(eq(oneToOneActions.organisationId, actor.organisationId), eq(oneToOneActions.id, actionId));

const withFacts = (pair: OneToOne): PairFacts => ({ leaderId: pair.leaderId, memberId: pair.memberId, pair });

/** The relationship; null when there is none in the actor's organisation. */
export const pairFacts =
  (actor: Actor, pairId: string) =>
  async (db: Read): Promise<PairFacts | null> => {
    const pair = first(await db.select().from(oneToOnes).where(thePair(actor, pairId)));
    return pair && withFacts(pair);
  };

/** A meeting under the address of its pair. */
export const meetingIn =
  (actor: Actor, pairId: string, meetingId: string) =>
  async (db: Read): Promise<MeetingFacts | null> => {
    const facts = await pairFacts(actor, pairId)(db);
    const ofPair = and(theMeeting(actor, meetingId), eq(oneToOneMeetings.oneToOneId, pairId));
    const meeting = first(await db.select().from(oneToOneMeetings).where(ofPair));
    return facts && meeting && { ...facts, meeting };
  };

export const lockedPair =
  (actor: Actor, pairId: string) =>
  async (tx: Tx): Promise<PairFacts | null> => {
    const pair = first(await tx.select().from(oneToOnes).where(thePair(actor, pairId)).for('update'));
    return pair && withFacts(pair);
  };

export const lockedMeeting =
  (actor: Actor, meetingId: string) =>
  async (tx: Tx): Promise<MeetingFacts | null> => {
    const before = first(await tx.select().from(oneToOneMeetings).where(theMeeting(actor, meetingId)));
    const facts = before && (await lockedPair(actor, before.oneToOneId)(tx));
    const meeting = first(await tx.select().from(oneToOneMeetings).where(theMeeting(actor, meetingId)).for('update'));
    return facts && meeting && { ...facts, meeting };
  };

/** An item that the actor can read: somebody else's private one is not there. */
export const lockedItem =
  (actor: Actor, itemId: string) =>
  async (tx: Tx): Promise<ItemFacts | null> => {
    const before = first(await tx.select().from(oneToOneItems).where(theItem(actor, itemId)));
    const facts = before && (await lockedPair(actor, before.oneToOneId)(tx));
    const item = first(await tx.select().from(oneToOneItems).where(theItem(actor, itemId)).for('update'));
    if (!facts || !item || (item.isPrivate && item.authorId !== actor.personId)) return null;
    return { ...facts, item, authorId: item.authorId };
  };

export const lockedAction =
  (actor: Actor, actionId: string) =>
  async (tx: Tx): Promise<ActionFacts | null> => {
    const before = first(await tx.select().from(oneToOneActions).where(theAction(actor, actionId)));
    const facts = before && (await lockedPair(actor, before.oneToOneId)(tx));
    const action = first(await tx.select().from(oneToOneActions).where(theAction(actor, actionId)).for('update'));
    return facts && action && { ...facts, action };
  };

/** @throws Conflict when the two have ended their one-to-ones, or one of them can meet no more: today, or on a later `day` */
export async function requireGoingOn(tx: Tx, actor: Actor, facts: PairFacts, day?: string) {
  requireNotEnded(facts);
  const over = await sayOver(tx, actor, facts.pair, day);
  if (over) throw new Conflict(over);
}

/** @throws Conflict when the two have ended their one-to-ones */
export function requireNotEnded({ pair }: PairFacts) {
  if (pair.endedAt)
    throw new Conflict('These one-to-ones have ended. What was written stays; whoever leads now begins their own.');
}

/** @throws NotFound for a meeting of others; Conflict when nothing can be written in it any more */
export async function requireOpenMeeting(tx: Tx, actor: Actor, { pair }: PairFacts, meetingId: string) {
  requireAmendable(await meetingOfPair(tx, actor, pair, meetingId), now());
}

async function meetingOfPair(tx: Tx, actor: Actor, pair: OneToOne, meetingId: string): Promise<OneToOneMeeting> {
  const ofPair = and(theMeeting(actor, meetingId), eq(oneToOneMeetings.oneToOneId, pair.id));
  const meeting = first(await tx.select().from(oneToOneMeetings).where(ofPair).for('update'));
  if (!meeting) throw new NotFound();
  return meeting;
}
