// What a run of the allocation that is under way says of how long it takes, also where the process that worked it has ended. Pure.
import type { Allocation } from './assignments.table.ts';

const usual = 35_000; // milliseconds: half a minute, and a little for taking it up

type Going = Pick<Allocation, 'state' | 'version' | 'askedAt'>;

/** `isWorked`: somebody shows how far it is. A run is written once when it is asked for, and once each time it is begun. */
export function runningWords({ state, version, askedAt }: Going, isWorked: boolean, at: Date): string {
  const isLate = at.getTime() - askedAt.getTime() > usual;
  if (state === 'waiting') return isLate ? 'It has not begun yet, and begins by itself' : inTime;
  if (!isWorked && isLate) return 'It was interrupted and begins again by itself';
  return version > 2 ? 'It was interrupted and has begun again by itself: from then on at most half a minute' : inTime;
}

const inTime = 'At most half a minute';
