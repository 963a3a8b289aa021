// The optimiser names people, tasks and objectives by their ids; people read names.
import type { PlanProblem } from './plan-problem.ts';

/** Names by id, as they were when the run was asked for. */
export function namesIn({ people, tasks, objectives }: PlanProblem) {
  return new Map<string, string>([
    ...people.map(({ id, name }) => [id, name ?? id] as const),
    ...tasks.map(({ id, title }) => [id, `“${title ?? id}”`] as const),
    ...objectives.map(({ id, title }) => [id, `“${title}”`] as const),
  ]);
}

const anId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Words with every known id replaced by its name. */
export const withNames = (words: string, names: ReadonlyMap<string, string>): string =>
  words.replace(anId, (id) => names.get(id) ?? id);
