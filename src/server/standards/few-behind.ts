// Figures of a team or a system with one or two people behind them are these people's figures: shown as a person's figures are. Nor
// may they come out of other figures by subtraction. A week is the smallest piece that figures are shown by, so each is looked at alone:
// what is left out of it is left out of every span of weeks, and two spans tell no more than their weeks do.
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { factsOfPeople } from '../people/facts.ts';
import { may } from '../permissions.ts';
import { remembered } from '../remembered.ts';
import { isWithin, type Span } from './periods.ts';
import { type Alike, type Choice, everybody, fewest, keyOf, kindsOf, leftOutOf } from './subtraction.ts';
import { agentInWeek, memberInWeek } from './whose.ts';

/** By week, what is left out: keys of `keyOf`. Weeks of which nothing is left out are not in it. */
export type LeftOut = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * By week (its Monday), those behind its contacts: ids of people, and names of agents who are nobody here or not matched yet. `forAll`:
 * what is left out for somebody who sees nobody's figures.
 */
export type Behind = { people: string[]; weeks: Map<string, Alike[]>; forAll: LeftOut };

/**
 * What this reader may not see of some weeks, and what somebody may not who sees nobody's figures. `system`: where one is chosen,
 * systems are told apart, which takes reading the contacts. Two statements while nothing changes.
 */
export async function leftOutFor(db: Read, actor: Actor, span: Span, system: string | null) {
  const asked = `behind ${span.from} ${span.to} ${system !== null}`;
  const behind = await remembered(db, actor.organisationId, asked, () => behindIn(db, actor, span, system !== null));
  return { out: await leftOutOfBehind(db, actor, behind), behind, forAll: behind.forAll };
}

/** What this reader may not see. One statement at most, and the same answer while the same people are behind. */
export async function leftOutOfBehind(db: Read, actor: Actor, behind: Behind): Promise<LeftOut> {
  const known = answers.get(behind) ?? new Map<string, LeftOut>();
  answers.set(behind, known);
  // Who works in a team is among what is remembered of those behind; who leads one, which managers go by, is not.
  const asks = actor.manages.size > 0 ? null : readerOf(actor);
  const before = asks && known.get(asks);
  if (before) return before;
  const answer = leftOutForReader(behind, actor, await seenBy(db, actor, behind.people));
  if (asks) known.set(asks, answer);
  return answer;
}

const answers = new WeakMap<Behind, Map<string, LeftOut>>();
const readerOf = ({ personId, leads, roles }: Actor) => [personId, ...leads, ...roles].join(' ');

/**
 * Whether everybody's figures of these weeks are those of one or two people. They are shown all the same, but taken over into nothing
 * that others read; where contacts name nobody they are nobody's.
 */
export function isFewInAll({ weeks }: Pick<Behind, 'weeks'>, span: Span): boolean {
  const found = [...weeks].filter(([week]) => isWithin(week, span)).flatMap(([, all]) => all);
  const people = new Set(found.flatMap((one) => one.people));
  return people.size > 0 && people.size < fewest;
}

/** The weeks in which a choice is left out. */
export const weeksLeftOut = (out: LeftOut, choice: Choice): string[] =>
  [...out].filter(([, choices]) => choices.has(keyOf(choice))).map(([week]) => week);

/** The weeks of teams that are left out, as `team-week` keys. */
export const teamWeeksLeftOut = (out: LeftOut, teams: readonly { id: string }[], system: string | null): string[] =>
  teams.flatMap(({ id }) => weeksLeftOut(out, { teamId: id, system }).map((week) => `${id} ${week}`));

/** What somebody may not see who sees nobody's figures. */
function leftOut(weeks: Behind['weeks']): LeftOut {
  const found = [...weeks].map(([week, all]) => [week, leftOutOf(all, kindsOf(all), () => false)] as const);
  return new Map(found.filter(([, choices]) => choices.size > 0));
}

/** Of that, what this reader may not see either: whoever sees more is shown no less, though what they see may be taken away. */
function leftOutForReader({ weeks, forAll }: Behind, actor: Actor, sees: (person: string) => boolean): LeftOut {
  const found = [...forAll].map(([week, hidden]) => {
    const all = weeks.get(week)!;
    const theirs = ledIn(all, actor);
    const isHidden = (choice: string) => hidden.has(choice);
    const { teams, systems, both } = kindsOf(all);
    const asked = { teams: teams.filter(isHidden), systems: systems.filter(isHidden), both: both.filter(isHidden) };
    const always = [everybody, ...[...teams, ...systems, ...both].filter((choice) => !isHidden(choice))];
    return [week, leftOutOf(all, asked, (person) => sees(person) || theirs.has(person), always)] as const;
  });
  return new Map(found.filter(([, choices]) => choices.size > 0));
}

