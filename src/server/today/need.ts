// Something that needs somebody now: what each domain answers with, and how urgent it is. Pure.
import { dayInWords, daysBetween, weekdayAndDay } from '../day-words.ts';
import { timeInWords } from '../support/when-words.ts';

/** One row of what the domains ask for. Days are YYYY-MM-DD, moments ISO 8601; ids make the address. */
export type NeedRow = {
  kind: string;
  title: string;
  words: string | null;
  who: string | null;
  at: string | null;
  within: string | null;
  n: number | null;
  due: string | null;
  /** The hour of a meeting. */
  moment: string | null;
  /** Since when it waits. */
  since: string | null;
};
/** What it says, why, where it comes from, where it opens, and the word for how it stands when no day is near. */
export type Said = {
  what: string;
  why?: string;
  from: 'Lead' | 'Serve' | 'Prove' | 'Administration';
  href: string;
  stands?: Stands;
};
export type Stands = { shape: 'query' | 'wait' | 'back' | 'open' | 'part' | 'stop'; text: string; tone?: 'bad' };
/** `today`: due on this day; `overdue`: on an earlier one. */
export type Need = Omit<Said, 'stands'> & { when: Stands; today: boolean; overdue: boolean };

export type Say = Record<string, (row: NeedRow) => Said>;

/** In words, with by when: past or today first in bad tone, then the day, then how long it waits. */
export function needOf(row: NeedRow, say: Say, day: string, timeZone: string): Need {
  const { stands, ...said } = say[row.kind]!(row);
  const overdue = row.due !== null && row.due < day;
  return { ...said, when: whenOf(row, stands, day, timeZone), today: row.due === day, overdue };
}

function whenOf({ due, moment, since }: NeedRow, stands: Stands | undefined, day: string, timeZone: string): Stands {
  if (moment && due) {
    const time = timeInWords(new Date(moment), timeZone);
    return { shape: 'wait', text: due === day ? `${time} today` : `${weekdayAndDay(due)}, ${time}` };
  }
  if (due && due < day) return { shape: 'stop', text: `Was due ${nearDay(due, day)}`, tone: 'bad' };
  if (due === day) return { shape: 'stop', text: 'Due today', tone: 'bad' };
  if (due) return { shape: stands?.shape ?? 'wait', text: `By ${nearDay(due, day)}` };
  if (stands) return stands;
  const days = since ? daysBetween(since.slice(0, 10), day) : 0;
  return { shape: 'wait', text: days < 1 ? 'Since today' : `For ${days === 1 ? '1 day' : `${days} days`}` };
}

/** "7 December", with the year where it is another. */
const nearDay = (due: string, day: string) =>
  due.slice(0, 4) === day.slice(0, 4) ? dayInWords(due).slice(0, -5) : dayInWords(due);

export const several = (n: number | null, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${n} ${many}`);
