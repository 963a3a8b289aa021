// What a development objective can be for: standards in force, and objectives of the team's plans.
import { type Read, sql } from '../db.ts';
import type { PerformanceReview } from './performance-reviews.table.ts';

export type TieChoice = { value: string; label: string; group: 'Standards' | 'Objectives' };

/** Standards by name, then objectives of plans of the leader's teams that end after the period begins, newest plan first. One statement. */
export const tieChoices = (
  db: Read,
  { organisationId, leaderId, startsOn }: Pick<PerformanceReview, 'organisationId' | 'leaderId' | 'startsOn'>,
): Promise<TieChoice[]> =>
  db.rows<TieChoice>(sql`
    select w.value, w.label, w."group" from (
      select 'standard:' || s.id as value, s.name as label, 'Standards' as "group", 1 as rank, null::date as on
      from standards s where s.organisation_id = ${organisationId} and s.retired_at is null
      union all
      select 'objective:' || o.id, o.title || ' (' || p.title || ')', 'Objectives', 2, p.starts_on
      from objectives o join plans p on p.organisation_id = o.organisation_id and p.id = o.plan_id
      where o.organisation_id = ${organisationId} and o.withdrawn_at is null and p.ends_on >= ${startsOn}::date
        and p.team_id in (select g.team_id from role_grants g where g.organisation_id = ${organisationId}
          and g.person_id = ${leaderId} and g.role in ('leader', 'manager') and g.withdrawn_at is null)
        and not exists (select 1 from plan_decisions d where d.organisation_id = p.organisation_id and d.plan_id = p.id
          and d.decision = 'withdraw')) w
    order by w.rank, w."on" desc nulls last, w.label, w.value limit 300`);
