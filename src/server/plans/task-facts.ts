// The task meant, as it stands.
import { and, eq } from 'drizzle-orm';
import { first, type Tx } from '../db.ts';
import { NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { shareCount } from './allocation/shares.ts';
import type { PlanFacts } from './plan-facts.ts';
import { isShaped } from './plan-state.ts';
import { type Task, tasks } from './plans.table.ts';

/** Whether somebody may add a task, or propose one, as the plan stands. */
export const mayPropose = (actor: Actor, facts: PlanFacts): boolean =>
  !facts.isOver &&
  may(actor, 'task.propose', facts) &&
  (facts.state === 'consulting' || (isShaped(facts.state) && may(actor, 'task.edit', facts)));

/** How many people can have a task: of one whose hours are shared out, as many as there are parts. */
export const placesOf = ({
  peopleNeeded,
  hours,
  shareSmallest,
}: Pick<Task, 'peopleNeeded' | 'hours' | 'shareSmallest'>) =>
  shareSmallest === null ? peopleNeeded : shareCount({ hours, share: { smallest: shareSmallest } });

export const theTask = (actor: Actor, planId: string, taskId: string) =>
  and(eq(tasks.organisationId, actor.organisationId), eq(tasks.planId, planId), eq(tasks.id, taskId));

/** A task of the plan that was not taken out, locked. @throws NotFound */
export async function standing(tx: Tx, actor: Actor, planId: string, taskId: string): Promise<Task> {
  const found = first(
    await tx
      .select()
      .from(tasks)
      .where(theTask(actor, planId, taskId))
      .for('update'),
  );
  if (!found || found.withdrawnAt) throw new NotFound();
  return found;
}
