// Hours that each member has for a plan: first what is usual, then what the leader sets.
import { and, eq, inArray } from 'drizzle-orm';
import { act } from '../act.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import {
  type FreeWeek,
  reckonedAnew,
  spreadOver,
  sumOfWeeks,
  usualShare,
  usualWeeks,
  type WeekAtWork,
  withMore,
} from './free-weeks.ts';
import { countedDay } from './gone.ts';
import { hoursWords, shortHours } from './hours-words.ts';
import { otherHours } from './other-work-page.ts';
import { outdatedIn } from './outdated-hours.ts';
import { overfull } from './overfull.ts';
import { keepShaped } from './plan-document.ts';
import { lockedPlan } from './plan-facts.ts';
import { todayOf } from './plan-people.ts';
import { type PlanRows, planRows } from './plan-rows.ts';
import { requireShaped } from './plan-state.ts';
import { type Plan, planHours } from './plans.table.ts';
import { changedWeeks, freeWeeks, type Planned, weeksAtWork } from './week-hours.ts';
import { requireOwnPeople } from './whom-to-plan.ts';

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
 * Sets one person's hours for this plan. They need not be of the team: help from another team that the leader leads counts too.
 * `left`: titles of the work that somebody has though these are no hours; `over`: those whose work takes more hours than they have.
 */
export const setPlanHours = (actor: Actor, planId: string, personId: string, hours: number) =>
  changeHours(actor, planId, [{ personId, reckon: (now, given) => inAll(hours, now, given, todayOf(actor)) }]);

/** `read`: what stood there when it was opened; null where they had no hours yet. */
export type WantedHours = { personId: string; hours: number; read: number | null };

/**
 * The same for several at once: those whose hours differ from what was read.
 * @throws Invalid when nobody's do, Conflict when the hours of one of them were changed meanwhile
 */
export const setHoursOf = (actor: Actor, planId: string, wanted: readonly WantedHours[]) =>
  changeHours(
    actor,
    planId,
    wanted.flatMap(({ personId, hours, read }) =>
      hours === read
        ? []
        : [{ personId, reckon: (now, given) => inAll(asRead(hours, read, given), now, given, todayOf(actor)) }],
    ),
  );

/** Where they are more than there were, no week has fewer: what is added goes into the weeks to come, as a way out that a run names counts on. */
function inAll(hours: number, now: WeekAtWork[], given: Given | null, day: string): FreeWeek[] {
  const was = given && freeWeeks(given, now);
  if (!was || hours <= given.hours || changedWeeks(was, now).length > 0) return spreadOver(hours, now);
  return withMore(was, hours - given.hours, day);
}

function asRead(hours: number, read: number | null, given: Given | null): number {
  const stands = given?.hours ?? null;
  if (stands === read || stands === hours || !given) return hours;
  const theirs = { [`hours-${given.personId}`]: String(given.hours) };
  throw new Conflict(
    'These hours were changed meanwhile, so nothing was set. See what stands there now, then set them again.',
    theirs,
  );
}

/** The same week by week, in the order of the weeks of the plan. @throws Conflict when its days were changed meanwhile */
export const setWeekHours = (
  actor: Actor,
  planId: string,
  personId: string,
  wanted: { week: string; hours: number }[],
) => changeHours(actor, planId, [{ personId, reckon: (now) => asWanted(wanted, now) }]);

const asWanted = (wanted: { week: string; hours: number }[], now: WeekAtWork[]): FreeWeek[] =>
  now.map(({ week, of }) => {
    const set = wanted.find((one) => one.week === week);
    if (!set || wanted.length !== now.length)
      throw new Conflict('The days of this plan were changed meanwhile. Open its hours again.');
    return { week, of, hours: set.hours };
  });

/** Works the hours of one person out anew with the days away that are known now. @throws Conflict where that changes nothing */
export const reckonHours = (actor: Actor, planId: string, personId: string) =>
  changeHours(actor, planId, [{ personId, reckon: anew }]);

