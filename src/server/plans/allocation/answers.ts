// What a plan gives to whom, in the order of the problem: with reasons, the next best choice, the load.
import type { AllocationAnswer, Assignment } from './answer.ts';
import { otherHours } from './hours.ts';
import type { Instance } from './instance.ts';
import { costsOf, nextPlan, type Present, whyNoOther } from './next.ts';
import { chargesOf, type Plan } from './plan.ts';
import type { Problem } from './problem.ts';
import { reasonsFor, round } from './reasons.ts';
import type { Solver } from './solver.ts';
import { type Means, noticed, type Ways } from './stages.ts';
import { type Whole, wholeOf } from './whole-task.ts';

/** How many pairs of person and task a problem may have for every next best choice to be planned wholly anew. */
export const smallEnough = 400;

/** The tasks of the problem in its own order, as places in the instance: of a shared task that of its first share. */
export function inOrder({ problem: { tasks }, first }: Instance, problem: Problem): number[] {
  const place = new Map(tasks.map(({ id }, at) => [id, first[at]!]));
  return problem.tasks.map(({ id }) => place.get(id)!);
}

export function assignmentsOf(instance: Instance, problem: Problem, present: Present, ways: Ways): Assignment[] {
  const wholes = inOrder(instance, problem).map((task) => wholeOf(instance, present.plan, task));
  const covered = wholes.filter((whole) => whole.covered.length > 0);
  const anew = instance.pairs.length <= smallEnough ? measured(ways, workOnNext) : null;
  return covered.map((whole, done) => {
    ways.onProgress?.({ doing: 'next best choices', done, of: covered.length });
    return {
      task: instance.problem.tasks[whole.task]!.id,
      ...named(instance, whole),
      because: reasonsFor(instance, whole),
      ...nextFor(instance, present, whole, anew?.()),
    };
  });
}

/** How much work all next best choices together may take: steps of the simplex method, times the rows of the model. */
const workOnNext = 3_000_000;

/** The same means until so much work is done or the time is up, then none. */
export function measured(means: Means, work: number): () => Means | null {
  let left = work;
  const solve: Solver['solve'] = (model, goal, effort) => {
    const found = means.solver.solve(model, goal, effort);
    left -= (found.work + 20) * model.rows.length;
    return found;
  };
  const counted = { ...means, solver: { ...means.solver, solve } };
  return () => {
    if (noticed(means, means.secondsLeft() - 0.2) <= 0) return null;
    return left > 0 ? counted : null;
  };
}

export function named({ problem }: Instance, { placed, parts }: Whole) {
  const id = (place: number) => problem.people[place]!.id;
  const byId = <One>(entries: Iterable<[number, One]>) =>
    Object.fromEntries([...entries].map(([at, one]) => [id(at), one]));
  const whole = {
    people: placed.people.map(id),
    buddies: byId([...placed.buddies].map(([person, buddy]) => [person, id(buddy)])),
  };
  if (!parts) return whole;
  const shares = byId([...parts.on].sort(([a], [b]) => a - b));
  const buddyShares = parts.buddies.map(({ person, buddy, hours }) => ({
    person: id(person),
    buddy: id(buddy),
    hours,
  }));
  return { ...whole, shares, ...(buddyShares.length > 0 ? { buddyShares } : {}) };
}

function nextFor(
  instance: Instance,
  present: Present,
  whole: Whole,
  means: Means | null = null,
): Pick<Assignment, 'next' | 'nextNote'> {
  const noOther = whyNoOther(instance, whole);
  if (
    instance.ofTask[whole.task]!.length === whole.placed.people.length &&
    (!whole.parts || whole.placed.people.length === 1)
  )
    return { next: null, nextNote: noOther };
  const found = nextPlan(instance, present, whole, means);
  if (found === null) return { next: null, nextNote: noOther };
  if (found === 'unknown')
    return {
      next: null,
      nextNote: 'no other choice fits beside the rest of this plan; planning the rest anew was not tried',
    };
  const other = named(instance, wholeOf(instance, found.plan, whole.task));
  return { next: { ...other, costs: costsOf(instance, present.plan, found.plan), exact: found.exact } };
}

export function loadOf(
  { problem: { people }, units }: Instance,
  problem: Problem,
  plan: Plan,
): AllocationAnswer['load'] {
  const charged = chargesOf({ units }, plan);
  const hours = new Map(people.map(({ id }, at) => [id, round(charged[at]! / units.perHour)]));
  return problem.people.map((person) => ({
    ...{ person: person.id, hours: hours.get(person.id)!, of: person.hours },
    ...otherIn(person),
  }));
}

/** Only where there is any: a problem without other work has the answer that it always had. */
export const otherIn = (person: Problem['people'][number]) =>
  person.other ? { other: round(otherHours(person)) } : {};
