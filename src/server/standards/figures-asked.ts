// What the address of a page of figures asks for, and what is said where it cannot be had. Pure.
import { dayInWords } from '../day-words.ts';
import type { Asked } from '../unheeded.ts';
import { type Measure, measureOf } from './measures.ts';
import type { Period } from './periods.ts';
import { mondayOf } from './reading/reconcile.ts';

type Named = { id: string; name: string };

/** Which weeks and system. `isWithheld`: what was chosen is not shown, which is said on the page. Nothing where no contacts are known. */
export function spanAsked(period: Period | null | undefined, isWithheld = false): Asked[] {
  if (!period) return [];
  return [
    {
      name: 'weeks',
      taken: period.weeks,
      say: (asked) => `“${asked}” is no length (4, 13, 26 or 52 weeks, or all): the last 26 weeks are shown.`,
    },
    weekAsked('until', period),
    ...(isWithheld ? [] : [systemAsked(period)]),
  ];
}

const systemAsked = ({ system }: Period): Asked => ({
  name: 'system',
  taken: system,
  say: (asked) => `There is no system called “${asked}”: all systems are shown.`,
});

/** A day of the week that is shown, or ends what is shown. */
export const weekAsked = (name: string, period: Period): Asked => ({
  name,
  taken: (asked) => isDay(asked) && mondayOf(asked) === period.to,
  say: (asked) =>
    isDay(asked)
      ? `No contacts are known of the week of ${dayInWords(asked)}: the nearest, from ${dayInWords(period.to)}, is shown.`
      : `“${asked}” is no day like 2026-03-02: the newest week with contacts, from ${dayInWords(period.to)}, is shown.`,
});

const isDay = (asked: string) => /^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(Date.parse(asked));

export const teamAsked = (teams: readonly Named[], team: Named | null): Asked => ({
  name: 'team',
  taken: team?.id,
  say: (asked) =>
    teams.some(({ id }) => id === asked)
      ? `The address names a standard of ${team?.name ?? 'everybody'}: that is what is shown.`
      : `There is no team “${asked}”: ${team?.name ?? 'everybody'} is shown.`,
});

/** `instead`: "the teams are compared by Answer rate". */
export const measureAsked = (measure: Measure | null, instead: string): Asked => ({
  name: 'measure',
  taken: measure?.id,
  say: (asked) => {
    const known = measureOf(asked);
    return `${known ? `No contact of these weeks speaks of “${known.name}”` : `There is no figure “${asked}”`}: ${instead}.`;
  },
});
