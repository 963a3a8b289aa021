// The plans of the teams that somebody works in, leads or manages, and those they help in: searched, newest period first, in pages.
import { organisation, see } from '../act.ts';
import { contains } from '../containing.ts';
import { first, type Read, sql } from '../db.ts';
import { pageShown } from '../paging.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { readsPlan } from './gone.ts';
import { type PlanState, planState } from './plan-state.ts';
import type { PlanDecision } from './plans.table.ts';

const pageSize = 25;

export type ListedPlan = {
  id: string;
  title: string;
  team: { id: string; name: string };
  startsOn: string;
  endsOn: string;
  state: PlanState;
  tasks: number;
  /** Of its work, being a buddy included. */
  hours: number;
};

/** `find` looks in the title and the team. Pages count from 1. */
export const plansOf = (actor: Actor, { find = '', page = 1 } = {}) =>
  see(actor, 'plan.list', organisation, async (db) => {
    const words = find.trim().slice(0, 200);
    const matching = matches(actor, words);
    const total = first(
      await db.rows<{ n: number }>(sql`select count(*)::int as n from plans p
        join teams t on t.organisation_id = p.organisation_id and t.id = p.team_id where ${matching}`),
    )!.n;
    const shown = pageShown(page, { size: pageSize, total });
    const plans = await pageOf(db, matching, shown);
    return {
      plans,
      find: words,
      page: shown,
      pageSize,
      total,
      mayCreate: actor.leads.size > 0,
      mayAddTeam: may(actor, 'team.edit', {}),
    };
  });

/** The teams for which somebody may make a plan. */
export const teamsToPlan = (actor: Actor) =>
  see(actor, 'plan.list', organisation, (db) =>
    db.rows<{ id: string; name: string }>(sql`select id, name from teams where organisation_id = ${actor.organisationId}
      and id = any(${sql.param([...actor.leads])}::uuid[]) order by name`),
  );

const matches = (actor: Actor, words: string) => {
  const found = words ? sql` and (${contains(sql`p.title`, words)} or ${contains(sql`t.name`, words)})` : sql``;
  return sql`p.organisation_id = ${actor.organisationId} and ${readsPlan(actor)}${found}`;
};

async function pageOf(db: Read, matching: ReturnType<typeof matches>, page: number): Promise<ListedPlan[]> {
  const rows = await db.rows<Omit<ListedPlan, 'state'> & { decided: PlanDecision[] }>(sql`
    select p.id, p.title, json_build_object('id', t.id, 'name', t.name) as team,
      p.starts_on::text as "startsOn", p.ends_on::text as "endsOn",
      array(select d.decision from plan_decisions d where d.organisation_id = p.organisation_id and d.plan_id = p.id
        order by d.at, d.id) as decided,
      coalesce(k.tasks, 0) as tasks, coalesce(k.hours, 0) + coalesce(b.hours, 0) as hours
    from plans p join teams t on t.organisation_id = p.organisation_id and t.id = p.team_id
    left join lateral (select count(*)::int as tasks, sum(hours * people_needed)::float as hours from tasks k
      where k.organisation_id = p.organisation_id and k.plan_id = p.id and k.withdrawn_at is null
        and k.taken_up_at is not null) k on true
    left join lateral (select sum(s.hours)::float as hours from assignments s
      where s.organisation_id = p.organisation_id and s.plan_id = p.id and s.ended_at is null and s.buddy_to_id is not null) b on true
    where ${matching} order by p.starts_on desc, p.id desc limit ${pageSize} offset ${(page - 1) * pageSize}`);
  return rows.map(({ decided, ...plan }) => ({ ...plan, state: planState(decided) }));
}
