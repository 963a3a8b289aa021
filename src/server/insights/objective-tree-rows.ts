// What the tree of objectives is made of: those of the organisation, and the open plans that somebody may read. Two statements.
import { type SQL, sql } from 'drizzle-orm';
import type { Read } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { readsPlan } from '../plans/gone.ts';
import { type PersonObjectiveRow, personObjectivesOf } from '../plans/person-objective-rows.ts';
import type { ObjectiveRow } from '../plans/plan-rows.ts';
import { isShaped, planState } from '../plans/plan-state.ts';
import type { PlanDecision } from '../plans/plans.table.ts';

type Measured = Pick<
  ObjectiveRow,
  'kpi' | 'standard' | 'standardKpi' | 'baseline' | 'target' | 'due' | 'consequence'
> & {
  standardRetired: boolean;
};
/** `servedBy`: how many objectives of open plans serve it, also of plans that the reader may not see. */
export type OrganisationRow = Measured & { id: string; title: string; owner: string | null; servedBy: number };
export type TeamRow = Measured & {
  id: string;
  title: string;
  serves: string | null;
  servesId: string | null;
  servesTitle: string | null;
  servesWithdrawn: boolean;
  noMeasureReason: string | null;
};
export type OwnRow = PersonObjectiveRow & { isOfTeam: boolean };
/** `objectiveId` is null also where the objective was taken out. `people`: who has it. */
export type LeafRow = {
  id: string;
  title: string;
  objectiveId: string | null;
  people: { id: string; name: string; done: boolean }[];
};
export type TreePlan = {
  id: string;
  title: string;
  startsOn: string;
  endsOn: string;
  teamId: string;
  team: string;
  mayMend: boolean;
  objectives: TeamRow[];
  own: OwnRow[];
  tasks: LeafRow[];
};
export type TreeRows = { organisation: OrganisationRow[]; plans: TreePlan[] };

const isOpen = sql`not exists (select 1 from plan_decisions d where d.organisation_id = p.organisation_id and d.plan_id = p.id
  and d.decision in ('close', 'withdraw'))`;

/** Objectives of people only where the reader may see their agreement. */
export const treeRows =
  (actor: Actor) =>
  async (db: Read): Promise<TreeRows> => {
    const organisation = await organisationRows(db, actor.organisationId);
    const found = await db.rows<TreePlan & { decided: PlanDecision[] }>(plansFor(actor));
    const plans = found.map(({ decided, ...plan }): TreePlan => {
      const { teamId } = plan;
      return {
        ...plan,
        own: plan.own.filter(({ personId }) => may(actor, 'agreement.view', { teamId, personId })),
        mayMend: isShaped(planState(decided)) && may(actor, 'objective.edit', { teamId }),
      };
    });
    return { organisation, plans };
  };

const measured = (o: SQL) => sql`${o}.kpi, s.name as standard, s.kpi as "standardKpi",
  s.retired_at is not null as "standardRetired", ${o}.baseline, ${o}.target, ${o}.due, ${o}.consequence`;

const organisationRows = (db: Read, org: string) =>
  db.rows<OrganisationRow>(sql`
    select v.id, v.title, ${measured(sql`v`)}, w.name as owner, (select count(*)::int from objectives o
        join plans p on p.organisation_id = o.organisation_id and p.id = o.plan_id
        where o.organisation_id = v.organisation_id and o.serves_id = v.id and o.withdrawn_at is null and ${isOpen}) as "servedBy"
    from organisation_objectives v
    left join standards s on s.organisation_id = v.organisation_id and s.id = v.standard_id
    left join people w on w.organisation_id = v.organisation_id and w.id = v.owner_id
    where v.organisation_id = ${org} and v.withdrawn_at is null order by v.position, v.id`);

const list = (rows: SQL) => sql`(select coalesce(json_agg(to_json(x)), '[]') from (${rows}) x)`;

function plansFor(actor: Actor): SQL {
  const org = actor.organisationId;
  const own = sql`select y.*, exists (select 1 from team_members m where m.organisation_id = ${org} and m.team_id = p.team_id
    and m.person_id = y."personId" and (m.until is null or m.until > current_date)) as "isOfTeam" from (${personObjectivesOf(org, sql`p.id`)}) y`;
  return sql`
    select p.id, p.title, p.starts_on::text as "startsOn", p.ends_on::text as "endsOn", t.id as "teamId", t.name as team,
      array(select d.decision from plan_decisions d where d.organisation_id = p.organisation_id and d.plan_id = p.id
        order by d.at, d.id) as decided,
      ${list(objectivesOf(org))} as objectives, ${list(own)} as own, ${list(tasksOf(org))} as tasks
    from plans p join teams t on t.organisation_id = p.organisation_id and t.id = p.team_id
    where p.organisation_id = ${org} and ${readsPlan(actor)} and ${isOpen} order by t.name collate "und-x-icu", p.starts_on, p.id`;
}

const objectivesOf = (org: string) => sql`
  select o.id, o.title, ${measured(sql`o`)}, o.serves, o.serves_id as "servesId", v.title as "servesTitle",
    v.withdrawn_at is not null as "servesWithdrawn", o.no_measure_reason as "noMeasureReason"
  from objectives o left join standards s on s.organisation_id = o.organisation_id and s.id = o.standard_id
  left join organisation_objectives v on v.organisation_id = o.organisation_id and v.id = o.serves_id
  where o.organisation_id = ${org} and o.plan_id = p.id and o.withdrawn_at is null order by o.position, o.id`;

const tasksOf = (org: string) => sql`
  select k.id, k.title, o.id as "objectiveId", ${list(sql`select m.id, m.name, a.done_at is not null as done
      from assignments a join people m on m.organisation_id = a.organisation_id and m.id = a.person_id
      where a.organisation_id = ${org} and a.task_id = k.id and a.ended_at is null and a.buddy_to_id is null
      order by lower(m.name), m.id`)} as people
  from tasks k left join objectives o on o.organisation_id = k.organisation_id and o.id = k.objective_id and o.withdrawn_at is null
  where k.organisation_id = ${org} and k.plan_id = p.id and k.withdrawn_at is null and k.taken_up_at is not null
  order by k.position, k.id`;
