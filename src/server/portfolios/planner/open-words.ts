// What a criterion still needs when all chosen events have been observed. Pure.
import { dayInWords } from '../../day-words.ts';
import { allOf } from '../../list-words.ts';
import type { Open } from './observing.ts';

/** "one more occasion, on or after 3 March 2027, and another kind of evidence" */
export function openWords({ days, since, otherSource }: Open): string {
  const after = since === null ? '' : ` on or after ${dayInWords(since)}`;
  const occasions = days === 1 ? 'one more occasion' : `${days} more occasions`;
  return allOf([
    ...(days > 0 ? [days === 1 || after === '' ? `${occasions}${after}` : `${occasions}, one of them${after}`] : []),
    ...(days === 0 && after !== '' ? [`an occasion${after}`] : []),
    ...(otherSource ? ['another kind of evidence'] : []),
  ]);
}
