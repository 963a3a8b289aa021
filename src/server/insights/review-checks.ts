// R-030, R-042, L05, L07: reviews that were talked about and stand without objectives or a signature, and development goals tied to nothing. Pure.
import { dayInWords, daysBetween } from '../day-words.ts';
import { allOf } from '../list-words.ts';
import type { Check } from './check.ts';
import type { LeadingFacts } from './leading-facts.ts';

/** A review of the leader's that was talked about; `unsigned`: names of those who have not signed it as it stands, none once both have. */
export type LedReview = {
  id: string;
  member: string;
  /** YYYY-MM-DD. */
  metOn: string;
  signed: boolean;
  unsigned: string[];
  objectives: { id: string; title: string; tied: boolean; reason: string | null }[];
};

/** Days after the talk in which a review may still wait for what was agreed and for signatures. */
export const daysToSign = 7;

const lacks = ({ objectives, unsigned }: LedReview): string[] => [
  ...(objectives.length === 0 ? ['no development objective is agreed'] : []),
  ...(unsigned.length > 0 ? [`${allOf(unsigned)} ${unsigned.length === 1 ? 'has' : 'have'} not signed it`] : []),
];

const reviewUnfinished: Check = {
  ...{
    id: 'review-unfinished',
    severity: 'warn',
    source: 'S0 marking 3; S2 3.1–3.3; L05; R-030',
    toDo: 'Keep your word',
  },
  title: `Performance reviews talked about more than ${daysToSign} days ago, with agreed objectives and signed by both`,
  why: 'A review that nobody signed binds nobody, and without an agreed objective nothing changes after it.',
  remedy: 'Agree on one development objective and one action, then both sign; or ask what stands in the way.',
  find: ({ reviews, day }: LeadingFacts) =>
    reviews
      .filter((review) => !review.signed && daysBetween(review.metOn, day) > daysToSign && lacks(review).length > 0)
      .map((review) => ({
        ...{ objectId: review.id, title: 'A review stands unfinished', rests: lacks(review) },
        what: `You talked with ${review.member} about their review on ${dayInWords(review.metOn)}, and ${allOf(lacks(review))}.`,
        ...{ href: `/lead/reviews/${review.id}`, action: 'Finish the review' },
      })),
};

const goalTiedToNothing: Check = {
  ...{
    id: 'development-goal-tied-to-nothing',
    severity: 'note',
    source: 'S1 misconception 2; L07; R-042',
    toDo: 'Set goals that lead somewhere',
  },
  title: 'Development objectives of reviews, each for a standard or an objective of the team',
  why: 'A goal that serves no standard or objective is generic: nobody can tell whether a customer notices it.',
  remedy:
    'Which standard or objective gets better when this is reached? Choose it, or set this aside with your reason.',
  find: ({ reviews }: LeadingFacts) =>
    reviews.flatMap(({ id, member, objectives }) =>
      objectives
        .filter(({ tied }) => !tied)
        .map(({ id: objectId, title, reason }) => ({
          ...{ objectId, title: 'A development objective tied to nothing', rests: [title, reason] },
          what: `“${title}” in the review of ${member} is for no standard or objective${reason ? `: “${reason}”` : ''}.`,
          ...{ href: `/lead/reviews/${id}`, action: 'Open the review' },
        })),
    ),
};

export const reviewChecks = [reviewUnfinished, goalTiedToNothing];
