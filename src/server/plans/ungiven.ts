// The work of a plan that was given to nobody, or to fewer people than it needs, and what is done of it. Pure.
import { allOf } from '../list-words.ts';
import { doing } from './buddying.ts';
import { sumOfHours } from './hours-words.ts';
import type { PlanRows } from './plan-rows.ts';

type Given = Pick<PlanRows, 'tasks' | 'assignments'>;

export const holdersOf = ({ assignments }: Pick<Given, 'assignments'>, taskId: string): number =>
  doing(assignments).filter((row) => row.taskId === taskId).length;

/** Of a task whose hours are shared out and that somebody has a part of: the hours that nobody has. */
export function hoursLeft(
  { assignments }: Pick<Given, 'assignments'>,
  { id, hours, share }: Pick<PlanRows['tasks'][number], 'id' | 'hours' | 'share'>,
): number {
  const held = doing(assignments).filter(({ taskId }) => taskId === id);
  if (share === null || held.length === 0) return 0;
  const left = sumOfHours([{ hours }, ...held.map((row) => ({ hours: -row.hours }))]);
  return Math.max(0, left);
}

/** "2 tasks are given to nobody, one to fewer people than it needs."; null where all work taken up has its people. */
export function sayUngiven({ tasks, assignments }: Given): string | null {
  const held = tasks
    .filter(({ takenUp }) => takenUp)
    .map((task) => ({ ...task, held: holdersOf({ assignments }, task.id), left: hoursLeft({ assignments }, task) }));
  const nobody = held.filter((task) => task.held === 0).length;
  const few = held.filter((task) => task.held > 0 && task.held < task.people).length;
  const partly = held.filter((task) => task.held > 0 && task.left > 0).length;
  if (partly > 0) {
    const others = sayUngiven({ assignments, tasks: tasks.filter((task) => hoursLeft({ assignments }, task) === 0) });
    return [others, `${tasksAre(partly)} given out in part only.`].filter(Boolean).join(' ');
  }
  if (nobody === 0 && few === 0) return null;
  const needs = few === 1 ? 'it needs' : 'they need';
  if (nobody === 0) return `${tasksAre(few)} given to fewer people than ${needs}.`;
  const also = few === 0 ? '' : `, ${few === 1 ? 'one' : few} to fewer people than ${needs}`;
  return `${tasksAre(nobody)} given to nobody${also}.`;
}

/** The work of a plan that is not reported done by everybody who has it. */
export function undoneOf({ tasks, assignments }: Given): PlanRows['tasks'] {
  const isDone = (id: string) => {
    const { held, left } = partsOf(assignments, id);
    return held.length > 0 && left.length === 0;
  };
  return tasks.filter(({ id, takenUp }) => takenUp && !isDone(id));
}

/** Whose part of a task is not reported done: "Tom Price; 1 of 2 people done". */
export function sayWhoseLeft({ assignments }: Pick<Given, 'assignments'>, taskId: string): string {
  const { held, left } = partsOf(assignments, taskId);
  if (held.length === 0) return 'given to nobody';
  const done = held.length - left.length;
  return `${allOf(left.map(({ name }) => name))}${done > 0 ? `; ${done} of ${held.length} people done` : ''}`;
}

/** Those who do a task, and of them those who have not reported it done. */
function partsOf(assignments: Given['assignments'], id: string) {
  const held = doing(assignments).filter(({ taskId }) => taskId === id);
  return { held, left: held.filter(({ doneAt }) => !doneAt) };
}

/** "1 of 3 tasks is reported done, one in part."; null where there is no work. */
export function sayDone(given: Given): string | null {
  const taken = given.tasks.filter(({ takenUp }) => takenUp).length;
  const undone = undoneOf(given);
  const done = taken - undone.length;
  if (taken === 0) return null;
  const begun = undone.filter(({ id }) =>
    doing(given.assignments).some((row) => row.taskId === id && row.doneAt),
  ).length;
  const part = begun === 0 ? '' : `, ${begun === 1 ? 'one' : begun} in part`;
  return `${done} of ${taken === 1 ? '1 task' : `${taken} tasks`} ${done === 1 ? 'is' : 'are'} reported done${part}.`;
}

const tasksAre = (n: number) => (n === 1 ? 'One task is' : `${n} tasks are`);
