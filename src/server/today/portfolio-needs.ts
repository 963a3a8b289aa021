// What portfolios need from somebody: what was returned to a candidate, what waits for an assessor.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { choosersFor, chooserWords } from '../portfolios/choosers.ts';
import { assessorsPart, waitingClaims } from '../portfolios/waiting-claims.ts';
import { type Say, several } from './need.ts';

export const sayPortfolioNeeds: Say = {
  returned: ({ title, words, n, at }) => ({
    ...{ what: `Respond to the action on evidence ${n} for ${title}`, why: words ? `“${words}”` : undefined },
    ...{ from: 'Prove', href: `/prove/evidence/${at}`, stands: { shape: 'back', text: 'Returned' } },
  }),
  submit: ({ title, n, at }) => ({
    ...{ what: `Submit your evidence: ${title}`, from: 'Prove', href: `/prove/evidence/${at}` },
    ...{
      why: `${several(n, 'claim is', 'claims are')} made; your assessor sees nothing of it before.`,
      stands: { shape: 'part', text: 'Draft' },
    },
  }),
  unassessed: ({ title, words, n, at }) => ({
    ...{ what: 'Nobody assesses you yet', from: 'Prove', href: n ? `/prove/enrolments/${at}` : `/prove/${at}` },
    ...{
      why: `Unit ${title}. ${n || !words ? chooserWords(words ? [words] : []) : `${words} can choose who does.`}`,
      stands: { shape: 'open', text: 'Nobody yet' },
    },
  }),
  judge: ({ who, n, title, at }) => ({
    ...{
      what: `Judge ${several(n, 'claim', 'claims')} of ${who}`,
      why: `Unit ${title}.`,
      from: 'Prove',
      href: `/prove/assess/${at}`,
    },
  }),
};

export function portfolioNeeds({ organisationId, personId, roles }: Actor, day: string): SQL[] {
  const own = sql`n.organisation_id = ${organisationId} and n.candidate_id = ${personId} and n.ended_at is null`;
  return [
    sql`select 'returned' as kind, k.code as title, j.action as words, null as who, e.id as at, n.id as within, e.number as n,
      j.action_due as due, null::timestamptz as moment, j.at as since
      from enrolments n join claims c on c.organisation_id = n.organisation_id and c.enrolment_id = n.id and c.withdrawn_at is null
      join evidence e on e.organisation_id = c.organisation_id and e.id = c.evidence_id and e.withdrawn_at is null
      join criteria k on k.organisation_id = c.organisation_id and k.id = c.criterion_id
      join lateral (select outcome, action, action_due, at from judgements j where j.organisation_id = c.organisation_id
        and j.claim_id = c.id order by j.at desc, j.id desc limit 1) j on j.outcome <> 'accepted' and j.action is not null
      where ${own} and not exists (select 1 from claims d where d.organisation_id = c.organisation_id
        and d.enrolment_id = c.enrolment_id and d.criterion_id = c.criterion_id and d.withdrawn_at is null and d.made_at > j.at)`,
    sql`select 'submit', e.title, null, null, e.id, null::uuid, count(c.id)::int, null::date, null::timestamptz, min(c.made_at)
      from enrolments n join claims c on c.organisation_id = n.organisation_id and c.enrolment_id = n.id and c.withdrawn_at is null
      join evidence e on e.organisation_id = c.organisation_id and e.id = c.evidence_id and e.withdrawn_at is null
        and e.submitted_at is null
      where ${own} group by e.id, e.title having min(c.made_at) < ${day}::date`,
    sql`select 'unassessed', u.number, (select string_agg(name, ' or ') from (${choosersFor({ organisationId, personId })} limit 3) c), null,
      n.id, null::uuid, ${Number(roles.has('administrator') || roles.has('centre-coordinator'))}::int, null::date, null::timestamptz, n.created_at
      from enrolments n join units u on u.organisation_id = n.organisation_id and u.id = n.unit_id
      where ${own} and n.assessor_id is null`,
    ...(roles.has('assessor') ? [judging({ organisationId, personId })] : []),
  ];
}

const judging = ({ organisationId, personId }: Pick<Actor, 'organisationId' | 'personId'>) => sql`
  select 'judge', u.number, null, p.name, n.id, null::uuid, count(*)::int, null::date, null::timestamptz,
    min(greatest(e.submitted_at, c.made_at))
  ${waitingClaims(organisationId)} and n.assessor_id = ${personId} and n.candidate_id <> ${personId} and ${assessorsPart} is null
  group by n.id, p.name, u.number`;
