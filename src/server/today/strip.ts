// The candidate's own portfolios in short: each criterion with how it stands, outcome by outcome.
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import type { MarkRow } from '../portfolios/progress.ts';
import { claimState } from '../portfolios/states.ts';
import { type Coverage, sufficiency } from '../portfolios/sufficiency.ts';
import type { CriterionKind, EvidenceRequirements } from '../qualifications/units.table.ts';

type Criterion = { id: string; kind: CriterionKind };
export type StripRow = {
  enrolmentId: string;
  unit: string;
  title: string;
  requirements: EvidenceRequirements;
  outcomes: { number: string; title: string; criteria: Criterion[] }[] | null;
  marks: Omit<MarkRow, 'evidenceWithdrawnAt' | 'withdrawnAt' | 'last'>[] | null;
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
export function stripOf({ enrolmentId, unit, title, requirements, outcomes, marks }: StripRow): PortfolioStrip {
  const counted = (marks ?? []).map(({ submittedAt, outcome, ...mark }) => ({
    ...mark,
    state: claimState({ submittedAt, withdrawnAt: null }, { withdrawnAt: null, outcome }),
  }));
  const rows = (outcomes ?? []).map(({ number, title, criteria }) => ({
    ...{ number, title },
    states: sufficiency(criteria, counted, requirements).map(({ state }) => state),
  }));
  const states = rows.flatMap((row) => row.states);
  const sufficient = states.filter((state) => state === 'sufficient').length;
  return { enrolmentId, unit, title, sufficient, criteria: states.length, outcomes: rows };
}

/** `StripRow`s of the units that somebody works towards, as one JSON value. */
export const strips = ({ organisationId, personId }: Actor) => sql`
  (select coalesce(json_agg(json_build_object('enrolmentId', n.id, 'unit', u.number, 'title', u.title, 'requirements', u.requirements,
    'outcomes', (select json_agg(json_build_object('number', o.number, 'title', o.title, 'criteria',
        (select coalesce(json_agg(json_build_object('id', k.id, 'kind', k.kind) order by k.position), '[]') from criteria k
          where k.organisation_id = o.organisation_id and k.unit_id = o.unit_id and k.outcome_id = o.id)) order by o.position)
      from outcomes o where o.organisation_id = u.organisation_id and o.unit_id = u.id),
    'marks', (select json_agg(json_build_object('criterionId', c.criterion_id, 'evidenceId', e.id, 'sourceId', e.source_id,
        'from', e.happened_from, 'kind', e.kind, 'simulated', e.simulated, 'submittedAt', e.submitted_at,
        'outcome', (select j.outcome from judgements j where j.organisation_id = c.organisation_id and j.claim_id = c.id
          order by j.at desc, j.id desc limit 1)))
      from claims c join evidence e on e.organisation_id = c.organisation_id and e.id = c.evidence_id and e.withdrawn_at is null
      where c.organisation_id = n.organisation_id and c.enrolment_id = n.id and c.withdrawn_at is null)) order by n.started_on), '[]')
  from enrolments n join units u on u.organisation_id = n.organisation_id and u.id = n.unit_id
  where n.organisation_id = ${organisationId} and n.candidate_id = ${personId} and n.ended_at is null)`;
