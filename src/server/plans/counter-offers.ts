// A member’s counter-offer: made, worked out, withdrawn by the member, or taken or declined by the leader.
import { and, eq, isNull } from 'drizzle-orm';
import { act, type Keep } from '../act.ts';
import { now } from '../clock.ts';
import { dayInWords } from '../day-words.ts';
import { first, one, type Read, type Tx } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import { afterwards } from '../jobs.ts';
import type { Actor } from '../people/actor.ts';
import { keepAgreements } from './agreements.ts';
import { type Assignment, assignmentAnswers, assignments } from './assignments.table.ts';
import { lockedAssignment, theAssignment } from './assignments.ts';
import type { CounterForm } from './counter.form.ts';
import { ownBars } from './counter-bars.ts';
import { type CounterOffer, type CounterPrice, counterOffers } from './counter-offers.table.ts';
import { askedOf, type Standing } from './counter-price.ts';
import { offerState, requireOfferStep } from './offer-state.ts';
import { newestAnswer } from './part-facts.ts';
import { lockedPlan, planFacts } from './plan-facts.ts';
import { problemOf } from './plan-problem.ts';
import { type PlanRows, planRows } from './plan-rows.ts';
import type { Plan } from './plans.table.ts';

/** Makes a counter-offer for work offered to oneself; an earlier one to the same work is withdrawn by it. @throws Conflict, Invalid */
export const makeCounter = (actor: Actor, assignmentId: string, form: CounterForm): Promise<CounterOffer> =>
  act(
    actor,
    'counter-offer.make',
    lockedAssignment(actor, assignmentId),
    async (tx, { assignment, state, plan }, keep) => {
      if (state !== 'consulting')
        throw new Conflict(
          'A counter-offer is made while the plan is open for the team to shape. Ask the leader with a query.',
        );
      if (assignment.doneAt) throw new Conflict('This is reported as done already.');
      if (assignment.buddyToId)
        throw new Conflict('Being a buddy is changed with the task. Ask the leader with a query.');
      const newest = await newestAnswer(actor, assignmentId)(tx);
      requireOfferStep(offerState(newest, assignment.endedAt !== null), 'counter');
      const rows = await planRows(actor, plan.id)(tx);
      const asked = checked(rows, assignment, plan, form);
      await requireOwnCan(tx, actor, plan, asked);
      await withdrawOpen(tx, actor, assignmentId, keep);
      const { organisationId, personId } = actor;
      const words = sayCounter(rows, { ...form, ...asked });
      const answer = {
        organisationId,
        id: newId(),
        assignmentId,
        personId,
        answer: 'counter' as const,
        words,
        at: now(),
      };
      keep('assignment-answer', one(await tx.insert(assignmentAnswers).values(answer).returning()));
      const row = {
        organisationId,
        id: newId(),
        planId: plan.id,
        assignmentId,
        answerId: answer.id,
        personId,
        ...asked,
      };
      const made = one(
        await tx
          .insert(counterOffers)
          .values({ ...row, kind: form.kind, reason: form.reason, at: answer.at })
          .returning(),
      );
      keep('counter-offer', made);
      await keepAgreements(tx, actor, plan.id, keep);
      await afterwards(tx, organisationId, 'counter-offer', { counterId: made.id, askedBy: personId });
      return made;
    },
  );

type Chosen = Pick<CounterOffer, 'withId' | 'forTaskId' | 'due'>;

/** What was chosen, where it is something of this plan that can be. */
function checked(rows: PlanRows, assignment: Assignment, plan: Plan, form: CounterForm): Chosen {
  if (form.kind === 'later') {
    const { due } = rows.tasks.find(({ id }) => id === assignment.taskId)!;
    if (form.due! > plan.endsOn)
      throw new Invalid({ due: `Enter a day in the plan, which ends on ${dayInWords(plan.endsOn)}` });
    if (form.due! <= (due ?? plan.endsOn))
      throw new Invalid({
        due: due
          ? `Enter a day after ${dayInWords(due)}, when it is due now`
          : 'It has no day yet, so there is none to be later than',
      });
    return { withId: null, forTaskId: null, due: form.due };
  }
  const theirs = form.kind === 'swap' ? rows.assignments.find(({ id }) => id === form.theirs) : null;
  if (form.kind === 'swap' && (!theirs || theirs.buddyToId || theirs.doneAt || theirs.personId === assignment.personId))
    throw new Invalid({ theirs: 'Choose a task of a colleague from the list' });
  const withId = theirs?.personId ?? form.withId!;
  const field = { swap: 'theirs', give: 'toId', support: 'helperId' }[form.kind];
  const colleague = rows.people.find(({ id }) => id === withId);
  if (!colleague || colleague.gone || withId === assignment.personId)
    throw new Invalid({ [field]: 'Choose a colleague from the list' });
  const isShared = rows.tasks.some(({ id, share }) => id === assignment.taskId && share !== null);
  const onIt = rows.assignments.filter(
    (row) =>
      row.taskId === assignment.taskId &&
      row.personId === withId &&
      !(form.kind === 'give' && isShared === !row.buddyToId),
  );
  if (onIt.length > 0) throw new Invalid({ [field]: `${colleague.name} is on this task already` });
  if (theirs && rows.assignments.some((row) => row.taskId === theirs.taskId && row.personId === assignment.personId))
    throw new Invalid({ theirs: 'You are on that task already' });
  return { withId, forTaskId: theirs?.taskId ?? null, due: null };
}

