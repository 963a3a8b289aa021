// Something that needs somebody now: what each domain answers with, and how urgent it is. Pure.
import { dayInWords, daysAfter, daysBetween, weekdayAndDay } from '../day-words.ts';
import { timeInWords } from '../time-words.ts';

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
  /** The hour of a meeting; without `due` it has passed today. */
  moment: string | null;
  /** Since when it waits. */
  since: string | null;
};
/** Only what is said of it is known. */
export const needRow = (kind: string, known: Partial<NeedRow>): NeedRow => ({
  ...{ kind, title: '', words: null, who: null, at: null, within: null, n: null, due: null, moment: null, since: null },
  ...known,
});
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

/**
 * A briefing that is being held comes first; then what is due by today, and whoever asked for help and waits; then what waits as if due two
 * days after it began.
 */
export const byUrgency =
  (day: string) =>
  (a: NeedRow, b: NeedRow): number =>
    pressing(b, day) - pressing(a, day) ||
    earlier(dayOf(a), dayOf(b)) ||
    earlier(a.moment, b.moment) ||
    earlier(a.since, b.since) ||
    earlier(a.at, b.at);

const pressing = ({ kind, due }: NeedRow, day: string) =>
  kind === 'briefing' ? 2 : Number(kind === 'help-asked' || (due !== null && due <= day));
const dayOf = ({ due, since }: NeedRow) => due ?? (since && daysAfter(since.slice(0, 10), 2));
/** What is not known comes last. */
const earlier = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;

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
  if (moment) return { shape: 'query', text: `Was at ${timeInWords(new Date(moment), timeZone)} today` };
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

/** With a full stop, unless it ends in quoted words that have one of their own: “So that it is known.” */
export const ended = (sentence: string): string => (/[.!?]”$/.test(sentence) ? sentence : `${sentence}.`);

/** The page of somebody's part of a plan. */
export const partOf = (plan: string | null, person: string | null): string => `/lead/plans/${plan}/agreement/${person}`;
