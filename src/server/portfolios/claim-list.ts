// Claims as they are read: with their criterion, their place in the evidence and the newest judgement of them.
import type { SQL } from 'drizzle-orm';
import { type Read, sql } from '../db.ts';
import { evidenceChecks } from '../insights/evidence-check.ts';
import { partOf, sayPart } from '../ledger/file-parts.ts';
import { placeName } from '../ledger/place-names.ts';
import { whoSaid } from '../ledger/who-said.ts';
import type { Actor } from '../people/actor.ts';
import type { CriterionKind, EvidenceRequirements } from '../qualifications/units.table.ts';
import { authorOf, eventOf } from './events.ts';
import type { TextWaiver } from './journal.table.ts';
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
  event: string;
  author: string | null;
  simulated: boolean;
  counts: boolean;
  place: string;
  placeLabel: string;
  quote: string | null;
  how: string;
  madeAt: string;
  withdrawnReason: string | null;
  /** Whether its enrolment has ended or is suspended: nothing of it changes now. */
  closed: boolean;
  /** The kind of block that the place is; how many signs its words have; the words themselves, where the candidate wrote them. */
  placeKind: string | null;
  placeSize: number;
  written: string | null;
  /** Of a file that was brought in: what the candidate says it is. */
  about: string | null;
  /** What the unit asks of its evidence. */
  requirements: EvidenceRequirements;
  /** What the candidate set aside of that which an assessor reads beside the claim. */
  aside: Aside[];
  /** The newest judgement. */
  judgement: ReadJudgement | null;
  state: ClaimState;
};

/** A reason by which a finding was set aside; `at` is an ISO text. */
export type Aside = Pick<TextWaiver, 'id' | 'checkId' | 'objectId' | 'restsOn' | 'reason'> & { at: string };

type Row = Omit<ReadClaim, 'state' | 'aside' | 'placeLabel' | 'placeKind' | 'placeSize' | 'written'> & {
  /** The heading that the place stands under, and the place without its words, unless the candidate wrote them. */
  found:
    | [string, { id: string; label: string; by: string | null; kind: string; size: number; text: string | null }]
    | null;
  aside: Aside[] | null;
  submittedAt: string | null;
  withdrawnAt: string | null;
  gone: string | null;
};

/** Claims of an organisation that `where` lets through (`c` claims, `e` evidence), by criterion and evidence. */
export async function claimsWhere(db: Read, { organisationId }: Actor, where: SQL): Promise<ReadClaim[]> {
  const rows = await db.rows<Row>(sql`
    select c.id, c.version, c.enrolment_id as "enrolmentId", u.number as unit, c.criterion_id as "criterionId", k.code, k.text,
      k.kind as "criterionKind", c.evidence_id as "evidenceId", e.number, e.title, e.kind, e.happened_from::text as from,
      ${eventOf} as event, ${authorOf} as author, e.simulated, ${countsNow} as counts, c.place, c.quote, c.how, c.made_at as "madeAt",
      (select jsonb_build_array(s ->> 'heading', jsonb_build_object('id', b -> 'id', 'label', b -> 'label', 'by', b -> 'by',
          'kind', b -> 'kind', 'size', coalesce(length(b ->> 'text'), 0), 'text', case when e.kind = 'account' then b -> 'text' end)) from jsonb_array_elements(e.document -> 'sections') s,
        jsonb_array_elements(s -> 'blocks') b where b ->> 'id' = split_part(c.place, '#', 1) limit 1) as found,
      case when e.kind = 'file' then jsonb_path_query_array(e.document, '$.sections[*].blocks[*] ? (@.kind == "words").text') #>> '{}' end as about,
      n.ended_at is not null or n.suspended_at is not null as closed, c.withdrawn_reason as "withdrawnReason", c.withdrawn_at as "withdrawnAt", e.submitted_at as "submittedAt",
      e.withdrawn_at as gone, j.judgement, u.requirements,
      (select json_agg(json_build_object('id', w.id, 'checkId', w.check_id, 'objectId', w.object_id, 'restsOn', w.rests_on,
          'reason', w.reason, 'at', w.at) order by w.at desc, w.id desc)
        from text_waivers w where w.organisation_id = c.organisation_id and w.candidate_id = e.candidate_id
          and w.object_id in (c.id, c.criterion_id) and w.withdrawn_at is null
          and w.check_id = any(${sql.param([...evidenceChecks])}::text[])) as aside
    from claims c
    join enrolments n on n.organisation_id = c.organisation_id and n.id = c.enrolment_id
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
  return rows.map(({ submittedAt, withdrawnAt, gone, found, aside, ...row }) => ({
    ...row,
    placeLabel: found ? withPart(placeName(found[0], whoSaid(found[1]).label), row.place) : '',
    ...{ placeKind: found?.[1].kind ?? null, placeSize: found?.[1].size ?? 0, written: found?.[1].text ?? null },
    aside: aside ?? [],
    state: claimState({ submittedAt, withdrawnAt: gone }, { withdrawnAt, outcome: row.judgement?.outcome ?? null }),
  }));
}

export const counted = ({ judgement, ...claim }: ReadClaim): Counted => {
  const { criterionId, evidenceId, event, author, from, kind, simulated, counts, state } = claim;
  const judgedAt = judgement?.at ?? null;
  return { criterionId, evidenceId, event, author, from, kind, simulated, counts, state, judgedAt };
};

/** "rota.pdf, page 3". */
function withPart(name: string, place: string): string {
  const part = partOf(place);
  return part ? `${name}, ${sayPart(part)}` : name;
}
