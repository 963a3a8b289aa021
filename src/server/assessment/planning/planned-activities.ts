// What is planned to be assessed: added by candidate or assessor, moved or called off with a reason, done as the assessor says.
import { and, eq } from 'drizzle-orm';
import type { Keep } from '../../act.ts';
import { now, today } from '../../clock.ts';
import { one, type Read, type Tx } from '../../db.ts';
import { Conflict, Invalid } from '../../errors.ts';
import { newId } from '../../id.ts';
import type { Actor } from '../../people/actor.ts';
import { criteria } from '../../qualifications/units.table.ts';
import type { ActivityForm, FinishActivityForm, MoveActivityForm } from './assessment-plans.form.ts';
import { activityMoves, type PlannedActivity, plannedActivities } from './assessment-plans.table.ts';
import { criteriaNamed } from './criteria-named.ts';
import { changePlan, type PlanAction, type Planned } from './plan-changes.ts';

/** @throws Invalid for a day that has passed, or codes that are no criteria of the unit */
export const addActivity = (actor: Actor, enrolmentId: string, form: ActivityForm): Promise<PlannedActivity> =>
  changePlan(actor, 'planned-activity.add', enrolmentId, async (tx, { enrolment, plan }, keep) => {
    const { criteria: named, ...facts } = form;
    const { ids, unknown } = criteriaNamed(named, await codesOf(tx, enrolment));
    const problems = { ...passed(actor, form.plannedOn), ...(unknown && { criteria: unknown }) };
    if (Object.keys(problems).length > 0) throw new Invalid(problems);
    return insertActivity(tx, actor, plan, { ...facts, criterionIds: ids, eventId: null }, keep);
  });

export type NewActivity = Pick<
  PlannedActivity,
  'method' | 'what' | 'plannedOn' | 'plannedAt' | 'place' | 'criterionIds' | 'eventId'
>;

export async function insertActivity(
  tx: Tx,
  { personId }: Actor,
  { organisationId, id: planId }: Planned['plan'],
  facts: NewActivity,
  keep: Keep,
): Promise<PlannedActivity> {
  const row = { ...facts, organisationId, id: newId(), planId, addedBy: personId, addedAt: now() };
  const added = one(await tx.insert(plannedActivities).values(row).returning());
  keep('planned-activity', added);
  return added;
}

const passed = (actor: Actor, day: string) =>
  day < today(actor.organisation.timeZone) && { plannedOn: 'Enter a day that is still to come' };

/** The codes of a unit's criteria with their ids, in their order. */
export const codesOf = (db: Read, { organisationId, unitId }: Planned['enrolment']) =>
  db
    .select({ id: criteria.id, code: criteria.code })
    .from(criteria)
    .where(and(eq(criteria.organisationId, organisationId), eq(criteria.unitId, unitId)))
    .orderBy(criteria.position);

/** To another day, or another time of it. @throws Invalid for a day that has passed; Conflict where it is done or called off */
export const moveActivity = (actor: Actor, form: MoveActivityForm): Promise<PlannedActivity> =>
  changeActivity(actor, 'planned-activity.move', form.activityId, async (tx, activity, keep) => {
    const problems = passed(actor, form.plannedOn);
    if (problems) throw new Invalid(problems);
    const { organisationId, id: activityId, plannedOn: fromOn, plannedAt, sequence } = activity;
    if (fromOn === form.plannedOn && plannedAt === form.plannedAt)
      throw new Invalid({ plannedOn: 'Enter another day or another time than it has now' });
    const move = { organisationId, id: newId(), activityId, fromOn, toOn: form.plannedOn, reason: form.reason };
    const row = { ...move, movedBy: actor.personId, at: now() };
    keep('activity-move', one(await tx.insert(activityMoves).values(row).returning()));
    return { plannedOn: form.plannedOn, plannedAt: form.plannedAt, sequence: sequence + 1 };
  });

export const callOffActivity = (actor: Actor, activityId: string, reason: string): Promise<PlannedActivity> =>
  changeActivity(actor, 'planned-activity.call-off', activityId, async (_, { sequence }) => ({
    ...{ calledOffAt: now(), calledOffBy: actor.personId, calledOffReason: reason },
    sequence: sequence + 1,
  }));

/** @throws Invalid for a day to come */
export const finishActivity = (actor: Actor, form: FinishActivityForm): Promise<PlannedActivity> =>
  changeActivity(actor, 'planned-activity.finish', form.activityId, async () => {
    if (form.doneOn > today(actor.organisation.timeZone)) throw new Invalid({ doneOn: 'Enter a day that has come' });
    return { doneOn: form.doneOn, doneWords: form.words, doneBy: actor.personId };
  });

type Changing = (tx: Tx, activity: PlannedActivity, keep: Keep) => Promise<Partial<PlannedActivity>>;

/** Changes one that is neither done nor called off. */
async function changeActivity(
  actor: Actor,
  action: PlanAction,
  activityId: string,
  change: Changing,
): Promise<PlannedActivity> {
  return changePlan(actor, action, { activityId }, async (tx, _, keep) => {
    const mine = and(eq(plannedActivities.organisationId, actor.organisationId), eq(plannedActivities.id, activityId));
    const activity = one(await tx.select().from(plannedActivities).where(mine));
    if (activity.doneOn) throw new Conflict('This is done already, so it stays as it is.');
    if (activity.calledOffAt) throw new Conflict('This was called off already. Plan it anew instead.');
    const set = { ...(await change(tx, activity, keep)), version: activity.version + 1 };
    const changed = one(await tx.update(plannedActivities).set(set).where(mine).returning());
    keep('planned-activity', changed);
    return changed;
  });
}
