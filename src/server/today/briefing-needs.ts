// What briefings ask for while they are under way, and what they left: questions still open, and what one said one will do.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { ended, type Say } from './need.ts';

export const sayBriefingNeeds: Say = {
  briefing: ({ title, who, at, within }) => ({
    ...{ what: `Briefing of “${title}”`, from: 'Lead', href: `/lead/plans/${within}/briefing/${at}` },
    ...{
      why: who
        ? `${who} holds it now. Say that you are there, ask, and say in your own words what you will do.`
        : 'You began it. Its record is kept when you end it.',
      stands: { shape: 'part', text: 'Under way' },
    },
  }),
  question: ({ title, who, words, at, within }) => ({
    ...{ what: `Answer ${who}: “${title}”`, from: 'Lead', href: `/lead/plans/${within}/briefing/${at}#questions` },
    ...{ why: ended(`Asked at the briefing of “${words}”`), stands: { shape: 'query', text: 'Not answered' } },
  }),
  commitment: ({ title, words }) => ({
    ...{
      what: title,
      why: ended(`You said so at the briefing of “${words}”`),
      from: 'Lead',
      href: '/lead/my-work#said',
    },
  }),
};

export const briefingNeeds = (actor: Actor, day: string): SQL[] => [underWay(actor, day), ...left(actor, day)];

/** Whoever works in the team, leads it or has work in the plan is told for a day; whoever began it, until it is ended. Beside `live`. */
const underWay = ({ organisationId, personId, leads, memberOf }: Actor, day: string) =>
  sql`select 'briefing', p.title, null, case when b.by <> ${personId} then h.name end, b.id, p.id, null::int, null::date, null::timestamptz, b.begun_at
    from briefings b join plans p on p.organisation_id = b.organisation_id and p.id = b.plan_id
    join people h on h.organisation_id = b.organisation_id and h.id = b.by
    where b.organisation_id = ${organisationId} and b.ended_at is null and (b.by = ${personId} or (b.begun_at >= ${day}::date - 1
      and (p.team_id = any(${sql.param([...leads])}::uuid[] || ${sql.param([...memberOf])}::uuid[]) or p.id in (select id from live))))`;

/** Questions are asked of whoever is to answer them, else of those who lead; what one will do, when it is due within a week. */
const left = ({ organisationId, personId, leads }: Actor, day: string): SQL[] => [
  sql`select 'question', q.words, p.title, a.name, b.id, p.id, null::int, q.due, null::timestamptz, q.at
    from briefing_questions q
    join briefings b on b.organisation_id = q.organisation_id and b.id = q.briefing_id and b.ended_at is not null
    join plans p on p.organisation_id = b.organisation_id and p.id = b.plan_id
    join people a on a.organisation_id = q.organisation_id and a.id = q.asker_id
    where q.organisation_id = ${organisationId} and q.answered_at is null and (q.answerer_id = ${personId}
      or (q.answerer_id is null and p.team_id = any(${sql.param([...leads])}::uuid[])))`,
  sql`select 'commitment', c.words, p.title, null, b.id, p.id, null::int, c.due, null::timestamptz, c.at
    from commitments c
    join briefings b on b.organisation_id = c.organisation_id and b.id = c.briefing_id
    join plans p on p.organisation_id = b.organisation_id and p.id = b.plan_id
    where c.organisation_id = ${organisationId} and c.person_id = ${personId} and c.done_at is null and c.due <= ${day}::date + 7`,
];
