// Of which work an understanding is said: of what its member had then. See docs/decisions/0183-words-are-said-of-the-work-then-given.md.
import { type SQL, sql } from 'drizzle-orm';

type Moment = { at: string | Date };

/** Whether words were said of this work, too: not where it was given after them. Pure. */
export const isSaidOf = (said: Moment, given: Moment): boolean => new Date(given.at) <= new Date(said.at);

/** What was given after words were said: while there is any, they are said of earlier work. Pure. */
export const givenSince = <Work extends Moment>(said: Moment, held: readonly Work[]): Work[] =>
  held.filter((given) => !isSaidOf(said, given));

/** Whether work that an understanding `u` was said of was taken away since. In SQL. */
export const takenSince: SQL = sql`exists (select 1 from assignments e where e.organisation_id = u.organisation_id
  and e.plan_id = u.plan_id and e.person_id = u.person_id and e.at <= u.at and e.ended_at > u.at)`;

/**
 * The same in SQL, of an understanding `u`: whether it is the newest words of their member in that plan, and said of exactly the work
 * that they have. Null where they have none: nobody waits for a word about it.
 */
export const holdsNow: SQL = sql`(select bool_and(s.at <= u.at) from assignments s where s.organisation_id = u.organisation_id
    and s.plan_id = u.plan_id and s.person_id = u.person_id and s.ended_at is null)
  and not ${takenSince}
  and not exists (select 1 from understandings w where w.organisation_id = u.organisation_id and w.plan_id = u.plan_id
    and w.person_id = u.person_id and (w.at, w.id) > (u.at, u.id))`;
