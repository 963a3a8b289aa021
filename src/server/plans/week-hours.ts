// Whom a plan can count on in which week: contracts, days away and bank holidays of everybody with hours in it, by one statement.
import type { SQL } from 'drizzle-orm';
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { bankHolidaysIn } from '../people/bank-holidays.ts';
import type { BankHolidays } from '../people/organisations.table.ts';
import { type Worked, workingDays } from './allocation/working-time.ts';
import { type AtWork, atWorkIn, awayIn, type FreeWeek, spreadOver, type WeekAtWork } from './free-weeks.ts';
import type { Plan } from './plans.table.ts';

/** Where no contract is known. */
export const usualWeek = 35;

export type Planned = Pick<Plan, 'teamId' | 'startsOn' | 'endsOn'>;

/** What the columns of `atWorkColumns` hold of somebody. */
export type Contracted = { id: string; absences: AtWork['absences'] } & Omit<AtWork, 'absences' | 'contract'> & {
    contract: number | null;
    division: BankHolidays | null;
  };

/** Of `people p` at `organisations o`. Days away count of those who were ever in the plan's team: of others the leader may not know them. */
export const atWorkColumns = ({ teamId, startsOn, endsOn }: Planned): SQL => sql`
  p.id, p.hours::float as contract, p.starts_on::text as "from", p.ends_on::text as "to", o.bank_holidays as division,
  coalesce((select json_agg(json_build_object('startsOn', a.starts_on, 'endsOn', a.ends_on, 'hours', a.hours))
    from absences a where a.organisation_id = p.organisation_id and a.person_id = p.id and a.withdrawn_at is null
      and a.ends_on >= ${startsOn} and a.starts_on <= ${endsOn} and exists (select 1 from team_members m
        where m.organisation_id = p.organisation_id and m.person_id = p.id and m.team_id = ${teamId})), '[]') as absences`;

/** Hours at work in each week of a plan, or in `weeks` of it (first days), of somebody found so. Pure. */
export const weeksOfContract = (
  { contract, division, ...person }: Contracted,
  plan: Planned,
  weeks?: readonly string[],
) => atWorkIn(plan, { ...person, contract: contract ?? usualWeek }, new Set(holidaysOf(plan, division)), weeks);

/** What they are away of the days of weeks (first days) of a plan, beside its bank holidays. Pure. */
export const awayOfContract = (
  { contract, division, ...person }: Contracted,
  plan: Planned,
  weeks: readonly string[],
) => awayIn(plan, { ...person, contract: contract ?? usualWeek }, new Set(holidaysOf(plan, division)), weeks);

/** The bank holidays in a plan's time, in order. Pure. */
const holidaysOf = ({ startsOn, endsOn }: Planned, division: BankHolidays | null): string[] =>
  bankHolidaysIn(division, startsOn, endsOn).map(({ day }) => day);

/** What is worked of the days of a plan where somebody works, as far as it is the same for everybody there. Pure. */
export const workedIn = (plan: Planned, { division }: Pick<Contracted, 'division'>): Worked =>
  workingDays(holidaysOf(plan, division));

/** The bank holidays of the organisation in a plan's time. */
export const holidaysIn =
  ({ organisationId }: Actor, plan: Planned) =>
  async (db: Read): Promise<string[]> => {
    const [found] = await db.rows<Pick<Contracted, 'division'>>(sql`
      select bank_holidays as division from organisations where id = ${organisationId}`);
    return holidaysOf(plan, found?.division ?? null);
  };

/** By person, the hours at work in each week of a plan. */
export const weeksAtWork =
  ({ organisationId }: Actor, plan: Planned, people: readonly string[]) =>
  async (db: Read): Promise<Map<string, WeekAtWork[]>> => {
    const found = await db.rows<Contracted>(sql`select ${atWorkColumns(plan)}
      from people p join organisations o on o.id = p.organisation_id
      where p.organisation_id = ${organisationId} and p.id = any(${sql.param([...people])}::uuid[])`);
    return new Map(found.map((person) => [person.id, weeksOfContract(person, plan)]));
  };

/** Hours of a plan by week as they stand: those kept, or the whole spread over the weeks where none were, or not of these weeks. Pure. */
export function freeWeeks(
  { hours, weeks }: { hours: number; weeks: FreeWeek[] | null },
  now: readonly WeekAtWork[],
): FreeWeek[] {
  const isOfPlan = weeks?.length === now.length && weeks.every(({ week }, at) => week === now[at]!.week);
  return weeks && isOfPlan ? weeks : spreadOver(hours, now);
}

/** The weeks of which more or less hours at work are known now than were counted. Pure. */
export const changedWeeks = (weeks: readonly FreeWeek[], now: readonly WeekAtWork[]) =>
  weeks.flatMap(({ week, of }, at) => (of === now[at]!.of ? [] : [{ week, was: of, is: now[at]!.of }]));
