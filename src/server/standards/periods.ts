// Which weeks a page is about. A week is named by its Monday.

import { now } from '../clock.ts';
import { dayInWords, daysAfter, daysBetween } from '../day-words.ts';
import { type Read, sql } from '../db.ts';
import { type Covering, daysCovered, systemsIn } from './covered.ts';
import { mondayOf } from './reading/reconcile.ts';

/** Weeks by their Mondays, both included. */
export type Span = { from: string; to: string };

export const lengths = ['4', '13', '26', '52', 'all'] as const;
export type Length = (typeof lengths)[number];
/** As asked for in an address; anything else becomes the last 26 weeks with contacts. */
export type Wish = { weeks?: string | null; until?: string | null; system?: string | null };
/** `last` is the newest week with contacts, `first` the oldest; null where there are none. */
export type Period = Span & {
  weeks: Length;
  first: string;
  last: string;
  /** The first and the last day with contacts in these weeks. */
  days: { from: string; to: string };
  /** Every file that contacts were imported with: of the chosen system, where one is chosen. */
  files: Covering[];
  /** The systems whose files reach into these weeks, and the one that alone is meant; null for all. */
  systems: string[];
  system: string | null;
};

/** The weeks meant; null where nothing has been counted yet. One statement. */
export async function periodOf(db: Read, organisationId: string, wish: Wish): Promise<Period | null> {
  // contacts of days that have not come are refused now; those kept before that stay out of sight
  const tomorrow = daysAfter(now().toISOString().slice(0, 10), 1);
  const found = await db.rows<{ first: string | null; last: string | null; files: Covering[] | null }>(sql`
    select min(week)::text as first, max(week)::text as last,
      (select json_agg(distinct jsonb_build_object('source', source, 'from', period_from, 'to', period_to)) from contact_imports
        where organisation_id = ${organisationId} and state = 'done' and added + updated + known > 0 and period_from is not null) as files
    from weekly_totals where organisation_id = ${organisationId} and kpi = 'contacts' and week <= ${tomorrow}`);
  const { first, last, files } = found[0] ?? {};
  return first && last ? chosen({ first, last, files: files ?? [] }, wish) : null;
}

/** Why there is no period, in a sentence; null where there is one. One statement where there is none. */
export async function sayNoPeriod(db: Read, organisationId: string, period: Period | null): Promise<string | null> {
  if (period) return null;
  const found = await db.rows<{ week: string | null }>(sql`
    select min(week)::text as week from weekly_totals where organisation_id = ${organisationId} and kpi = 'contacts'`);
  const week = found[0]?.week;
  if (!week) return 'No contacts have been imported yet.';
  return `The contacts here are of days to come, the first of the week from ${dayInWords(week)}. Is the clock of the server right?`;
}

type Known = Pick<Period, 'first' | 'last' | 'files'>;

/** Pure. */
export function chosen({ first, last, files }: Known, { weeks, until, system: wished }: Wish): Period {
  const length = lengths.find((one) => one === weeks) ?? '26';
  const asked = until && /^\d{4}-\d{2}-\d{2}$/.test(until) && !Number.isNaN(Date.parse(until)) ? mondayOf(until) : last;
  const to = asked < first ? first : asked > last ? last : asked;
  const span = length === 'all' ? { from: first, to } : lastWeeks(Number(length), { first, to });
  const system = files.some(({ source }) => source === wished) ? wished! : null;
  const meant = system === null ? files : files.filter(({ source }) => source === system);
  const systems = systemsIn(files, span);
  return { ...span, weeks: length, first, last, days: daysCovered(meant, span), files: meant, systems, system };
}

const judgedWeeks = 26;

/** The weeks that the limits and the words of every chart rest on: how many are shown is only how much is drawn of them. Pure. */
export const judgedSpan = (shown: Pick<Period, 'first' | 'to'>): Span => lastWeeks(judgedWeeks, shown);

/** The weeks shown and those judged. */
export const shownAndJudged = (shown: Pick<Period, 'first' | 'from' | 'to'>): Span => {
  const judged = judgedSpan(shown);
  return judged.from < shown.from ? judged : { from: shown.from, to: shown.to };
};

export const isWithin = (week: string, { from, to }: Span): boolean => from <= week && week <= to;

/** "Limits and words rest on the 26 weeks to 22 November 2026, however many are drawn." */
export function sayJudged(shown: Pick<Period, 'first' | 'from' | 'to' | 'days'>): string {
  const judged = judgedSpan(shown);
  const weeks = mondaysOf(judged).length;
  const earlier = shown.from < judged.from ? ' Earlier weeks are drawn without limits.' : '';
  return `Limits and words rest on the ${weeks === 1 ? 'one week' : `${weeks} weeks`} to ${dayInWords(shown.days.to)}, however many are drawn.${earlier}`;
}

function lastWeeks(count: number, { first, to }: Pick<Period, 'first' | 'to'>): Span {
  const from = daysAfter(to, -7 * (count - 1));
  return { from: from < first ? first : from, to };
}

/** Every Monday of a span. */
export const mondaysOf = ({ from, to }: Span): string[] =>
  Array.from({ length: daysBetween(from, to) / 7 + 1 }, (_, at) => daysAfter(from, 7 * at));
