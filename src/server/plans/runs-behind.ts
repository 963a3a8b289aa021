// The runs of the allocation by which work was given out that people have now and what each of them knows of a wish that was not met.
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { otherHours } from './allocation/hours.ts';
import { doing } from './buddying.ts';
import type { PlanRows } from './plan-rows.ts';
import { type Decided, whyNotMet } from './unmet-wishes.ts';

/** `taskIds`: of which tasks somebody has work by it. */
export type RunBehind = Decided & { id: string; askedAt: string; taskIds: string[] };

/** Newest first. */
export const runsBehind =
  ({ organisationId: org }: Actor, planId: string, taskIds: readonly string[]) =>
  async (db: Read): Promise<RunBehind[]> => {
    if (taskIds.length === 0) return [];
    const given = sql`select distinct s.task_id from assignments s where s.organisation_id = ${org} and s.allocation_id = a.id
      and s.ended_at is null and s.buddy_to_id is null and s.task_id = any(${`{${taskIds.join()}}`}::uuid[])`;
    return db.rows<RunBehind>(sql`
      select a.id, to_json(a.asked_at) #>> '{}' as "askedAt", a.problem, a.answer, array(${given}) as "taskIds" from allocations a
      where a.organisation_id = ${org} and a.plan_id = ${planId} and exists (${given}) order by a.asked_at desc, a.id desc`);
  };

/** Of what somebody volunteered for and others have, who has it and why not they. `isReader`: whether it is they who read. */
export type MissedWish = { personId: string; name: string; taskId: string; title: string; held: string[]; why: string };

export function missedWishes(
  { wishes, tasks, assignments }: Pick<PlanRows, 'wishes' | 'tasks' | 'assignments'>,
  runs: readonly RunBehind[],
  reader: string,
): MissedWish[] {
  return wishes
    .filter(({ wish }) => wish === 'prefer')
    .flatMap(({ personId, name, taskId }) => {
      const on = doing(assignments).filter((row) => row.taskId === taskId);
      if (on.length === 0 || on.some((row) => row.personId === personId)) return [];
      const title = tasks.find(({ id }) => id === taskId)?.title ?? '';
      const run = runs.find(({ taskIds }) => taskIds.includes(taskId));
      const why = run
        ? whyNotMet(run, { personId, name, taskId, isReader: personId === reader })
        : 'No run gave it out: the reasons stand with whoever has it.';
      return [{ personId, name, taskId, title, held: on.map((row) => row.name), why }];
    });
}

export type FreeIn = { askedAt: string; free: number };

/** The hours that somebody had for the work of the plan in each of the runs, beside other work and what they had done. */
export const freeIn = (runs: readonly RunBehind[], personId: string): FreeIn[] =>
  runs.flatMap(({ askedAt, problem }) => {
    const person = problem.people.find(({ id }) => id === personId);
    if (!person) return [];
    const { hours, done = 0, other = [] } = person;
    return [{ askedAt, free: hours - done - otherHours({ other }) }];
  });

/** In the run that was asked for then; null of work given by hand, and where there were none. */
export function freeAt(free: readonly FreeIn[], runAt: string | null): number | null {
  const at = runAt && new Date(runAt).getTime();
  const found = free.find(({ askedAt }) => new Date(askedAt).getTime() === at);
  return found && found.free > 0 ? found.free : null;
}
