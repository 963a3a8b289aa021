// The page of a task: what it asks for, what the team says of it, who has it and why, and the leader's orders about it.
import { see } from '../act.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { doing } from './buddying.ts';
import { sumOfHours } from './hours-words.ts';
import { type Levels, levelIn, levelsOfPlan } from './levels.ts';
import { lostToCounters, sayLostTo, takenSinceRuns } from './moved-by-counter.ts';
import { ordersOf } from './orders.ts';
import { otherHours } from './other-work-page.ts';
import { sayFree } from './overfull.ts';
import { planFacts } from './plan-facts.ts';
import { visibleRows } from './plan-page.ts';
import { problemOf } from './plan-problem.ts';
import type { PlanRows, TaskRow } from './plan-rows.ts';
import { isShaped } from './plan-state.ts';
import { missedWishes, runsBehind } from './runs-behind.ts';
import { seenPlan } from './seen-plan.ts';
import { seenOf } from './seen-task.ts';
import { oneOf } from './shaping.ts';
import { aimsOfRuns } from './stage-words.ts';
import { placesOf } from './task-facts.ts';
import { unkept } from './unkept.ts';
import { type Weighing, weigh } from './weighed.ts';

export const taskOf = (actor: Actor, planId: string, taskId: string) =>
  see(actor, 'plan.view', planFacts(actor, planId), async (db, facts) => {
    const rows = visibleRows(actor, facts, await seenPlan(actor, planId)(db));
    const task = oneOf(rows.tasks, taskId);
    const shaped = isShaped(facts.state);
    const mayEdit = shaped && may(actor, 'task.edit', facts);
    const orders = may(actor, 'assignment-order.give', facts) ? await ordersOf(actor, taskId)(db) : [];
    const runs = await runsBehind(actor, planId, [taskId])(db);
    const { timeZone } = actor.organisation;
    const weighing = weigh(rows.assignments, { taskIds: [taskId], runs, reader: actor.personId, timeZone });
    const lost = await lostToCounters(actor, [taskId])(db);
    const on = onTask(rows, taskId, weighing);
    const seesWishers = may(actor, 'plan.allocate', facts);
    return {
      ...{ plan: rows.plan, state: facts.state, task, timeZone, me: actor.personId },
      wishes: rows.wishes.filter((wish) => wish.taskId === taskId),
      remarks: rows.remarks.filter((remark) => remark.taskId === taskId),
      ...{ ...on, orders, seen: seenOf([...on.held, ...orders]) },
      answers: rows.answers,
      /** The aims that decided who has it. */
      decided: aimsOfRuns(
        weighing.behind.map(({ run }) => run),
        await takenSinceRuns(actor, planId)(db),
        timeZone,
      ),
      /** Why no next best choice is told, and who had the task until a counter-offer was taken. */
      ...{ since: weighing.since[taskId] ?? null, lost: sayLostTo(lost, timeZone) },
      /** Who volunteered and has none of it, and what is known of why: all to whoever runs the allocation, to others their own. */
      missed: missedWishes(rows, weighing, { reader: actor.personId, lost, timeZone }).filter(
        (wish) => wish.taskId === taskId && (seesWishers || wish.personId === actor.personId),
      ),
      leaders: rows.leaders,
      candidates: mayEdit
        ? candidates(rows, task, await levelsOfPlan(actor, planId)(db), await otherHours(actor, rows)(db))
        : [],
      /** How many people it can be given to: who did it keeps it. */
      places: placesOf({ ...task, peopleNeeded: task.people, shareSmallest: task.share }) - doneBy(rows, taskId).length,
      isShared: task.share !== null,
      mayEdit,
      unkept: mayEdit ? unkept(await problemOf(actor, facts.plan)(db), taskId) : [],
      mayWish: shaped && may(actor, 'task.wish', facts),
      mayRemark: facts.state === 'consulting' && may(actor, 'plan-remark.make', facts),
    };
  });

/** Who does the task, and their buddies, as the last run that was given out weighed it. */
function onTask({ assignments }: PlanRows, taskId: string, weighing: Weighing) {
  const all = assignments.flatMap((row) => (row.taskId === taskId ? [{ ...row, ...weighing.rows[row.id] }] : []));
  return { held: doing(all), buddies: all.filter(({ buddyToId }) => buddyToId) };
}

/** Who reported the task as done: it stays theirs. */
const doneBy = ({ assignments }: PlanRows, taskId: string): string[] =>
  doing(assignments)
    .filter((row) => row.taskId === taskId && row.doneAt)
    .map(({ personId }) => personId);

/** Everybody with hours in the plan who is here and has not done the task, with their levels in what the task needs and the hours they have left. */
function candidates(rows: PlanRows, task: TaskRow, levels: Levels, other: ReadonlyMap<string, number>) {
  const { people, assignments } = rows;
  const done = doneBy(rows, task.id);
  return people
    .filter(({ id, gone }) => !gone && !done.includes(id))
    .map(({ id, name, hours }) => {
      const taken = assignments.filter((row) => row.personId === id && row.taskId !== task.id);
      const given = sumOfHours([...taken, { hours: other.get(id) ?? 0 }]);
      const held = task.skills.map((skill) => `${skill.name} ${levelIn(levels, id, skill.id)}`);
      return {
        id,
        name,
        words: [...held, sayFree(hours, given)].join(', '),
      };
    });
}
