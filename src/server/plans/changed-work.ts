// Work whose task was changed after it was given out: whoever has it agreed to other hours, or to more people. Pure.
import { type SQL, sql } from 'drizzle-orm';
import { doing } from './buddying.ts';
import { shortHours, sumOfHours } from './hours-words.ts';
import type { PlanRows } from './plan-rows.ts';

type GivenTask = Pick<PlanRows['tasks'][number], 'id' | 'title' | 'hours' | 'people' | 'share'>;
type GivenWork = Pick<PlanRows['assignments'][number], 'taskId' | 'hours' | 'doneAt' | 'buddyToId'>;
type Given = { tasks: readonly GivenTask[]; assignments: readonly GivenWork[] };
type Held = GivenWork & Pick<PlanRows['assignments'][number], 'personId'>;

/** "“Call-backs” takes 9 h now, and was given out with 2.2 h. …", with what mends it; null where all is as it was given out. What is done stays. */
export function sayChanged({ tasks, assignments }: Given): string | null {
  const parts = tasks.flatMap((task) => changesOf(task, held(assignments, task)));
  if (parts.length === 0) return null;
  return `${parts.join('; ')}. Run the allocation again, or give it by hand: whoever has it is then asked again.`;
}

/** The same of what one person has, and why nobody signs it yet; null where all of theirs is as it was given out. */
export function sayUnsigned({ tasks, assignments }: Given & { assignments: readonly Held[] }, personId: string) {
  const parts = tasks.flatMap((task) => {
    const all = held(assignments, task);
    const isTheirs = (row: Held) => row.personId === personId && !row.doneAt;
    // Hours that others have of it are theirs to answer and sign, but for those of work that is shared out.
    const seen = all.map((row) => (isTheirs(row) || task.share !== null ? row : { ...row, hours: task.hours }));
    return all.some(isTheirs) ? changesOf(task, seen) : [];
  });
  if (parts.length === 0) return null;
  return `${parts.join('; ')}. It is given out anew first, and whoever has it is then asked again: nothing is signed before.`;
}

const held = <Row extends GivenWork>(assignments: readonly Row[], { id }: GivenTask): Row[] =>
  doing(assignments).filter(({ taskId }) => taskId === id);

function changesOf({ title, hours, people, share }: GivenTask, all: readonly GivenWork[]): string[] {
  const isOpen = all.some(({ doneAt }) => !doneAt);
  if (share !== null) {
    const given = sumOfHours(all);
    return given > hours && isOpen
      ? [`“${title}” takes ${shortHours(hours)} now, and ${shortHours(given)} of it were given out`]
      : [];
  }
  const other = all.find((row) => !row.doneAt && row.hours !== hours);
  return [
    ...(other ? [`“${title}” takes ${shortHours(hours)} now, and was given out with ${shortHours(other.hours)}`] : []),
    ...(all.length > people && isOpen
      ? [`“${title}” needs ${people === 1 ? 'one person' : `${people} people`} now, and ${all.length} have it`]
      : []),
  ];
}

const onIt = sql`from assignments x where x.organisation_id = s.organisation_id and x.plan_id = s.plan_id and x.task_id = t.id
  and x.buddy_to_id is null and x.ended_at is null`;
/** The same of work that is not done, an assignment `s` of the task `t`. */
export const isChangedSince: SQL = sql`(s.buddy_to_id is null and case
  when t.share_smallest is not null then (select round(sum(x.hours), 2) > t.hours ${onIt})
  else s.hours <> t.hours or (select count(*) > t.people_needed ${onIt}) end)`;
