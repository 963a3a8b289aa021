// The relationship of a leader and a member: begun, gone on with, ended.
import { and, eq } from 'drizzle-orm';
import { act } from '../act.ts';
import { now, today } from '../clock.ts';
import { first, one, sql } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { lockedPerson } from '../people/facts.ts';
import { isSuspended } from '../people/suspended.ts';
import { lockedPair, thePair } from './one-to-one-facts.ts';
import { type OneToOne, oneToOnes } from './one-to-ones.table.ts';

/** Begins one-to-ones with somebody the actor leads; ended ones are gone on with. @throws Conflict when they go on already */
export const beginOneToOne = (actor: Actor, memberId: string): Promise<OneToOne> =>
  act(actor, 'one-to-one.begin', lockedPerson(actor, memberId), async (tx, { person }) => {
    const { organisationId, personId: leaderId } = actor;
    if (person.endsOn && person.endsOn < today(actor.organisation.timeZone))
      throw new Invalid({ memberId: `${person.name} does not work here any more` });
    if (
      first(
        await tx.rows(
          sql`select 1 from people p where organisation_id = ${organisationId} and id = ${memberId} and ${isSuspended}`,
        ),
      )
    )
      throw new Invalid({ memberId: `${person.name} is suspended and cannot sign in` });
    const both = and(
      eq(oneToOnes.organisationId, organisationId),
      eq(oneToOnes.leaderId, leaderId),
      eq(oneToOnes.memberId, memberId),
    );
    const before = first(await tx.select().from(oneToOnes).where(both).for('update'));
    if (!before) {
      const row = { organisationId, id: newId(), leaderId, memberId };
      return one(await tx.insert(oneToOnes).values(row).returning());
    }
    if (!before.endedAt) throw new Conflict(`You have one-to-ones with ${person.name} already.`);
    const set = { endedAt: null, version: before.version + 1 };
    return one(await tx.update(oneToOnes).set(set).where(thePair(actor, before.id)).returning());
  });

/** Ends the one-to-ones: no new meeting, everything written stays with the two. */
export const endOneToOne = (actor: Actor, pairId: string): Promise<OneToOne> =>
  act(actor, 'one-to-one.end', lockedPair(actor, pairId), async (tx, { pair }) => {
    if (pair.endedAt) throw new Conflict('These one-to-ones have ended already.');
    const set = { endedAt: now(), version: pair.version + 1 };
    return one(await tx.update(oneToOnes).set(set).where(thePair(actor, pairId)).returning());
  });
