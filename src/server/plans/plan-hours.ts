// Hours that each member has for a plan: first what is usual, then what the leader sets.
import { and, eq } from 'drizzle-orm';
import { act } from '../act.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { type FreeWeek, reckonedAnew, spreadOver, sumOfWeeks, usualWeeks, type WeekAtWork } from './free-weeks.ts';
import { countedDay } from './gone.ts';
import { otherHours } from './other-work-page.ts';
import { overfull } from './overfull.ts';
import { keepShaped } from './plan-document.ts';
import { lockedPlan } from './plan-facts.ts';
import { type PlanRows, planRows } from './plan-rows.ts';
import { requireShaped } from './plan-state.ts';
import { type Plan, planHours } from './plans.table.ts';
import { freeWeeks, type Planned, weeksAtWork } from './week-hours.ts';

/** The part of the time at work that is free for planned work where nothing else was said; the rest is contacts and breaks. */
export const usualShare = 0.1;

/** The usual share of the hours at work in each week, for everybody in the team in its period and not gone from it already. */
export const usualHours =
  (actor: Actor, plan: Planned) =>
  async (db: Read): Promise<{ personId: string; hours: number; weeks: FreeWeek[] }[]> => {
    const { teamId, startsOn, endsOn } = plan;
    const from = countedDay(actor, { startsOn });
    const members = await db.rows<{ personId: string }>(sql`
      select distinct p.id as "personId"
      from team_members m join people p on p.organisation_id = m.organisation_id and p.id = m.person_id
      where m.organisation_id = ${actor.organisationId} and m.team_id = ${teamId}
        and m.since <= ${endsOn} and (m.until is null or m.until > ${from}) and (p.ends_on is null or p.ends_on >= ${from})
      order by p.id`);
    const ids = members.map(({ personId }) => personId);
    const atWork = await weeksAtWork(actor, plan, ids)(db);
    return ids.map((personId) => {
      const weeks = usualWeeks(atWork.get(personId)!, usualShare);
      return { personId, hours: sumOfWeeks(weeks), weeks };
    });
  };

/**
 * Sets one person's hours for this plan. They need not be of the team: help from another team counts too.
 * `left`: titles of the work that somebody has though these are no hours; `over`: their work, where it takes more hours than they have.
 */
export const setPlanHours = (actor: Actor, planId: string, personId: string, hours: number) =>
  changeHours(actor, planId, personId, (now) => spreadOver(hours, now));

/** The same week by week, in the order of the weeks of the plan. @throws Conflict when its days were changed meanwhile */
export const setWeekHours = (
  actor: Actor,
  planId: string,
  personId: string,
  wanted: { week: string; hours: number }[],
) =>
  changeHours(actor, planId, personId, (now) =>
    now.map(({ week, of }) => {
      const set = wanted.find((one) => one.week === week);
      if (!set || wanted.length !== now.length)
        throw new Conflict('The days of this plan were changed meanwhile. Open its hours again.');
      return { week, of, hours: set.hours };
    }),
  );

/** Works the hours of one person out anew with the days away that are known now. @throws Conflict where that changes nothing */
export const reckonHours = (actor: Actor, planId: string, personId: string) =>
  changeHours(actor, planId, personId, (now, given) => {
    const was = given && freeWeeks(given, now);
    if (!was || was.every(({ of }, at) => of === now[at]!.of))
      throw new Conflict('No day away came or went since these hours were set.');
    return reckonedAnew(was, now, usualShare);
  });

type Given = typeof planHours.$inferSelect;
type Reckon = (now: WeekAtWork[], given: Given | null) => FreeWeek[];

const changeHours = (actor: Actor, planId: string, personId: string, reckon: Reckon) =>
  act(actor, 'plan.edit', lockedPlan(actor, planId), async (tx, facts, keep) => {
    requireShaped(facts.state);
    const { plan } = facts;
    const { organisationId } = actor;
    const mine = and(
      ...[eq(planHours.organisationId, organisationId), eq(planHours.planId, planId)],
      eq(planHours.personId, personId),
    );
    const given = first(await tx.select().from(planHours).where(mine).for('update'));
    const now = (await weeksAtWork(actor, plan, [personId])(tx)).get(personId);
    if (!now) throw new Invalid({ personId: 'Choose a person from the list' });
    const weeks = reckon(now, given);
    const hours = sumOfWeeks(weeks);
    await requireAtWork(tx, actor, plan, personId, hours);
    const set = { hours, weeks };
    const row = given
      ? one(
          await tx
            .update(planHours)
            .set({ ...set, version: given.version + 1 })
            .where(mine)
            .returning(),
        )
      : one(
          await tx
            .insert(planHours)
            .values({ organisationId, id: newId(), planId, personId, ...set })
            .returning(),
        );
    keep('plan-hours', row);
    await keepShaped(tx, actor, facts, keep);
    const rows = await planRows(actor, planId)(tx);
    const over =
      overfull(rows, await otherHours(actor, rows, [personId])(tx)).find(({ id }) => id === personId) ?? null;
    return { ...row, left: hours === 0 ? workLeft(rows, personId) : [], over };
  });

/** @throws Invalid for nobody of the organisation, and for hours of who is no longer at work on its days that are still to come */
async function requireAtWork(...[tx, actor, plan, personId, hours]: [Tx, Actor, Plan, string, number]) {
  const person = first(
    await tx.rows<{ name: string; left: boolean }>(sql`
      select name, coalesce(ends_on < ${countedDay(actor, plan)}, false) as left from people
      where organisation_id = ${actor.organisationId} and id = ${personId}`),
  );
  if (person?.left && hours > 0)
    throw new Invalid({
      hours: `${person.name} is no longer at work in the time of this plan. Enter 0, or choose somebody else`,
    });
}

const workLeft = ({ tasks, assignments }: PlanRows, personId: string) =>
  assignments
    .filter((row) => row.personId === personId && !row.doneAt)
    .map(({ taskId }) => tasks.find(({ id }) => id === taskId)!.title);
