// What a plan is for. An objective is measured by a KPI or a service standard, or says why it is not.
import { and, eq } from 'drizzle-orm';
import { act, type Keep } from '../act.ts';
import { now } from '../clock.ts';
import { daysBetween } from '../day-words.ts';
import { first, one, sql, type Tx } from '../db.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { type KpiId, kpis } from '../standards/kpis.ts';
import { keepAgreements } from './agreements.ts';
import { amountsIn } from './amounts.ts';
import { knownFigures } from './known-figures.ts';
import { amountTyped } from './measure-words.ts';
import { lockedPlan, type PlanFacts } from './plan-facts.ts';
import { requireShaped } from './plan-state.ts';
import type { ObjectiveForm } from './plans.form.ts';
import { type Objective, objectives, type Plan } from './plans.table.ts';

export const addObjective = (actor: Actor, planId: string, form: ObjectiveForm): Promise<Objective> =>
  act(actor, 'objective.edit', lockedPlan(actor, planId), async (tx, facts) => {
    const fields = await checked(tx, actor, facts, form);
    const { organisationId } = actor;
    const [{ position }] = (await tx.rows<{ position: number }>(
      sql`select count(*)::int + 1 as position from objectives where organisation_id = ${organisationId} and plan_id = ${planId}`,
    )) as [{ position: number }];
    return one(
      await tx
        .insert(objectives)
        .values({ organisationId, id: newId(), planId, position, ...fields })
        .returning(),
    );
  });

/** @throws Conflict when somebody else saved first */
export const editObjective = (
  actor: Actor,
  planId: string,
  objectiveId: string,
  form: ObjectiveForm & { version: number },
) =>
  act(actor, 'objective.edit', lockedPlan(actor, planId), async (tx, facts, keep) => {
    const objective = await standing(tx, actor, planId, objectiveId);
    if (objective.version !== form.version)
      throw new Conflict('Somebody changed this objective meanwhile. Compare the two, then save again.', {
        title: objective.title,
        target: amountTyped(objective.target, { ...objective, standard: null, standardKpi: null }),
      });
    const set = { ...(await checked(tx, actor, facts, form, objective)), version: objective.version + 1 };
    return changed(tx, actor, objective, set, keep);
  });

/** Takes an objective out of the plan; its tasks stay and need another. */
export const withdrawObjective = (actor: Actor, planId: string, objectiveId: string) =>
  act(actor, 'objective.edit', lockedPlan(actor, planId), async (tx, { state }, keep) => {
    requireShaped(state);
    const objective = await standing(tx, actor, planId, objectiveId);
    const set = { withdrawnAt: now(), version: objective.version + 1 };
    return changed(tx, actor, objective, set, keep);
  });

/** What an objective says stands in the agreements of those who work for it. */
async function changed(tx: Tx, actor: Actor, { planId, id }: Objective, set: Partial<Objective>, keep: Keep) {
  const row = one(
    await tx
      .update(objectives)
      .set(set)
      .where(theObjective(actor, planId, id))
      .returning(),
  );
  keep('objective', row);
  await keepAgreements(tx, actor, planId, keep);
  return row;
}

const theObjective = (actor: Actor, planId: string, objectiveId: string) =>
  and(
    eq(objectives.organisationId, actor.organisationId),
    eq(objectives.planId, planId),
    eq(objectives.id, objectiveId),
  );

async function standing(tx: Tx, actor: Actor, planId: string, objectiveId: string): Promise<Objective> {
  const found = first(
    await tx
      .select()
      .from(objectives)
      .where(theObjective(actor, planId, objectiveId))
      .for('update'),
  );
  if (!found || found.withdrawnAt) throw new NotFound();
  return found;
}

type Standing = Pick<Objective, 'baseline' | 'baselineOf' | 'kpi' | 'standardId'>;

async function checked(
  tx: Tx,
  actor: Actor,
  { plan, state }: PlanFacts,
  { measure, ...typed }: ObjectiveForm,
  before: Standing | null = null,
) {
  requireShaped(state);
  if (typed.due && isTooLate(typed.due, plan.endsOn))
    throw new Invalid({ due: 'Enter a date at most a year after the plan ends' });
  const { by, ...linked } = await measured(tx, actor, measure);
  const form = { ...typed, ...amountsIn(by, typed) };
  const { title, target, due, priority, serves, consequence, noMeasureReason } = form;
  const counted = form.baseline === null && by ? await standsAt(tx, actor, plan, by) : null;
  const unchanged =
    before?.baseline === form.baseline && before.kpi === linked.kpi && before.standardId === linked.standardId;
  const baseline = form.baseline ?? counted?.amount ?? null;
  const baselineOf = counted?.when ?? (unchanged ? before.baselineOf : null);
  const fields = {
    title,
    baseline,
    baselineOf,
    target,
    due,
    priority: Math.round(priority),
    serves,
    consequence,
    noMeasureReason,
  };
  return { ...fields, ...linked };
}

/** Where the measure stands by the contacts counted, where nobody typed it; null where nothing is counted. */
async function standsAt(tx: Tx, actor: Actor, plan: Plan, by: KpiId) {
  const known = await knownFigures(actor, plan, '')(tx);
  const amount = known?.amounts.get(by);
  if (!known || amount === undefined) return null;
  return { amount, when: known.isTeams ? known.when : `${known.when}, of everybody at ${known.whose}` };
}

/** An objective is due at most a year after its plan ends. */
export const isTooLate = (due: string, endsOn: string) => daysBetween(endsOn, due) > 366;

async function measured(tx: Tx, actor: Actor, measure: string | null) {
  const [kind, id] = (measure ?? '').split(':');
  if (kind === 'kpi' && kpis.some((kpi) => kpi.id === id)) return { by: id as KpiId, kpi: id!, standardId: null };
  if (kind === 'standard' && /^[0-9a-f-]{36}$/.test(id ?? '')) {
    const found = await tx.rows<{ kpi: KpiId | null }>(
      sql`select kpi from standards where organisation_id = ${actor.organisationId} and id = ${id} and retired_at is null`,
    );
    if (found.length > 0) return { by: one(found).kpi, kpi: null, standardId: id! };
  }
  if (measure) throw new Invalid({ measure: 'Choose a measure from the list' });
  return { by: null, kpi: null, standardId: null };
}
