// Work that somebody had and has no longer: it went to others, was taken out, or its plan ended with it undone. They are told why.
import type { SQL } from 'drizzle-orm';
import { type Read, sql } from '../db.ts';
import { allOf, quoted } from '../list-words.ts';
import type { Actor } from '../people/actor.ts';
import { workTitleOf } from './buddying.ts';
import type { AnswerRow } from './plan-rows.ts';
import { isSaidOf } from './said-of.ts';

export type LostWork = {
  planId: string;
  plan: string;
  taskId: string;
  title: string;
  /** `ended`: this work alone; else what became of its whole plan. */
  how: 'ended' | 'close' | 'withdraw';
  /** When, ISO 8601; by whom, and why, in their words. */
  at: string;
  by: string | null;
  reason: string | null;
  /** To whom it went. */
  to: string[];
  /** Who does the task now; null where it is no longer in the plan, and for a buddy's work. */
  now: string[] | null;
};

/** What somebody lost on or after a day, newest first, as one JSON value; not what they gave away themselves. `since`: YYYY-MM-DD. */
export const lostWork = ({ organisationId, personId }: Pick<Actor, 'organisationId' | 'personId'>, since: SQL): SQL =>
  sql`(select coalesce(json_agg(to_json(w) order by w.at desc, w.title), '[]') from (
    select s.plan_id as "planId", p.title as plan, s.task_id as "taskId", ${workTitleOf} as title,
      case when s.ended_at is null then d.decision else 'ended' end as how, coalesce(s.ended_at, d.at) as at,
      coalesce(e.by, (select o.name from people o where o.organisation_id = d.organisation_id and o.id = d.by)) as by,
      case when s.ended_at is null then coalesce(d.reason, ${reported}) else s.ended_reason end as reason, ${takers} as to, ${doers} as now
    from assignments s
    join tasks t on t.organisation_id = s.organisation_id and t.id = s.task_id
    join plans p on p.organisation_id = s.organisation_id and p.id = s.plan_id
    cross join lateral (select d.* from plan_decisions d where d.organisation_id = s.organisation_id and d.plan_id = s.plan_id
      and d.decision not in ('report', 'review') order by d.at desc, d.id desc limit 1) d
    left join lateral (${ender}) e on true
    where s.organisation_id = ${organisationId} and s.person_id = ${personId} and ${personId} is distinct from coalesce(e.id, d.by) and ${wasOpen}
      and (s.ended_at is null and s.done_at is null and d.decision in ('close', 'withdraw') and d.at >= ${since}
        or s.ended_at >= ${since} and d.decision not in ('close', 'withdraw') and ${isLast})) w)`;

/** Whoever ended an assignment `s` made its newest version. */
const ender = sql`select v.actor_id as id, v.actor_name as by, v.at from versions v where s.ended_at is not null
  and v.organisation_id = s.organisation_id and v.record_id = s.id order by v.sequence desc limit 1`;

/** How it went, where that was said after the plan was closed. */
const reported = sql`(select r.reason from plan_decisions r where r.organisation_id = s.organisation_id and r.plan_id = s.plan_id
  and r.decision = 'report')`;

/** The same work: the task, or being a buddy on it to the same person. */
const same = sql`x.organisation_id = s.organisation_id and x.task_id = s.task_id and x.buddy_to_id is not distinct from s.buddy_to_id`;

/** To whom it was given in the same action: what an action gives out has its moment before the action's own. */
const takers = sql`array(select w.name from assignments x join people w on w.organisation_id = x.organisation_id and w.id = x.person_id
  where ${same} and x.person_id <> s.person_id and x.at between s.ended_at and e.at order by w.name)`;

/** Who does the task now. */
const doers = sql`case when t.withdrawn_at is null and s.buddy_to_id is null then array(select w.name from assignments x
  join people w on w.organisation_id = x.organisation_id and w.id = x.person_id
  where ${same} and x.person_id <> s.person_id and x.ended_at is null order by w.name) end`;

/** Nobody is asked, or told, while a plan is a draft. */
const wasOpen = sql`exists (select 1 from plan_decisions c where c.organisation_id = s.organisation_id and c.plan_id = s.plan_id
  and c.decision = 'consult' and (s.ended_at is null or c.at <= s.ended_at))`;

/** Whether it was not given to them again, with other hours or another buddy. */
const isLater = sql`${same} and x.person_id = s.person_id and x.id <> s.id and (x.at, x.id) > (s.at, s.id)`;
const isLast = sql`not exists (select 1 from assignments x where ${isLater})`;

export type EndedWork = LostWork & {
  id: string;
  hours: number;
  buddy: string | null;
  /** How it was given again to the same person; `atOnce`: in the action that ended it, so that it was changed and never taken away. */
  again: { hours: number; buddy: string | null; atOnce?: boolean } | null;
  said: Pick<AnswerRow, 'id' | 'answer' | 'words' | 'at' | 'reply' | 'repliedBy' | 'repliedAt'>[];
};

