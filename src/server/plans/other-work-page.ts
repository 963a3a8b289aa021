// Work beside a plan on its pages: what it takes of everybody's free hours, and on the page of the hours how much it is, and of what to whoever may know it.
import { periodInWords } from '../day-words.ts';
import type { Read } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { weeksOf } from './free-weeks.ts';
import { hoursWords, sumOfHours } from './hours-words.ts';
import { type OtherKind, type OtherWork, otherByWeek, otherLoad, sumOfOther } from './other-hours.ts';
import type { PlanFacts } from './plan-facts.ts';
import { todayOf } from './plan-people.ts';
import type { PlanRows } from './plan-rows.ts';
import { type PlanTime, planTime, reckoned } from './plan-time.ts';
import type { Plan } from './plans.table.ts';
import { countedWeeks } from './time-left.ts';
import { workedIn } from './week-hours.ts';

/** `otherId`: of what the leader stated, so that it can be taken back. */
export type OtherLine = { key: string; text: string; otherId: string | null };
/** `takes`: of the hours free for the plan. `lines` is null for whoever may not know what it is: it may be a one-to-one, or private. */
export type OtherOf = { id: string; hours: number; takes: number; lines: OtherLine[] | null };
type Times = ReadonlyMap<string, PlanTime>;

/** Of everybody who has any, what is still to come of it in the time of the plan. Pure. */
export function otherOf(
  actor: Actor,
  { plan, teamId }: Pick<PlanFacts, 'plan' | 'teamId'>,
  times: Times,
  takes: ReadonlyMap<string, number>,
) {
  const seesAll = actor.leads.has(teamId) || actor.manages.has(teamId);
  return [...times].flatMap(([id, time]): OtherOf[] => {
    const own = toCome(actor, plan, time).filter(({ comes }) => comes > 0);
    if (own.length === 0) return [];
    const lines = seesAll || id === actor.personId ? linesOf(own) : null;
    return [{ id, hours: sumOfOther(own.map(({ comes }) => comes)), takes: takes.get(id) ?? 0, lines }];
  });
}

/** Of the hours that people have free for a plan, those that other work takes, by person: as the allocation counts them. */
export const otherHours =
  (actor: Actor, rows: Timed, ids = rows.people.map(({ id }) => id)) =>
  async (db: Read): Promise<Map<string, number>> =>
    otherTakes(actor, rows, await planTime(actor, rows.plan, ids)(db));

type Timed = Pick<PlanRows, 'plan' | 'people' | 'assignments'>;

/** The same where it was read already. Pure. */
export function otherTakes(actor: Actor, { plan, assignments }: Omit<Timed, 'people'>, times: Times) {
  const counted = countedWeeks(plan, todayOf(actor));
  const doneBy = (id: string) => sumOfHours(assignments.filter(({ personId, doneAt }) => personId === id && doneAt));
  return new Map([...times].map(([id, time]) => [id, sumOfOther(reckoned(plan, time, counted, doneBy(id)).beside)]));
}

type Coming = OtherWork & { comes: number };

type Days = Pick<Plan, 'teamId' | 'startsOn' | 'endsOn'>;

function toCome(actor: Actor, plan: Days, { other, found }: PlanTime): Coming[] {
  const { weeks, first } = countedWeeks(plan, todayOf(actor));
  const toCome = weeks.slice(first);
  return other.map((one) => ({ ...one, comes: sumOfOther(otherByWeek(one, toCome, workedIn(plan, found))) }));
}

/** What is still to come of it in each week of the plan. Pure. */
export function otherInWeeks(actor: Actor, plan: Days, { other, found }: PlanTime) {
  const { starts, weeks, first } = countedWeeks(plan, todayOf(actor));
  const { of } = otherLoad(other, { weeks, worked: workedIn(plan, found) }, []);
  return weeksOf(plan).map((week, at, all) => {
    const isIn = (start: string) => start >= week && (at + 1 === all.length || start < all[at + 1]!);
    return sumOfOther(of.filter((_, piece) => piece >= first && isIn(starts[piece]!)));
  });
}

const kindWords: Record<Exclude<OtherKind, 'stated'>, (n: number) => string> = {
  meeting: (n) => (n === 1 ? 'One team meeting' : `${n} team meetings`),
  'one-to-one': (n) => (n === 1 ? 'One one-to-one' : `${n} one-to-ones`),
  // Coaching is between its two: whoever plans sees the time, and not what it is for.
  coaching: (n) => (n === 1 ? 'One appointment with a colleague' : `${n} appointments with colleagues`),
  plan: () => 'Work in other plans',
};

function linesOf(own: readonly Coming[]): OtherLine[] {
  const [stated, known] = [own.filter(({ kind }) => kind === 'stated'), own.filter(({ kind }) => kind !== 'stated')];
  const byKind = [...Map.groupBy(known, ({ kind }) => kind as Exclude<OtherKind, 'stated'>)].map(([kind, rows]) => ({
    key: kind,
    text: `${kindWords[kind](rows.length)}: ${hoursWords(sumOfOther(rows.map(({ comes }) => comes)))}`,
    otherId: null,
  }));
  return [...byKind, ...stated.map((row) => ({ key: row.id!, text: sayStated(row), otherId: row.id }))];
}

/** "Training day: 7 hours, 9 March 2026", or "Coaching: 1 hour each week, 2 to 27 March 2026". */
const sayStated = ({ words, hours, everyWeek, from, to }: Coming) =>
  `${words}: ${hoursWords(hours)}${everyWeek ? ' each week' : ''}, ${periodInWords(from, to)}`;
