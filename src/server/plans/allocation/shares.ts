// Shared work: a task whose hours are divided into equal shares, each done by one person, who may have any number of them.
import type { Problem, Task } from './problem.ts';

/** A problem in which every share is a task of its own. `first[t]`: the first share of the task that t is a share of; its
 * own place for a task that is not shared. */
export type SharedOut = { problem: Problem; first: number[] };

export function sharedOut(problem: Problem): SharedOut {
  const first: number[] = [];
  const tasks = problem.tasks.flatMap((task) => {
    const shares = partsOf(task);
    const start = first.length;
    for (const _ of shares) first.push(start);
    return shares;
  });
  return { problem: { ...problem, tasks }, first };
}

/** So many equal shares as the smallest allows. Whoever is pinned is given one beforehand: all shares are alike. */
function partsOf(task: Task): Task[] {
  if (!task.share) return [task];
  const count = shareCount(task);
  const pins = [...new Set(task.pinned)].sort();
  const hours = task.hours / count;
  return Array.from({ length: count }, (_, at) => {
    return { ...task, hours, pinned: pins.slice(at, at < count - 1 ? at + 1 : undefined) };
  });
}

/** 2/3 goes three times into 2, although no decimal writes it exactly. */
export const shareCount = ({ hours, share }: Pick<Task, 'hours' | 'share'>) =>
  share ? Math.max(1, Math.floor(hours / share.smallest + 1e-9)) : 1;

/** The shares of the task that begins at this place; itself alone where it is not shared. */
export function membersOf(first: number[], task: number): number[] {
  const members = [task];
  while (first[members.at(-1)! + 1] === task) members.push(members.at(-1)! + 1);
  return members;
}

/** How many shares the task has of which this is one. */
export const sharesOf = (first: number[], task: number): number => membersOf(first, first[task]!).length;
