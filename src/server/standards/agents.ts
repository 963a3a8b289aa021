// Which person an agent's name in a source means, and in which weeks. Figures of a person come from the names that mean them.
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { act, organisation } from '../act.ts';
import { dayInWords, daysAfter, weekdayInWords } from '../day-words.ts';
import { one, type Read, sql, type Tx } from '../db.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import { optionalDate, optionalId, version } from '../fields.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { personFacts } from '../people/facts.ts';
import { may } from '../permissions.ts';
import { suggestionsAmong } from './agent-suggestions.ts';
import type { Span } from './periods.ts';
import { mondayOf } from './reading/reconcile.ts';
import { agentNames } from './standards.table.ts';
import { countedFrom, isSaid } from './whose.ts';

/** `person` empty: nobody here, such as a machine or somebody of another firm. */
export const agentForm = z.object({
  /** As contacts have it, sign for sign: files imported earlier left signs in names that nobody sees, or that no form takes. */
  agent: z.string({ error: 'Open the page again, then choose the agent there.' }),
  person: optionalId('the person'),
  since: optionalDate('the first Monday'),
  until: optionalDate('the Monday after the last week'),
  /** What was said before and is changed; empty to say it anew, also beside what holds for another time. */
  said: optionalId('what was said before'),
  version: version.optional(),
});
export type AgentForm = Omit<z.output<typeof agentForm>, 'said' | 'version'>;

/**
 * Says which person an agent is, in whatever time; `before`: what was said and is changed.
 * @throws Invalid; Conflict when a time is taken, no file names the agent, or it was changed meanwhile; NotFound when there is no such person
 */
export const mapAgent = (actor: Actor, form: AgentForm, before: { id: string; version: number } | null = null) =>
  act(actor, 'contact.map', organisation, async (tx, _, keep) => {
    const { agent, person, since, until } = form;
    refuseTime(form);
    if (person) await refuseStranger(tx, actor, person);
    const said = await saidOf(tx, actor, agent);
    const changed = before && (said.find(({ id }) => id === before.id) ?? null);
    if (before && changed?.version !== before.version)
      throw new Conflict(`Somebody changed who “${agent}” is meanwhile. Open the page again, then say it.`, {});
    refuseTaken(said, form, changed);
    if (changed?.personId) await refuseOthers(tx, actor, changed.personId, changed.person);
    const now = await sayAgent(tx, actor, { agent, personId: person, since, until }, changed);
    keep('agent-name', now);
    return now;
  });

/** Gives every agent without a person the one who bears the same name or e-mail address, where there is exactly one. */
export const mapSuggested = (actor: Actor) =>
  act(actor, 'contact.map', organisation, async (tx, _, keep) => {
    const open = await agentsIn(tx, actor);
    const people = await namesOf(tx, actor);
    const suggested = suggestionsAmong(
      open.filter(({ said }) => said.length === 0).map(({ agent }) => agent),
      people,
    );
    if (suggested.size === 0) throw new Conflict('No agent’s name or e-mail address is that of exactly one person.');
    let last: Awaited<ReturnType<typeof sayAgent>> | undefined;
    for (const [agent, personId] of suggested) {
      last = await sayAgent(tx, actor, { agent, personId, since: null, until: null }, null);
      keep('agent-name', last);
    }
    return { ...last!, matched: suggested.size };
  });

export type AgentInUse = {
  agent: string;
  contacts: number;
  /** Those of weeks in which nobody has said who it is. */
  open: number;
  /** The Mondays of the first and the last week. */
  from: string;
  to: string;
  /** Who it is, in the order of time; empty where nobody has said anything. */
  said: Said[];
};
/** `person` null: nobody here. Both ends are Mondays, or empty: always. */
export type Said = {
  id: string;
  version: number;
  personId: string | null;
  person: string | null;
  since: string | null;
  until: string | null;
};

/** Every agent that contacts name, with how many, and who it is; those not settled for all their contacts first. */
export const agentsIn = (db: Read, { organisationId }: Actor): Promise<AgentInUse[]> =>
  db.rows<AgentInUse>(sql`
    select w.agent, sum(w.denominator)::int as contacts, min(w.week)::text as from, max(w.week)::text as to,
      coalesce(sum(w.denominator) filter (where not ${isSaid}), 0)::int as open, coalesce(n.said::jsonb, '[]') as said
    from weekly_figures w
      left join (select n.agent, json_agg(json_build_object('id', n.id, 'version', n.version, 'personId', n.person_id,
          'person', p.name, 'since', ${since}, 'until', ${until}) order by n.since nulls first) as said
        from agent_names n left join people p on p.organisation_id = n.organisation_id and p.id = n.person_id
        where n.organisation_id = ${organisationId} group by n.agent) n on n.agent = w.agent
    where w.organisation_id = ${organisationId} and w.kpi = 'contacts' and w.agent is not null
    group by w.agent, n.said::jsonb
    order by 5 = 0, n.said::jsonb is not null, w.agent collate "und-x-icu"`);

