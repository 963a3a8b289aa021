// The candidate's own portfolios in short: each criterion with how it stands, outcome by outcome.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { authorOf, eventOf } from '../portfolios/events.ts';
import type { MarkRow } from '../portfolios/progress.ts';
import { claimState } from '../portfolios/states.ts';
import { type Coverage, sufficiency } from '../portfolios/sufficiency.ts';
import type { Outline } from '../qualifications/outlines.ts';

/** An enrolment with the claims that count. */
export type StripRow = {
  enrolmentId: string;
  unitId: string;
  unitVersion: number;
  marks: Omit<MarkRow, 'evidenceWithdrawnAt' | 'withdrawnAt' | 'last'>[];
};
export type PortfolioStrip = {
  enrolmentId: string;
  unit: string;
  title: string;
  sufficient: number;
  criteria: number;
  outcomes: { number: string; title: string; states: Coverage[] }[];
};

/** Pure. */
export function stripOf(
  { enrolmentId, marks }: StripRow,
  { number, title, requirements, outcomes }: Outline,
  day: string,
): PortfolioStrip {
  const counted = marks.map(({ submittedAt, outcome, ...mark }) => ({
    ...mark,
    state: claimState({ submittedAt, withdrawnAt: null }, { withdrawnAt: null, outcome }),
  }));
  const states = sufficiency(
    outcomes.flatMap(({ criteria }) => criteria),
    counted,
    requirements,
    day,
  ).map(({ state }) => state);
  let first = 0;
  const rows = outcomes.map(({ criteria, ...outcome }) => {
    first += criteria.length;
    return { ...outcome, states: states.slice(first - criteria.length, first) };
  });
  const sufficient = states.filter((state) => state === 'sufficient').length;
  return { enrolmentId, unit: number, title, sufficient, criteria: states.length, outcomes: rows };
}

/** The claims that somebody made and that count, each with its evidence and newest judgement: found once for all that is asked of them. */
export const ownClaims = ({ organisationId, personId }: Actor): SQL => sql`
  select n.organisation_id, n.id as enrolment_id, c.id, c.criterion_id, c.made_at, e.id as evidence_id, e.number, e.title, ${eventOf} as event, ${authorOf} as author, e.happened_from,
    e.kind, e.simulated, e.submitted_at, j.outcome, j.action, j.action_due, j.at as judged_at
  from enrolments n
  join claims c on c.organisation_id = n.organisation_id and c.enrolment_id = n.id and c.withdrawn_at is null
  join evidence e on e.organisation_id = c.organisation_id and e.id = c.evidence_id and e.withdrawn_at is null
  left join lateral (select j.outcome, j.action, j.action_due, j.at from judgements j where j.organisation_id = c.organisation_id
    and j.claim_id = c.id order by j.at desc, j.id desc limit 1) j on true
  where n.organisation_id = ${organisationId} and n.candidate_id = ${personId} and n.ended_at is null`;

/** `StripRow`s of the units that somebody works towards, as one JSON value. Beside `own_claims`, which is `ownClaims`. */
export const strips = ({ organisationId, personId }: Actor): SQL => sql`
  (select coalesce(json_agg(json_build_object('enrolmentId', n.id, 'unitId', n.unit_id, 'unitVersion', (select u.version from units u where u.organisation_id = n.organisation_id and u.id = n.unit_id), 'marks',
      (select coalesce(json_agg(json_build_object('criterionId', o.criterion_id, 'evidenceId', o.evidence_id, 'event', o.event, 'author', o.author,
          'from', o.happened_from, 'kind', o.kind, 'simulated', o.simulated, 'submittedAt', o.submitted_at, 'outcome', o.outcome, 'judgedAt', o.judged_at)), '[]')
        from own_claims o where o.enrolment_id = n.id)) order by n.started_on), '[]')
  from enrolments n where n.organisation_id = ${organisationId} and n.candidate_id = ${personId} and n.ended_at is null)`;
