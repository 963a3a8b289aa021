// What members, and whoever helps, say of a plan before it is agreed; what the leader answers to each objection, and what came of it.
import { and, asc, eq } from 'drizzle-orm';
import { act, type Keep } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Tx } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { isChangedSince } from './changed-since.ts';
import { keepDocument } from './plan-document.ts';
import { lockedPlan } from './plan-facts.ts';
import { isOpen, sayPlanIs, sayWhereElse } from './plan-state.ts';
import { objectives } from './plans.table.ts';
import { objectionState, requireObjectionStep, standingStep } from './remark-state.ts';
import type { RemarkForm } from './remarks.form.ts';
import { planRemarks, type RemarkKind, type RemarkStepName, remarkSteps } from './remarks.table.ts';
import { standing } from './task-facts.ts';

/** Comments, or objects: then the plan is agreed only once the leader has answered. @throws Conflict unless the plan is open to the team */
export const makeRemark = (actor: Actor, planId: string, { kind, about, words }: RemarkForm) =>
  remark(actor, planId, kind, words, (tx) => standingThere(tx, actor, planId, about));

/** Whoever was asked was heard, and has nothing to say. @throws Conflict unless the plan is open to the team */
export const haveNothingToAdd = (actor: Actor, planId: string) =>
  remark(actor, planId, 'nothing', 'I have nothing to add.', async () => ({ objectiveId: null, taskId: null }));

type Where = { objectiveId: string | null; taskId: string | null };

const remark = (
  ...[actor, planId, kind, words, whereIn]: [Actor, string, RemarkKind, string, (tx: Tx) => Promise<Where>]
) =>
  act(actor, 'plan-remark.make', lockedPlan(actor, planId), async (tx, { state }, keep) => {
    if (state !== 'consulting')
      throw new Conflict(
        `${sayPlanIs(state)}. Comments and objections are heard while it is open for the team to shape. ${sayWhereElse(state)}`,
      );
    const { organisationId, personId } = actor;
    const where = await whereIn(tx);
    const row = { organisationId, id: newId(), planId, ...where, personId, kind, words, at: now() };
    const made = { ...one(await tx.insert(planRemarks).values(row).returning()), version: 1 };
    keep('plan-remark', made);
    await keepDocument(tx, actor, planId, keep);
    return made;
  });

async function standingThere(tx: Tx, actor: Actor, planId: string, about: string): Promise<Where> {
  const [what, id] = about.split(':');
  if (!id) return { objectiveId: null, taskId: null };
  if (what === 'task') return { objectiveId: null, taskId: (await standing(tx, actor, planId, id)).id };
  const which = and(
    ...[eq(objectives.organisationId, actor.organisationId), eq(objectives.planId, planId), eq(objectives.id, id)],
  );
  const objective = first(await tx.select().from(objectives).where(which));
  if (!objective || objective.withdrawnAt) throw new Invalid({ about: 'Choose an objective from the list' });
  return { objectiveId: id, taskId: null };
}

type Answer = { remarkId: string; outcome: 'changed' | 'kept'; words: string };

/** The leader says what was changed, or why not. @throws Conflict when nothing waits for an answer; Invalid where nothing was changed */
export const answerObjection = (actor: Actor, planId: string, { remarkId, outcome, words }: Answer) =>
  act(actor, 'plan-remark.answer', objectionIn(actor, planId, remarkId), async (tx, facts, keep) => {
    if (facts.state !== 'consulting')
      throw new Conflict(`${sayPlanIs(facts.state)}. Objections are answered while it is open for the team to shape.`);
    requireAnswerable(facts, outcome);
    if (outcome === 'changed') await requireChanged(tx, actor, facts);
    return take(tx, actor, facts, { step: outcome, words }, keep);
  });

/** Since it was raised, or since the leader answered it before: what was changed then is no answer to what was said after. */
async function requireChanged(tx: Tx, actor: Actor, { plan, remark, steps }: Objection) {
  const answered = steps.findLast(({ step }) => step === 'changed' || step === 'kept');
  if (await isChangedSince(tx, actor, plan.id, answered?.id ?? remark.id)) return;
  throw new Invalid({
    outcome: `Nothing in the plan was changed since ${answered ? 'you answered this before' : 'this objection'}. Change it first, then answer, or choose “It stays as it is” and say why`,
  });
}

type Word = { remarkId: string; word: 'settled' | 'stands'; words: string | null };

/** Whoever raised it says that it is settled, or that it stands: the first time, that asks the leader once more. */
export const sayOfObjection = (actor: Actor, planId: string, { remarkId, word, words }: Word) =>
  act(actor, 'plan-remark.settle', objectionIn(actor, planId, remarkId), async (tx, facts, keep) => {
    if (!isOpen(facts.state)) throw new Conflict('This plan is over, so what was said of it stays as it is.');
    if (word === 'stands' && !words) throw new Invalid({ words: 'Enter why it still stands' });
    const isConsulting = facts.state === 'consulting';
    const step = word === 'settled' ? word : standingStep(objectionState(facts.steps), isConsulting);
    return take(tx, actor, facts, { step, words }, keep);
  });

type Objection = NonNullable<Awaited<ReturnType<ReturnType<typeof objectionIn>>>>;

async function take(
  ...[tx, actor, { plan, remark, steps }, said, keep]: [
    Tx,
    Actor,
    Objection,
    { step: RemarkStepName; words: string | null },
    Keep,
  ]
) {
  requireAnswerable({ remark, steps }, said.step);
  const { organisationId, personId: by } = actor;
  const row = { organisationId, id: newId(), remarkId: remark.id, ...said, by, at: now() };
  const taken = { ...one(await tx.insert(remarkSteps).values(row).returning()), version: 1 };
  keep('remark-step', taken);
  await keepDocument(tx, actor, plan.id, keep);
  return taken;
}

function requireAnswerable({ remark, steps }: Pick<Objection, 'remark' | 'steps'>, step: RemarkStepName) {
  if (remark.kind !== 'objection') throw new Conflict('This is a comment: it asks for no answer.');
  requireObjectionStep(objectionState(steps), step);
}

/** An objection to a plan, with the plan locked and what was said to it so far; null when there is none. */
const objectionIn = (actor: Actor, planId: string, remarkId: string) => async (tx: Tx) => {
  const facts = await lockedPlan(actor, planId)(tx);
  const { organisationId } = actor;
  const which = and(
    ...[eq(planRemarks.organisationId, organisationId), eq(planRemarks.planId, planId)],
    eq(planRemarks.id, remarkId),
  );
  const remark = first(await tx.select().from(planRemarks).where(which));
  if (!facts || !remark) return null;
  const steps = await tx
    .select()
    .from(remarkSteps)
    .where(and(eq(remarkSteps.organisationId, organisationId), eq(remarkSteps.remarkId, remarkId)))
    .orderBy(asc(remarkSteps.at), asc(remarkSteps.id));
  return { ...facts, personId: remark.personId, remark, steps };
};
