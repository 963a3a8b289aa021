// How a run of the allocation ended, in words.
import { allOf } from '#server/list-words.ts';
import type { Result } from '#server/plans/allocation-page.ts';

type Run = {
  state: 'waiting' | 'solving' | 'done' | 'failed' | 'cancelled';
  status?: string | null;
  given?: number | null;
};

const states = {
  waiting: 'Waits its turn',
  solving: 'Running',
  done: 'Done',
  failed: 'Gave no answer',
  cancelled: 'Cancelled',
};
const results: Record<string, string> = {
  optimal: 'Proven the best of all',
  'best-found': 'The best found in the time',
  infeasible: 'Not possible as it stands',
};

const nothings: Record<string, string> = {
  optimal: 'Proven: nothing can be given out',
  'best-found': 'Nothing found to give out in the time',
};

/** `given`: how many tasks it gives to somebody. */
export const runWords = ({ state, status, given }: Run): string =>
  (state === 'done' && status ? (given === 0 && nothings[status]) || results[status] : null) ?? states[state];

type Undone = Pick<Result, 'isNothing' | 'status' | 'counted' | 'unassigned'>;
type Ended<Left = Undone> = { mayRun: boolean; result: Left | null };

/** What a run leaves undone and, before it is given out, who would have no work by it; undefined where that is nothing. */
export function sayLeft({
  result,
  mayRun,
  takenUpAt,
}: Ended<Undone & Pick<Result, 'load'>> & { takenUpAt: unknown }): string | undefined {
  if (!result || result.status === 'infeasible') return undefined;
  if (result.isNothing) return sayNothing({ result, mayRun });
  const { unassigned, load } = result;
  const idle = (takenUpAt ? [] : load).filter(({ hours, of }) => hours === 0 && of > 0).map(({ name }) => name);
  const said = [
    ...(unassigned.length > 0 ? [`It gives out ${result.counted}. What is left, and why, stands below.`] : []),
    ...(idle.length > 0 ? [`${allOf(idle)} would have no work in this plan. Is that what you want?`] : []),
  ];
  return said.join(' ') || undefined;
}

/** Of a run that gives nobody anything: that, why for its first task, and what can be done; undefined of any other. */
export function sayNothing({ result, mayRun }: Ended): string | undefined {
  if (!result?.isNothing) return undefined;
  const [first] = result.unassigned;
  const why = first ? ` “${first.title}”: ${first.because}.` : '';
  const more = result.unassigned.length > 1 ? ' Below it says why not for each.' : '';
  const remedy = mayRun ? ' Change what stands against them, then run it again.' : '';
  return `Nothing can be given out: ${result.counted}.${why}${more}${remedy}`;
}
