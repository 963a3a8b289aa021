// What a run of the allocation that is under way says of how long it takes, also where the process that worked it has ended. Pure.
import type { Allocation } from './assignments.table.ts';

const usual = 65_000; // milliseconds: a minute, and a little for taking it up

type Going = Pick<Allocation, 'state' | 'version' | 'askedAt'>;
/** `isWorked`: somebody shows how far it is; `before`: how many runs come first. */
type Turn = { isWorked: boolean; before: number };

/** A run is written once when it is asked for, and once each time it is begun. */
export function runningWords({ state, version, askedAt }: Going, { isWorked, before }: Turn, at: Date): string {
  const isLate = at.getTime() - askedAt.getTime() > usual;
  if (state === 'waiting' && before > 0)
    return `It waits its turn behind ${before === 1 ? 'another run' : `${before} other runs`} and begins by itself. ${inTime}`;
  if (state === 'waiting') return isLate ? 'It has not begun yet, and begins by itself' : inTime;
  if (!isWorked && isLate) return 'It was interrupted and begins again by itself';
  return version > 2 ? `It was interrupted and has begun again by itself. ${inTime}` : inTime;
}

const inTime = 'The search stops after a minute; the reasons are worked out after that';
