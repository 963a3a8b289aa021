// One's own work as one turns to it: what waits for an answer, one's own or the leader's, what is late, this week's, next week's, what comes later, what is done. Pure.
import { daysAfter, weekdayInWords } from '../day-words.ts';
import { inTime } from '../moment-order.ts';
import type { MyTask } from './my-work.ts';

export type WorkGroup = {
  key: 'answer' | 'leader' | 'late' | 'week' | 'next' | 'later' | 'undated' | 'done';
  title: string;
  tasks: MyTask[];
};

const titles: Record<WorkGroup['key'], string> = {
  answer: 'Waits for my answer',
  leader: 'Waits for the leader',
  late: 'Past its day',
  week: 'Now, and due this week',
  next: 'Due next week',
  later: 'Later',
  undated: 'No day set',
  done: 'Done',
};

/** The last day of the week, a Sunday, of a day: YYYY-MM-DD. */
export const weekEnd = (day: string): string => daysAfter(day, 6 - ((new Date(day).getUTCDay() + 6) % 7));

/** Each in the order of its days; groups with nothing in them are left out. What is begun, or runs through these weeks in a plan under way, stands with what is due this week, whenever it is due. */
export function workWeek(tasks: readonly MyTask[], day: string): WorkGroup[] {
  const end = weekEnd(day);
  const nextEnd = daysAfter(end, 7);
  const of = ({ doneAt, answer, reply, due, stands, state, runsFrom }: MyTask): WorkGroup['key'] => {
    if (doneAt) return 'done';
    if (answer !== 'accept') return answer && !reply ? 'leader' : 'answer';
    if (due && due < day) return 'late';
    const runs = state === 'live' && runsFrom !== null && runsFrom <= end;
    if (runs || (due && due <= end) || stands === 'in-progress' || stands === 'blocked') return 'week';
    if (due && due <= nextEnd) return 'next'; // on a Sunday that is tomorrow's week
    return due ? 'later' : 'undated';
  };
  const groups = Map.groupBy(tasks, of);
  return (Object.keys(titles) as WorkGroup['key'][]).flatMap((key) => {
    const all = [...(groups.get(key) ?? [])].sort(key === 'done' ? newestDone : soonest);
    const last = key === 'week' ? end : key === 'next' ? nextEnd : null;
    const title = last ? `${titles[key]}, until ${weekdayInWords(last)}` : titles[key];
    return all.length > 0 ? [{ key, title, tasks: all }] : [];
  });
}

const soonest = (a: MyTask, b: MyTask) => (a.due ?? '9').localeCompare(b.due ?? '9') || a.title.localeCompare(b.title);
const newestDone = (a: MyTask, b: MyTask) => inTime(b.doneAt!, a.doneAt!);
