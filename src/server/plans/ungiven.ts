// The work of a plan that was given to nobody, or to fewer people than it needs, and what is done of it. Pure.
import { doing } from './buddying.ts';
import type { PlanRows } from './plan-rows.ts';

type Given = Pick<PlanRows, 'tasks' | 'assignments'>;

export const holdersOf = ({ assignments }: Pick<Given, 'assignments'>, taskId: string): number =>
  doing(assignments).filter((row) => row.taskId === taskId).length;

/** "2 tasks are given to nobody, one to fewer people than it needs."; null where all work taken up has its people. */
export function sayUngiven({ tasks, assignments }: Given): string | null {
  const held = tasks
    .filter(({ takenUp }) => takenUp)
    .map(({ id, people }) => ({ people, held: holdersOf({ assignments }, id) }));
  const nobody = held.filter((task) => task.held === 0).length;
  const few = held.filter((task) => task.held > 0 && task.held < task.people).length;
  if (nobody === 0 && few === 0) return null;
  const needs = few === 1 ? 'it needs' : 'they need';
  if (nobody === 0) return `${tasksAre(few)} given to fewer people than ${needs}.`;
  const also = few === 0 ? '' : `, ${few === 1 ? 'one' : few} to fewer people than ${needs}`;
  return `${tasksAre(nobody)} given to nobody${also}.`;
}

/** The work of a plan that is not reported done by everybody who has it. */
export function undoneOf({ tasks, assignments }: Given): PlanRows['tasks'] {
  const isDone = (id: string) => {
    const held = doing(assignments).filter(({ taskId }) => taskId === id);
    return held.length > 0 && held.every(({ doneAt }) => doneAt);
  };
  return tasks.filter(({ id, takenUp }) => takenUp && !isDone(id));
}

/** "1 of 2 tasks is reported done."; null where there is no work. */
export function sayDone(given: Given): string | null {
  const taken = given.tasks.filter(({ takenUp }) => takenUp).length;
  const done = taken - undoneOf(given).length;
  if (taken === 0) return null;
  return `${done} of ${taken === 1 ? '1 task' : `${taken} tasks`} ${done === 1 ? 'is' : 'are'} reported done.`;
}

const tasksAre = (n: number) => (n === 1 ? 'One task is' : `${n} tasks are`);
