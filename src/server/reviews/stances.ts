// What a signature under a performance review says. To acknowledge is not to agree.
import type { ReviewStance } from './performance-reviews.table.ts';

/** As the one who signs chooses it. */
export const stanceChoices: Record<ReviewStance, string> = {
  agree: 'I agree with this review',
  'agree-in-part': 'I agree in part, and say with which part I do not',
  acknowledge: 'I acknowledge that I have read it: that is not to agree',
};

/** As others read it. */
export const stanceSaid: Record<ReviewStance, string> = {
  agree: 'Agrees',
  'agree-in-part': 'Agrees in part',
  acknowledge: 'Acknowledges only, which is not to agree',
};
