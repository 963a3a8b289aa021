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

/** "1 of 2 tasks is reported done.", by everybody who has it; null where there is no work. */
export function sayDone({ tasks, assignments }: Given): string | null {
  const taken = tasks.filter(({ takenUp }) => takenUp);
  const isDone = (id: string) => {
    const held = doing(assignments).filter(({ taskId }) => taskId === id);
    return held.length > 0 && held.every(({ doneAt }) => doneAt);
  };
  const done = taken.filter(({ id }) => isDone(id)).length;
  if (taken.length === 0) return null;
  return `${done} of ${taken.length === 1 ? '1 task' : `${taken.length} tasks`} ${done === 1 ? 'is' : 'are'} reported done.`;
}

const tasksAre = (n: number) => (n === 1 ? 'One task is' : `${n} tasks are`);
