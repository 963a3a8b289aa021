// Claims as they are read: with their criterion, their place in the evidence and the newest judgement of them.
import type { SQL } from 'drizzle-orm';
import { type Read, sql } from '../db.ts';
import { partOf, sayPart } from '../ledger/file-parts.ts';
import { placeName } from '../ledger/place-names.ts';
import { whoSaid } from '../ledger/who-said.ts';
import type { Actor } from '../people/actor.ts';
import type { CriterionKind } from '../qualifications/units.table.ts';
import type { EvidenceKind } from './portfolios.table.ts';
import { countsNow } from './sighting-facts.ts';
import { type ClaimState, claimState, type Outcome } from './states.ts';
import type { Counted } from './sufficiency.ts';

/** A judgement as it is read; moments are ISO texts, days YYYY-MM-DD. */
export type ReadJudgement = {
  id: string;
  outcome: Outcome;
  valid: boolean;
  authentic: boolean;
  current: boolean;
  sufficient: boolean;
  /** Null where the assessor says nothing of it. */
  reliable: boolean | null;
  reason: string | null;
  feedback: string | null;
  action: string | null;
  actionDue: string | null;
  at: string;
  assessor: string;
};

export type ReadClaim = {
  id: string;
  version: number;
  enrolmentId: string;
  unit: string;
  criterionId: string;
  code: string;
  text: string;
  criterionKind: CriterionKind;
  evidenceId: string;
  number: number;
  title: string;
  kind: EvidenceKind;
  from: string;
  sourceId: string | null;
  simulated: boolean;
  counts: boolean;
  place: string;
  placeLabel: string;
  quote: string | null;
  how: string;
  madeAt: string;
  withdrawnReason: string | null;
  /** The newest judgement. */
  judgement: ReadJudgement | null;
  state: ClaimState;
};

type Row = Omit<ReadClaim, 'state' | 'placeLabel'> & {
  /** The heading that the place stands under, and the place without its words. */
  found: [string, { id: string; label: string; by: string | null }] | null;
  submittedAt: string | null;
  withdrawnAt: string | null;
  gone: string | null;
};

/** Claims of an organisation that `where` lets through (`c` claims, `e` evidence), by criterion and evidence. */
export async function claimsWhere(db: Read, { organisationId }: Actor, where: SQL): Promise<ReadClaim[]> {
  const rows = await db.rows<Row>(sql`
    select c.id, c.version, c.enrolment_id as "enrolmentId", u.number as unit, c.criterion_id as "criterionId", k.code, k.text,
      k.kind as "criterionKind", c.evidence_id as "evidenceId", e.number, e.title, e.kind, e.happened_from::text as from,
      e.source_id as "sourceId", e.simulated, ${countsNow} as counts, c.place, c.quote, c.how, c.made_at as "madeAt",
      (select jsonb_build_array(s ->> 'heading', jsonb_build_object('id', b -> 'id', 'label', b -> 'label', 'by', b -> 'by')) from jsonb_array_elements(e.document -> 'sections') s,
        jsonb_array_elements(s -> 'blocks') b where b ->> 'id' = split_part(c.place, '#', 1) limit 1) as found,
      c.withdrawn_reason as "withdrawnReason", c.withdrawn_at as "withdrawnAt", e.submitted_at as "submittedAt",
      e.withdrawn_at as gone, j.judgement
    from claims c
    join evidence e on e.organisation_id = c.organisation_id and e.id = c.evidence_id
    join criteria k on k.organisation_id = c.organisation_id and k.id = c.criterion_id
    join units u on u.organisation_id = k.organisation_id and u.id = k.unit_id
    left join lateral (
      select jsonb_build_object('id', j.id, 'outcome', j.outcome, 'valid', j.valid, 'authentic', j.authentic,
        'current', j.current, 'sufficient', j.sufficient, 'reliable', j.reliable, 'reason', j.reason, 'feedback', j.feedback,
        'action', j.action, 'actionDue', j.action_due, 'at', j.at, 'assessor', p.name) as judgement
      from judgements j join people p on p.organisation_id = j.organisation_id and p.id = j.assessor_id
      where j.organisation_id = c.organisation_id and j.claim_id = c.id order by j.at desc, j.id desc limit 1) j on true
    where c.organisation_id = ${organisationId} and ${where}
    order by k.position, e.number, c.made_at, c.id`);
  return rows.map(({ submittedAt, withdrawnAt, gone, found, ...row }) => ({
    ...row,
    placeLabel: found ? withPart(placeName(found[0], whoSaid(found[1]).label), row.place) : '',
    state: claimState({ submittedAt, withdrawnAt: gone }, { withdrawnAt, outcome: row.judgement?.outcome ?? null }),
  }));
}

export const counted = (claim: ReadClaim): Counted => {
  const { criterionId, evidenceId, sourceId, from, kind, simulated, counts, state } = claim;
  return { criterionId, evidenceId, sourceId, from, kind, simulated, counts, state };
};

/** "rota.pdf, page 3". */
function withPart(name: string, place: string): string {
  const part = partOf(place);
  return part ? `${name}, ${sayPart(part)}` : name;
}
