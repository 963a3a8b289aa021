// The contacts behind a figure, newest first. Paged by the last one shown, and counted from the figures: never by counting contacts.
import type { SQL } from 'drizzle-orm';
import { z } from 'zod';
import { organisation, see } from '../act.ts';
import { daysAfter } from '../day-words.ts';
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { type PersonFacts, personFacts } from '../people/facts.ts';
import { leftOutFor, weeksLeftOut } from './few-behind.ts';
import { sayLeftOut, sayWithheld } from './few-words.ts';
import { figuresBy } from './figure-sums.ts';
import { teamsWith, unmatchedOf } from './figures-page.ts';
import { type Measure, measureOf } from './measures.ts';
import { type Period, periodOf, type Span, sayNoPeriod, type Wish } from './periods.ts';
import { sayBeyond, weeksBeyond } from './person-weeks.ts';
import type { Contact } from './standards.table.ts';
import { agentInWeek, isSaid, memberInWeek, notInWeeks } from './whose.ts';

export const contactsShown = 25;

/** `part`: those that count (`hit`), those that do not (`miss`), or all that take part. `after`: the last contact of the page before. */
export type ContactWish = Wish & {
  week?: string | null;
  measure?: string | null;
  part?: string | null;
  team?: string | null;
  person?: string | null;
  /** `none`: those that name no agent. */
  agent?: string | null;
  /** Those with this number in the system they come from, of all weeks. */
  number?: string | null;
  after?: string | null;
};
export type ListedContact = Omit<Contact, 'organisationId' | 'importId' | 'week' | 'agent'> & {
  person: string | null;
  /** Why no person is named, where none is; `not-here`: the agent is said to be nobody of this organisation. */
  unnamed: 'no-agent' | 'withheld' | 'not-here' | 'unmatched';
};

/** Contacts for those who lead; those of one person also for that person. Names of agents only of people one leads, and one's own. */
export const contactsOf = (actor: Actor, wish: ContactWish) =>
  wish.person
    ? see(actor, 'figure.view-person', personFacts(actor, wish.person), (db, facts) => found(db, actor, wish, facts))
    : see(actor, 'contact.view', organisation, (db) => found(db, actor, wish));

async function found(db: Read, actor: Actor, wish: ContactWish, facts: PersonFacts | null = null) {
  const { organisationId } = actor;
  if (wish.number && !wish.person) return numbered(db, actor, wish.number.trim().slice(0, 500));
  const asked = wish.week ? { ...wish, until: wish.week, weeks: '4' } : wish;
  const wished = await periodOf(db, organisationId, asked);
  const teams = await teamsWith(db, organisationId);
  const chosen = { period: wished, team: teams.find(({ id }) => id === wish.team) ?? null };
  const measure = measureOf(wish.measure ?? null);
  const isNameless = wish.agent === 'none' && !chosen.team && !wish.person && !measure;
  const { team, period, withheld, notWeeks } = facts
    ? { ...chosen, withheld: null, notWeeks: wished ? await weeksBeyond(db, actor, facts, wished) : [] }
    : isNameless
      ? { ...chosen, withheld: null, notWeeks: [] }
      : await permitted(db, actor, wish, chosen);
  const person = wish.person ? await nameOf(db, organisationId, wish.person) : null;
  const part = measure?.kind === 'share' && (wish.part === 'hit' || wish.part === 'miss') ? wish.part : null;
  const about = {
    teams,
    team,
    measure,
    part,
    person,
    isNameless,
    number: null,
    withheld,
    none: await sayNoPeriod(db, organisationId, period),
    leftOut: person ? sayBeyond(notWeeks, person.name) : sayLeftOut(notWeeks, [team?.name, period?.system]),
  };
  if (!period) return { ...about, period: null, week: null, contacts: [], total: 0, next: null };
  const span = spanOf(wish, period);
  const { system } = period;
  const of = { teamId: team?.id ?? null, personId: person?.id ?? null, system, notWeeks };
  const { all } = await figuresBy(db, organisationId, span, 'week', { ...of, measures: measure && [measure.id] });
  const rows = await rowsOf(db, actor, [
    ...within(span),
    ...who(of),
    ...counting(measure, part),
    ...(system ? [sql`w.source = ${system}`] : []),
    ...(isNameless ? [sql`w.agent is null`] : []),
    ...(notWeeks.length > 0 ? [notInWeeks(notWeeks)] : []),
    ...beyond(wish.after),
  ]);
  return {
    ...{ ...about, period, week: wish.week ? period.to : null, contacts: rows.slice(0, contactsShown) },
    total: isNameless
      ? await namelessIn(db, organisationId, span, system)
      : measure
        ? countOf(all.of.get(measure.id), part)
        : all.contacts,
    next: rows.length > contactsShown ? placeOf(rows[contactsShown - 1]!) : null,
  };
}

const spanOf = ({ week }: ContactWish, period: Period): Span =>
  week ? { from: period.to, to: period.to } : { from: period.from, to: period.to };

type Chosen = { period: Period | null; team: { id: string; name: string } | null };

/**
 * What was chosen, without the weeks whose contacts are those of few people whose figures are not the reader's to see; where that is
 * every week with contacts of it, without the team and the system.
 */
async function permitted(db: Read, actor: Actor, wish: ContactWish, { period, team }: Chosen) {
  const chosen = { period, team, withheld: null, notWeeks: [] as string[] };
  if (!period) return chosen;
  const narrowed = { teamId: team?.id ?? null, system: period.system };
  const span = spanOf(wish, period);
  const notWeeks = weeksLeftOut((await leftOutFor(db, actor, span, period.system)).out, narrowed);
  if (notWeeks.length === 0) return chosen;
  const { all } = await figuresBy(db, actor.organisationId, span, 'week', { ...narrowed, measures: [], notWeeks });
  if (all.contacts > 0) return { ...chosen, notWeeks };
  const withheld = sayWithheld([team?.name, period.system]);
  const anew = { ...wish, system: null, ...(wish.week && { until: wish.week, weeks: '4' }) };
  return { period: await periodOf(db, actor.organisationId, anew), team: null, withheld, notWeeks: [] };
}

