// Which person an agent's name in a source means, and in which time. Figures of a person come from the names that mean them.
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { act, organisation } from '../act.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { optionalDate, optionalId, text } from '../fields.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { suggestionsAmong } from './agent-suggestions.ts';
import { agentNames } from './standards.table.ts';

/** `person` empty: nobody here, such as a machine or somebody of another firm. */
export const agentForm = z.object({
  agent: text('the agent', 300),
  person: optionalId('the person'),
  since: optionalDate('the first day'),
  until: optionalDate('the day after the last'),
});
export type AgentForm = z.output<typeof agentForm>;

/** Says which person an agent is; said again, the later word counts. @throws Invalid, NotFound when there is no such person */
export const mapAgent = (actor: Actor, { agent, person, since, until }: AgentForm) =>
  act(actor, 'contact.map', organisation, async (tx, _, keep) => {
    if (since && until && until <= since) throw new Invalid({ until: 'Enter a day after the first one' });
    if (person) await refuseStranger(tx, actor, person);
    const said = await sayAgent(tx, actor, { agent, personId: person, since, until });
    keep('agent-name', said);
    return said;
  });

/** Gives every agent without a person the one who bears the same name or e-mail address, where there is exactly one. */
export const mapSuggested = (actor: Actor) =>
  act(actor, 'contact.map', organisation, async (tx, _, keep) => {
    const open = await agentsIn(tx, actor);
    const people = await namesOf(tx, actor);
    const suggested = suggestionsAmong(
      open.filter(({ known }) => !known).map(({ agent }) => agent),
      people,
    );
    if (suggested.size === 0) throw new Conflict('No agent’s name or e-mail address is that of exactly one person.');
    let last: Awaited<ReturnType<typeof sayAgent>> | undefined;
    for (const [agent, personId] of suggested) {
      last = await sayAgent(tx, actor, { agent, personId, since: null, until: null });
      keep('agent-name', last);
    }
    return { ...last!, matched: suggested.size };
  });

export type AgentInUse = {
  agent: string;
  contacts: number;
  /** The Mondays of the first and the last week. */
  from: string;
  to: string;
  known: boolean;
  personId: string | null;
  person: string | null;
  since: string | null;
  until: string | null;
};

/** Every agent that contacts name, with how many, and who it is; those nobody has said anything about first. */
export const agentsIn = (db: Read, { organisationId }: Actor): Promise<AgentInUse[]> =>
  db.rows<AgentInUse>(sql`
    select w.agent, sum(w.denominator)::int as contacts, min(w.week)::text as from, max(w.week)::text as to,
      n.id is not null as known, n.person_id as "personId", p.name as person, n.since::text, n.until::text
    from weekly_figures w
      left join agent_names n on n.organisation_id = w.organisation_id and n.agent = w.agent
      left join people p on p.organisation_id = n.organisation_id and p.id = n.person_id
    where w.organisation_id = ${organisationId} and w.kpi = 'contacts' and w.agent is not null
    group by w.agent, n.id, n.person_id, p.name, n.since, n.until
    order by n.id is not null, w.agent collate "und-x-icu"`);

export const namesOf = (db: Read, { organisationId }: Actor) =>
  db.rows<{ id: string; name: string; email: string | null }>(sql`
    select id, name, email from people where organisation_id = ${organisationId} order by name collate "und-x-icu", id`);

type Said = { agent: string; personId: string | null; since: string | null; until: string | null };

async function sayAgent(tx: Tx, { organisationId, personId: setBy }: Actor, said: Said) {
  const own = and(eq(agentNames.organisationId, organisationId), eq(agentNames.agent, said.agent));
  const before = first(await tx.select().from(agentNames).where(own).for('update'));
  if (!before)
    return one(
      await tx
        .insert(agentNames)
        .values({ organisationId, id: newId(), ...said, setBy })
        .returning(),
    );
  const set = { ...said, setBy, version: before.version + 1 };
  return one(await tx.update(agentNames).set(set).where(own).returning());
}

async function refuseStranger(tx: Tx, { organisationId }: Actor, personId: string) {
  const found = await tx.rows(sql`select 1 from people where organisation_id = ${organisationId} and id = ${personId}`);
  if (found.length === 0) throw new NotFound();
}
