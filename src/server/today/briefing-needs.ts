// What briefings left: questions still open, and what one said one will do.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import type { Say } from './need.ts';

export const sayBriefingNeeds: Say = {
  question: ({ title, who, words, at, within }) => ({
    ...{ what: `Answer ${who}: “${title}”`, from: 'Lead', href: `/lead/plans/${within}/briefing/${at}#questions` },
    ...{ why: `Asked at the briefing of “${words}”.`, stands: { shape: 'query', text: 'Not answered' } },
  }),
  commitment: ({ title, words }) => ({
    ...{ what: title, why: `You said so at the briefing of “${words}”.`, from: 'Lead', href: '/lead/my-work#said' },
  }),
};

/** Questions are asked of whoever is to answer them, else of those who lead; what one will do, when it is due within a week. */
export const briefingNeeds = ({ organisationId, personId, leads }: Actor, day: string): SQL[] => [
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