/** Of one person's part of a plan what is theirs no longer, newest first: all that was lost, and what they had answered and was given again. */
export const endedWorkOf =
  ({ organisationId }: Actor, planId: string, personId: string) =>
  async (db: Read): Promise<EndedWork[]> => {
    return db.rows<EndedWork>(sql`
      select s.id, s.plan_id as "planId", p.title as plan, s.task_id as "taskId", ${workTitleOf} as title, s.hours::float as hours, ${nameOf(sql`s.buddy_id`)} as buddy,
        'ended' as how, s.ended_at as at, e.by, s.ended_reason as reason, ${takers} as to, ${doers} as now, (select json_build_object('hours', x.hours::float, 'buddy', ${nameOf(sql`x.buddy_id`)}, 'atOnce', x.at <= e.at)
          from assignments x where ${isLater} order by x.at, x.id limit 1) as again, a.said
      from assignments s
      join tasks t on t.organisation_id = s.organisation_id and t.id = s.task_id
      join plans p on p.organisation_id = s.organisation_id and p.id = s.plan_id
      left join lateral (${ender}) e on true
      cross join lateral (select coalesce(json_agg(json_build_object('id', a.id, 'answer', a.answer, 'words', a.words, 'at', a.at,
          'reply', a.reply, 'repliedBy', r.name, 'repliedAt', a.replied_at) order by a.at, a.id), '[]') as said
        from assignment_answers a left join people r on r.organisation_id = a.organisation_id and r.id = a.replied_by
        where a.organisation_id = s.organisation_id and a.assignment_id = s.id) a
      where s.organisation_id = ${organisationId} and s.plan_id = ${planId} and s.person_id = ${personId} and s.ended_at is not null and ${wasOpen}
        and (${isLast} or a.said::text <> '[]')
      order by s.ended_at desc, s.id`);
  };

const nameOf = (id: SQL) =>
  sql`(select n.name from people n where n.organisation_id = s.organisation_id and n.id = ${id})`;

/** What was said of it before; of a question or a counter-offer the work was not that, but what it was about. */
const answered = { accept: 'agreed', query: 'before', decline: 'declined', counter: 'before' };

type Again = Pick<EndedWork, 'title' | 'hours' | 'buddy'> & {
  again: NonNullable<EndedWork['again']>;
  said: readonly Pick<AnswerRow, 'answer'>[];
};

/** "“Call-backs”: 9 h, agreed with 4 h". Pure. */
export function sayAgain({ title, hours, buddy, again, said }: Again): string {
  const newest = said.at(-1);
  const before = newest ? answered[newest.answer] : 'before';
  const withBuddy = (name: string | null) => (name ? `with ${name} as buddy` : 'without a buddy');
  const parts = [
    ...(again.hours === hours ? [] : [`${again.hours} h, ${before} with ${hours} h`]),
    ...(again.buddy === buddy ? [] : [`${withBuddy(again.buddy)}, ${before} ${withBuddy(buddy)}`]),
  ];
  if (parts.length > 0) return `“${title}”: ${parts.join('; ')}`;
  return `“${title}”${again.atOnce ? ': the task was changed' : ', as it was before'}`;
}

type Anew = { ended: readonly EndedWork[]; understanding: { at: string } | null };

/** How work that words were said of came to be given anew since: it was changed, or was away in between. Pure. */
export function howAnew({ ended, understanding }: Anew, title: string): string {
  const since = ended.filter((row) => row.title === title && understanding && !isSaidOf(understanding, row));
  const isChanged = since.some(
    ({ again, hours, buddy }) => again && (again.atOnce || again.hours !== hours || again.buddy !== buddy),
  );
  return isChanged ? 'changed' : 'taken away and given again';
}

type Titled = Pick<LostWork, 'title' | 'to'> & Partial<Pick<LostWork, 'now'>>;

/** "“Coach on webchat” went to Yusuf Demir, and “Call-backs” is no longer yours (nobody has it now)". Pure. */
export function sayLost(rows: readonly Titled[], whose = 'yours'): string {
  const byHolder = [...Map.groupBy(rows, ({ to, now }) => JSON.stringify(to.length > 0 ? [to] : [to, now])).values()];
  return byHolder
    .map((all) => {
      const { to, now } = all[0]!;
      const titles = quoted(all.map(({ title }) => title));
      if (to.length > 0) return `${titles} went to ${allOf(to)}`;
      const it = all.length === 1 ? 'it' : 'them';
      const have = (now ?? []).length === 1 ? 'has' : 'have';
      const holder = now && ` (${now.length > 0 ? `${allOf(now)} ${have}` : 'nobody has'} ${it} now)`;
      return `${titles} ${all.length === 1 ? 'is' : 'are'} no longer ${whose}${holder ?? ''}`;
    })
    .join(', and ');
}

/** What ended together for one reason. Pure. */
export const lostTogether = (rows: readonly LostWork[]): LostWork[][] => [
  ...Map.groupBy(rows, ({ planId, how, by, reason }) => [planId, how, by, reason].join()).values(),
];

/** What became of work that ended together: alone, or with its plan. Pure. */
export function sayLostOf(rows: readonly LostWork[]): string {
  const { how, plan } = rows[0]!;
  const titles = quoted(rows.map(({ title }) => title));
  if (how === 'ended') return sayLost(rows);
  return how === 'close'
    ? `“${plan}” was closed with ${titles} undone`
    : `“${plan}” was withdrawn, and ${titles} with it`;
}

/** "In “January backlog”, by Imani Clarke. Given to others by hand: he has exams". Pure. */
export function whyLost({ how, plan, by, reason }: Pick<LostWork, 'how' | 'plan' | 'by' | 'reason'>): string {
  const who = by ? `y ${by}.` : '';
  if (how === 'ended') return `In “${plan}”${who && `, b${who}`} ${reason ?? ''}`.trim();
  if (how === 'withdraw') return `${who && `B${who} `}${reason ?? ''}`.trim();
  return `${who && `B${who} `}${reason ? `How it went: ${reason}` : 'How it went was not said.'}`;
}
