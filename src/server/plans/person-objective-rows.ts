// The objectives of people in a plan, as rows. Whoever shows them takes out what a reader may not see: they go by agreements.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';

export type PersonObjectiveRow = {
  id: string;
  personId: string;
  name: string;
  /** The objective of the plan that it serves, also where that was taken out since. */
  parentId: string;
  parent: string;
  parentWithdrawn: boolean;
  title: string;
  kpi: string | null;
  standardId: string | null;
  standard: string | null;
  standardKpi: string | null;
  standardRetired: boolean;
  baseline: number | null;
  target: number | null;
  due: string | null;
  consequence: string | null;
  noMeasureReason: string | null;
  version: number;
};

/** `PersonObjectiveRow`s of a plan that stand, by person. */
export const personObjectivesOf = (org: string, planId: SQL): SQL => sql`
  select x.id, x.person_id as "personId", m.name, x.parent_id as "parentId", o.title as parent, o.withdrawn_at is not null as "parentWithdrawn", x.title, x.kpi,
    x.standard_id as "standardId", s.name as standard, s.kpi as "standardKpi", s.retired_at is not null as "standardRetired",
    x.baseline, x.target, x.due, x.consequence, x.no_measure_reason as "noMeasureReason", x.version
  from person_objectives x join people m on m.organisation_id = x.organisation_id and m.id = x.person_id
  join objectives o on o.organisation_id = x.organisation_id and o.id = x.parent_id
  left join standards s on s.organisation_id = x.organisation_id and s.id = x.standard_id
  where x.organisation_id = ${org} and x.plan_id = ${planId} and x.withdrawn_at is null
  order by lower(m.name), x.created_at, x.id`;
