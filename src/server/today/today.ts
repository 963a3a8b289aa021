// Today: what needs somebody now, the team's week, our standards, one's own portfolio. Three statements, and that of the standards.
import type { SQL } from 'drizzle-orm';
import { organisation, see } from '../act.ts';
import { now, today } from '../clock.ts';
import { one, type Read, sql } from '../db.ts';
import { type Asked, keptStatement } from '../kept-statement.ts';
import { pageShown } from '../paging.ts';
import type { Actor } from '../people/actor.ts';
import { type LostWork, lostWork } from '../plans/lost-work.ts';
import { type Partner, partnersIn } from '../plans/partners-since.ts';
import { outlinesOf } from '../qualifications/outlines.ts';
import { rememberedOf } from '../remembered.ts';
import { type Standing, standingOf } from '../standards/standards-view.ts';
import { assessmentNeeds, sayAssessmentNeeds } from './assessment-needs.ts';
import { briefingNeeds, sayBriefingNeeds } from './briefing-needs.ts';
import { coachingNeeds, sayCoachingNeeds } from './coaching-needs.ts';
import { decisionNeeds, sayDecisionNeeds } from './decision-needs.ts';
import { daysTold, lostNeeds, sayLostNeeds } from './lost-needs.ts';
import { isInVain, type MeetingRow, meetingNeeds, meetingRows } from './meetings.ts';
import { moveNeeds, sayMoveNeeds } from './move-needs.ts';
import { byUrgency, type Need, type NeedRow, needOf, type Say } from './need.ts';
import { partnerNeeds, sayPartnerNeeds } from './partner-needs.ts';
import { foldedByPlan, planNeeds, sayPlanNeeds } from './plan-needs.ts';
import { absentPeople, livePlans, ownPlans, saidNow } from './plans-now.ts';
import { portfolioNeeds, sayPortfolioNeeds } from './portfolio-needs.ts';
import { reportNeeds, sayReportNeeds } from './report-needs.ts';
import { reviewNeeds, sayReviewNeeds } from './review-needs.ts';
import { shapingNeeds, sharedPlans } from './shaping-needs.ts';
import { saySightingNeeds, sightingNeeds } from './sighting-needs.ts';
import { type OwnPart, ownPart, type Started, startedOf } from './started.ts';
import { ownClaims, type PortfolioStrip, type StripRow, stripOf, strips } from './strip.ts';
import { helpNeeds, newFeedback, newThanks, promises, saySupportNeeds } from './support-needs.ts';
import { sayTeamMeetingNeeds, teamMeetingNeeds } from './team-meeting-needs.ts';
import { sayTestimonyNeeds, testimonyNeeds } from './testimony-needs.ts';
import { agentNeeds, sayUpkeepNeeds, upkeepNeeds } from './upkeep-needs.ts';
import { sayVisitNeeds, visitNeeds } from './visit-needs.ts';
import {
  meetingsOf,
  type WeekItem,
  type WeekPerson,
  type WeekRows,
  weekOf,
  weekPeople,
  weekRows,
  workingDays,
} from './week.ts';
import { workNeeds } from './work-needs.ts';
import { heldWork, type WorkRow, workRows } from './work-rows.ts';

const few = 6;
const size = 25;

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
  /** Of the same days. */
  teamMeetings: WeekItem[];
  standards: Standing[];
  weekOfStandards: string | null;
  portfolios: PortfolioStrip[];
  started: Started;
  /** Null where something waits. */
  own: OwnPart | null;
};

export const todayOf = (actor: Actor, { all = false, page = 1 } = {}): Promise<Today> =>
  see(actor, 'today.view', organisation, async (db) => {
    const { timeZone } = actor.organisation;
    const day = today(timeZone);
    const days = workingDays(day);
    const [{ found, started, portfolios }, standing, agents] = await Promise.all([
      rememberedOf(db, actor, `today ${day}`, () => gathered(db, actor, day, days)),
      standingOf(db, actor),
      agentNeeds(db, actor),
    ]);
    const arranged = found.meetings.filter((row) => !isInVain(row, day));
    const rows = [
      ...foldedByPlan(found.needs),
      ...workNeeds(found.work, day),
      ...lostNeeds(found.lost, actor.personId),
      ...partnerNeeds(found.partners, actor.personId),
      ...meetingNeeds(found.meetings, day, now().toISOString()),
    ];
    const needs = [...rows.sort(byUrgency(day)), ...agents].map((row) => needOf(row, say, day, timeZone));
    const dueNow = needs.filter((need) => need.today);
    const shown = all ? pageShown(page, { size, total: needs.length }) : 1;
    return {
      ...{
        day,
        timeZone,
        days,
        week: weekOf(found.week, arranged, days, actor.personId),
        teamMeetings: meetingsOf(found.week, days),
        page: shown,
        size,
        total: needs.length,
      },
      ...{ started, own: needs.length > 0 ? null : await ownPart(db, actor) },
      needs: all ? needs.slice((shown - 1) * size, shown * size) : needs.slice(0, few),
      dueToday: dueNow.length,
      firstDue: dueNow.length === 1 ? dueNow[0]!.what : null,
      overdue: needs.filter((need) => need.overdue).length,
      standards: standing.live.filter(({ stands, silentSince, isWithheld }) => stands || silentSince || isWithheld),
      weekOfStandards: standing.period?.to ?? null,
      portfolios,
    };
  });

