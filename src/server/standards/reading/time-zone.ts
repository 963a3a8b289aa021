const cell = 15 * 60_000; // every zone's offset has changed on a quarter of an hour since 1972

/** Local time of one IANA time zone. Throws RangeError where there is no such zone. */
export function timeZone(name: string) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: name,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  const known = new Map<number, number>();

  /** Milliseconds that local time is ahead of UTC at this instant. */
  function ahead(instant: number): number {
    const at = Math.floor(instant / cell) * cell;
    const kept = known.get(at);
    if (kept !== undefined) return kept;
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const local = Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!);
    if (known.size > 200_000) known.clear();
    known.set(at, local - at);
    return local - at;
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
