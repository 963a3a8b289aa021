// Taking up what a run of the allocation gave: each person gets what is new to them, keeps what stays, and is told what ended.
import { act, type Keep } from '../act.ts';
import { now } from '../clock.ts';
import { one, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { keepAgreements } from './agreements.ts';
import { lockedAllocation, theAllocation } from './allocating.ts';
import type { Next } from './allocation/answer.ts';
import { usualBuddyHours } from './allocation/problem.ts';
import type { AllocationAnswer } from './allocation.ts';
import { inWordsOf, namesIn, sayCosts, withNames } from './allocation-names.ts';
import { type Allocation, allocations } from './assignments.table.ts';
import { end, giveAssignment, type NewAssignment, runningOfPlan } from './assignments.ts';
import { changesTo, choiceIn, seenBefore, whyOtherwise } from './giving-out.ts';
import { roundedParts } from './hours-words.ts';
import type { KeptNext } from './next-best-words.ts';
import { ordersOf } from './orders.ts';
import { keepDocument } from './plan-document.ts';
import { type PlanProblem, problemOf, restsAlike } from './plan-problem.ts';
import { planRows } from './plan-rows.ts';
import { requireAhead } from './plan-state.ts';

import { withoutRare } from './rule-privacy.ts';

/**
 * Gives the work as the run says. Who keeps a task keeps their answer to it. `why`: read by whoever loses work; `seen`: what the page showed
 * of the work as it was given (`seenBefore`); `planState`: whether they can answer yet.
 * @throws Conflict when the run has no answer, was taken up already, or the plan has changed since it was asked for
 */
export const takeUpAllocation = (
  actor: Actor,
  planId: string,
  allocationId: string,
  { why = null, seen }: { why?: string | null; seen?: string } = {},
) =>
  act(actor, 'plan.allocate', lockedAllocation(actor, planId, allocationId), async (tx, facts, keep) => {
    const { plan, state, allocation } = facts;
    requireAhead(facts);
    if (allocation.takenUpAt) throw new Conflict('This allocation was taken up already.');
    const answer = allocation.answer as AllocationAnswer | null;
    if (allocation.state !== 'done' || !answer || answer.status === 'infeasible')
      throw new Conflict(
        'This allocation gave no answer that could be taken up. Change what stands against it, then run it again.',
      );
    if (answer.assignments.length === 0)
      throw new Conflict(
        'This allocation gives nothing to anybody, so there is nothing to give out. Its page says why not.',
      );
    if (!restsAlike(await problemOf(actor, plan)(tx), allocation.problem as PlanProblem))
      throw new Conflict(
        'The plan, or what is known of the people in it, changed since this run. Run the allocation again.',
      );
    await give(tx, actor, { allocation, answer, why, seen }, keep);
    const set = { takenUpAt: now(), version: allocation.version + 1 };
    const taken = one(
      await tx
        .update(allocations)
        .set(set)
        .where(theAllocation(actor, planId, allocationId))
        .returning(),
    );
    keep('allocation', taken);
    await keepDocument(tx, actor, planId, keep);
    await keepAgreements(tx, actor, planId, keep);
    return { ...taken, planState: state };
  });

type Run = { allocation: Allocation; answer: AllocationAnswer; why: string | null; seen: string | undefined };

async function give(tx: Tx, actor: Actor, { allocation, answer, why, seen }: Run, keep: Keep) {
  const wanted = givenBy(allocation, answer);
  // What is done stays as it is: the run leaves it out.
  const held = (await runningOfPlan(tx, actor, allocation.planId)).filter(({ doneAt }) => !doneAt);
  if (seen !== undefined && seenBefore(await planRows(actor, allocation.planId)(tx), wanted) !== seen)
    throw new Conflict(
      'Work of this plan was given out, taken back, answered or reported as done since you opened this page. Read who would lose what now, then give it out.',
    );
  const { ending, beginning } = changesTo(held, wanted);
  for (const row of ending) {
    const orders = row.buddyToId ? [] : await ordersOf(actor, row.taskId)(tx);
    const isNew = (personId: string) => beginning.some((one) => one.taskId === row.taskId && one.personId === personId);
    const acting = orders.filter(({ order, personId }) => order === 'forbid' || isNew(personId));
    await end(tx, actor, row, whyOtherwise(acting, row.personId, why), keep);
  }
  for (const row of beginning) await giveAssignment(tx, actor, { ...row, overrideReason: choiceIn(ending, row) }, keep);
}

/** The assignments that an answer means, one for each person on each task and one for each buddy, with reasons by name. */
export function givenBy(
  { id: allocationId, planId, problem }: Pick<Allocation, 'id' | 'planId' | 'problem'>,
  answer: AllocationAnswer,
): NewAssignment[] {
  const { people, tasks, buddyHours } = problem as PlanProblem;
  const names = namesIn(problem as PlanProblem);
  const everybody = people.map(({ name }) => name ?? '');
  const inWords = (words: string) => inWordsOf(words, names);
  return withoutRare(answer, problem as PlanProblem).assignments.flatMap(
    ({ task: taskId, people: on, buddies, shares, buddyShares, because, next, nextNote }) => {
      const { hours: whole, promised: promises, promisedBuddies } = tasks.find(({ id }) => id === taskId)!;
      const given = { planId, taskId, allocationId };
      const hoursOf = (personId: string) => kept(shares?.[personId] ?? whole);
      const beside = besideIn({ buddies, buddyShares }, { hours: whole }, buddyHours);
      const promised = (promises ?? []).filter(
        ({ personId, helperId }) => on.includes(personId) && !on.includes(helperId),
      );
      const helperOf = (personId: string) => promised.find((one) => one.personId === personId)?.helperId;
      const doing = on.map((personId) => ({
        ...{ ...given, personId, hours: hoursOf(personId) },
        ...{ buddyId: buddies[personId] ?? helperOf(personId) ?? null, develops: personId in buddies },
        because: reasonsOf(because, names.get(personId)!, everybody).map(inWords),
        nextBest: nextBestOf(next, nextNote ?? null, names),
      }));
      const helping = promised.map(({ personId: buddyToId, helperId: personId, hours }) => ({
        ...{ ...given, personId, buddyToId, hours: kept(hours) },
        because: [`Support for ${names.get(buddyToId)} was promised`],
      }));
      const supporting = beside.map(({ person: buddyToId, buddy: personId, hours }) => ({
        ...{ ...given, personId, buddyToId, hours: kept(hours) },
        because: [
          `${promisedBuddies?.[buddyToId] === personId ? `Support for ${names.get(buddyToId)} was promised` : `A step up for ${names.get(buddyToId)}`}, and ${names.get(personId)} has the level it needs`,
        ],
      }));
      return [...doing, ...supporting, ...helping];
    },
  );
}

type Beside = Pick<AllocationAnswer['assignments'][number], 'buddies' | 'buddyShares'>;

/** Every buddy that an answer names on a task, with whom they are beside and their hours. */
export const besideIn = (
  { buddies, buddyShares }: Beside,
  { hours }: { hours: number },
  buddyHours = usualBuddyHours,
) => buddyShares ?? Object.entries(buddies).map(([person, buddy]) => ({ person, buddy, hours: hours * buddyHours }));

/** As the column keeps them. */
const kept = (hours: number) => Math.round(hours * 10_000) / 10_000;

/** Who else, and what that would cost, by name; or why nobody else. */
function nextBestOf(next: Next | null, note: string | null, names: ReadonlyMap<string, string>): KeptNext {
  if (!next) return { people: [], costs: [], exact: true, note: withNames(note ?? 'Nobody else may do it', names) };
  const people = next.people.map((person) => names.get(person) ?? person);
  const hours = next.shares && { hours: roundedParts(next.people.map((person) => next.shares![person]!)) };
  return { people, ...hours, ...sayCosts(next.costs, names), exact: next.exact };
}

/** Of the reasons for a task those for one person: their own, without the name, and those for everybody. */
function reasonsOf(because: string[], name: string, names: string[]): string[] {
  return because.flatMap((words) => {
    if (words.startsWith(`${name}: `)) return [words.slice(name.length + 2)];
    return names.some((other) => words.startsWith(`${other}: `)) ? [] : [words];
  });
}