/** The same of everybody whose hours are out of date, at once. @throws Conflict where nobody's are */
export const reckonAllHours = (actor: Actor, planId: string) =>
  changeHours(actor, planId, async (tx, plan) => {
    const outdated = await outdatedIn(actor, plan)(tx);
    if (outdated.length === 0) throw new Conflict(nothingNew);
    return outdated.map(({ id }) => ({ personId: id, reckon: anew }));
  });

const nothingNew = 'No day away came or went since these hours were set.';

function anew(now: WeekAtWork[], given: Given | null): FreeWeek[] {
  const was = given && freeWeeks(given, now);
  if (!was || changedWeeks(was, now).length === 0) throw new Conflict(nothingNew);
  return reckonedAnew(was, now, usualShare);
}

type Given = typeof planHours.$inferSelect;
type Setting = { personId: string; reckon: (now: WeekAtWork[], given: Given | null) => FreeWeek[] };

type Settings = readonly Setting[] | ((tx: Tx, plan: Plan) => Promise<Setting[]>);

const changeHours = (actor: Actor, planId: string, wanted: Settings) =>
  act(actor, 'plan.edit', lockedPlan(actor, planId), async (tx, facts, keep) => {
    requireShaped(facts.state);
    const { plan } = facts;
    const settings = typeof wanted === 'function' ? await wanted(tx, plan) : wanted;
    if (settings.length === 0) throw new Invalid({ form: 'Change the hours of at least one person, then set them' });
    const ids = settings.map(({ personId }) => personId);
    const inPlan = and(eq(planHours.organisationId, actor.organisationId), eq(planHours.planId, planId));
    const which = and(inPlan, inArray(planHours.personId, ids));
    const given = await tx.select().from(planHours).where(which).orderBy(planHours.id).for('update');
    const atWork = await weeksAtWork(actor, plan, ids)(tx);
    const set: Given[] = [];
    for (const { personId, reckon } of settings) {
      const now = atWork.get(personId);
      if (!now) throw new Invalid({ personId: 'Choose a person from the list' });
      const was = given.find((row) => row.personId === personId) ?? null;
      const weeks = reckon(now, was);
      await requireAtWork(tx, actor, plan, personId, sumOfWeeks(weeks));
      set.push(await setHours(tx, actor, plan, { personId, weeks, was }));
    }
    const added = ids.filter((id) => !given.some(({ personId }) => personId === id));
    if (added.length > 0) await requireOwnPeople(tx, actor, plan, added);
    for (const row of set) keep('plan-hours', row);
    await keepShaped(tx, actor, facts, keep);
    const rows = await planRows(actor, planId)(tx);
    const over = overfull(rows, await otherHours(actor, rows, ids)(tx)).filter(({ id }) => ids.includes(id));
    const left = set.flatMap(({ hours, personId }) => (hours === 0 ? workLeft(rows, personId) : []));
    return { ...set[0]!, left, over, beyond: set.flatMap((row) => beyondWork(row, rows)) };
  });

/** Whose hours are more than they are at work for in all. */
function beyondWork({ personId, hours, weeks }: Given, { people }: PlanRows): string[] {
  const atWork = (weeks ?? []).reduce((sum, { of }) => sum + of, 0);
  const name = people.find(({ id }) => id === personId)?.name ?? '';
  if (weeks === null || hours <= atWork) return [];
  const time = atWork > 0 ? `at work for ${hoursWords(atWork)} in this time` : 'not at work on any day of this time';
  return [`${name} is ${time}, and has ${shortHours(hours)} for this plan.`];
}

type NewHours = { personId: string; weeks: FreeWeek[]; was: Given | null };

async function setHours(
  tx: Tx,
  { organisationId }: Actor,
  plan: Plan,
  { personId, weeks, was }: NewHours,
): Promise<Given> {
  const set = { hours: sumOfWeeks(weeks), weeks };
  if (!was)
    return one(
      await tx
        .insert(planHours)
        .values({ organisationId, id: newId(), planId: plan.id, personId, ...set })
        .returning(),
    );
  return one(
    await tx
      .update(planHours)
      .set({ ...set, version: was.version + 1 })
      .where(and(eq(planHours.organisationId, organisationId), eq(planHours.id, was.id)))
      .returning(),
  );
}

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
