// Whether a plan became another one after something was said of it: its objectives, its tasks, its hours or who has what.
import { one, sql, type Tx } from '../db.ts';
import type { Actor } from '../people/actor.ts';

/**
 * `recordId`: of what was said, kept once. What is said or answered, what members propose, work reported as done and what is saved as it
 * was change nothing of the plan.
 */
export async function isChangedSince(tx: Tx, { organisationId }: Actor, planId: string, recordId: string) {
  const { changed } = one(
    await tx.rows<{ changed: boolean }>(sql`select exists (select 1 from versions v
      where v.organisation_id = ${organisationId} and v.sequence > (select min(s.sequence) from versions s
          where s.organisation_id = ${organisationId} and s.record_id = ${recordId})
        and case
          when v.kind = 'plan' then v.record_id = ${planId} and v.action = 'plan.edit'
          when v.kind in ('objective', 'person-objective', 'plan-hours') then v.record ->> 'planId' = ${planId}
          when v.kind = 'task' then v.record ->> 'planId' = ${planId} and v.record ->> 'takenUpAt' is not null
          when v.kind = 'task-skill' then exists (select 1 from tasks t where t.organisation_id = v.organisation_id
            and t.plan_id = ${planId} and t.id::text = v.record ->> 'taskId' and t.taken_up_at is not null)
          when v.kind = 'assignment' then v.record ->> 'planId' = ${planId} and (v.version = 1 or v.record ->> 'endedAt' is not null)
          else false end
        and v.record - 'version' is distinct from (select b.record - 'version' from versions b
          where b.organisation_id = v.organisation_id and b.record_id = v.record_id and b.kind = v.kind and b.sequence < v.sequence
          order by b.sequence desc limit 1)) as changed`),
  );
  return changed;
}
