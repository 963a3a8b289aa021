// What would have to change: for each work left over, and for pins that cannot be kept, the cheapest rules together.
import type { AllocationAnswer } from './answer.ts';
import { inOrder, otherIn } from './answers.ts';
import { otherHours } from './hours.ts';
import { type Instance, instanceOf } from './instance.ts';
import { whyUncovered } from './left-over.ts';
import type { Plan } from './plan.ts';
import type { Problem } from './problem.ts';
import { round } from './reasons.ts';
import { type Loosened, loosen, type Work } from './relax.ts';
import { membersOf } from './shares.ts';
import { greatestDevelop, noticed, solveStages, type Ways } from './stages.ts';

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

/** For each task left uncovered: the cheapest rules whose loosening would make room for it, all else staying as it is. */
export function waysOut(instance: Instance, problem: Problem, plan: Plan, ways: Ways): Loosened[] {
  return leftOver(instance, problem, plan).flatMap((work) => {
    const seconds = noticed(ways, ways.secondsLeft() - 0.1);
    return seconds <= 0 ? [] : (loosen(instance, ways.solver, { works: [work], plan, seconds }) ?? []);
  });
}

/** A rule as the answer has it. */
export const named = ({ change: _, ...row }: Loosened): AllocationAnswer['relax'][number] => row;

export function infeasible(
  instance: Instance,
  problem: Problem,
  ways: Ways,
): Omit<AllocationAnswer, 'notes' | 'modelHash'> {
  const clash = clashOf(instance, problem, ways);
  const kept = mended(problem, clash?.relax ?? []);
  const development = tooMuchDevelopment(clash ? instanceOf(kept) : instance, ways);
  const relax = [...(clash?.relax ?? []), ...(development ? [development] : [])];
  const left = relax.length > 0 ? leftThen(development ? mended(kept, [development]) : kept, ways) : null;
  const because = ({ id }: Problem['tasks'][number]) => {
    if (clash?.blocked.has(id)) return `its pins cannot be kept: ${clash.against(id).join('; ')}`;
    if (left) return left.get(id) ?? null;
    if (development) return `nothing is assigned while there cannot be ${development.rule}`;
    return 'nothing is assigned while the pins of other tasks cannot be kept';
  };
  return {
    status: 'infeasible',
    stages: [],
    assignments: [],
    unassigned: problem.tasks.flatMap((task) => {
      const why = because(task);
      return why === null ? [] : [{ task: task.id, because: why }];
    }),
    load: problem.people.map((person) => {
      const hours = person.other ? round(person.done + otherHours(person)) : person.done;
      return { person: person.id, hours, of: person.hours, ...otherIn(person) };
    }),
    relax: relax.map(named),
  };
}

const mended = (problem: Problem, relax: Loosened[]) => relax.reduce((one, { change, by }) => change(one, by), problem);

/** Pins that cannot be kept: the cheapest way out, and for each task what clashes. Null where all can be kept. */
function clashOf(instance: Instance, problem: Problem, ways: Ways) {
  const works = inOrder(instance, problem).flatMap((task) => {
    const members = membersOf(instance.first, task).filter((member) => instance.pinned[member]!.length > 0);
    return members.length > 0 ? [{ task, members, pinsOnly: true }] : [];
  });
  const seconds = () => Math.max(ways.secondsLeft() / 2, 1);
  const relax = loosen(instance, ways.solver, { works, plan: [], seconds: seconds() }) ?? [];
  if (relax.length === 0) return null;
  // Where a pin is the lightest to lift, what it clashes with would not be named: it is what would have to give if all pins were kept.
  const kept = loosen(instance, ways.solver, { works, plan: [], seconds: seconds(), keepsPins: true }) ?? [];
  const rows = [...new Map([...relax, ...kept].map((row) => [row.rule, row])).values()];
  const against = (id: string) => {
    const rules = rows.filter(({ unblocks }) => unblocks.includes(id)).map(({ rule }) => rule);
    return [...new Set([...pinsAmong(problem, id, rules), ...rules])];
  };
  return { relax, blocked: new Set(relax.flatMap(({ unblocks }) => unblocks)), against };
}

/** The pins of a task to people of whom a rule is named, or all of them: a clash has two sides. */
function pinsAmong({ tasks }: Problem, task: string, rules: string[]): string[] {
  const { pinned } = tasks.find(({ id }) => id === task)!;
  const own = pinned.filter((person) => rules.some((rule) => rule.startsWith(`${person}: `)));
  return (own.length > 0 ? own : pinned).map((person) => `${task}: pinned ${person}`);
}

/** Which tasks would be left over even then, each with why; null where that was not found out. */
function leftThen(problem: Problem, ways: Ways): Map<string, string> | null {
  const instance = instanceOf(problem);
  const staged = solveStages(instance, ways);
  if (!staged || staged === 'late') return null;
  return new Map(unassignedOf(instance, problem, staged.plan).map(({ task, because }) => [task, because]));
}

/** The pins can be kept: then so many development assignments cannot be. */
function tooMuchDevelopment(instance: Instance, ways: Ways): Loosened | null {
  const { leastDevelop } = instance;
  const possible = leastDevelop > 0 ? greatestDevelop(instance, ways) : null;
  if (possible === null || possible >= leastDevelop) return null;
  const rule = `at least ${leastDevelop} development ${leastDevelop === 1 ? 'assignment' : 'assignments'}`;
  const change = (problem: Problem, by: number) => ({ ...problem, leastDevelop: leastDevelop - by });
  return { rule, by: leastDevelop - possible, unblocks: [], change };
}
