// The one clock. Tests and the sample set it; nothing else asks the machine for the time.
import { dayOf } from './day-words.ts';

let fixed: (() => Date) | null = null;

export const now = (): Date => fixed?.() ?? new Date();

/** Sets the clock, or (null) gives it back to the machine. */
export const setClock = (clock: (() => Date) | null) => {
  fixed = clock;
};

/** Today's date in an organisation's time zone, as YYYY-MM-DD. */
export const today = (timeZone: string): string => dayOf(now(), timeZone);
