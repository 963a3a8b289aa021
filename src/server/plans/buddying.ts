// Being somebody's buddy on a task is a piece of work of its own: see docs/decisions/0180-being-a-buddy-is-work.md.
import { type SQL, sql } from 'drizzle-orm';

type Line = { buddyToId: string | null };

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
