// What it would have cost to meet each wish that was not met: the best plan in which whoever wished for a task has it.
import type { UnmetWish } from './answer.ts';
import { measured, named, smallEnough } from './answers.ts';
import type { Instance } from './instance.ts';
import { costsOf, type Present, planWith } from './next.ts';
import type { Problem } from './problem.ts';
import type { Ways } from './stages.ts';
import { wholeOf } from './whole-task.ts';

/** How much work all of them together may take, as the next best choices are measured; beyond it everything else stays as it is. */
const workOnWishes = 1_500_000;

/** In the order of the problem. Of a task that nobody has there is nothing to say; what was not found out is left out. */
export function unmetOf(instance: Instance, problem: Problem, present: Present, ways: Ways): UnmetWish[] {
  const { people, tasks } = instance.problem;
  const person = new Map(people.map(({ id }, at) => [id, at]));
  const place = new Map(tasks.map(({ id }, at) => [id, instance.first[at]!]));
  const wished = problem.people.flatMap(({ id, prefers }) =>
    [...new Set(prefers)].flatMap((task) => (place.has(task) ? [{ person: id, task }] : [])),
  );
  const missed = wished
    .map((wish) => ({ wish, whole: wholeOf(instance, present.plan, place.get(wish.task)!) }))
    .filter(
      ({ wish, whole: { covered, placed } }) => covered.length > 0 && !placed.people.includes(person.get(wish.person)!),
    );
  const anew = instance.pairs.length <= smallEnough ? measured(ways, workOnWishes) : null;
  return missed.flatMap(({ wish, whole }): UnmetWish[] => {
    const found = planWith(instance, present, whole, person.get(wish.person)!, anew?.() ?? null);
    if (found === 'unknown') return [];
    if (!found) return [{ ...wish, met: null }];
    const met = { ...named(instance, wholeOf(instance, found.plan, whole.task)), exact: found.exact };
    return [{ ...wish, met: { ...met, costs: costsOf(instance, present.plan, found.plan) } }];
  });
}
