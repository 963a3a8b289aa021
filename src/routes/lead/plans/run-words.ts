// How a run of the allocation ended, in words.
type Run = { state: 'waiting' | 'solving' | 'done' | 'failed' | 'cancelled'; status?: string | null };

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

export const runWords = ({ state, status }: Run): string =>
  (state === 'done' && status ? results[status] : null) ?? states[state];
