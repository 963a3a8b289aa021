// How the page of one's own work begins: what is late, what there is to do now, and what waits for one's word. Pure.
import { weekdayInWords } from '../day-words.ts';
import type { MyTask } from './my-work.ts';
import { weekEnd, workWeek } from './work-week.ts';

/**
 * `promised`: what one is to do besides, from briefings, meetings and one-to-ones. `toSign`: how many of one's parts wait for one's
 * signature. `day`: today; days are YYYY-MM-DD.
 */
export function sayMyWork(
  ...[tasks, promised, toSign, day]: [readonly MyTask[], readonly { due: string | null }[], number, string]
): string {
  const groups = workWeek(tasks, day);
  const count = (key: string) => groups.find((group) => group.key === key)?.tasks.length ?? 0;
  const asked = askedOf(tasks, toSign);
  const overdue = promised.filter(({ due }) => due && due < day).length;
  return [
    count('late') > 0 && `${several(count('late'), 'task is', 'tasks are')} past the day set.`,
    overdue > 0 && `${several(overdue, 'thing that you promised is', 'things that you promised are')} overdue.`,
    count('week') > 0 &&
      `${several(count('week'), 'task is', 'tasks are')} to do now, or due by ${weekdayInWords(weekEnd(day))}.`,
    ...(asked.length > 0 ? asked : ['Nothing waits for your answer.']),
  ]
    .filter(Boolean)
    .join(' ');
}

/** Answers by task; words and signatures by plan, as they are given. */
function askedOf(tasks: readonly MyTask[], toSign: number): string[] {
  const open = tasks.filter(
    ({ answer, reply, state }) => answer !== 'accept' && (!answer || reply) && state !== 'draft',
  ).length;
  const unsaid = new Set(tasks.filter((task) => task.unsaid && task.state !== 'draft').map(({ planId }) => planId))
    .size;
  return [
    ...(open > 0 ? [`${several(open, 'task waits', 'tasks wait')} for your answer.`] : []),
    ...(unsaid > 0 ? [`${several(unsaid, 'plan waits', 'plans wait')} for your own words.`] : []),
    ...(toSign > 0 ? [`${several(toSign, 'part waits', 'parts wait')} for your signature.`] : []),
  ];
}

const several = (n: number, one: string, many: string) => (n === 1 ? `One ${one}` : `${n} ${many}`);
