// Today: what needs somebody now, the team's week, our standards, one's own portfolio. One statement, and that of the standards.
import { organisation, see } from '../act.ts';
import { now, today } from '../clock.ts';
import { one, type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { notInvited } from '../people/without-account.ts';
import { type Standing, standingOf } from '../standards/standards-view.ts';
import { type Need, type NeedRow, needOf } from './need.ts';
import { absentPeople, heldWork, livePlans, planNeeds, sayPlanNeeds } from './plan-needs.ts';
import { portfolioNeeds, sayPortfolioNeeds } from './portfolio-needs.ts';
import { type PortfolioStrip, type StripRow, stripOf, strips } from './strip.ts';
import { saySupportNeeds, supportNeeds } from './support-needs.ts';
import { agentNeeds, sayUpkeepNeeds, upkeepNeeds } from './upkeep-needs.ts';
import { type WeekPerson, weekOf, workingDays } from './week.ts';

const few = 6;
const size = 25;

/** What was done here already: the first steps of a newcomer are the others. */
export type Started = {
  people: boolean;
  /** How many have no account and no invitation. */
  uninvited: number;
  contacts: boolean;
  skills: boolean;
  plans: boolean;
  units: boolean;
  enrolments: boolean;
  /** How many candidates they assess, and of how many they assure the assessment. */
  assesses: number;
  assures: number;
  /** Whether a one-to-one of theirs is going on. */
  oneToOne: boolean;
  /** Whether a meeting of one is arranged. */
  meeting: boolean;
};
export type Today = {
  day: string;
  timeZone: string;
  /** Six, or with `all` one page of 25. */
  needs: Need[];
  total: number;
  dueToday: number;
  /** What is due today, where it is one thing. */
  firstDue: string | null;
  overdue: number;
  page: number;
  size: number;
  days: string[];
  week: WeekPerson[];
  standards: Standing[];
  weekOfStandards: string | null;
  portfolios: PortfolioStrip[];
  started: Started;
};

export const todayOf = (actor: Actor, { all = false, page = 1 } = {}): Promise<Today> =>
  see(actor, 'today.view', organisation, async (db) => {
    const { timeZone } = actor.organisation;
    const day = today(timeZone);
    const days = workingDays(day);
    const [around, standing, agents] = await Promise.all([
      aroundNow(db, actor, day, days),
      standingOf(db, actor),
      agentNeeds(db, actor),
    ]);
    const needs = [...around.needs, ...agents].map((row) => needOf(row, say, day, timeZone));
    const dueNow = needs.filter((need) => need.today);
    const shown = Math.min(Math.max(1, Math.trunc(page) || 1), Math.max(1, Math.ceil(needs.length / size)));
    return {
      ...{ day, timeZone, days, week: around.week, started: around.started, page: shown, size, total: needs.length },
      needs: all ? needs.slice((shown - 1) * size, shown * size) : needs.slice(0, few),
      dueToday: dueNow.length,
      firstDue: dueNow.length === 1 ? dueNow[0]!.what : null,
      overdue: needs.filter((need) => need.overdue).length,
      standards: standing.live.filter(({ stands, silentSince, isWithheld }) => stands || silentSince || isWithheld),
      weekOfStandards: standing.period?.to ?? null,
      portfolios: around.portfolios.map(stripOf),
    };
  });

const say = { ...sayPlanNeeds, ...saySupportNeeds, ...sayPortfolioNeeds, ...sayUpkeepNeeds };

type Around = { needs: NeedRow[]; week: WeekPerson[]; portfolios: StripRow[]; started: Started };

/** Everything but the standards and agents, in one statement. What is due by today comes first, then what waits as if due two days after it began. */
async function aroundNow(db: Read, actor: Actor, day: string, days: readonly string[]): Promise<Around> {
  const moment = now().toISOString();
  const parts = [
    ...[...planNeeds(actor, day), ...supportNeeds(actor, day, moment)],
    ...[...portfolioNeeds(actor, day), ...upkeepNeeds(actor, day, moment)],
  ];
  const urgent = sql`coalesce(w.due <= ${day}::date, false) desc, coalesce(w.due, w.since::date + 2), w.moment, w.since, w.at`;
  const own = (table: string) =>
    sql`exists (select 1 from ${sql.identifier(table)} where organisation_id = ${actor.organisationId})`;
  const rows = await db.rows<Around>(sql`
    with live as materialized (${livePlans(actor)}),
      absent as materialized (${absentPeople(actor, day)}),
      held as materialized (${heldWork(actor)}),
      needs (kind, title, words, who, at, within, n, due, moment, since) as (${sql.join(parts, sql` union all `)})
    select (select coalesce(json_agg(to_json(w) order by ${urgent}), '[]') from (select * from needs w order by ${urgent} limit 500) w) as needs,
      ${weekOf(actor, days)} as week, ${strips(actor)} as portfolios,
      json_build_object('people', (select count(*) > 1 from (select 1 from people
          where organisation_id = ${actor.organisationId} limit 2) p),
        'uninvited', (select count(*)::int from people p where p.organisation_id = ${actor.organisationId} and ${notInvited}),
        'contacts', ${own('contact_imports')}, 'skills', ${own('skills')}, 'plans', ${own('plans')}, 'units', ${own('units')}, 'enrolments', ${own('enrolments')},
        'assesses', ${appointed(actor, 'assessor_id')}, 'assures', ${appointed(actor, 'internal_quality_assurer_id')},
        'oneToOne', exists (select 1 from one_to_ones o where o.organisation_id = ${actor.organisationId}
          and o.ended_at is null and ${actor.personId} in (o.leader_id, o.member_id)),
        'meeting', exists (select 1 from one_to_ones o join one_to_one_meetings m on m.organisation_id = o.organisation_id
          and m.one_to_one_id = o.id and m.held_at is null and m.missed_reason is null where o.organisation_id = ${actor.organisationId}
          and o.ended_at is null and ${actor.personId} in (o.leader_id, o.member_id))) as started`);
  return one(rows);
}

/** How many candidates somebody is appointed for; they need the role as well to do anything about it. */
const appointed = ({ organisationId, personId }: Actor, as: string) =>
  sql`(select count(*)::int from enrolments where organisation_id = ${organisationId} and ${sql.identifier(as)} = ${personId} and ended_at is null)`;
