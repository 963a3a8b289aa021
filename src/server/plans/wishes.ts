// What members wish of tasks before these are given: they volunteer, or would rather not. Kept with who said it.
import { and, eq, isNull, ne } from 'drizzle-orm';
import { act, type Keep } from '../act.ts';
import { now } from '../clock.ts';
import { one, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { keepShaped } from './plan-document.ts';
import { lockedPlan } from './plan-facts.ts';
import { isShaped } from './plan-state.ts';
import { taskWishes } from './plans.table.ts';
import { standing } from './task-facts.ts';

type Wish = { taskId: string; wish: 'prefer' | 'avoid'; words: string | null };

/** Says one thing of a task. Volunteering replaces "would rather not", and the other way round. */
export const wishForTask = (actor: Actor, planId: string, { taskId, wish, words }: Wish) =>
  act(actor, 'task.wish', lockedPlan(actor, planId), async (tx, facts, keep) => {
    if (!isShaped(facts.state)) throw new Conflict('Wishes are heard while the plan is being shaped.');
    await standing(tx, actor, planId, taskId);
    const { organisationId, personId } = actor;
    const mine = and(
      ...[eq(taskWishes.organisationId, organisationId), eq(taskWishes.taskId, taskId)],
      ...[eq(taskWishes.personId, personId), isNull(taskWishes.withdrawnAt), ne(taskWishes.wish, 'comment')],
    );
    for (const { id, version, wish: said } of await tx.select().from(taskWishes).where(mine).for('update')) {
      if (said === wish) throw new Conflict('You said so already.');
      const set = { withdrawnAt: now(), version: version + 1 };
      const which = and(mine, eq(taskWishes.id, id));
      keep('task-wish', one(await tx.update(taskWishes).set(set).where(which).returning()));
    }
    const said = await say(tx, actor, { taskId, wish, words }, keep);
    await keepShaped(tx, actor, facts, keep);
    return said;
  });

/** Of a task that was just proposed, to whoever proposed it and would like to do it. */
export const volunteerFor = (tx: Tx, actor: Actor, taskId: string, keep: Keep) =>
  say(tx, actor, { taskId, wish: 'prefer', words: null }, keep);

async function say(tx: Tx, { organisationId, personId }: Actor, wish: Wish, keep: Keep) {
  const row = { organisationId, id: newId(), personId, ...wish, at: now() };
  const said = one(await tx.insert(taskWishes).values(row).returning());
  keep('task-wish', said);
  return said;
}
