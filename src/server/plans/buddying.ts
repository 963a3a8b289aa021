// Being somebody's buddy on a task is a piece of work of its own: see docs/decisions/0180-being-a-buddy-is-work.md.
import { type SQL, sql } from 'drizzle-orm';
import { allOf } from '../list-words.ts';
import { type Gone, withGone } from './gone.ts';
import { shortHours } from './hours-words.ts';

type Line = { buddyToId: string | null };

/** A line of a plan with who has it. `buddyId`: of several buddies the one who has most of it. */
type Held = Line & { taskId: string; personId: string; name: string; hours: number; gone: Gone | null };
type Supported = {
  taskId: string;
  personId: string;
  buddyId: string | null;
  buddy: string | null;
  buddyGone: Gone | null;
};

/** Somebody's buddy on a task; `hours`: null where none are charged. */
export type Buddy = { id: string; name: string; hours: number | null; gone: Gone | null };

/** Everybody who is buddy to whoever does this work: of a shared task each of its parts may have another. By name. Pure. */
export function buddiesOf(row: Supported, assignments: readonly Held[]): Buddy[] {
  const beside = assignments
    .filter(({ taskId, buddyToId }) => taskId === row.taskId && buddyToId === row.personId)
    .map(({ personId: id, name, hours, gone }) => ({ id, name, hours, gone }));
  if (beside.length > 0 || !row.buddyId) return beside;
  return [{ id: row.buddyId, name: row.buddy ?? '', hours: null, gone: row.buddyGone }];
}

/** "Mei-Lin Zhou (1 h) and Siân Parry (1 h)". Pure. */
export const sayBuddies = (buddies: readonly Pick<Buddy, 'name' | 'hours' | 'gone'>[]): string =>
  allOf(
    buddies.map(({ name, hours, gone }) => withGone(`${name}${hours === null ? '' : ` (${shortHours(hours)})`}`, gone)),
  );

/** "Siân Parry (1 h) as buddy", after "with"; nothing where there is none. Pure. */
export const sayAsBuddies = (buddies: readonly Pick<Buddy, 'name' | 'hours' | 'gone'>[]): string =>
  buddies.length === 0 ? '' : `${sayBuddies(buddies)} as ${buddies.length === 1 ? 'buddy' : 'buddies'}`;

/** Those who do the tasks, without their buddies. Pure. */
export const doing = <Row extends Line>(assignments: readonly Row[]): Row[] =>
  assignments.filter(({ buddyToId }) => !buddyToId);

/** "Call-backs", or "Buddy to Adwoa Mensah: Call-backs". Pure. */
export const workTitle = (title: string, { buddyTo }: { buddyTo: string | null }): string =>
  buddyTo ? `Buddy to ${buddyTo}: ${title}` : title;

/** The same in SQL, of an assignment `s` and its task `t`. */
export const workTitleOf: SQL = sql`case when s.buddy_to_id is null then t.title else 'Buddy to ' || (select w.name from people w
  where w.organisation_id = s.organisation_id and w.id = s.buddy_to_id) || ': ' || t.title end`;

/** "2 tasks and one as buddy", after "You have". Pure. */
export function sayWork(work: readonly Line[]): string {
  const own = doing(work).length;
  const beside = work.length - own;
  const say = (n: number) => (n === 1 ? 'one task' : `${n} tasks`);
  if (beside === 0) return say(own);
  return own === 0 ? `${say(beside)} as buddy` : `${say(own)} and ${beside === 1 ? 'one' : beside} as buddy`;
}
