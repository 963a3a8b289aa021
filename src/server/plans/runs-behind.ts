// The runs of the allocation by which people have the work that they have now, and what each of them knows of a wish that was not met.
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { otherHours } from './allocation/hours.ts';
import { doing } from './buddying.ts';
import { type LostToCounter, sayMovedAway } from './moved-by-counter.ts';
import type { PlanRows } from './plan-rows.ts';
import { type Decided, whyNotMet } from './unmet-wishes.ts';
import type { Weighing } from './weighed.ts';

/** `askedAt`, `takenUpAt`: when it was asked for, and given out. */
export type RunBehind = Decided & { id: string; askedAt: string; takenUpAt: string };

/** Those that gave somebody work of these tasks, and the last that was given out while they had it: given out last comes first. */
export const runsBehind =
  ({ organisationId: org }: Actor, planId: string, taskIds: readonly string[]) =>
  async (db: Read): Promise<RunBehind[]> => {
    if (taskIds.length === 0) return [];
    const last = sql`select n.id from allocations n where n.organisation_id = ${org} and n.plan_id = ${planId} and n.taken_up_at >= s.at
      and (s.done_at is null or n.taken_up_at < s.done_at) order by n.taken_up_at desc limit 1`;
    return db.rows<RunBehind>(sql`
      with behind as (select s.allocation_id as own, (${last}) as last from assignments s where s.organisation_id = ${org}
        and s.ended_at is null and s.buddy_to_id is null and s.task_id = any(${`{${taskIds.join()}}`}::uuid[]))
      select a.id, to_json(a.asked_at) #>> '{}' as "askedAt", to_json(a.taken_up_at) #>> '{}' as "takenUpAt", a.problem, a.answer
      from allocations a where a.organisation_id = ${org} and a.plan_id = ${planId} and a.taken_up_at is not null
        and a.id in (select own from behind union select last from behind) order by a.taken_up_at desc, a.id desc`);
  };

/** Of what somebody volunteered for and others have, who has it and why not they. `isReader`: whether it is they who read. */
export type MissedWish = { personId: string; name: string; taskId: string; title: string; held: string[]; why: string };

export function missedWishes(
  { wishes, tasks, assignments }: Pick<PlanRows, 'wishes' | 'tasks' | 'assignments'>,
  { behind, since }: Weighing,
  { reader, lost, timeZone }: { reader: string; lost: readonly LostToCounter[]; timeZone: string },
): MissedWish[] {
  const titleOf = (id: string) => tasks.find((one) => one.id === id)?.title ?? '';
  const work = doing(assignments).map((row) => ({ ...row, title: titleOf(row.taskId) }));
  return wishes
    .filter(({ wish }) => wish === 'prefer')
    .flatMap(({ personId, name, taskId }) => {
      const on = doing(assignments).filter((row) => row.taskId === taskId);
      if (on.length === 0 || on.some((row) => row.personId === personId)) return [];
      const title = titleOf(taskId);
      const isReader = personId === reader;
      const had = lost.findLast((row) => row.taskId === taskId && row.personId === personId);
      const newest = behind.find(({ taskIds }) => taskIds.includes(taskId));
      const why = had
        ? sayMovedAway(had, work, isReader, timeZone)
        : newest
          ? whyNotMet(newest.run, { personId, name, taskId, isReader }, since[taskId])
          : (since[taskId] ?? 'No run gave it out: the reasons stand with whoever has it.');
      return [{ personId, name, taskId, title, held: on.map((row) => row.name), why }];
    });
}

export type FreeIn = { askedAt: string; free: number };

/** The hours that somebody had for the work of the plan in each of the runs, beside other work and what they had done. */
export const freeIn = (runs: readonly RunBehind[], personId: string): FreeIn[] =>
  runs.flatMap(({ askedAt, problem }) => {
    const free = freeFor(problem, personId);
    return free === null ? [] : [{ askedAt, free }];
  });

/** By one problem; null where it does not count the person. */
export function freeFor({ people }: Decided['problem'], personId: string): number | null {
  const person = people.find(({ id }) => id === personId);
  if (!person) return null;
  const { hours, done = 0, other = [] } = person;
  return hours - done - otherHours({ other });
}

/** In the run that was asked for then; null of work given by hand, and where there were none. */
export function freeAt(free: readonly FreeIn[], runAt: string | null): number | null {
  const at = runAt && new Date(runAt).getTime();
  const found = free.find(({ askedAt }) => new Date(askedAt).getTime() === at);
  return found && found.free > 0 ? found.free : null;
}