/** At most a page of them: a number is one contact of each system. */
async function numbered(db: Read, actor: Actor, number: string) {
  const period = await periodOf(db, actor.organisationId, { weeks: 'all' });
  const rows = period ? await rowsOf(db, actor, [sql`w.source_id = ${number}`, anySource(period)]) : [];
  const contacts = rows.slice(0, contactsShown);
  const about = {
    teams: [],
    team: null,
    measure: null,
    part: null,
    person: null,
    isNameless: false,
    number,
    withheld: null,
    none: await sayNoPeriod(db, actor.organisationId, period),
    leftOut: null,
  };
  return { ...about, period, week: null, contacts, total: contacts.length, next: null };
}

/** The systems by name, so that the index on them finds the number. */
const anySource = ({ files }: Period): SQL => {
  const systems = sql.param([...new Set(files.map(({ source }) => source))]);
  return sql`w.source = any(${systems}::text[])`;
};

async function namelessIn(db: Read, organisationId: string, { from, to }: Span, system: string | null) {
  if (system) return (await unmatchedOf(db, organisationId, { from, to }, system)).nameless;
  const found = await db.rows<{ n: number }>(sql`
    select coalesce(sum(denominator), 0)::int as n from weekly_figures
    where organisation_id = ${organisationId} and kpi = 'contacts' and agent is null and week between ${from} and ${to}`);
  return found[0]?.n ?? 0;
}

const countOf = (
  figure: { numerator: number | null; denominator: number } | undefined,
  part: 'hit' | 'miss' | null,
) => {
  if (!figure) return 0;
  const hits = figure.numerator ?? 0;
  return part === 'hit' ? hits : part === 'miss' ? figure.denominator - hits : figure.denominator;
};

/** The moments bound the index that the rows come from; the week decides. */
const within = ({ from, to }: { from: string; to: string }): SQL[] => [
  sql`w.week between ${from} and ${to}`,
  sql`w.at >= ${daysAfter(from, -2)}::date and w.at < ${daysAfter(to, 9)}::date`,
];

const who = ({ teamId, personId }: { teamId: string | null; personId: string | null }): SQL[] => [
  ...(personId ? [sql`exists (select 1 from agent_names n where ${agentInWeek} and n.person_id = ${personId})`] : []),
  ...(teamId
    ? [
        sql`exists (select 1 from agent_names n join team_members m on ${memberInWeek} where ${agentInWeek} and m.team_id = ${teamId})`,
      ]
    : []),
];

function counting(measure: Measure | null, part: 'hit' | 'miss' | null): SQL[] {
  if (!measure) return [];
  const column = sql.raw(`w.${measure.column}`);
  return [
    sql`${column} is not null`,
    ...(measure.among ? [sql.raw(measure.among)] : []),
    ...(part ? [sql`${column} = ${part === 'hit' ? 1 : 0}`] : []),
  ];
}

const placeOf = ({ at, id }: { at: Date | string; id: string }) => `${new Date(at).toISOString()}_${id}`;

/** A place that nobody could have been given is the beginning. */
function beyond(after: string | null | undefined): SQL[] {
  const [at = '', id = ''] = (after ?? '').split('_');
  if (!/^\d{4}-/.test(at) || at < '0001' || Number.isNaN(Date.parse(at)) || !z.uuid().safeParse(id).success) return [];
  return [sql`(w.at, w.id) < (${new Date(at).toISOString()}::timestamptz, ${id}::uuid)`];
}

const nameOf = async (db: Read, organisationId: string, personId: string) =>
  (
    await db.rows<{ id: string; name: string }>(
      sql`select id, name from people where organisation_id = ${organisationId} and id = ${personId}`,
    )
  )[0] ?? null;

const rowsOf = (db: Read, { organisationId, personId, leads, manages }: Actor, where: SQL[]) =>
  db.rows<ListedContact>(sql`
    select w.id, w.source, w.source_id as "sourceId", w.at, w.channel, w.topic, w.team, w.answered, w.abandoned, w.resolved,
      w.first_contact as "firstContact", w.wait_seconds as "waitSeconds", w.handle_seconds as "handleSeconds",
      w.first_response_seconds as "firstResponseSeconds", w.resolution_seconds as "resolutionSeconds", w.satisfaction, w.satisfied,
      w.sla_met as "slaMet", w.response_sla_met as "responseSlaMet",
      (select p.name from agent_names n join people p on p.organisation_id = n.organisation_id and p.id = n.person_id
        where ${agentInWeek} and (n.person_id = ${personId} or exists (select 1 from team_members m
          where m.organisation_id = n.organisation_id and m.person_id = n.person_id and ${amongTeams([...leads, ...manages])}
            and (m.until is null or m.until > current_date or ${memberInWeek})))) as person,
      case when w.agent is null then 'no-agent'
        when exists (select 1 from agent_names n where ${agentInWeek}) then 'withheld'
        when ${isSaid} then 'not-here'
        else 'unmatched' end as unnamed
    from contacts w where w.organisation_id = ${organisationId} and ${sql.join(where, sql` and `)}
    order by w.at desc, w.id desc limit ${contactsShown + 1}`);

const amongTeams = (teams: string[]): SQL => (teams.length > 0 ? sql`m.team_id in ${teams}` : sql`false`);
