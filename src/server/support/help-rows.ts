// Requests for help as rows, read by one statement: what the list, the page and the document are made of.
import type { SQL } from 'drizzle-orm';
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { workTitleOf } from '../plans/buddying.ts';
import type { HelpRequest } from './help-requests.table.ts';
import { type HelpState, type HelpStepName, helpState } from './help-state.ts';

export type HelpStepRow = {
  id: string;
  step: HelpStepName;
  words: string | null;
  helperId: string | null;
  helper: string | null;
  due: string | null;
  byId: string;
  by: string;
  at: string;
};
/** Moments are ISO 8601, days YYYY-MM-DD. Steps oldest first. */
export type HelpRow = {
  id: string;
  askerId: string;
  asker: string;
  askedId: string;
  asked: string;
  assignmentId: string | null;
  title: string | null;
  reason: HelpRequest['reason'];
  words: string | null;
  at: string;
  closedAt: string | null;
  steps: HelpStepRow[];
  state: HelpState;
};

/** Those for which `which` holds (of alias `r`), in that order. */
export async function helpRows(db: Read, { organisationId }: Actor, which: SQL, order: SQL): Promise<HelpRow[]> {
  const rows = await db.rows<Omit<HelpRow, 'state'>>(sql`
    select r.id, r.asker_id as "askerId", a.name as asker, r.asked_id as "askedId", b.name as asked, r.assignment_id as "assignmentId",
      case when t.id is not null then ${workTitleOf} end as title, r.reason, r.words, to_json(r.at) #>> '{}' as at,
      to_json(r.closed_at) #>> '{}' as "closedAt",
      (select coalesce(json_agg(json_build_object('id', x.id, 'step', x.step, 'words', x.words, 'helperId', x.helper_id, 'helper', h.name,
          'due', x.due, 'byId', y.id, 'by', y.name, 'at', x.at) order by x.at, x.id), '[]')
        from help_steps x join people y on y.organisation_id = x.organisation_id and y.id = x.by
        left join people h on h.organisation_id = x.organisation_id and h.id = x.helper_id
        where x.organisation_id = r.organisation_id and x.help_request_id = r.id) as steps
    from help_requests r
    join people a on a.organisation_id = r.organisation_id and a.id = r.asker_id
    join people b on b.organisation_id = r.organisation_id and b.id = r.asked_id
    left join assignments s on s.organisation_id = r.organisation_id and s.id = r.assignment_id
    left join tasks t on t.organisation_id = s.organisation_id and t.id = s.task_id
    where r.organisation_id = ${organisationId} and ${which} order by ${order}`);
  return rows.map((row) => ({ ...row, state: helpState(row.steps.at(-1)?.step ?? null) }));
}