/** How many agents the contacts of some weeks name of whom nobody has said who they are then. */
export async function unmatchedAgents(db: Read, organisationId: string, { from, to }: Span): Promise<number> {
  const found = await db.rows<{ n: number }>(sql`
    select count(distinct w.agent)::int as n from weekly_figures w
    where w.organisation_id = ${organisationId} and w.kpi = 'contacts' and w.week between ${from} and ${to} and w.agent is not null
      and not ${isSaid}`);
  return one(found).n;
}

const since = countedFrom(sql`n.since`);
const until = countedFrom(sql`n.until`);

export const namesOf = (db: Read, { organisationId }: Actor) =>
  db.rows<{ id: string; name: string; email: string | null }>(sql`
    select id, name, email from people where organisation_id = ${organisationId} order by name collate "und-x-icu", id`);

/** What was said of an agent that a file names, locked: two who say something of one name come one after the other. */
async function saidOf(tx: Tx, { organisationId }: Actor, agent: string): Promise<Said[]> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`${organisationId} ${agent}`}, 0))`);
  const named = await tx.rows(sql`
    select 1 from weekly_figures where organisation_id = ${organisationId} and kpi = 'contacts' and agent = ${agent} limit 1`);
  if (named.length === 0) throw new Conflict(`No file of contacts names “${agent}”.`);
  return tx.rows<Said>(sql`
    select n.id, n.version, n.person_id as "personId", p.name as person, ${since}::text as since, ${until}::text as until
    from agent_names n left join people p on p.organisation_id = n.organisation_id and p.id = n.person_id
    where n.organisation_id = ${organisationId} and n.agent = ${agent} order by n.since nulls first`);
}

/** Figures are kept by week: a contact of a week that two people share could not be given to one of them. */
function refuseTime({ since, until }: AgentForm) {
  const notMonday = Object.entries({ since, until }).filter(([, day]) => day !== null && mondayOf(day) !== day);
  if (notMonday.length > 0)
    throw new Invalid(Object.fromEntries(notMonday.map(([name, day]) => [name, sayMondays(day!)])));
  if (since && until && until <= since) throw new Invalid({ until: 'Enter a day after the first one' });
}

const sayMondays = (day: string) =>
  `${weekdayInWords(day)} is no Monday, and weeks count whole. Enter ${dayInWords(mondayOf(day))} or ${dayInWords(daysAfter(mondayOf(day), 7))}`;

/** A name means one person at a time. */
function refuseTaken(said: Said[], { agent, since, until }: AgentForm, changed: Said | null) {
  const isBefore = (end: string | null, start: string | null) => end !== null && start !== null && end <= start;
  const meets = (one: Said) => !isBefore(one.until, since) && !isBefore(until, one.since);
  const taken = said.find((one) => one.id !== changed?.id && meets(one));
  if (!taken) return;
  const time = [taken.since && `from ${dayInWords(taken.since)}`, taken.until && `before ${dayInWords(taken.until)}`];
  const when = time.filter(Boolean).join(' ') || 'all the time';
  throw new Conflict(
    `“${agent}” is ${taken.person ?? 'nobody here'} ${when}. Change that first, or enter weeks outside it.`,
  );
}

type Saying = { agent: string; personId: string | null; since: string | null; until: string | null };

async function sayAgent(tx: Tx, { organisationId, personId: setBy }: Actor, said: Saying, changed: Said | null) {
  if (!changed)
    return one(
      await tx
        .insert(agentNames)
        .values({ organisationId, id: newId(), ...said, setBy })
        .returning(),
    );
  const set = { ...said, setBy, version: changed.version + 1 };
  const own = and(eq(agentNames.organisationId, organisationId), eq(agentNames.id, changed.id));
  return one(await tx.update(agentNames).set(set).where(own).returning());
}

/** Figures of somebody go with the name: it is taken from them only by who may see those, or by who administers. */
async function refuseOthers(tx: Tx, actor: Actor, personId: string, name: string | null) {
  const facts = await personFacts(actor, personId)(tx);
  if (facts && (may(actor, 'figure.view-person', facts) || may(actor, 'role.grant', {}))) return;
  throw new NotAllowed(`Only somebody who leads ${name}, or an administrator, changes what is said of this agent.`);
}

async function refuseStranger(tx: Tx, { organisationId }: Actor, personId: string) {
  const found = await tx.rows(sql`select 1 from people where organisation_id = ${organisationId} and id = ${personId}`);
  if (found.length === 0) throw new NotFound();
}
