// What more development would cost at a run of the allocation: asked for, worked as a job, ended; and the leader's choice of a point of it.
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { act, type Keep } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { Conflict, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import { afterwards } from '../jobs.ts';
import { canonical } from '../ledger/canonical.ts';
import type { Actor } from '../people/actor.ts';
import { lockedAllocation } from './allocating.ts';
import type { PriceCurve } from './allocation/price-curve.ts';
import type { AllocationAnswer } from './allocation.ts';
import type { Allocation } from './assignments.table.ts';
import { lockedPlan } from './plan-facts.ts';
import { type PlanProblem, problemOf, restsOn } from './plan-problem.ts';
import { requireAhead } from './plan-state.ts';
import type { Plan } from './plans.table.ts';
import { type DevelopmentChoice, developmentChoices, type PriceCurveRow, priceCurves } from './price-curves.table.ts';
import type { Ended } from './solving-job.ts';

/** Asks what more development would have cost at this run. @throws Conflict while that is being worked out, or when the run gave no plan */
export const askPriceCurve = (actor: Actor, planId: string, allocationId: string): Promise<PriceCurveRow> =>
  act(actor, 'plan.allocate', lockedAllocation(actor, planId, allocationId), async (tx, facts, keep) => {
    requireAhead(facts);
    const answer = facts.allocation.answer as AllocationAnswer | null;
    if (!answer || answer.status === 'infeasible')
      throw new Conflict('This run gave no plan, so there is nothing to compare. Run the allocation again.');
    const { organisationId, personId: askedBy } = actor;
    const going = and(
      ...[eq(priceCurves.organisationId, organisationId), eq(priceCurves.planId, planId)],
      inArray(priceCurves.state, ['waiting', 'solving']),
    );
    if ((await tx.$count(priceCurves, going)) > 0)
      throw new Conflict(
        'What more development would cost is being worked out for this plan already. Wait for it, or cancel it.',
      );
    const row = { organisationId, id: newId(), planId, allocationId, state: 'waiting' as const };
    const asked = one(
      await tx
        .insert(priceCurves)
        .values({ ...row, askedBy, askedAt: now() })
        .returning(),
    );
    keep('price-curve', asked);
    await afterwards(tx, organisationId, 'price-curve', { curveId: asked.id, askedBy });
    return asked;
  });

/** Stops it; the work ends within a second. */
export const cancelPriceCurve = (actor: Actor, planId: string, curveId: string) =>
  step(actor, planId, curveId, () => ({ state: 'cancelled', endedAt: now() }));

/** The job takes it up; one that was cancelled or has ended stays as it is. */
export const beginPriceCurve = (actor: Actor, planId: string, curveId: string) =>
  step(actor, planId, curveId, () => ({ state: 'solving' }));

export const endPriceCurve = (actor: Actor, planId: string, curveId: string, outcome: NonNullable<Ended<PriceCurve>>) =>
  step(actor, planId, curveId, () =>
    'failure' in outcome
      ? { state: 'failed', failure: outcome.failure, endedAt: now() }
      : { state: 'done', curve: outcome.answer, endedAt: now() },
  );

/** Ends one that cannot be done. @throws Conflict where it has ended already */
export const abandonPriceCurve = (actor: Actor, curveId: string, failure: string) =>
  act(
    actor,
    'job.abandon',
    async (tx) => first(await tx.select().from(priceCurves).where(theCurve(actor, curveId)).for('update')),
    async (tx, curve, keep) => changed(tx, actor, curve, { state: 'failed', failure, endedAt: now() }, keep),
  );

const step = (
  actor: Actor,
  planId: string,
  curveId: string,
  next: () => Partial<PriceCurveRow>,
): Promise<PriceCurveRow> =>
  act(actor, 'plan.allocate', lockedPlan(actor, planId), async (tx, _, keep) => {
    const found = await tx
      .select()
      .from(priceCurves)
      .where(and(theCurve(actor, curveId), eq(priceCurves.planId, planId)))
      .for('update');
    const curve = first(found);
    if (!curve) throw new NotFound();
    return changed(tx, actor, curve, next(), keep);
  });

async function changed(tx: Tx, actor: Actor, curve: PriceCurveRow, next: Partial<PriceCurveRow>, keep: Keep) {
  if (curve.state !== 'waiting' && curve.state !== 'solving') throw new Conflict('This has ended already.');
  const set = { ...next, version: curve.version + 1 };
  const row = one(await tx.update(priceCurves).set(set).where(theCurve(actor, curve.id)).returning());
  keep('price-curve', row);
  return row;
}

const theCurve = ({ organisationId }: Actor, curveId: string) =>
  and(eq(priceCurves.organisationId, organisationId), eq(priceCurves.id, curveId));

/** What the job solves; null where nobody waits for it any more. */
export const curveToSolve =
  ({ organisationId }: Actor, curveId: string) =>
  async (db: Read): Promise<Pick<Allocation, 'planId' | 'problem'> | null> =>
    first(
      await db.rows<
        Pick<Allocation, 'planId' | 'problem'>
      >(sql`select c.plan_id as "planId", a.problem from price_curves c
        join allocations a on a.organisation_id = c.organisation_id and a.id = c.allocation_id
        where c.organisation_id = ${organisationId} and c.id = ${curveId} and c.state in ('waiting', 'solving')`),
    );

/** The newest that was asked for at a run. */
export const curveOfRun =
  ({ organisationId }: Actor, allocationId: string) =>
  async (db: Read): Promise<PriceCurveRow | null> => {
    const own = and(eq(priceCurves.organisationId, organisationId), eq(priceCurves.allocationId, allocationId));
    const newest = sql`${priceCurves.askedAt} desc, ${priceCurves.id} desc`;
    return first(await db.select().from(priceCurves).where(own).orderBy(newest).limit(1));
  };

/** Whether the plan, the choice of development apart, is still what a run was asked about. */
export const isAsAsked =
  (actor: Actor, plan: Plan, { problem }: Pick<Allocation, 'problem'>) =>
  async (db: Read): Promise<boolean> =>
    isAskedAlike(await problemOf(actor, plan)(db), problem as PlanProblem);

/** The same of two problems. Pure. */
export const isAskedAlike = (one: PlanProblem, other: PlanProblem): boolean => basisOf(one) === basisOf(other);

const basisOf = ({ leastDevelop: _, ...problem }: PlanProblem) => canonical(restsOn(problem));

/**
 * Chooses a point: from now on each run of the plan asks for at least so many development assignments. An earlier choice is taken back by it.
 * @throws Conflict where the curve has no such point, or the plan has changed since
 */
export const chooseDevelopment = (actor: Actor, planId: string, allocationId: string, least: number) =>
  act(actor, 'plan.allocate', lockedAllocation(actor, planId, allocationId), async (tx, facts, keep) => {
    requireAhead(facts);
    const curve = await curveOfRun(actor, allocationId)(tx);
    const points = (curve?.curve as PriceCurve | null | undefined)?.points ?? [];
    if (!curve || !points.some((point) => point.least === least && least > 0))
      throw new Conflict('This is no point of the curve any more. Open the page again, and choose from what it shows.');
    if (!(await isAsAsked(actor, facts.plan, facts.allocation)(tx)))
      throw new Conflict(
        'The plan, or what is known of the people in it, changed since this run. Run the allocation again, then see what development costs now.',
      );
    const standing = await standingChoice(actor, planId)(tx);
    if (standing?.least === least) throw new Conflict('This is chosen already.');
    if (standing) await takeBack(tx, actor, standing, keep);
    const { organisationId, personId: by } = actor;
    const row = { organisationId, id: newId(), planId, curveId: curve.id, least, by, at: now() };
    const chosen = one(await tx.insert(developmentChoices).values(row).returning());
    keep('development-choice', chosen);
    return chosen;
  });

/** The next run asks for no more development than the order of the aims gives. */
export const takeBackDevelopment = (actor: Actor, planId: string): Promise<DevelopmentChoice> =>
  act(actor, 'plan.allocate', lockedPlan(actor, planId), async (tx, facts, keep) => {
    requireAhead(facts);
    const standing = await standingChoice(actor, planId)(tx);
    if (!standing) throw new Conflict('No point of the curve is chosen any more.');
    return takeBack(tx, actor, standing, keep);
  });

async function takeBack(tx: Tx, actor: Actor, { id, version }: DevelopmentChoice, keep: Keep) {
  const set = { takenBackBy: actor.personId, takenBackAt: now(), version: version + 1 };
  const which = and(eq(developmentChoices.organisationId, actor.organisationId), eq(developmentChoices.id, id));
  const row = one(await tx.update(developmentChoices).set(set).where(which).returning());
  keep('development-choice', row);
  return row;
}

const standingChoice =
  ({ organisationId }: Actor, planId: string) =>
  async (db: Read): Promise<DevelopmentChoice | null> =>
    first(
      await db
        .select()
        .from(developmentChoices)
        .where(
          and(
            ...[eq(developmentChoices.organisationId, organisationId), eq(developmentChoices.planId, planId)],
            isNull(developmentChoices.takenBackAt),
          ),
        ),
    );

export type StandingChoice = { least: number; by: string; at: string };

/** How many development assignments the next run is asked for, and by whom that was chosen; null where nobody chose. */
export const choiceOf =
  ({ organisationId }: Actor, planId: string) =>
  async (db: Read): Promise<StandingChoice | null> =>
    first(
      await db.rows<StandingChoice>(sql`select c.least, p.name as by, c.at from development_choices c
        join people p on p.organisation_id = c.organisation_id and p.id = c.by
        where c.organisation_id = ${organisationId} and c.plan_id = ${planId} and c.taken_back_at is null`),
    );
