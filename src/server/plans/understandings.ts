// The understanding check: the member says in their own words what they will do and why it matters; the leader confirms or clarifies.
import { and, desc, eq } from 'drizzle-orm';
import { act, type Keep } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Read, type Tx } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { keepAgreements } from './agreements.ts';
import { type Understanding, understandings } from './assignments.table.ts';
import { heldBy, isTakenSince, lockedPart, requireOpen } from './part-facts.ts';
import { givenSince } from './said-of.ts';

export type Said = { what: string; why: string; support: string | null };

/** said by the member; what was said before stays. */
export const stateUnderstanding = (actor: Actor, planId: string, said: Said) =>
  act(actor, 'understanding.state', lockedPart(actor, planId, actor.personId), async (tx, { state }, keep) => {
    requireOpen(state);
    if ((await heldBy(actor, planId, actor.personId)(tx)).length === 0)
      throw new Conflict('No work of this plan was given to you, so there is nothing to say yet.');
    return say(tx, actor, planId, { ...said, repeatsId: null }, keep);
  });

/** The member says of their newest words, said of earlier work, that they hold for the work as it is now. The leader confirms again. */
export const repeatUnderstanding = (actor: Actor, planId: string, understandingId: string) =>
  act(actor, 'understanding.state', lockedPart(actor, planId, actor.personId), async (tx, { state }, keep) => {
    requireOpen(state);
    const said = await newestUnderstanding(actor, planId, actor.personId)(tx);
    if (said?.id !== understandingId)
      throw new Conflict('You said something else meanwhile. Read it, then say whether it holds.');
    if (!(await isChanged(tx, actor, said))) throw new Conflict('You said this of all your work in this plan already.');
    const { id, what, why, support, repeatsId } = said;
    return say(tx, actor, planId, { what, why, support, repeatsId: repeatsId ?? id }, keep);
  });

/** Whether the work that words were said of is another now. */
export const isChanged = async (tx: Read, actor: Actor, said: Understanding): Promise<boolean> =>
  givenSince(said, await heldBy(actor, said.planId, said.personId)(tx)).length > 0 ||
  (await isTakenSince(actor, said)(tx));

type NewUnderstanding = Said & Pick<Understanding, 'repeatsId'>;

async function say(...[tx, actor, planId, said, keep]: [Tx, Actor, string, NewUnderstanding, Keep]) {
  const { organisationId, personId } = actor;
  const { what, why, support, repeatsId } = said;
  const row = { organisationId, id: newId(), planId, personId, what, why, support, repeatsId, at: now() };
  const added = one(await tx.insert(understandings).values(row).returning());
  keep('understanding', added);
  await keepAgreements(tx, actor, planId, keep);
  return added;
}

type Confirmation = { understandingId: string; outcome: 'confirmed' | 'clarified'; reply: string | null };

/** The leader confirms, or clarifies in words. Never of themselves. */
export const confirmUnderstanding = (
  actor: Actor,
  planId: string,
  personId: string,
  { understandingId, outcome, reply }: Confirmation,
) =>
  act(actor, 'understanding.confirm', lockedPart(actor, planId, personId), async (tx, { state }, keep) => {
    requireOpen(state);
    if (outcome === 'clarified' && !reply) throw new Invalid({ reply: 'Enter what you want to make clear' });
    const said = await newestUnderstanding(actor, planId, personId)(tx);
    if (said?.id !== understandingId)
      throw new Conflict('Something else was said meanwhile. Read it, then confirm or clarify.');
    if (said.outcome) throw new Conflict('You replied to this already.');
    if (await isChanged(tx, actor, said))
      throw new Conflict('The work was changed since this was said. The member says first whether it still holds.');
    const set = { outcome, reply, repliedBy: actor.personId, repliedAt: now(), version: said.version + 1 };
    const mine = and(eq(understandings.organisationId, actor.organisationId), eq(understandings.id, understandingId));
    const replied = one(await tx.update(understandings).set(set).where(mine).returning());
    keep('understanding', replied);
    await keepAgreements(tx, actor, planId, keep);
    return replied;
  });

export const newestUnderstanding =
  (actor: Actor, planId: string, personId: string) =>
  async (db: Read | Tx): Promise<Understanding | null> =>
    first(
      await db
        .select()
        .from(understandings)
        .where(
          and(
            ...[eq(understandings.organisationId, actor.organisationId), eq(understandings.planId, planId)],
            eq(understandings.personId, personId),
          ),
        )
        .orderBy(desc(understandings.at), desc(understandings.id))
        .limit(1),
    );
