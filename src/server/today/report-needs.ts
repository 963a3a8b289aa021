// Work that a member reported as done, for whoever leads their team: it is checked against its standard.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { newestStepOf } from '../plans/work-rows.ts';
import { ended, partOf, type Say, several } from './need.ts';

export const sayReportNeeds: Say = {
  reported: ({ title, words, who, n, at, within }) => ({
    what: n === 1 ? `Check “${title}”, which ${who} reported as done` : `Check ${n} tasks that ${who} reported as done`,
    ...{ why: ended(`${several(n, 'report', 'reports')} in “${words}”`), from: 'Lead', href: partOf(within, at) },
    stands: { shape: 'wait', text: 'Not checked yet' },
  }),
};

/** One for each person and plan; nobody checks their own. Beside `live`; work of plans long closed is not looked at (`offset 0`). */
export const reportNeeds = ({ organisationId, personId, leads }: Actor): SQL[] => {
  if (leads.size === 0) return [];
  return [
    sql`select 'reported', min(t.title), p.title, m.name, s.person_id, p.id, count(*)::int, null::date, null::timestamptz, min(s.done_at)
      from live p cross join lateral (select * from assignments a where a.organisation_id = ${organisationId} and a.plan_id = p.id
        and a.ended_at is null and a.done_at is not null and a.buddy_to_id is null offset 0) s
      join tasks t on t.organisation_id = s.organisation_id and t.id = s.task_id
      join people m on m.organisation_id = s.organisation_id and m.id = s.person_id
      where p.team_id = any(${sql.param([...leads])}::uuid[]) and s.person_id <> ${personId}
        and ${newestStepOf} is distinct from 'verify'
      group by p.id, p.title, s.person_id, m.name`,
  ];
};
