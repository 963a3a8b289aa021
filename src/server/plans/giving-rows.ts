// How the work of a plan was given out, by whom and when, in its order.
import { type SQL, sql } from 'drizzle-orm';

/**
 * Work given out at once: by a run of the allocation, or one task by hand with a reason. Also of work that others have now. A run that
 * gave nobody another task has no titles, and names who asked for it.
 */
export type GivingRow = {
  id: string;
  byId: string;
  by: string;
  at: string;
  reason: string | null;
  titles: string[];
  people: string[];
  buddies: { name: string; to: string }[];
};

export const givingsOf = (
  org: string,
  planId: SQL,
): SQL => sql`select * from (${beginning(org, planId)} union all ${keeping(org, planId)}) n
  order by n.at, n.id`;

const beginning = (org: string, planId: SQL): SQL => sql`
  select min(s.id::text) as id, g.id as "byId", g.name as by, min(s.at) as at, ${byHand} as reason,
      array_agg(distinct k.title) as titles, array_agg(distinct m.name) filter (where w.id is null) as people,
      coalesce(jsonb_agg(distinct jsonb_build_object('name', m.name, 'to', w.name)) filter (where w.id is not null), '[]') as buddies
    from assignments s join tasks k on k.organisation_id = s.organisation_id and k.id = s.task_id
    join people g on g.organisation_id = s.organisation_id and g.id = s.by
    join people m on m.organisation_id = s.organisation_id and m.id = s.person_id
    left join people w on w.organisation_id = s.organisation_id and w.id = s.buddy_to_id
    where s.organisation_id = ${org} and s.plan_id = ${planId}
    group by coalesce(s.allocation_id, s.task_id), g.id, g.name, ${byHand} having bool_or(w.id is null)`;

/** A choice of the leader that a run gave anew is given by that run. What a counter-offer moved says so in its first reason. */
const byHand = sql`case when s.allocation_id is null then coalesce(s.override_reason, s.because[1]) end`;

/** Of such a run its row says who asked for it. */
const keeping = (org: string, planId: SQL): SQL => sql`
  select a.id::text, g.id, g.name, a.taken_up_at, null, '{}'::text[], '{}'::text[], '[]'::jsonb
    from allocations a join people g on g.organisation_id = a.organisation_id and g.id = a.asked_by
    where a.organisation_id = ${org} and a.plan_id = ${planId} and a.taken_up_at is not null
      and not exists (select 1 from assignments s where s.organisation_id = a.organisation_id and s.allocation_id = a.id
        and s.buddy_to_id is null)`;
