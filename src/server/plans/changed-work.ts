// Work whose task was changed after it was given out: whoever has it agreed to other hours, or to more people. Pure.
import { doing } from './buddying.ts';
import { shortHours, sumOfHours } from './hours-words.ts';
import type { PlanRows } from './plan-rows.ts';

type Given = {
  tasks: readonly Pick<PlanRows['tasks'][number], 'id' | 'title' | 'hours' | 'people' | 'share'>[];
  assignments: readonly Pick<PlanRows['assignments'][number], 'taskId' | 'hours' | 'doneAt' | 'buddyToId'>[];
};

/** "“Call-backs” takes 9 h now, and was given out with 2.2 h. …", with what mends it; null where all is as it was given out. What is done stays. */
export function sayChanged({ tasks, assignments }: Given): string | null {
  const parts = tasks.flatMap(({ id, title, hours, people, share }) => {
    const held = doing(assignments).filter(({ taskId }) => taskId === id);
    if (share !== null) {
      const given = sumOfHours(held);
      return given > hours && held.some(({ doneAt }) => !doneAt)
        ? [`“${title}” takes ${shortHours(hours)} now, and ${shortHours(given)} of it were given out`]
        : [];
    }
    const other = held.find((row) => !row.doneAt && row.hours !== hours);
    return [
      ...(other
        ? [`“${title}” takes ${shortHours(hours)} now, and was given out with ${shortHours(other.hours)}`]
        : []),
      ...(held.length > people && held.some(({ doneAt }) => !doneAt)
        ? [`“${title}” needs ${people === 1 ? 'one person' : `${people} people`} now, and ${held.length} have it`]
        : []),
    ];
  });
  if (parts.length === 0) return null;
  return `${parts.join('; ')}. Run the allocation again, or give it by hand: whoever has it is then asked again.`;
}
