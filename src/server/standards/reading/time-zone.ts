const quarter = 15 * 60_000; // every zone's offset has changed on a quarter of an hour since 1972
const day = 86_400_000;

/** Whether there is a time zone of this IANA name. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Local time of one IANA time zone. Throws RangeError where there is no such zone. */
export function timeZone(name: string) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: name,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  const days = new Map<number, number | null>();
  const quarters = new Map<number, number>();

  function measured(at: number): number {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!) - at;
  }

  /** Milliseconds that local time is ahead of UTC at this instant; asked once a day, and by the quarter on days of change. */
  function ahead(instant: number): number {
    const from = Math.floor(instant / day) * day;
    const whole = kept(days, from, () => (measured(from) === measured(from + day) ? measured(from) : null));
    if (whole !== null) return whole;
    const at = Math.floor(instant / quarter) * quarter;
    return kept(quarters, at, () => measured(at));
  }

  return {
    ahead,
    /** The instant of a local time, given as if it were UTC; in the hour that comes twice, the first one. */
    instant(local: number): number {
      const before = local - ahead(local - 86_400_000);
      return before + ahead(before) === local ? before : local - ahead(local - ahead(local));
    },
  };
}

export type TimeZone = ReturnType<typeof timeZone>;

function kept<T>(known: Map<number, T>, key: number, make: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}