/** What depends on no hour of the day: as long as nobody changes anything, it is the same however often one looks. */
async function gathered(db: Read, actor: Actor, day: string, days: readonly string[]) {
  const [found, started] = await Promise.all([aroundNow(db, actor, day, days), startedOf(db, actor)]);
  const outlines = await outlinesOf(
    db,
    actor.organisationId,
    new Map(found.portfolios.map(({ unitId, unitVersion }) => [unitId, unitVersion])),
  );
  return { found, started, portfolios: found.portfolios.map((row) => stripOf(row, outlines.get(row.unitId)!, day)) };
}

const say = together([
  sayPlanNeeds,
  sayLostNeeds,
  sayPartnerNeeds,
  sayReportNeeds,
  saySupportNeeds,
  sayCoachingNeeds,
  sayReviewNeeds,
  sayBriefingNeeds,
  sayTeamMeetingNeeds,
  sayPortfolioNeeds,
  sayTestimonyNeeds,
  saySightingNeeds,
  sayVisitNeeds,
  sayDecisionNeeds,
  sayMoveNeeds,
  sayAssessmentNeeds,
  sayUpkeepNeeds,
]);

/** @throws Error where two kinds have one name: one would be told in the other's words */
function together(all: readonly Say[]): Say {
  const kinds = all.flatMap((one) => Object.keys(one));
  const twice = kinds.find((kind, at) => kinds.indexOf(kind) !== at);
  if (twice) throw new Error(`Two kinds of need are called ${twice}.`);
  return Object.assign({}, ...all);
}

type OfPlans = { needs: NeedRow[]; work: WorkRow[]; lost: LostWork[]; partners: Partner[] };
type OfPeople = { needs: NeedRow[]; meetings: MeetingRow[]; week: WeekRows };
type OfPortfolios = { needs: NeedRow[]; portfolios: StripRow[] };
type Around = OfPlans & OfPeople & OfPortfolios;

/**
 * What plans, people and portfolios say, in a statement each: one over all of them takes PostgreSQL three times the memory to plan,
 * and every connection keeps that. Of each, `needs` are the 500 most urgent.
 */
async function aroundNow(db: Read, actor: Actor, day: string, days: readonly string[]): Promise<Around> {
  const span = { day, from: days[0]!, to: days.at(-1)! };
  const [plans, people, portfolios] = await Promise.all([
    rowOf<OfPlans>(db, keptStatement('plans for today', actor, { day }, ofPlans)),
    rowOf<OfPeople>(db, keptStatement('people for today', actor, span, ofPeople)),
    rowOf<OfPortfolios>(
      db,
      keptStatement('portfolios for today', actor, { day, now: now().toISOString() }, ofPortfolios),
    ),
  ]);
  const needs = [plans, people, portfolios].flatMap((of) => of.needs);
  return { ...plans, ...people, ...portfolios, needs };
}

const rowOf = async <Row extends Record<string, unknown>>(db: Read, asked: Asked): Promise<Row> =>
  one(await db.rows<Row>(asked));

const ofPlans = (actor: Actor, { day }: Record<'day', string>): SQL => sql`
    with own_plans as materialized (${ownPlans(actor)}),
      live as materialized (${livePlans}),
      absent as materialized (${absentPeople(actor, day)}),
      held as materialized (${heldWork(actor)}),
      shared as materialized (${sharedPlans(actor, day)}),
      said as materialized (${saidNow(actor)}),
      ${needsIn(day, [...planNeeds(actor, day), ...shapingNeeds(actor, day), ...reportNeeds(actor), ...briefingNeeds(actor, day)])}
    select ${mostUrgent} as needs, ${workRows} as work, ${lostWork(actor, sql`${day}::date - ${sql.raw(String(daysTold))}`)} as lost,
      (select coalesce(json_agg(to_json(w)), '[]') from (${partnersIn(actor, actor.personId)}) w
        where w.at >= ${day}::date - ${sql.raw(String(daysTold))} and w."planId" in (select p.id from live p)) as partners`;

function ofPeople(actor: Actor, { day, ...days }: Record<'day' | 'from' | 'to', string>): SQL {
  const parts = [
    ...[promises(actor, day), newThanks(actor, day), newFeedback(actor), helpNeeds(actor)],
    ...[...coachingNeeds(actor, day), ...reviewNeeds(actor), ...teamMeetingNeeds(actor, day)],
  ];
  return sql`
    with week_people as materialized (${weekPeople(actor, days)}), ${needsIn(day, parts)}
    select ${mostUrgent} as needs, ${meetingRows(actor, day, days)} as meetings, ${weekRows(actor, days)} as week`;
}

const ofPortfolios = (actor: Actor, { day, now: moment }: Record<'day' | 'now', string>): SQL => sql`
    with own_claims as materialized (${ownClaims(actor)}),
      ${needsIn(day, [
        ...portfolioNeeds(actor, day),
        ...testimonyNeeds(actor, moment),
        ...sightingNeeds(actor),
        ...visitNeeds(actor),
        ...decisionNeeds(actor),
        moveNeeds(actor),
        ...assessmentNeeds(actor, day),
        ...upkeepNeeds(actor, day, moment),
      ])}
    select ${mostUrgent} as needs, ${strips(actor)} as portfolios`;

const needsIn = (day: string, parts: readonly SQL[]): SQL => sql`
      needs (kind, title, words, who, at, within, n, due, moment, since) as (${sql.join([...parts], sql` union all `)}),
      urgent as (select * from needs w
        order by w.kind = 'briefing' desc, (w.kind = 'help-asked' or coalesce(w.due <= ${day}::date, false)) desc, coalesce(w.due, w.since::date + 2), w.since limit 500)`;

const mostUrgent = sql`(select coalesce(json_agg(to_json(w)), '[]') from urgent w)`;
