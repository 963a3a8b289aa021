// With whom somebody does a task otherwise than when they agreed to it: their own part is as it was, so that nobody asks them again.
import type { SQL } from 'drizzle-orm';
import { type Read, sql } from '../db.ts';
import { allOf } from '../list-words.ts';
import type { Actor } from '../people/actor.ts';
import { shortHours } from './hours-words.ts';

/** Somebody who has more or less of the task of an assignment than when it was agreed to, or had none or has none. `at` is ISO 8601. */
export type Partner = {
  assignmentId: string;
  planId: string;
  title: string;
  name: string;
  before: number | null;
  now: number | null;
  at: string;
};

/** `Partner`s of everything that somebody agreed to and has not done, in SQL. */
export const partnersIn = ({ organisationId: org }: Pick<Actor, 'organisationId'>, personId: string): SQL => {
  const onIt = sql`from assignments x where x.organisation_id = ${org} and x.task_id = s.task_id and x.buddy_to_id is null
    and x.person_id <> s.person_id`;
  return sql`
    select s.id as "assignmentId", s.plan_id as "planId", t.title, m.name, w.before, w.now, w.at
    from assignments s join tasks t on t.organisation_id = s.organisation_id and t.id = s.task_id
    join lateral (select a.answer, a.at from assignment_answers a where a.organisation_id = s.organisation_id and a.assignment_id = s.id
      order by a.at desc, a.id desc limit 1) a on a.answer = 'accept'
    join lateral (select coalesce(b.person_id, n.person_id) as person_id, b.hours as before, n.hours as now, greatest(b.ended_at, n.at) as at
      from (select x.person_id, x.hours::float as hours, x.ended_at ${onIt} and x.at <= a.at and (x.ended_at is null or x.ended_at > a.at)) b
      full join (select x.person_id, x.hours::float as hours, x.at ${onIt} and x.ended_at is null) n on n.person_id = b.person_id
      where b.hours is distinct from n.hours) w on true
    join people m on m.organisation_id = s.organisation_id and m.id = w.person_id
    where s.organisation_id = ${org} and s.person_id = ${personId} and s.ended_at is null and s.done_at is null and s.buddy_to_id is null
    order by lower(m.name), m.id`;
};

/** The same of one plan, in words, by assignment. */
export const partnersSince =
  (actor: Actor, planId: string, personId: string) =>
  async (db: Read): Promise<Record<string, string>> => {
    const rows = await db.rows<Partner>(
      sql`select * from (${partnersIn(actor, personId)}) w where w."planId" = ${planId}`,
    );
    const byWork = Map.groupBy(rows, ({ assignmentId }) => assignmentId);
    return Object.fromEntries([...byWork].map(([id, all]) => [id, sayPartners(all)]));
  };

/** "Mei-Lin Zhou has no part of it any more, and Priya Nair has 14 h of it, 4 h before". Pure. */
export const sayPartners = (rows: readonly Pick<Partner, 'name' | 'before' | 'now'>[]): string =>
  allOf(
    rows.map(({ name, before, now }) => {
      if (now === null) return `${name} has no part of it any more`;
      return `${name} has ${shortHours(now)} of it${before === null ? '' : `, ${shortHours(before)} before`}`;
    }),
  );
