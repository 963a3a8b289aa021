// Work that came to somebody, or went from them, because the leader took a counter-offer: their own or that of somebody else.
import { dayInWords, dayOf } from '../day-words.ts';
import { type Read, sql } from '../db.ts';
import { allOf, quoted } from '../list-words.ts';
import type { Actor } from '../people/actor.ts';

/** Of work that is given, ended or held by one, and of the instruction that holds it. */
export const counterBegins = 'Counter-offer of ';

/** As it stands with the work that is given and ended by it. Read by the whole team: why it was made is for the leader and the manager. */
export const counterWords = (member: string, leader: string): string => `${counterBegins}${member}, taken by ${leader}`;

/** To whoever made it. Pure. */
export function asOwnCounter(words: string, name: string): string {
  const [named, own] = [`${counterBegins}${name}, `, 'our counter-offer, '];
  return words.startsWith(named) ? `Y${own}${words.slice(named.length)}` : words.replace(named, `y${own}`);
}

/** Of work that no run gave: what the leader did not choose by hand either was moved by a counter-offer about other work. Pure. */
export const isByCounter = ({ overrideReason }: { overrideReason: string | null }): boolean =>
  overrideReason === null || overrideReason.startsWith(counterBegins);

/** Of work that nobody asked to move. Said of it to whoever has it now, and in the history of the plan. */
export const movedWords = (counter: string): string => `Came with other work that moved: ${counter}`;

/** Work that somebody had until a counter-offer was taken; `at` is ISO 8601, `reason` as in `counterWords`, closed by a full stop. */
export type LostToCounter = { taskId: string; personId: string; name: string; at: string; reason: string };

/**
 * Who had these tasks until a counter-offer was taken: as long as no run was given out since, or nobody has the task. Without them
 * nobody would read on the page of a task why it is no longer theirs.
 */
export const lostToCounters =
  ({ organisationId: org }: Actor, taskIds: readonly string[]) =>
  (db: Read): Promise<LostToCounter[]> =>
    db.rows<LostToCounter>(sql`
      select s.task_id as "taskId", s.person_id as "personId", m.name, s.ended_at as at, s.ended_reason as reason from assignments s
      join people m on m.organisation_id = s.organisation_id and m.id = s.person_id
      where s.organisation_id = ${org} and s.task_id = any(${`{${taskIds.join()}}`}::uuid[]) and s.buddy_to_id is null and s.ended_reason like ${`${counterBegins}%`}
        and not exists (select 1 from assignments x where x.organisation_id = ${org} and x.task_id = s.task_id and x.buddy_to_id is null
          and (x.ended_at is null and x.person_id = s.person_id or x.ended_at > s.ended_at and x.ended_reason <> s.ended_reason))
        and (not exists (select 1 from allocations a where a.organisation_id = ${org} and a.plan_id = s.plan_id and a.taken_up_at > s.ended_at)
          or not exists (select 1 from assignments x where x.organisation_id = ${org} and x.task_id = s.task_id and x.ended_at is null))
      order by s.ended_at, lower(m.name)`);

/** "Ann Lee and Bo Ray had it until 2 March 2026: Counter-offer of …", a sentence for each. Pure. */
export function sayLostTo(rows: readonly LostToCounter[], timeZone: string): string[] {
  const lost = Map.groupBy(rows, ({ at, reason }) => `${dayInWords(dayOf(new Date(at), timeZone))}: ${reason}`);
  return [...lost].map(([when, all]) => `${allOf(all.map(({ name }) => name))} had it until ${when}`);
}

type Moved = { personId: string; title: string; because: readonly string[] };

/** Why somebody no longer has what they volunteered for: "You had it until 2 March 2026: …", and what came to them by the same. Pure. */
export function sayMovedAway(lost: LostToCounter, work: readonly Moved[], isReader: boolean, timeZone: string): string {
  const counter = lost.reason.replace(/(?:: due on .*)?\.$/, '');
  const came = work.filter(
    ({ personId, because: [first = ''] }) => personId === lost.personId && first.includes(counter),
  );
  const titles = [...new Set(came.map(({ title }) => title))];
  const day = dayInWords(dayOf(new Date(lost.at), timeZone));
  const [who, whom] = isReader ? ['You', 'you'] : [lost.name, lost.name];
  const also = titles.length > 0 ? ` ${quoted(titles)} came to ${whom} by it.` : '';
  return `${who} had it until ${day}: ${lost.reason}${also}`;
}

/** A counter-offer that was taken since the last run was given out. `at` is ISO 8601; `aims`: null where its price told none. */
export type TakenCounter = { name: string; at: string; aims: string[] | null };

export const takenSinceRuns =
  ({ organisationId: org }: Actor, planId: string) =>
  (db: Read): Promise<TakenCounter[]> =>
    db.rows<TakenCounter>(sql`
      select m.name, c.decided_at as at, c.price -> 'aims' as aims from counter_offers c
      join people m on m.organisation_id = c.organisation_id and m.id = c.person_id
      where c.organisation_id = ${org} and c.plan_id = ${planId} and c.outcome = 'taken'
        and not exists (select 1 from allocations a where a.organisation_id = ${org} and a.plan_id = c.plan_id and a.taken_up_at > c.decided_at)
      order by c.decided_at, c.id`);

/** What one did to what the run before it reached. Pure. */
export function sayTaken({ name, at, aims }: TakenCounter, timeZone: string): string {
  const none = aims ? ['The highest load and the wishes that are met stay as they were.'] : [];
  const day = dayInWords(dayOf(new Date(at), timeZone));
  return [`Since then the counter-offer of ${name} was taken, on ${day}.`, ...(aims?.length ? aims : none)].join(' ');
}
