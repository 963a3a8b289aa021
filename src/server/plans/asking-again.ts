// Work that was agreed to and whose task was changed since: it is given anew as it is now, so that whoever has it is asked again.
import type { Keep } from '../act.ts';
import type { Tx } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { channelWords } from '../people/work-rules.form.ts';
import type { Assignment } from './assignments.table.ts';
import { end, giveAssignment, runningOfPlan } from './assignments.ts';
import { sayFact } from './difference-words.ts';
import { taskFacts } from './plan-document.ts';
import type { PlanRows, TaskRow } from './plan-rows.ts';

/** What is otherwise about a task, in words, but for its hours and people, which are given out anew. Pure. */
export function changesOfTask(before: TaskRow, after: TaskRow): string[] {
  const [was, now] = [factsOf(before), factsOf(after)];
  return Object.keys({ ...was, ...now })
    .filter((name) => name !== 'Hours')
    .flatMap((name) => sayFact(name, { before: was[name] ?? null, after: now[name] ?? null }));
}

const factsOf = (task: TaskRow): Record<string, string | null> => ({
  ...taskFacts(task),
  Channel: channelWords[task.channel as keyof typeof channelWords] ?? task.channel,
});

/** Answers the names of those who are asked again: they had agreed to the task as it was, and it is not done. */
export async function askAgain(
  ...[tx, actor, { before, after }, taskId, keep]: [Tx, Actor, { before: PlanRows; after: PlanRows }, string, Keep]
): Promise<string[]> {
  const [was, now] = [before, after].map(({ tasks }) => tasks.find(({ id }) => id === taskId)!);
  const lines = changesOfTask(was!, now!);
  if (lines.length === 0) return [];
  const agreed = after.assignments.filter((row) => row.taskId === taskId && isAgreed(after, row.id));
  const running = await runningOfPlan(tx, actor, after.plan.id);
  for (const row of running.filter(({ id, doneAt }) => !doneAt && agreed.some((one) => one.id === id))) {
    await end(tx, actor, row, `The task was changed: ${lines.join('; ')}.`, keep);
    await giveAssignment(tx, actor, sameWork(row), keep);
  }
  return [...new Set(agreed.filter(({ doneAt }) => !doneAt).map(({ name }) => name))];
}

const isAgreed = ({ answers }: PlanRows, id: string) =>
  answers.filter(({ assignmentId }) => assignmentId === id).at(-1)?.answer === 'accept';

/** All of an assignment but who gave it when, which was said of it since, and its own history. */
function sameWork({ id: _, version: _v, createdAt: _c, by: _b, at: _a, ...work }: Assignment) {
  return { ...work, endedAt: null, endedReason: null };
}
