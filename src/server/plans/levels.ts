// What the people of a plan are assessed at in the skills that its tasks need: for the leader and the manager alone.
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';

/** Levels by `<person id> <skill id>`. */
export type Levels = ReadonlyMap<string, number>;

export const levelIn = (levels: Levels, personId: string, skillId: string) => levels.get(`${personId} ${skillId}`) ?? 0;

export const levelsOfPlan = (actor: Actor, planId: string) => levelsOfPlans(actor, [planId]);

/** The same of several plans, by one statement. */
export const levelsOfPlans =
  (actor: Actor, planIds: readonly string[]) =>
  async (db: Read): Promise<Levels> => {
    const rows = await db.rows<{ key: string; level: number }>(sql`
      select distinct on (l.person_id, l.skill_id) l.person_id || ' ' || l.skill_id as key, l.level
      from skill_levels l
      where l.organisation_id = ${actor.organisationId}
        and l.person_id in (select person_id from plan_hours h where h.organisation_id = ${actor.organisationId}
          and h.plan_id = any(${sql.param([...planIds])}::uuid[]) union select person_id from assignments s
          where s.organisation_id = ${actor.organisationId} and s.plan_id = any(${sql.param([...planIds])}::uuid[]) and s.ended_at is null)
        and l.skill_id in (select s.skill_id from task_skills s join tasks t on t.organisation_id = s.organisation_id
          and t.id = s.task_id where s.organisation_id = ${actor.organisationId} and t.plan_id = any(${sql.param([...planIds])}::uuid[]))
      order by l.person_id, l.skill_id, l.assessed_on desc, l.id desc`);
    return new Map(rows.map(({ key, level }) => [key, level]));
  };