/** What a member themselves cannot have, whatever becomes of others’ work, is said at once. Of a colleague only the leader reads it, in the price. */
async function requireOwnCan(tx: Tx, actor: Actor, plan: Plan, { forTaskId }: Chosen) {
  if (!forTaskId) return;
  const own = ownBars(await problemOf(actor, plan)(tx), actor.personId, forTaskId);
  if (own.length > 0) throw new Invalid({ theirs: own.join(' ') });
}

/** "Swap it for “Call-backs” of Siân Parry: “I cannot read the old scans”": as it stands among the answers, the member’s own words in quotes. */
function sayCounter(
  { people, tasks }: PlanRows,
  { kind, withId, forTaskId, due, reason }: Chosen & Pick<CounterOffer, 'kind' | 'reason'>,
) {
  const name = people.find(({ id }) => id === withId)?.name ?? '';
  const title = tasks.find(({ id }) => id === forTaskId)?.title ?? '';
  const what = {
    swap: `Swap it for “${title}” of ${name}`,
    give: `Give it to ${name}`,
    later: `Do it by ${due ? dayInWords(due) : ''}`,
    support: `Do it with ${name} beside me`,
  }[kind];
  return `${what}: “${reason}”`;
}

/** An open one is over where the member says something else. */
export async function withdrawOpen(tx: Tx, actor: Actor, assignmentId: string, keep: Keep): Promise<void> {
  const of = and(
    ...[eq(counterOffers.organisationId, actor.organisationId), eq(counterOffers.assignmentId, assignmentId)],
    ...[isNull(counterOffers.outcome), isNull(counterOffers.withdrawnAt)],
  );
  for (const open of await tx.select().from(counterOffers).where(of).for('update')) {
    keep('counter-offer', await changed(tx, open, { withdrawnAt: now() }));
    await replied(tx, actor, open, `Replaced by what ${actor.name} said next.`, keep);
  }
}

/** Takes one’s own counter-offer back: the work is offered as it was. @throws Conflict when it is settled already */
export const withdrawCounter = (actor: Actor, counterId: string) =>
  act(actor, 'counter-offer.make', lockedCounter(actor, counterId), async (tx, { counter, assignment }, keep) => {
    await requireOpenCounter(tx, actor, counter, assignment, 'withdraw');
    const withdrawn = await changed(tx, counter, { withdrawnAt: now() });
    keep('counter-offer', withdrawn);
    await replied(tx, actor, counter, 'Taken back.', keep);
    await keepAgreements(tx, actor, counter.planId, keep);
    return withdrawn;
  });

/** Declines it, with words that the member reads; they answer again. */
export const declineCounter = (actor: Actor, planId: string, counterId: string, words: string) =>
  act(
    actor,
    'counter-offer.decide',
    lockedCounter(actor, counterId, planId),
    async (tx, { counter, assignment }, keep) => {
      await requireOpenCounter(tx, actor, counter, assignment, 'refuse');
      const declined = await changed(tx, counter, {
        outcome: 'declined',
        words,
        decidedBy: actor.personId,
        decidedAt: now(),
      });
      keep('counter-offer', declined);
      await replied(tx, actor, counter, `Declined: “${words}”`, keep);
      await keepAgreements(tx, actor, counter.planId, keep);
      return declined;
    },
  );

