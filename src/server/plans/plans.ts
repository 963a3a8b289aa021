// Work plans: made by a team's leader, shaped with the team, agreed, carried out.
import { act, type Keep } from '../act.ts';
import { now, today } from '../clock.ts';
import { dayInWords } from '../day-words.ts';
import { one, type Tx } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { teamFacts } from '../people/facts.ts';
import { isTooLate } from './objective-faults.ts';
import { keepDocument, keepShaped } from './plan-document.ts';
import { lockedPlan, thePlan } from './plan-facts.ts';
import { requireReady, saidHow } from './plan-guards.ts';
import { usualHours } from './plan-hours.ts';
import { planRows } from './plan-rows.ts';
import { requiredStep, requireShaped } from './plan-state.ts';
import { type EditPlanForm, type PlanForm, sayPassed } from './plans.form.ts';
import { type Plan, type PlanDecision, type PlanEntry, planDecisions, planHours, plans } from './plans.table.ts';

type Period = { startsOn: string; endsOn: string };

/** A new plan, a draft, with each member's usual hours for its period. @throws Invalid when its last day has passed */
export const createPlan = (actor: Actor, form: PlanForm): Promise<Plan> =>
  act(actor, 'plan.create', teamFacts(actor, form.teamId), async (tx, _, keep) => {
    const { organisationId, personId: createdBy } = actor;
    const { teamId, title, startsOn, endsOn, aims } = form;
    requireAhead(actor, endsOn);
    const row = { organisationId, id: newId(), teamId, title, startsOn, endsOn, aims, createdBy };
    const plan = one(await tx.insert(plans).values(row).returning());
    keep('plan', plan);
    for (const { personId, hours, weeks } of await usualHours(actor, plan)(tx)) {
      const given = { organisationId, id: newId(), planId: plan.id, personId, hours, weeks };
      keep('plan-hours', one(await tx.insert(planHours).values(given).returning()));
    }
    return plan;
  });

/** @throws Conflict when somebody else saved first, or the plan is no longer being shaped; Invalid when its work falls outside, or the new last day has passed */
export const editPlan = (actor: Actor, planId: string, form: EditPlanForm): Promise<Plan> =>
  act(actor, 'plan.edit', lockedPlan(actor, planId), async (tx, facts, keep) => {
    const { plan, state } = facts;
    requireShaped(state);
    if (plan.version !== form.version) {
      const theirs = { title: plan.title, startsOn: plan.startsOn, endsOn: plan.endsOn };
      throw new Conflict('Somebody changed this plan meanwhile. Compare the two, then save again.', theirs);
    }
    await requireCovered(tx, actor, planId, form);
    if (form.endsOn !== plan.endsOn) requireAhead(actor, form.endsOn);
    const { title, startsOn, endsOn, aims } = form;
    const set = { title, startsOn, endsOn, aims, version: plan.version + 1 };
    const edited = one(await tx.update(plans).set(set).where(thePlan(actor, planId)).returning());
    keep('plan', edited);
    await keepShaped(tx, actor, facts, keep);
    return edited;
  });

/** An older plan keeps the last day that it has. */
function requireAhead({ organisation }: Actor, endsOn: string) {
  const passed = sayPassed(endsOn, today(organisation.timeZone));
  if (passed) throw new Invalid({ endsOn: passed });
}

/** What is due in a plan stays inside it: whoever moves the plan moves its work first. */
async function requireCovered(tx: Tx, actor: Actor, planId: string, { startsOn, endsOn }: Period) {
  const { tasks, objectives } = await planRows(actor, planId)(tx);
  const dueOf = (rows: { title: string; due: string | null }[]) =>
    rows.flatMap(({ title, due }) => (due ? [{ title, due }] : []));
  const early = dueOf(tasks).filter(({ due }) => due < startsOn);
  const late = [
    ...dueOf(tasks).filter(({ due }) => due > endsOn),
    ...dueOf(objectives).filter(({ due }) => isTooLate(due, endsOn)),
  ];
  const problems = {
    ...(early.length > 0 && { startsOn: `${outside(early)}: enter an earlier first day, or change that first` }),
    ...(late.length > 0 && { endsOn: `${outside(late)}: enter a later last day, or change that first` }),
  };
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
}

const outside = ([row, ...more]: { title: string; due: string }[]) =>
  `“${row!.title}” is due on ${dayInWords(row!.due)}${more.length > 0 ? `, and ${more.length} more fall outside` : ''}`;

const actions = {
  consult: 'plan.consult',
  agree: 'plan.agree',
  start: 'plan.start',
  revise: 'plan.revise',
  close: 'plan.close',
  review: 'plan.review',
  withdraw: 'plan.withdraw',
} as const satisfies Record<PlanDecision, string>;

/**
 * Takes the plan one step further. Keeps the decision and the plan's document as it stands then.
 * @throws Conflict when its state or what is still open does not allow it; Invalid when a reason is missing
 */
export const decidePlan = (actor: Actor, planId: string, decision: PlanDecision, reason: string | null = null) =>
  act(actor, actions[decision], lockedPlan(actor, planId), async (tx, facts, keep) => {
    const step = requiredStep(facts.state, decision);
    if (step.reason && !reason) throw new Invalid({ reason: 'Enter the reason. The team reads it.' });
    await requireReady(tx, actor, facts, decision, reason);
    return entered(tx, actor, facts.plan, { decision, reason }, keep);
  });

/** How it went, where the plan was closed without a word: once, and the plan stays closed. @throws Conflict otherwise */
export const reportOnPlan = (actor: Actor, planId: string, reason: string) =>
  act(actor, 'plan.close', lockedPlan(actor, planId), async (tx, { plan, state }, keep) => {
    if (state !== 'closed') throw new Conflict('How it went is said once the plan is closed.');
    if (saidHow(await planRows(actor, planId)(tx))) throw new Conflict('How this plan went was said already.');
    return entered(tx, actor, plan, { decision: 'report', reason }, keep);
  });

type Entry = { decision: PlanEntry; reason: string | null };

async function entered(tx: Tx, actor: Actor, { id: planId, version }: Plan, entry: Entry, keep: Keep) {
  const { organisationId, personId: by } = actor;
  const row = { organisationId, id: newId(), planId, ...entry, by, at: now() };
  const decided = { ...one(await tx.insert(planDecisions).values(row).returning()), version: 1 };
  keep('plan-decision', decided);
  const set = { version: version + 1 };
  keep('plan', one(await tx.update(plans).set(set).where(thePlan(actor, planId)).returning()));
  await keepDocument(tx, actor, planId, keep, { isReviewed: entry.decision === 'review' });
  return decided;
}
