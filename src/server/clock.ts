// The one clock. Tests and the sample set it; nothing else asks the machine for the time.
let fixed: (() => Date) | null = null;

export const now = (): Date => fixed?.() ?? new Date();

/** Sets the clock, or (null) gives it back to the machine. */
export const setClock = (clock: (() => Date) | null) => {
  fixed = clock;
};

/** Today's date in an organisation's time zone, as YYYY-MM-DD. */
export const today = (timeZone = 'Europe/London'): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now());