/** Has it worked out again. */
export const askPrice = (actor: Actor, planId: string, counterId: string) =>
  act(
    actor,
    'counter-offer.decide',
    lockedCounter(actor, counterId, planId),
    async (tx, { counter, assignment }, keep) => {
      await requireOpenCounter(tx, actor, counter, assignment, 'refuse');
      return repriced(tx, actor, counter, keep);
    },
  );

export async function repriced(tx: Tx, actor: Actor, counter: CounterOffer, keep: Keep): Promise<CounterOffer> {
  const waits = await changed(tx, counter, { price: null, pricedAt: null, failure: null });
  keep('counter-offer', waits);
  await afterwards(tx, actor.organisationId, 'counter-offer', { counterId: counter.id, askedBy: actor.personId });
  return waits;
}

/** What came of working it out. @throws Conflict where it is settled, or was worked out, meanwhile */
export const priceCounter = (actor: Actor, counterId: string, outcome: { price: CounterPrice } | { failure: string }) =>
  act(actor, 'counter-offer.price', lockedCounter(actor, counterId), async (tx, { counter }, keep) => {
    if (counter.pricedAt || counter.outcome || counter.withdrawnAt) throw new Conflict('This was worked out already.');
    const priced = await changed(tx, counter, { ...outcome, pricedAt: now() });
    keep('counter-offer', priced);
    return priced;
  });

/** A counter-offer that waits to be worked out, with everything that it rests on; null where it does not wait. */
export const counterToPrice = (actor: Actor, counterId: string) => async (db: Read) => {
  const counter = first(await db.select().from(counterOffers).where(theCounter(actor, counterId)));
  if (!counter || counter.pricedAt || counter.outcome || counter.withdrawnAt) return null;
  const facts = await planFacts(actor, counter.planId)(db);
  const assignment = first(await db.select().from(assignments).where(theAssignment(actor, counter.assignmentId)));
  if (!facts || !assignment || assignment.endedAt) return null;
  return { asked: askedOf(counter, assignment), standing: await standingNow(actor, facts.plan)(db) };
};

export const standingNow =
  (actor: Actor, plan: Plan) =>
  async (db: Read): Promise<Standing> => ({
    problem: await problemOf(actor, plan)(db),
    rows: await planRows(actor, plan.id)(db),
  });

export async function requireOpenCounter(
  ...[tx, actor, counter, assignment, step]: [Tx, Actor, CounterOffer, Assignment, 'take' | 'refuse' | 'withdraw']
) {
  const newest = await newestAnswer(actor, assignment.id)(tx);
  const isNewest = newest?.id === counter.answerId && !counter.outcome && !counter.withdrawnAt;
  requireOfferStep(isNewest ? offerState(newest, assignment.endedAt !== null) : 'offered', step);
}

/** The outcome stands among the answers too, where everybody reads what was said. */
export async function replied(tx: Tx, actor: Actor, { answerId }: CounterOffer, reply: string, keep: Keep) {
  const mine = and(eq(assignmentAnswers.organisationId, actor.organisationId), eq(assignmentAnswers.id, answerId));
  const { version } = one(await tx.select().from(assignmentAnswers).where(mine).for('update'));
  const set = { reply, repliedBy: actor.personId, repliedAt: now(), version: version + 1 };
  keep('assignment-answer', one(await tx.update(assignmentAnswers).set(set).where(mine).returning()));
}

export const changed = async (tx: Tx, { organisationId, id, version }: CounterOffer, to: Partial<CounterOffer>) =>
  one(
    await tx
      .update(counterOffers)
      .set({ ...to, version: version + 1 })
      .where(and(eq(counterOffers.organisationId, organisationId), eq(counterOffers.id, id)))
      .returning(),
  );

const theCounter = (actor: Actor, counterId: string) =>
  and(eq(counterOffers.organisationId, actor.organisationId), eq(counterOffers.id, counterId));

/** With its plan locked first, as every change of one plan. */
export const lockedCounter = (actor: Actor, counterId: string, planId?: string) => async (tx: Tx) => {
  const found = first(await tx.select().from(counterOffers).where(theCounter(actor, counterId)));
  const facts =
    found && (planId === undefined || found.planId === planId) ? await lockedPlan(actor, found.planId)(tx) : null;
  if (!found || !facts) return null;
  const counter = one(await tx.select().from(counterOffers).where(theCounter(actor, counterId)).for('update'));
  const assignment = one(await tx.select().from(assignments).where(theAssignment(actor, counter.assignmentId)));
  return { ...facts, personId: counter.personId, counter, assignment };
};
