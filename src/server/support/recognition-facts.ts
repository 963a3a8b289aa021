// The thanks meant, with the facts that rules look at.
import { and, eq } from 'drizzle-orm';
import { first, type Read, type Tx } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { isTeams } from './recognition-state.ts';
import { type Recognition, recognitions } from './recognitions.table.ts';

/** `teamId`: the team that reads it; null where only the two do. */
export type ThanksFacts = { giverId: string; receiverId: string; teamId: string | null; thanks: Recognition };

export const theThanks = (actor: Actor, thanksId: string) =>
  and(eq(recognitions.organisationId, actor.organisationId), eq(recognitions.id, thanksId));

const withFacts = (thanks: Recognition): ThanksFacts => ({
  ...{ giverId: thanks.giverId, receiverId: thanks.receiverId, thanks },
  teamId: isTeams(thanks) ? thanks.teamId : null,
});

export const thanksFacts =
  (actor: Actor, thanksId: string) =>
  async (db: Read): Promise<ThanksFacts | null> => {
    const thanks = first(await db.select().from(recognitions).where(theThanks(actor, thanksId)));
    return thanks && withFacts(thanks);
  };

export const lockedThanks =
  (actor: Actor, thanksId: string) =>
  async (tx: Tx): Promise<ThanksFacts | null> => {
    const thanks = first(await tx.select().from(recognitions).where(theThanks(actor, thanksId)).for('update'));
    return thanks && withFacts(thanks);
  };
