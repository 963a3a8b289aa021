// Work that came to somebody, or went from them, because the leader took a counter-offer: their own or that of somebody else.
import { dayInWords, dayOf } from '../day-words.ts';
import { type Read, sql } from '../db.ts';
import { allOf } from '../list-words.ts';
import type { Actor } from '../people/actor.ts';

/** Of work that is given, ended or held by one, and of the instruction that holds it. */
export const counterBegins = 'Counter-offer of ';

/** As it stands with the work that is given and ended by it. Read by the whole team: why it was made is for the leader and the manager. */
export const counterWords = (member: string, leader: string): string => `${counterBegins}${member}, taken by ${leader}`;

/** Of work that no run gave: what the leader did not choose by hand either was moved by a counter-offer about other work. Pure. */
export const isByCounter = ({ overrideReason }: { overrideReason: string | null }): boolean =>
  overrideReason === null || overrideReason.startsWith(counterBegins);

/**
 * Who had a task until a counter-offer was taken, in sentences: as long as no run was given out since, or nobody has the task. Without them
 * nobody would read on the page of a task why it is no longer theirs.
 */
export const lostToCounter =
  ({ organisationId: org, organisation }: Actor, taskId: string) =>
  async (db: Read): Promise<string[]> => {
    const rows = await db.rows<{ name: string; at: string; reason: string }>(sql`
      select m.name, s.ended_at as at, s.ended_reason as reason from assignments s
      join people m on m.organisation_id = s.organisation_id and m.id = s.person_id
      where s.organisation_id = ${org} and s.task_id = ${taskId} and s.buddy_to_id is null and s.ended_reason like ${`${counterBegins}%`}
        and not exists (select 1 from assignments x where x.organisation_id = ${org} and x.task_id = s.task_id and x.buddy_to_id is null
          and (x.ended_at is null and x.person_id = s.person_id or x.ended_at > s.ended_at and x.ended_reason <> s.ended_reason))
        and (not exists (select 1 from allocations a where a.organisation_id = ${org} and a.plan_id = s.plan_id and a.taken_up_at > s.ended_at)
          or not exists (select 1 from assignments x where x.organisation_id = ${org} and x.task_id = s.task_id and x.ended_at is null))
      order by s.ended_at, lower(m.name)`);
    const lost = Map.groupBy(
      rows,
      ({ at, reason }) => `${dayInWords(dayOf(new Date(at), organisation.timeZone))}: ${reason}`,
    );
    return [...lost].map(([when, all]) => `${allOf(all.map(({ name }) => name))} had it until ${when}`);
  };
