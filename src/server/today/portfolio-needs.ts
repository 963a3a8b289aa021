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

/** Beside `own_claims`, which is `ownClaims`. */
export const portfolioNeeds = ({ organisationId, personId, roles }: Actor, day: string): SQL[] => [
  sql`select 'returned' as kind, k.code as title, o.action as words, null as who, o.evidence_id as at, o.enrolment_id as within, o.number as n,
    o.action_due as due, null::timestamptz as moment, o.judged_at as since
    from own_claims o join criteria k on k.organisation_id = o.organisation_id and k.id = o.criterion_id
    where o.outcome <> 'accepted' and o.action is not null and not exists (select 1 from own_claims d
      where d.enrolment_id = o.enrolment_id and d.criterion_id = o.criterion_id and d.made_at > o.judged_at)`,
  sql`select 'submit', o.title, null, null, o.evidence_id, null::uuid, count(*)::int, null::date, null::timestamptz, min(o.made_at)
    from own_claims o where o.submitted_at is null group by o.evidence_id, o.title having min(o.made_at) < ${day}::date`,
  sql`select 'unassessed', u.number, (select string_agg(name, ' or ') from (${choosersFor({ organisationId, personId })} limit 3) c), null,
      n.id, null::uuid, ${roles.has('administrator') || roles.has('centre-coordinator') ? sql`1` : sql`0`}, null::date, null::timestamptz, n.created_at
      from enrolments n join units u on u.organisation_id = n.organisation_id and u.id = n.unit_id
      where n.organisation_id = ${organisationId} and n.candidate_id = ${personId} and n.ended_at is null and n.assessor_id is null`,
  ...(roles.has('assessor') ? [judging({ organisationId, personId })] : []),
];

const judging = ({ organisationId, personId }: Pick<Actor, 'organisationId' | 'personId'>) => sql`
  select 'judge', u.number, null, p.name, n.id, null::uuid, count(*)::int, null::date, null::timestamptz,
    min(greatest(e.submitted_at, c.made_at))
  ${waitingClaims(organisationId)} and n.assessor_id = ${personId} and n.candidate_id <> ${personId} and ${assessorsPart} is null
  group by n.id, p.name, u.number`;
