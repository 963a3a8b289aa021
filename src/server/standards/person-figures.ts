// Figures of people, for themselves and for those who lead them. Never a ranking: names by the alphabet, each with what the figure
// could be, beside the middle half of the team.
import { see } from '../act.ts';
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { type PersonFacts, personFacts, teamFacts } from '../people/facts.ts';
import { may } from '../permissions.ts';
import type { Figures } from './figure-rows.ts';
import { figuresBy } from './figure-sums.ts';
import type { Figure } from './figures.ts';
import { type Measure, type MeasureId, measureOf, measures } from './measures.ts';
import { middleHalf } from './middle-half.ts';
import { isWithin, type Period, periodOf, shownAndJudged, type Wish } from './periods.ts';
import { sayBeyond, weeksBeyond } from './person-weeks.ts';
import { chartedBy } from './week-systems.ts';
import { restOn, weeklyChart } from './weekly-chart.ts';
import { countedFrom } from './whose.ts';

type Named = { id: string; name: string };

/** One person's figures with their charts. For themselves and whoever leads them. */
export const personFigures = (actor: Actor, personId: string, wish: Wish) =>
  see(actor, 'figure.view-person', personFacts(actor, personId), async (db, facts) => {
    const { organisationId } = actor;
    const person = (await namesOf(db, organisationId, sql`p.id = ${personId}`))[0]!;
    const agents = await agentsOf(db, organisationId, personId);
    const weeks = await weeksOf(db, actor, facts, wish);
    if (!weeks) return { person, agents, beyond: null, found: null };
    const { period, beyond, all, each } = weeks;
    const notWeeks = beyond.filter((week) => isWithin(week, period));
    const [teamId = null] =
      notWeeks.length > 0 ? facts.formerTeamIds.filter((id) => leadsIt(actor, id)) : facts.teamIds;
    const ranges = await teamRanges(db, organisationId, period, teamId);
    const kpis = measures.flatMap((measure) => {
      const figure = all.of.get(measure.id);
      return figure ? [{ figure, range: ranges.get(measure.id) ?? null, ...weeklyChart(measure, each, period) }] : [];
    });
    return {
      person,
      agents,
      beyond: sayBeyond(notWeeks, person.name),
      found: { period, contacts: all.contacts, kpis, judgedBy: restOn(kpis, period) },
    };
  });

export type PersonSignal = { measure: string; verdict: string; sentence: string };

/**
 * What of a person's figures stands out from its own usual range in the newest week: reasons to ask, never verdicts. The caller has asked
 * whether the reader may see them (`figure.view-person`).
 */
export async function personSignals(db: Read, actor: Actor, person: PersonFacts): Promise<PersonSignal[]> {
  const weeks = await weeksOf(db, actor, person, {});
  if (!weeks) return [];
  return measures.flatMap((measure) => {
    const { words } = weeklyChart(measure, weeks.each, weeks.period);
    const { tone, verdict, sentence } = words;
    return tone === 'better' || tone === 'worse' || tone === 'signal'
      ? [{ measure: measure.name, verdict, sentence }]
      : [];
  });
}

/** The figures of one person by week, without the weeks that are not the reader's to see; null where nothing is counted. */
async function weeksOf(db: Read, actor: Actor, person: PersonFacts, wish: Wish) {
  const { organisationId } = actor;
  const period = await periodOf(db, organisationId, wish);
  if (!period) return null;
  const beyond = await weeksBeyond(db, actor, person, shownAndJudged(period));
  const of = { personId: person.personId, system: period.system, notWeeks: beyond };
  return { period, beyond, ...(await chartedBy(db, organisationId, period, 'week', of)) };
}

const leadsIt = (actor: Actor, teamId: string) => may(actor, 'figure.view-team', { teamId });

/** The people of a team, by their names, with one measure. For those who lead or manage the team. */
export const teamPeopleFigures = (actor: Actor, teamId: string, wish: Wish & { measure?: string | null }) =>
  see(actor, 'figure.view-team', teamFacts(actor, teamId), async (db) => {
    const { organisationId } = actor;
    const team = (
      await db.rows<Named>(sql`select id, name from teams where organisation_id = ${organisationId} and id = ${teamId}`)
    )[0]!;
    const period = await periodOf(db, organisationId, wish);
    if (!period) return { team, found: null };
    const { all, each } = await figuresBy(db, organisationId, period, 'person', { teamId, system: period.system });
    const present = measures.filter(({ id }) => all.of.has(id));
    const measure = (all.of.has(wish.measure as MeasureId) && measureOf(wish.measure!)) || present[0] || null;
    const people = await namesOf(db, organisationId, inTeam(teamId, period));
    const rows = people.map((person) => ({ ...person, ...(measure && figureOf(each.get(person.id), measure)) }));
    const range = measure && middleHalf(rows.flatMap(({ figure }) => figure ?? []));
    return {
      team,
      found: { period, present, measure, people: rows, range, whole: measure && (all.of.get(measure.id) ?? null) },
    };
  });

const figureOf = (figures: Figures | undefined, { id }: Measure): { figure: Figure | null } => ({
  figure: figures?.of.get(id) ?? null,
});

/** The middle half of the people of a team, by measure: never said for fewer than four. */
async function teamRanges(db: Read, organisationId: string, period: Period, teamId: string | null) {
  const ranges = new Map<MeasureId, { low: number; high: number }>();
  if (!teamId) return ranges;
  const { each } = await figuresBy(db, organisationId, period, 'person', { teamId, system: period.system });
  for (const { id } of measures) {
    const range = middleHalf([...each.values()].flatMap(({ of }) => of.get(id) ?? []));
    if (range) ranges.set(id, range);
  }
  return ranges;
}

const inTeam = (teamId: string, { from, to }: { from: string; to: string }) => sql`
  exists (select 1 from team_members m where m.organisation_id = p.organisation_id and m.person_id = p.id and m.team_id = ${teamId}
    and (m.until is null or m.until > ${from}) and (m.since <= ${to}::date + 6 or not exists (select 1 from team_members e
      where e.organisation_id = m.organisation_id and e.person_id = m.person_id and e.since < m.since)))`;

const namesOf = (db: Read, organisationId: string, of: ReturnType<typeof sql>) =>
  db.rows<Named>(sql`
    select p.id, p.name from people p where p.organisation_id = ${organisationId} and ${of} order by p.name collate "und-x-icu", p.id`);

const agentsOf = (db: Read, organisationId: string, personId: string) =>
  db.rows<{ agent: string; since: string | null; until: string | null }>(sql`
    select agent, ${countedFrom(sql`since`)}::text as since, ${countedFrom(sql`until`)}::text as until
    from agent_names where organisation_id = ${organisationId} and person_id = ${personId} order by agent, agent_names.since nulls first`);
