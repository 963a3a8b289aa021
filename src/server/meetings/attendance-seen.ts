// What a page showed of who comes to a meeting: saying it anew never overwrites what somebody said since. Pure.
import type { OnRoster } from './roster.ts';
import { type AttendanceForm, attendanceWords } from './team-meetings.form.ts';

type Coming = Pick<OnRoster, 'id' | 'attendance'>;

/** Sent with a form that says who came. */
export const attendanceSeen = (roster: readonly Coming[]): string =>
  roster.map(({ id, attendance }) => `${id}:${attendance ?? ''}`).join(' ');

/** In words, by field, where it was changed since and is otherwise than what is said now. */
export function attendanceNow(roster: readonly Coming[], came: AttendanceForm, seen: string): Record<string, string> {
  const before = new Map(seen.split(' ').map((one) => [one.slice(0, 36), one.slice(37)]));
  const said = new Map(came.map(({ personId, attendance }) => [personId, attendance]));
  const changed = roster.filter(({ id, attendance }) => before.has(id) && before.get(id) !== (attendance ?? ''));
  return Object.fromEntries(
    changed
      .filter(({ id, attendance }) => said.has(id) && said.get(id) !== (attendance ?? 'absent'))
      .map(({ id, attendance }) => [`is-${id}`, attendance ? attendanceWords[attendance] : 'Nothing said']),
  );
}