/** Who worked in a team of the reader's in the week, wherever they are now: `figure.view-team` names them with their figures. */
function ledIn(all: readonly Alike[], actor: Actor): ReadonlySet<string> {
  const teams = [...actor.leads, ...actor.manages].filter((teamId) => may(actor, 'figure.view-team', { teamId }));
  const choices = teams.map((teamId) => keyOf({ teamId, system: null }));
  const within = all.filter((one) => choices.some((choice) => one.choices.includes(choice)));
  return new Set(within.flatMap(({ people }) => people));
}

type Row = { week: string; system: string | null; teams: string[] | null; people: string[]; agents: string[] };

type OfOrganisation = Pick<Actor, 'organisationId'>;

/** One statement. `bySystem`: systems are told apart, which takes reading the contacts. */
export async function behindIn(
  db: Read,
  { organisationId }: OfOrganisation,
  { from, to }: Span,
  bySystem: boolean,
): Promise<Behind> {
  const counted = bySystem
    ? sql`(select distinct organisation_id, week, agent, source as system from contacts
        where organisation_id = ${organisationId} and week between ${from} and ${to} and agent is not null)`
    : sql`(select organisation_id, week, agent, null::text as system from weekly_figures where organisation_id = ${organisationId}
        and week between ${from} and ${to} and kpi = 'contacts' and agent is not null)`;
  const rows = await db.rows<Row>(sql`
    select week::text as week, system, teams, array_agg(person_id::text) filter (where person_id is not null) as people,
      array_agg(agent) filter (where person_id is null) as agents
    from (select w.week, w.system, n.person_id, case when n.person_id is null then w.agent end as agent,
        array_agg(distinct m.team_id::text) filter (where m.team_id is not null) as teams
      from ${counted} w left join agent_names n on ${agentInWeek} left join team_members m on ${memberInWeek}
      group by 1, 2, 3, 4) p
    group by 1, 2, 3 order by 1, 2, 3`);
  const name = namedOnce();
  const weeks = new Map<string, Alike[]>();
  for (const { week, system, teams, people, agents } of rows) {
    const behind = [...(people ?? []), ...(agents ?? []).map((agent) => `${ofAgent}${agent}`)].map(name);
    weeks.set(week, [
      ...(weeks.get(week) ?? []),
      { choices: choicesOf(teams ?? [], system).map(name), people: behind },
    ]);
  }
  const people = [...new Set(rows.flatMap((row) => row.people ?? []))];
  return { people, weeks, forAll: leftOut(weeks) };
}

/** What tells agents without a person from ids of people. */
const ofAgent = 'agent ';

/** The same words kept once: years of weeks name the same people. */
function namedOnce() {
  const known = new Map<string, string>();
  return (word: string) => known.get(word) ?? known.set(word, word).get(word)!;
}

function choicesOf(teams: string[], system: string | null): string[] {
  const inTeams = [null, ...teams];
  const choices = inTeams.map((teamId) => ({ teamId, system: null as string | null }));
  if (system !== null) choices.push(...inTeams.map((teamId) => ({ teamId, system })));
  return choices.map(keyOf);
}

/** Whether the reader may see the figures of somebody behind, of whatever week. Agents without a person: whoever says who they are. One statement at most. */
async function seenBy(db: Read, actor: Actor, people: string[]): Promise<(name: string) => boolean> {
  const seesAgents = may(actor, 'contact.map', {});
  const seesOthers = actor.leads.size + actor.manages.size > 0;
  const self = { personId: actor.personId, teamIds: [], ledTeamIds: [] };
  const facts = seesOthers ? await factsOfPeople(actor, people)(db) : [self];
  const seen = new Set(
    facts
      .filter((one) => may(actor, 'figure.view-person', { ...one, formerTeamIds: [] }))
      .map(({ personId }) => personId),
  );
  return (name) => (name.startsWith(ofAgent) ? seesAgents : seen.has(name));
}
