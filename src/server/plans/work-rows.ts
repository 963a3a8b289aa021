// One piece of work with everything that became of it, read by one statement: what its document and its page are made of.
import { first, type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { workTitleOf } from './buddying.ts';
import type { WorkStep } from './work-state.ts';

export type Photo = { id: string; name: string; size: number; type: string; hash: string };
/** A step, oldest first. `at` is ISO 8601. */
export type StepRow = {
  id: string;
  step: WorkStep;
  words: string | null;
  byId: string;
  by: string;
  at: string;
  photos: Photo[];
};
export type WorkLife = {
  id: string;
  planId: string;
  plan: string;
  teamId: string;
  personId: string;
  person: string;
  title: string;
  taskId: string;
  hours: number;
  due: string | null;
  objective: string | null;
  standardId: string | null;
  standard: string | null;
  doneAt: string | null;
  doneNote: string | null;
  leaders: { id: string; name: string }[];
  steps: StepRow[];
};

/** The newest step of an assignment `s`; null before the first. */
export const newestStepOf = sql`(select w.step from assignment_steps w where w.organisation_id = s.organisation_id and w.assignment_id = s.id
  order by w.at desc, w.id desc limit 1)`;

/** The pictures of a step `w`, as one JSON value. */
const photosOf = sql`(select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size, 'type', f.type, 'hash', f.hash)
    order by f.id), '[]') from files f where f.organisation_id = w.organisation_id and f.belongs_to_id = w.id)`;

/** The steps of an assignment `s`, oldest first, as one JSON value. */
export const stepsOf = sql`(select coalesce(json_agg(json_build_object('id', w.id, 'step', w.step, 'words', w.words, 'byId', b.id, 'by', b.name,
    'at', w.at, 'photos', ${photosOf}) order by w.at, w.id), '[]')
  from assignment_steps w join people b on b.organisation_id = w.organisation_id and b.id = w.by
  where w.organisation_id = s.organisation_id and w.assignment_id = s.id)`;

/** The steps of everything that somebody has in a plan, by assignment. */
export const stepsOfPart =
  ({ organisationId }: Actor, planId: string, personId: string) =>
  async (db: Read): Promise<Map<string, StepRow[]>> => {
    const found = await db.rows<{
      id: string;
      steps: StepRow[];
    }>(sql`select s.id, ${stepsOf} as steps from assignments s
      where s.organisation_id = ${organisationId} and s.plan_id = ${planId} and s.person_id = ${personId} and s.ended_at is null`);
    return new Map(found.map(({ id, steps }) => [id, steps]));
  };

export const workLife =
  ({ organisationId }: Actor, assignmentId: string) =>
  async (db: Read): Promise<WorkLife | null> =>
    first(
      await db.rows<WorkLife>(sql`
        select s.id, s.plan_id as "planId", p.title as plan, p.team_id as "teamId", s.person_id as "personId", m.name as person,
          ${workTitleOf} as title, t.id as "taskId", s.hours::float as hours, t.due::text, o.title as objective, d.id as "standardId",
          d.name as standard, to_json(s.done_at) #>> '{}' as "doneAt", s.done_note as "doneNote", ${stepsOf} as steps,
          (select coalesce(json_agg(distinct jsonb_build_object('id', l.id, 'name', l.name)), '[]') from role_grants g
            join people l on l.organisation_id = g.organisation_id and l.id = g.person_id
            where g.organisation_id = p.organisation_id and g.team_id = p.team_id and g.role = 'leader' and g.withdrawn_at is null
              and (g.until is null or g.until > now())) as leaders
        from assignments s
        join plans p on p.organisation_id = s.organisation_id and p.id = s.plan_id
        join people m on m.organisation_id = s.organisation_id and m.id = s.person_id
        join tasks t on t.organisation_id = s.organisation_id and t.id = s.task_id
        left join objectives o on o.organisation_id = t.organisation_id and o.id = t.objective_id
        left join standards d on d.organisation_id = t.organisation_id and d.id = t.standard_id
        where s.organisation_id = ${organisationId} and s.id = ${assignmentId}`),
    );
