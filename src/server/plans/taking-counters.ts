// The leader takes a counter-offer: the change is made as a choice by hand, with both names on it, and whoever it touches is asked again.
import { act, type Keep } from '../act.ts';
import { now } from '../clock.ts';
import { dayInWords } from '../day-words.ts';
import { one, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { keepAgreements } from './agreements.ts';
import { byLeader } from './allocation/reasons.ts';
import type { Assignment } from './assignments.table.ts';
import { end, giveAssignment, runningOfPlan } from './assignments.ts';
import type { CounterOffer, CounterPrice } from './counter-offers.table.ts';
import { changed, lockedCounter, replied, repriced, requireOpenCounter, standingNow } from './counter-offers.ts';
import { basisOf, counterChanges } from './counter-price.ts';
import { counterBegins, counterWords, movedWords } from './moved-by-counter.ts';
import { keepOff, withdrawContradicted } from './orders.ts';
import { keepDocument } from './plan-document.ts';
import type { PlanRows } from './plan-rows.ts';
import { requireAhead } from './plan-state.ts';
import { tasks } from './plans.table.ts';
import { standing, theTask } from './task-facts.ts';

/**
 * Does what the counter-offer asks, as it was worked out. `seen`: the basis of the price that the page showed. `stale`: the plan has changed since, so
 * nothing was done, and it is worked out again.
 * @throws Conflict where it is settled, not worked out yet, or cannot be done
 */
export const takeCounter = (actor: Actor, planId: string, counterId: string, seen?: string) =>
  act(actor, 'counter-offer.decide', lockedCounter(actor, counterId, planId), async (tx, facts, keep) => {
    const { counter, assignment, plan } = facts;
    requireAhead(facts);
    await requireOpenCounter(tx, actor, counter, assignment, 'take');
    const { price } = counter;
    if (!price) throw new Conflict('What this costs others is not worked out yet. Wait a moment, then open it again.');
    if (price.holds === null)
      throw new Conflict('This cannot be done as the plan stands. Decline it, or change what stands against it.');
    const stands = await standingNow(actor, plan)(tx);
    if ((seen !== undefined && seen !== price.basis) || basisOf(stands, price.holds) !== price.basis)
      return { ...(await repriced(tx, actor, counter, keep)), stale: true };
    const member = stands.rows.people.find(({ id }) => id === counter.personId)?.name ?? '';
    const how = { counter, price, taskId: assignment.taskId, member };
    if (counter.kind === 'later') await setDue(tx, actor, how, keep);
    await apply(tx, actor, stands.rows, how, keep);
    const decided = { outcome: 'taken' as const, decidedBy: actor.personId, decidedAt: now() };
    const taken = await changed(tx, counter, decided);
    keep('counter-offer', taken);
    await replied(tx, actor, counter, 'Taken: the work is given out as you offered.', keep);
    await keepDocument(tx, actor, planId, keep);
    await keepAgreements(tx, actor, planId, keep);
    return { ...taken, stale: false };
  });

type How = { counter: CounterOffer; price: CounterPrice; taskId: string; member: string };

/** @throws Conflict where somebody else asked about work that they would be asked about anew: nobody would ever answer them */
function requireAnswered(
  { answers, assignments, tasks }: PlanRows,
  ending: readonly { id: string }[],
  memberId: string,
) {
  for (const { id } of ending) {
    const newest = answers.filter(({ assignmentId }) => assignmentId === id).at(-1);
    const held = assignments.find((row) => row.id === id);
    if (newest?.answer !== 'query' || newest.reply !== null || !held || held.personId === memberId) continue;
    const title = tasks.find((task) => task.id === held.taskId)?.title ?? '';
    throw new Conflict(
      `${held.name} asked about “${title}” and has no answer yet: “${newest.words ?? ''}”. Answer that first, since this gives them the work anew.`,
    );
  }
}

async function setDue(tx: Tx, actor: Actor, { counter, taskId }: How, keep: Keep) {
  const task = await standing(tx, actor, counter.planId, taskId);
  const set = { due: counter.due, version: task.version + 1 };
  const which = theTask(actor, counter.planId, taskId);
  keep('task', one(await tx.update(tasks).set(set).where(which).returning()));
}

async function apply(tx: Tx, actor: Actor, rows: PlanRows, how: How, keep: Keep) {
  const { counter, price, taskId, member } = how;
  const own = [taskId, ...(counter.forTaskId ? [counter.forTaskId] : [])];
  const { ending, beginning } = counterChanges(rows, { ...price, asked: { kind: counter.kind, taskId } });
  requireAnswered(rows, ending, counter.personId);
  const running = await runningOfPlan(tx, actor, counter.planId);
  const both = counterWords(member, actor.name);
  const why = counter.due ? `${both}: due on ${dayInWords(counter.due)}` : both;
  // That the leader chose them says the first reason better: they were held to it as the counter-offer asks.
  // The reason was written for the leader and the manager; what is given and ended here is read by the whole team.
  for (const { id } of ending) {
    const row: Assignment = one(running.filter((other) => other.id === id));
    await end(tx, actor, row, `${why}.`, keep);
  }
  // Of whoever had it by an earlier one, that says no more why they have it.
  const isTold = (words: string) => words.startsWith(counterBegins);
  for (const { because, ...row } of beginning) {
    const isOwn = own.includes(row.taskId);
    const given = {
      ...row,
      planId: counter.planId,
      because: [isOwn ? why : movedWords(both), ...because.filter((words) => words !== byLeader && !isTold(words))],
      overrideReason: isOwn ? why : null,
    };
    await giveAssignment(tx, actor, given, keep);
  }
  for (const id of own) {
    const doers = price.given.filter((row) => row.taskId === id && !row.buddyToId).map(({ personId }) => personId);
    await withdrawContradicted(tx, actor, id, doers, keep);
  }
  for (const gave of givenAway(counter, taskId))
    await keepOff(tx, actor, { ...gave, planId: counter.planId, reason: both }, keep);
}

/** Who no longer has what by it. */
const givenAway = ({ kind, personId, withId, forTaskId }: CounterOffer, taskId: string) => [
  ...(kind === 'give' || kind === 'swap' ? [{ personId, taskId }] : []),
  ...(kind === 'swap' ? [{ personId: withId!, taskId: forTaskId! }] : []),
];
