// What a calendar file would change in the absences of one person. Pure.
import type { Absence, CalendarEvent, CalendarTime } from './absences.table.ts';

export type Known = Pick<
  Absence,
  'id' | 'startsOn' | 'endsOn' | 'hours' | 'event' | 'occurrence' | 'sequence' | 'changedAt' | 'withdrawnAt'
>;
/** `key`: event and occurrence. `was`: how it stands now. `edition`: that of the event in the file. */
export type CalendarChange = { key: string; edition: CalendarEvent } & (
  | { does: 'add'; time: CalendarTime; was: null }
  | { does: 'change'; time: CalendarTime; was: Known }
  | { does: 'withdraw'; time: null; was: Known }
);

const keyOf = (row: { event: string | null; occurrence: string | null }) => `${row.event}:${row.occurrence}`;

/**
 * An edition of an event that is older than what is known changes nothing; the same edition adds only what was never taken in; a newer
 * one replaces days that moved, and withdraws what is no longer in it or was cancelled, from `from` on. What is not in the file stays.
 */
export function changesOf(
  { times, events }: { times: readonly CalendarTime[]; events: readonly CalendarEvent[] },
  known: readonly Known[],
  { from, to }: { from: string; to: string },
): CalendarChange[] {
  const editions = new Map(events.map((one) => [one.event, one]));
  const rows = new Map(known.map((row) => [keyOf(row), row]));
  const age = new Map(events.map((one) => [one.event, ageOf(one, known)]));
  const inFile = new Set(times.map(keyOf));
  const found = times.flatMap((time): CalendarChange[] => {
    const [key, edition] = [keyOf(time), editions.get(time.event)!];
    const [was, newer] = [rows.get(key), age.get(time.event)!];
    if (newer < 0) return [];
    if (!was) return [{ does: 'add', key, edition, time, was: null }];
    const stays = was.withdrawnAt ? newer === 0 : isSame(time, was);
    return stays ? [] : [{ does: 'change', key, edition, time, was }];
  });
  const gone = known.flatMap((was): CalendarChange[] => {
    const edition = was.event === null ? undefined : editions.get(was.event);
    const isInSight = was.endsOn >= from && was.startsOn <= to;
    if (!edition || age.get(edition.event)! < 0 || was.withdrawnAt || !isInSight || inFile.has(keyOf(was))) return [];
    return [{ does: 'withdraw', key: keyOf(was), edition, time: null, was }];
  });
  const dayOf = ({ time, was }: CalendarChange) => (time ?? was)!.startsOn;
  return [...found, ...gone].sort((a, b) => dayOf(a).localeCompare(dayOf(b)) || a.key.localeCompare(b.key));
}

const isSame = (a: CalendarTime, b: Known) => a.startsOn === b.startsOn && a.endsOn === b.endsOn && a.hours === b.hours;

type Edition = Pick<CalendarEvent, 'sequence' | 'changedAt'>;

/** Above 0 where the edition in the file is newer than all that is known of the event, below where it is older. */
function ageOf(edition: CalendarEvent, known: readonly Known[]): number {
  const editions = known.filter(({ event }) => event === edition.event).map(editionOf);
  const newest = editions.sort(compare).at(-1);
  return newest ? compare(edition, newest) : 1;
}

const editionOf = ({ sequence, changedAt }: Known): Edition => ({
  sequence: sequence ?? 0,
  changedAt: changedAt?.toISOString() ?? null,
});

/** By SEQUENCE, and between equal ones by when they were changed (RFC 5546, 2.1.5). */
const compare = (a: Edition, b: Edition) =>
  a.sequence - b.sequence || (a.changedAt && b.changedAt ? a.changedAt.localeCompare(b.changedAt) : 0);
