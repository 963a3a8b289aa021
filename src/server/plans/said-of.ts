// Of which work an understanding is said: of what its member had then. See docs/decisions/0183-words-are-said-of-the-work-then-given.md.
import { type SQL, sql } from 'drizzle-orm';
import { quoted } from '../list-words.ts';
import { workTitleOf } from './buddying.ts';

type Moment = { at: string | Date };

/** Whether words were said of this work, too: not where it was given after them. Pure. */
export const isSaidOf = (said: Moment, given: Moment): boolean => new Date(given.at) <= new Date(said.at);

/** What was given after words were said: while there is any, they are said of earlier work. Pure. */
export const givenSince = <Work extends Moment>(said: Moment, held: readonly Work[]): Work[] =>
  held.filter((given) => !isSaidOf(said, given));

/** Whether words are said of other work than their member has: some was given after them, or taken away. Pure. */
export const isOfEarlier = (said: Moment & { takenSince: readonly unknown[] }, held: readonly Moment[]): boolean =>
  said.takenSince.length > 0 || givenSince(said, held).length > 0;

const wasTaken = sql`s.organisation_id = u.organisation_id and s.plan_id = u.plan_id and s.person_id = u.person_id
  and s.at <= u.at and s.ended_at > u.at`;

/** Whether work that an understanding `u` was said of was taken away since. In SQL. */
export const takenSince: SQL = sql`exists (select 1 from assignments s where ${wasTaken})`;

/** The titles of that work, also of what was given again. In SQL. */
export const titlesTaken: SQL = sql`array(select ${workTitleOf} from assignments s
  join tasks t on t.organisation_id = s.organisation_id and t.id = s.task_id where ${wasTaken} order by 1)`;

/** Titles given after words were said, and titles of what they were said of that was taken away: what is in both was given anew. Pure. */
export const changesSince = (given: readonly string[], taken: readonly string[]) => ({
  given: given.filter((title) => !taken.includes(title)),
  anew: given.filter((title) => taken.includes(title)),
  taken: taken.filter((title) => !given.includes(title)),
});

/** "“A” was given, and “B” and “C” were taken away", before "since". `how`: how that was which was given anew. Pure. */
export function saySince(
  given: readonly string[],
  taken: readonly string[],
  how: (title: string) => string = () => 'given anew',
): string {
  const all = changesSince(given, taken);
  const say = (titles: readonly string[], words: string) =>
    titles.length > 0 ? [`${quoted(titles)} ${titles.length === 1 ? 'was' : 'were'} ${words}`] : [];
  const anew = [...Map.groupBy(all.anew, how)].flatMap(([words, titles]) => say(titles, words));
  return [...say(all.given, 'given'), ...anew, ...say(all.taken, 'taken away')].join(', and ');
}

/**
 * The same in SQL, of an understanding `u`: whether it is the newest words of their member in that plan, and said of exactly the work
 * that they have. Null where they have none: nobody waits for a word about it.
 */
export const holdsNow: SQL = sql`(select bool_and(s.at <= u.at) from assignments s where s.organisation_id = u.organisation_id
    and s.plan_id = u.plan_id and s.person_id = u.person_id and s.ended_at is null)
  and not ${takenSince}
  and not exists (select 1 from understandings w where w.organisation_id = u.organisation_id and w.plan_id = u.plan_id
    and w.person_id = u.person_id and (w.at, w.id) > (u.at, u.id))`;
