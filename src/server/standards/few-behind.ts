// Figures of a team or a system with one or two people behind them are these people's figures: shown as a person's figures are.
import { type Read, sql } from '../db.ts';
import { allOf } from '../list-words.ts';
import type { Actor } from '../people/actor.ts';
import { personFacts } from '../people/facts.ts';
import { may } from '../permissions.ts';
import type { Span } from './periods.ts';
import { agentInWeek, memberInWeek } from './whose.ts';

/** Whose contacts they are: ids of people, and names of agents who are nobody here or not matched yet. */
export type Behind = { people: string[]; agents: string[] };

/** With fewer people than these, figures are not of a team or a system but of persons. */
const fewest = 3;

/** What the contacts of some weeks are narrowed to. */
export type Narrowed = { teamId: string | null; system: string | null };

/** Those behind what is chosen, where they are few; null where they are not, or nothing is chosen. One statement at most. */
export async function fewBehind(db: Read, organisationId: string, span: Span, of: Narrowed): Promise<Behind | null> {
  if (!of.teamId && !of.system) return null;
  const found = await behindBy(db, organisationId, span, of, of.teamId ? 'team' : 'all');
  return found.get(of.teamId ?? '') ?? null;
}

/** The teams with few people behind their figures. One statement. */
export const fewBehindTeams = (db: Read, organisationId: string, span: Span, system: string | null) =>
  behindBy(db, organisationId, span, { teamId: null, system }, 'team');

/** Whether somebody may see the figures of each of them. Agents without a person: whoever says who they are. */
export async function seesEach(db: Read, actor: Actor, { people, agents }: Behind): Promise<boolean> {
  if (agents.length > 0 && !may(actor, 'contact.map', {})) return false;
  for (const id of people) {
    const facts = await personFacts(actor, id)(db);
    if (!facts || !may(actor, 'figure.view-person', facts)) return false;
  }
  return true;
}

/** The teams among these whose people's figures the reader may not see. */
export async function hiddenFrom(db: Read, actor: Actor, fewIn: ReadonlyMap<string, Behind>): Promise<Set<string>> {
  const hidden = new Set<string>();
  for (const [teamId, few] of fewIn) if (!(await seesEach(db, actor, few))) hidden.add(teamId);
  return hidden;
}

/** Why what was chosen is not shown. */
export const sayWithheld = (chosen: (string | null | undefined)[]): string =>
  `Fewer than three people stand behind the figures of ${allOf(chosen.filter((name) => name != null))} in these weeks. Only whoever may see the figures of each of them sees these, so everybody’s are shown instead.`;

async function behindBy(
  db: Read,
  organisationId: string,
  { from, to }: Span,
  { teamId, system }: Narrowed,
  by: 'team' | 'all',
): Promise<Map<string, Behind>> {
  const ofTeams = by === 'team';
  const counted = system ? sql`contacts w` : sql`weekly_figures w`;
  const found = await db.rows<{ key: string; personId: string | null; agent: string | null }>(sql`
    select distinct ${ofTeams ? sql`m.team_id::text` : sql`''`} as key, n.person_id as "personId",
      case when n.person_id is null then w.agent end as agent
    from ${counted} left join agent_names n on ${agentInWeek} ${ofTeams ? sql`join team_members m on ${memberInWeek}` : sql``}
    where w.organisation_id = ${organisationId} and w.week between ${from} and ${to} and w.agent is not null
      ${system ? sql`and w.source = ${system}` : sql`and w.kpi = 'contacts'`} ${teamId ? sql`and m.team_id = ${teamId}` : sql``}`);
  const all = Map.groupBy(found, ({ key }) => key);
  return new Map([...all].filter(([, rows]) => rows.length < fewest).map(([key, rows]) => [key, behindOf(rows)]));
}

const behindOf = (rows: { personId: string | null; agent: string | null }[]): Behind => ({
  people: rows.flatMap(({ personId }) => personId ?? []),
  agents: rows.flatMap(({ agent }) => agent ?? []),
});
