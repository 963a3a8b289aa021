// What one criterion lacks, as days on which to show it. Pure.
import { daysAfter } from '../../day-words.ts';
import type { CriterionStatus } from '../sufficiency.ts';
import type { Lack } from './observing.ts';

/**
 * Beyond what is claimed: the span counts from the first day claimed, and where nothing is claimed yet from the first event.
 */
export function daysToShow(code: string, { claimed, needs }: Pick<CriterionStatus, 'claimed' | 'needs'>): Lack {
  const { first, days, occasions, classes, on } = claimed;
  const isShort = first !== null && days < needs.days && needs.occasions > 1;
  const lackedClasses = occasions > 0 ? needs.classes - classes.length : 0;
  return {
    code,
    days: Math.max(0, needs.occasions - occasions),
    used: on,
    since: isShort ? daysAfter(first, needs.days) : null,
    span: first === null && needs.occasions > 1 ? needs.days : 0,
    known: lackedClasses > 0 ? classes : null,
  };
}
