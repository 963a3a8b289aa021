// What one person is to achieve in a plan: set by the leader, part of the person's agreement, read by whoever may read that.
import { and, eq } from 'drizzle-orm';
import { act, type Keep, see } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Tx } from '../db.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { keepAgreements } from './agreements.ts';
import { measuresToChoose } from './measures-to-choose.ts';
import { readObjective, standardsOf } from './objective-faults.ts';
import type { EditPersonObjectiveForm, PersonObjectiveForm } from './person-objectives.form.ts';
import { type PersonObjective, personObjectives } from './person-objectives.table.ts';
import { lockedPlan, type PlanFacts, planFacts } from './plan-facts.ts';
import { planRows } from './plan-rows.ts';
import { isShaped, requireAhead, requireShaped } from './plan-state.ts';
import { personObjectiveNow } from './read-now.ts';
import { seenPlan } from './seen-plan.ts';

/** For the forms: what the leader can choose, and the objectives of people that the reader may see. */
export const personObjectivesToShape = (actor: Actor, planId: string) =>
  see(actor, 'plan.view', planFacts(actor, planId), async (db, facts) => {
    const { plan, objectives, people, ownObjectives } = await seenPlan(actor, planId)(db);
    const { teamId, state, isOver } = facts;
    return {
      ...{ plan, objectives, measures: await measuresToChoose(actor)(db) },
      people: people.filter(({ gone }) => !gone).map(({ id, name }) => ({ id, name })),
      own: ownObjectives.filter(({ personId }) => may(actor, 'agreement.view', { teamId, personId })),
      mayEdit: isShaped(state) && !isOver && may(actor, 'person-objective.edit', facts),
    };
  });

/** @throws Invalid where the person has no hours in the plan, the objective of the team is not in it, or an amount cannot be read */
export const addPersonObjective = (actor: Actor, planId: string, form: PersonObjectiveForm): Promise<PersonObjective> =>
  act(actor, 'person-objective.edit', lockedPlan(actor, planId), async (tx, facts, keep) => {
    requireAhead(facts);
    const { personId } = form;
    const row = { id: newId(), planId, personId, ...(await checked(tx, actor, facts, form)) };
    const { organisationId } = actor;
    const added = one(
      await tx
        .insert(personObjectives)
        .values({ organisationId, ...row })
        .returning(),
    );
    return kept(tx, actor, added, keep);
  });

/** @throws Conflict when somebody else saved first; Invalid as above */
export const editPersonObjective = (
  actor: Actor,
  planId: string,
  objectiveId: string,
  { version, ...form }: EditPersonObjectiveForm,
): Promise<PersonObjective> =>
  act(actor, 'person-objective.edit', lockedPlan(actor, planId), async (tx, facts, keep) => {
    requireShaped(facts.state);
    const before = await standing(tx, actor, planId, objectiveId);
    if (before.version !== version)
      throw new Conflict(
        'Somebody changed this objective meanwhile. Compare the two, then save again.',
        personObjectiveNow(
          form,
          (await planRows(actor, planId)(tx)).ownObjectives.find(({ id }) => id === objectiveId)!,
        ),
      );
    const fields = await checked(tx, actor, facts, { ...form, personId: before.personId });
    return changed(tx, actor, before, fields, keep);
  });

export const withdrawPersonObjective = (actor: Actor, planId: string, objectiveId: string): Promise<PersonObjective> =>
  act(actor, 'person-objective.edit', lockedPlan(actor, planId), async (tx, { state }, keep) => {
    requireShaped(state);
    return changed(tx, actor, await standing(tx, actor, planId, objectiveId), { withdrawnAt: now() }, keep);
  });

async function changed(
  ...[tx, actor, before, set, keep]: [Tx, Actor, PersonObjective, Partial<PersonObjective>, Keep]
): Promise<PersonObjective> {
  const row = one(
    await tx
      .update(personObjectives)
      .set({ ...set, version: before.version + 1 })
      .where(theObjective(actor, before.planId, before.id))
      .returning(),
  );
  return kept(tx, actor, row, keep);
}

/** It stands in what the person agrees to. */
async function kept(tx: Tx, actor: Actor, row: PersonObjective, keep: Keep) {
  keep('person-objective', row);
  await keepAgreements(tx, actor, row.planId, keep);
  return row;
}

const theObjective = (actor: Actor, planId: string, objectiveId: string) =>
  and(
    ...[eq(personObjectives.organisationId, actor.organisationId), eq(personObjectives.planId, planId)],
    eq(personObjectives.id, objectiveId),
  );

async function standing(tx: Tx, actor: Actor, planId: string, objectiveId: string): Promise<PersonObjective> {
  const found = first(
    await tx
      .select()
      .from(personObjectives)
      .where(theObjective(actor, planId, objectiveId))
      .for('update'),
  );
  if (!found || found.withdrawnAt) throw new NotFound();
  return found;
}

/** What nobody typed as where it stands stays open: a figure of one person is not taken over into a plan. */
async function checked(tx: Tx, actor: Actor, { plan }: PlanFacts, { measure, personId, ...form }: PersonObjectiveForm) {
  const read = readObjective({ ...form, measure }, plan, await standardsOf(actor)(tx));
  const { people, objectives } = await planRows(actor, plan.id)(tx);
  const problems = {
    ...read.problems,
    ...(!people.some(({ id, gone }) => id === personId && !gone) && {
      personId: 'Choose somebody who has hours in this plan',
    }),
    ...(!objectives.some(({ id }) => id === form.parentId) && { parentId: 'Choose an objective of this plan' }),
  };
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  const { title, parentId, due, consequence, noMeasureReason } = form;
  const { kpi, standardId, baseline, target } = read;
  return { title, parentId, kpi, standardId, baseline, target, due, consequence, noMeasureReason };
}
