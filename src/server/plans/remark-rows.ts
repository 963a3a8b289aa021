// What was said of a plan, with what came of it, as rows of the plan; and how that reads.
import { type SQL, sql } from 'drizzle-orm';
import { isUnanswered, objectionState } from './remark-state.ts';
import type { RemarkKind, RemarkStepName } from './remarks.table.ts';

/** `about`: the title of the objective or task, null of the whole plan. Also of what was taken out since. */
export type RemarkRow = {
  id: string;
  kind: RemarkKind;
  personId: string;
  name: string;
  words: string;
  at: string;
  objectiveId: string | null;
  taskId: string | null;
  about: string | null;
  steps: RemarkStepRow[];
};
export type RemarkStepRow = {
  id: string;
  step: RemarkStepName;
  words: string | null;
  byId: string;
  by: string;
  at: string;
};

/** `RemarkRow`s of a plan, oldest first, in SQL. */
export const remarksOf = (org: string, planId: SQL): SQL => sql`
  select r.id, r.kind, r.person_id as "personId", m.name, r.words, r.at, r.objective_id as "objectiveId", r.task_id as "taskId",
    coalesce(o.title, k.title) as about,
    (select coalesce(json_agg(json_build_object('id', s.id, 'step', s.step, 'words', s.words, 'byId', b.id, 'by', b.name, 'at', s.at)
        order by s.at, s.id), '[]') from remark_steps s join people b on b.organisation_id = s.organisation_id and b.id = s.by
      where s.organisation_id = ${org} and s.remark_id = r.id) as steps
  from plan_remarks r join people m on m.organisation_id = r.organisation_id and m.id = r.person_id
  left join objectives o on o.organisation_id = r.organisation_id and o.id = r.objective_id
  left join tasks k on k.organisation_id = r.organisation_id and k.id = r.task_id
  where r.organisation_id = ${org} and r.plan_id = ${planId} order by r.at, r.id`;

/** The objections that the leader has still to answer. Pure. */
export const openObjections = (remarks: readonly RemarkRow[]): RemarkRow[] =>
  remarks.filter(({ kind, steps }) => kind === 'objection' && isUnanswered(objectionState(steps)));

type About = Pick<RemarkRow, 'about'>;
/** “Call-backs”, or the plan as a whole. */
export const sayAbout = ({ about }: About): string => (about ? `“${about}”` : 'the plan as a whole');

/** "objected to “Call-backs”: ten are too many", or "had nothing to add" */
export const sayRemark = ({ kind, words, ...remark }: Pick<RemarkRow, 'kind' | 'words' | 'about'>): string =>
  kind === 'nothing'
    ? 'had nothing to add'
    : `${kind === 'objection' ? 'objected to' : 'commented on'} ${sayAbout(remark)}: ${words}`;

/** "answered the objection of Callum Reid to “Call-backs”, and changed the plan: eight now" */
export function sayRemarkStep({ step, words }: RemarkStepRow, remark: Pick<RemarkRow, 'name' | 'about'>): string {
  const about = sayAbout(remark);
  const said: Record<RemarkStepName, string> = {
    changed: `answered the objection of ${remark.name} to ${about}, and changed the plan`,
    kept: `answered the objection of ${remark.name} to ${about}, and left it as it is`,
    settled: `said that the objection to ${about} is settled`,
    stands: `said that the objection to ${about} still stands`,
    dissents: `still does not agree about ${about}`,
  };
  return `${said[step]}${words ? `: ${words}` : ''}`;
}
