// What would have to change: for work left over one rule each, for pins that cannot be kept the cheapest rules together.
import type { AllocationAnswer } from './answer.ts';
import { inOrder, otherIn } from './answers.ts';
import { otherHours } from './hours.ts';
import type { Instance } from './instance.ts';
import { whyUncovered } from './left-over.ts';
import { chargesOf, type Plan, takenOf } from './plan.ts';
import type { Problem } from './problem.ts';
import { round } from './reasons.ts';
import { loosen, type Work } from './relax.ts';
import { membersOf } from './shares.ts';
import { greatestDevelop, noticed, type Ways } from './stages.ts';
import { noneTaken } from './windows.ts';

/** Every task of which something is left over. */
function leftOver(instance: Instance, problem: Problem, plan: Plan): Work[] {
  return inOrder(instance, problem).flatMap((task) => {
    const members = membersOf(instance.first, task).filter((member) => !plan[member]);
    return members.length > 0 ? [{ task, members }] : [];
  });
}

export function unassignedOf(instance: Instance, problem: Problem, plan: Plan): AllocationAnswer['unassigned'] {
  const { units } = instance;
  return leftOver(instance, problem, plan).map(({ task, members }) => {
    const { id, share } = instance.problem.tasks[task]!;
    const hours = round((members.length * units.task[task]!) / units.perHour);
    return { task: id, because: whyUncovered(instance, plan, task), ...(share ? { hours } : {}) };
  });
}

/** For each task left uncovered: the one rule whose loosening would make room for it, all else staying as it is. */
export function singleRules(instance: Instance, problem: Problem, plan: Plan, ways: Ways): AllocationAnswer['relax'] {
  const charged = chargesOf(instance, plan);
  const taken = takenOf(instance, plan);
  return leftOver(instance, problem, plan).flatMap((work) => {
    const seconds = noticed(ways, ways.secondsLeft() - 0.1);
    if (seconds <= 0) return [];
    return loosen(instance, ways.solver, { works: [work], plan, charged, taken, most: 1, seconds }) ?? [];
  });
}

export function infeasible(
  instance: Instance,
  problem: Problem,
  ways: Ways,
): Omit<AllocationAnswer, 'notes' | 'modelHash'> {
  const works = inOrder(instance, problem).flatMap((task) => {
    const members = membersOf(instance.first, task).filter((member) => instance.pinned[member]!.length > 0);
    return members.length > 0 ? [{ task, members, pinsOnly: true }] : [];
  });
  const charged = [...instance.units.done];
  const seconds = Math.max(ways.secondsLeft(), 1);
  const taken = noneTaken(instance.windows);
  const pins = loosen(instance, ways.solver, { works, plan: [], charged, taken, seconds }) ?? [];
  const relax = pins.length > 0 ? pins : tooMuchDevelopment(instance, ways);
  const blocked = new Set(relax.flatMap(({ unblocks }) => unblocks));
  const because = (id: string) =>
    blocked.has(id)
      ? `its pins cannot be kept: ${relax
          .filter(({ unblocks }) => unblocks.includes(id))
          .map(({ rule }) => rule)
          .join('; ')}`
      : pins.length > 0 || relax.length === 0
        ? 'nothing is assigned while the pins of other tasks cannot be kept'
        : `nothing is assigned while there cannot be ${relax[0]!.rule}`;
  return {
    status: 'infeasible',
    stages: [],
    assignments: [],
    unassigned: problem.tasks.map(({ id }) => ({ task: id, because: because(id) })),
    load: problem.people.map((person) => {
      const hours = person.other ? round(person.done + otherHours(person)) : person.done;
      return { person: person.id, hours, of: person.hours, ...otherIn(person) };
    }),
    relax,
  };
}

/** The pins can be kept: then so many development assignments cannot be. */
function tooMuchDevelopment(instance: Instance, ways: Ways): AllocationAnswer['relax'] {
  const { leastDevelop } = instance;
  const possible = leastDevelop > 0 ? greatestDevelop(instance, ways) : null;
  if (possible === null || possible >= leastDevelop) return [];
  const rule = `at least ${leastDevelop} development ${leastDevelop === 1 ? 'assignment' : 'assignments'}`;
  return [{ rule, by: leastDevelop - possible, unblocks: [] }];
}
