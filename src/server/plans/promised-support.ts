// Support that a leader promised by taking a counter-offer: it holds in every run of the allocation until it is taken back.
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { usualBuddyHours } from './allocation/problem.ts';

/** `helperId` is beside `personId`, who does the task, for so many hours. */
export type Promised = {
  counterId: string;
  taskId: string;
  title: string;
  personId: string;
  name: string;
  helperId: string;
  helper: string;
  hours: number;
};

/** As long as whoever was promised it has the task, and it is not done. */
export const promisedIn =
  ({ organisationId: org }: Actor, planId: string) =>
  (db: Read): Promise<Promised[]> =>
    db.rows<Promised>(sql`
      select distinct on (s.task_id, c.person_id, c.with_id) c.id as "counterId", s.task_id as "taskId", t.title, c.person_id as "personId", m.name, c.with_id as "helperId", h.name as helper,
        round((case when t.share_smallest is null then t.hours else s.hours end) * ${usualBuddyHours}::numeric, 4)::float as hours
      from counter_offers c
      join assignments a on a.organisation_id = c.organisation_id and a.id = c.assignment_id
      join tasks t on t.organisation_id = a.organisation_id and t.id = a.task_id and t.withdrawn_at is null
      join assignments s on s.organisation_id = a.organisation_id and s.task_id = a.task_id and s.plan_id = a.plan_id and s.person_id = c.person_id
        and s.ended_at is null and s.done_at is null and s.buddy_to_id is null
      join people m on m.organisation_id = c.organisation_id and m.id = c.person_id
      join people h on h.organisation_id = c.organisation_id and h.id = c.with_id
      where c.organisation_id = ${org} and c.plan_id = ${planId} and c.kind = 'support' and c.outcome = 'taken' and c.support_ended_at is null
      order by s.task_id, c.person_id, c.with_id, c.at`);
