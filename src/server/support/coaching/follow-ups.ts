// coaching is looked at again 30, 60 and 90 days after it was achieved: did it hold? Pure.
import { daysAfter } from '../../day-words.ts';
import type { CoachingLevel } from './coaching.table.ts';

export const followUpDays = [30, 60, 90] as const;
export type FollowUp = Extract<CoachingLevel['occasion'], `day-${number}`>;
export const followUps = followUpDays.map((days) => `day-${days}` as FollowUp);

export type DueFollowUp = { occasion: FollowUp; due: string; done: boolean };

/** The three days of coaching achieved on `day` (YYYY-MM-DD), and which of them were looked at. */
export const followUpsOf = (day: string, levels: readonly Pick<CoachingLevel, 'occasion'>[]): DueFollowUp[] =>
  followUpDays.map((days) => ({
    ...{ occasion: `day-${days}` as const, due: daysAfter(day, days) },
    done: levels.some(({ occasion }) => occasion === `day-${days}`),
  }));

/** The next one, in their order; null where all three were looked at. */
export const nextFollowUp = (all: readonly DueFollowUp[]): DueFollowUp | null => all.find(({ done }) => !done) ?? null;

export const occasionWords: Record<CoachingLevel['occasion'], string> = {
  before: 'At the start',
  observed: 'Observed',
  after: 'At the review',
  'day-30': 'After 30 days',
  'day-60': 'After 60 days',
  'day-90': 'After 90 days',
};

/** "It holds", against the level at the review. */
export function sayHold(after: number, now: number): string {
  if (now > after) return `It has grown: level ${now}, after ${after} at the review.`;
  return now === after
    ? `It holds: level ${now}, as at the review.`
    : `It has faded: level ${now}, after ${after} at the review.`;
}
