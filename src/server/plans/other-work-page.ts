// Work beside a plan on the page of its hours: how much everybody has, and of what to whoever may know it.
import { periodInWords } from '../day-words.ts';
import type { Read } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { hoursWords } from './hours-words.ts';
import { type OtherKind, type OtherWork, otherByWeek, sumOfOther } from './other-hours.ts';
import { otherWorkOf } from './other-work.ts';
import type { PlanFacts } from './plan-facts.ts';
import { todayOf } from './plan-people.ts';
import type { PlanRows } from './plan-rows.ts';
import type { Plan } from './plans.table.ts';
import { countedWeeks } from './time-left.ts';

/** `otherId`: of what the leader stated, so that it can be taken back. */
export type OtherLine = { key: string; text: string; otherId: string | null };
/** `lines` is null for whoever may not know what it is: it may be a one-to-one, or private. */
export type OtherOf = { id: string; hours: number; lines: OtherLine[] | null };

/** Of everybody who has any, what is still to come of it in the time of the plan. Pure. */
export function otherOf(
  actor: Actor,
  { plan, teamId }: Pick<PlanFacts, 'plan' | 'teamId'>,
  work: readonly OtherWork[],
) {
  const seesAll = actor.leads.has(teamId) || actor.manages.has(teamId);
  const coming = toCome(actor, plan, work).filter(({ comes }) => comes > 0);
  return [...Map.groupBy(coming, ({ personId }) => personId)].map(([id, own]): OtherOf => {
    const lines = seesAll || id === actor.personId ? linesOf(own) : null;
    return { id, hours: sumOfOther(own.map(({ comes }) => comes)), lines };
  });
}

/** Hours of other work still to come in a plan, by person: for what is said of who has more to do than hours. */
export const otherHours =
  (actor: Actor, { plan, people }: Pick<PlanRows, 'plan' | 'people'>, ids = people.map(({ id }) => id)) =>
  async (db: Read): Promise<Map<string, number>> =>
    otherHoursOf(actor, plan, await otherWorkOf(actor, plan, ids)(db));

/** The same where it was read already. Pure. */
export function otherHoursOf(actor: Actor, plan: Days, work: readonly OtherWork[]): Map<string, number> {
  const by = Map.groupBy(toCome(actor, plan, work), ({ personId }) => personId);
  return new Map([...by].map(([id, own]) => [id, sumOfOther(own.map(({ comes }) => comes))]));
}

type Days = Pick<Plan, 'startsOn' | 'endsOn'>;
type Coming = OtherWork & { comes: number };

function toCome(actor: Actor, plan: Days, work: readonly OtherWork[]): Coming[] {
  const { weeks, first } = countedWeeks(plan, todayOf(actor));
  return work.map((one) => ({ ...one, comes: sumOfOther(otherByWeek(one, weeks.slice(first))) }));
}

const kindWords: Record<Exclude<OtherKind, 'stated'>, (n: number) => string> = {
  meeting: (n) => (n === 1 ? 'One team meeting' : `${n} team meetings`),
  'one-to-one': (n) => (n === 1 ? 'One one-to-one' : `${n} one-to-ones`),
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
