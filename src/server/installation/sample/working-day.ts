// Days on which nobody is asked for work: weekends and the bank holidays of England and Wales.
const dayLength = 86_400_000;

/** The day itself, or the last working day before it. Days are YYYY-MM-DD. */
export function workingDay(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  const isFree = [0, 6].includes(new Date(at).getUTCDay()) || holidaysOf(Number(day.slice(0, 4))).has(day);
  return isFree ? workingDay(iso(at - dayLength)) : day;
}

/** A holiday on a weekend is taken on the next working day; two of them, on the next two. */
function holidaysOf(year: number): Set<string> {
  const easter = easterOf(year);
  const newYear = Date.UTC(year, 0, 1);
  const christmas = Date.UTC(year, 11, 25);
  const taken = (at: number, days: number) => ([0, 6].includes(new Date(at).getUTCDay()) ? at + days * dayLength : at);
  const days = [
    taken(newYear, new Date(newYear).getUTCDay() === 6 ? 2 : 1),
    ...[easter - 2 * dayLength, easter + dayLength],
    ...[mondayAtOrAfter(Date.UTC(year, 4, 1)), mondayAtOrAfter(Date.UTC(year, 4, 25))],
    mondayAtOrAfter(Date.UTC(year, 7, 25)),
    ...[taken(christmas, 2), taken(christmas + dayLength, 2)],
  ];
  return new Set(days.map(iso));
}

const mondayAtOrAfter = (at: number) => at + ((8 - new Date(at).getUTCDay()) % 7) * dayLength;

/** Easter Sunday of the Gregorian calendar, by the method printed in Nature, 20 April 1876. */
function easterOf(year: number): number {
  const [a, b, c] = [year % 19, Math.trunc(year / 100), year % 100];
  const f = Math.trunc((b + 8) / 25);
  const h = (19 * a + b - Math.trunc(b / 4) - Math.trunc((b - f + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.trunc(c / 4) - h - (c % 4)) % 7;
  const days = h + l - 7 * Math.trunc((a + 11 * h + 22 * l) / 451) + 114;
  return Date.UTC(year, Math.trunc(days / 31) - 1, (days % 31) + 1);
}

const iso = (at: number) => new Date(at).toISOString().slice(0, 10);
