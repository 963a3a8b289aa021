// What to look at before the two meet: from the member's work, of what the reader may see anyway.
import { type Read, sql } from '../db.ts';
import { readsMeeting } from '../meetings/reads-meeting.ts';
import type { Actor } from '../people/actor.ts';
import { type PersonFacts, personFacts } from '../people/facts.ts';
import { may } from '../permissions.ts';
import { workTitleOf } from '../plans/buddying.ts';
import { holdsNow } from '../plans/said-of.ts';
import { personSignals } from '../standards/person-figures.ts';
import { helpRows } from './help-rows.ts';
import { reasonWords } from './help-state.ts';
import { sayStanding } from './help-words.ts';

export type Prepared = {
  kind: 'query' | 'decline' | 'understanding' | 'task' | 'action' | 'help' | 'signal' | 'goal';
  what: string;
  why: string;
  href: string;
};
type Pair = { leaderId: string; memberId: string };

/**
 * Questions not answered, words not confirmed, work due within two weeks, what was promised in team meetings, help asked of one
 * another, figures that stand out, skills being developed.
 */
export async function toPrepare(db: Read, actor: Actor, pair: Pair, day: string): Promise<Prepared[]> {
  const work = await db.rows<Row>(workOf(actor, pair, day));
  const facts = await personFacts(actor, pair.memberId)(db);
  const goals = facts && may(actor, 'skill.view', facts) ? await db.rows<Row>(goalsOf(actor, pair)) : [];
  return [
    ...work.map((row) => inWords(row, pair)),
    ...(await helpBetween(db, actor, pair)),
    ...(facts && may(actor, 'figure.view-person', facts) ? await signalsOf(db, actor, facts) : []),
    ...goals.map((row) => inWords(row, pair)),
  ];
}

/** What stands out from its usual range is something to ask about: it says nothing of why. */
async function signalsOf(db: Read, actor: Actor, person: PersonFacts): Promise<Prepared[]> {
  const signals = await personSignals(db, actor, person);
  return signals.map(({ measure, verdict, sentence }) => ({
    kind: 'signal',
    what: `${measure}: ${verdict}`,
    why: sentence,
    href: `/serve/people/${person.personId}`,
  }));
}

/** What one of the two asked of the other and is not over: promised, given, or nothing yet. */
async function helpBetween(db: Read, actor: Actor, { leaderId, memberId }: Pair): Promise<Prepared[]> {
  const pair = sql`array[${leaderId}, ${memberId}]::uuid[]`;
  const open = sql`r.closed_at is null and r.asker_id = any(${pair}) and r.asked_id = any(${pair})`;
  const rows = await helpRows(db, actor, open, sql`r.at, r.id limit 50`);
  return rows.map((row) => ({
    kind: 'help',
    what: `Help that ${row.asker} asked for: ${row.words ?? reasonWords[row.reason]}`,
    why: sayStanding(row),
    href: `/lead/help/${row.id}`,
  }));
}

/** `planId`: of an action its meeting. */
type Row = {
  kind: Exclude<Prepared['kind'], 'help' | 'signal'>;
  title: string;
  words: string | null;
  due: string | null;
  planId: string | null;
};

function inWords({ kind, title, words, planId }: Row, { memberId }: Pair): Prepared {
  const part = `/lead/plans/${planId}/agreement/${memberId}`;
  switch (kind) {
    case 'query':
      return { kind, what: `A question about “${title}”`, why: words ?? '', href: part };
    case 'decline':
      return { kind, what: `“${title}” was declined`, why: words ?? '', href: part };
    case 'understanding':
      return { kind, what: `Words on “${title}” wait for an answer`, why: words ?? '', href: part };
    case 'task':
      return { kind, what: title, why: words ?? '', href: part };
    case 'action':
      return { kind, what: title, why: words ?? '', href: `/lead/meetings/${planId}` };
    case 'goal':
      return { kind, what: `Developing: ${title}`, why: words ?? '', href: `/lead/people/${memberId}/skills` };
  }
}

/** The member sees their own part; the leader what stands in plans of teams they lead or manage. */
const workOf = (actor: Actor, { memberId }: Pair, day: string) => {
  const teams = sql.param([...actor.leads, ...actor.manages]);
  const seen = sql`(${actor.personId} = ${memberId} or p.team_id = any(${teams}::uuid[]))`;
  const open = sql`(select d.decision from plan_decisions d where d.organisation_id = p.organisation_id and d.plan_id = p.id
    order by d.at desc, d.id desc limit 1) in ('consult', 'agree', 'start', 'revise')`;
  return sql`
    with held as (select s.id, s.plan_id, ${workTitleOf} as title, t.due, n.answer, n.words, n.reply
      from assignments s
      join tasks t on t.organisation_id = s.organisation_id and t.id = s.task_id
      join plans p on p.organisation_id = s.organisation_id and p.id = s.plan_id
      left join lateral (select a.answer, a.words, a.reply from assignment_answers a
        where a.organisation_id = s.organisation_id and a.assignment_id = s.id order by a.at desc, a.id desc limit 1) n on true
      where s.organisation_id = ${actor.organisationId} and s.person_id = ${memberId} and s.ended_at is null
        and s.done_at is null and ${seen} and ${open})
    select answer as kind, title, words, due::text, plan_id as "planId" from held where answer in ('query', 'decline')
    union all
    select 'task', title, 'Due ' || to_char(due, 'FMDD FMMonth'), due::text, plan_id from held
      where coalesce(answer, 'accept') = 'accept' and due between ${day}::date and ${day}::date + 14
    union all
    (select 'understanding', p.title, u.what, null, p.id
      from understandings u join plans p on p.organisation_id = u.organisation_id and p.id = u.plan_id
      where u.organisation_id = ${actor.organisationId} and u.person_id = ${memberId} and u.outcome is null
        and ${seen} and ${open} and ${holdsNow})
    union all
    (select 'action', x.words, 'Promised in “' || m.title || '”, by ' || to_char(x.due, 'FMDD FMMonth'), x.due::text, m.id
      from team_meeting_actions x join team_meetings m on m.organisation_id = x.organisation_id and m.id = x.meeting_id
      where x.organisation_id = ${actor.organisationId} and x.owner_id = ${memberId} and x.done_at is null
        and x.let_go_reason is null and ${readsMeeting(actor)} order by x.due, x.id)`;
};

const goalsOf = ({ organisationId }: Actor, { memberId }: Pair) => sql`
  select 'goal' as kind, k.name as title, 'Since ' || to_char(g.since, 'FMDD FMMonth YYYY') as words, null as due, null as "planId"
  from skill_goals g join skills k on k.organisation_id = g.organisation_id and k.id = g.skill_id
  where g.organisation_id = ${organisationId} and g.person_id = ${memberId} and g.ended is null order by g.since, g.id`;
