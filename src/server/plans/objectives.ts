// What a plan is for. An objective is measured by a KPI or a service standard, or says why it is not.
import { and, eq } from 'drizzle-orm';
import { act, type Keep } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, sql, type Tx } from '../db.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { keepAgreements } from './agreements.ts';
import { standsAt } from './known-figures.ts';
import { readObjective, standardsOf } from './objective-faults.ts';
import { isServable } from './organisation-objectives.ts';
import { keepShaped } from './plan-document.ts';
import { lockedPlan, type PlanFacts } from './plan-facts.ts';
import { planRows } from './plan-rows.ts';
import { requireAhead, requireShaped } from './plan-state.ts';
import type { ObjectiveForm } from './plans.form.ts';
import { type Objective, objectives } from './plans.table.ts';
import { objectiveNow } from './read-now.ts';

export const addObjective = (actor: Actor, planId: string, form: ObjectiveForm): Promise<Objective> =>
  act(actor, 'objective.edit', lockedPlan(actor, planId), async (tx, facts, keep) => {
    requireAhead(facts);
    const fields = await checked(tx, actor, facts, form);
    const { organisationId } = actor;
    const [{ position }] = (await tx.rows<{ position: number }>(
      sql`select count(*)::int + 1 as position from objectives where organisation_id = ${organisationId} and plan_id = ${planId}`,
    )) as [{ position: number }];
    const row = { organisationId, id: newId(), planId, position, ...fields };
    const added = one(await tx.insert(objectives).values(row).returning());
    keep('objective', added);
    await keepShaped(tx, actor, facts, keep);
    return added;
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
      throw new Conflict(
        'Somebody changed this objective meanwhile. Compare the two, then save again.',
        objectiveNow(form, (await planRows(actor, planId)(tx)).objectives.find(({ id }) => id === objectiveId)!),
      );
    const set = { ...(await checked(tx, actor, facts, form, objective)), version: objective.version + 1 };
    return changed(tx, actor, facts, { objective, set }, keep);
  });

/** Takes an objective out of the plan; its tasks stay and need another. `read`: its version. @throws Conflict where it was changed meanwhile */
export const withdrawObjective = (actor: Actor, planId: string, objectiveId: string, read: number) =>
  act(actor, 'objective.edit', lockedPlan(actor, planId), async (tx, facts, keep) => {
    requireShaped(facts.state);
    const objective = await standing(tx, actor, planId, objectiveId);
    if (objective.version !== read)
      throw new Conflict('Somebody changed this objective meanwhile. Read it as it is now, then take it out.');
    const set = { withdrawnAt: now(), version: objective.version + 1 };
    return changed(tx, actor, facts, { objective, set }, keep);
  });

type Change = { objective: Objective; set: Partial<Objective> };

/** What an objective says stands in the agreements of those who work for it. */
async function changed(tx: Tx, actor: Actor, facts: PlanFacts, { objective, set }: Change, keep: Keep) {
  const { planId, id } = objective;
  const which = theObjective(actor, planId, id);
  const row = one(await tx.update(objectives).set(set).where(which).returning());
  keep('objective', row);
  await keepShaped(tx, actor, facts, keep);
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

type Standing = Pick<Objective, 'baseline' | 'baselineOf' | 'kpi' | 'standardId' | 'servesId'>;

async function checked(
  tx: Tx,
  actor: Actor,
  { plan, state }: PlanFacts,
  { measure, ...form }: ObjectiveForm,
  before: Standing | null = null,
) {
  requireShaped(state);
  const { by, problems, ...read } = readObjective({ ...form, measure }, plan, await standardsOf(actor)(tx));
  const servesId = form.servesId ?? null;
  const isServed = servesId === (before?.servesId ?? null) || (await isServable(tx, actor, servesId));
  const all = { ...problems, ...(!isServed && { servesId: 'Choose the objective from the list, or leave it empty' }) };
  if (Object.keys(all).length > 0) throw new Invalid(all);
  const { title, due, priority, serves, consequence, noMeasureReason } = form;
  const { target, kpi, standardId } = read;
  const counted = read.baseline === null && by ? await standsAt(tx, actor, plan, by) : null;
  const unchanged = before?.baseline === read.baseline && before.kpi === kpi && before.standardId === standardId;
  const baseline = read.baseline ?? counted?.amount ?? null;
  const baselineOf = counted?.when ?? (unchanged ? before.baselineOf : null);
  const fields = {
    title,
    baseline,
    baselineOf,
    target,
    due,
    priority: Math.round(priority),
    serves,
    servesId,
    consequence,
    noMeasureReason,
  };
  return { ...fields, kpi, standardId };
}
