// What waits for an assessor: submitted evidence with claims not judged yet, oldest first; and one piece with all beside it.
import { organisation, see } from '../act.ts';
import { first, sql } from '../db.ts';
import { NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { findEnrolment } from '../portfolios/enrolments.ts';
import { findEvidence } from '../portfolios/evidence-facts.ts';
import { type EvidencePage, readEvidence } from '../portfolios/evidence-page.ts';
import { type Portfolio, readPortfolio } from '../portfolios/portfolio.ts';
import type { EvidenceKind } from '../portfolios/portfolios.table.ts';
import { ownPart } from './judgements.ts';

export type Waiting = {
  evidenceId: string;
  enrolmentId: string;
  candidate: string;
  unit: string;
  number: number;
  title: string;
  kind: EvidenceKind;
  /** How many of its claims wait, and since when the oldest does (ISO). */
  waiting: number;
  since: string;
};

/** Evidence that waits for this assessor, oldest first; of one enrolment when it is named. */
export const toJudge = (actor: Actor, { enrolmentId, page = 1, size = 25 }: Asked = {}) =>
  see(actor, 'assessment.list', organisation, async (db) => {
    const found = await db.rows<Waiting & { total: number }>(sql`
      select e.id as "evidenceId", n.id as "enrolmentId", p.name as candidate, u.number as unit, e.number, e.title, e.kind,
        count(*)::int as waiting, min(greatest(e.submitted_at, c.made_at)) as since, count(*) over ()::int as total
      from enrolments n
      join claims c on c.organisation_id = n.organisation_id and c.enrolment_id = n.id and c.withdrawn_at is null
      join evidence e on e.organisation_id = c.organisation_id and e.id = c.evidence_id
        and e.submitted_at is not null and e.withdrawn_at is null
      join people p on p.organisation_id = n.organisation_id and p.id = n.candidate_id
      join units u on u.organisation_id = n.organisation_id and u.id = n.unit_id
      where n.organisation_id = ${actor.organisationId} and n.assessor_id = ${actor.personId} and n.ended_at is null
        and (${enrolmentId ?? null}::uuid is null or n.id = ${enrolmentId ?? null}::uuid)
        and not exists (select 1 from judgements j where j.organisation_id = c.organisation_id and j.claim_id = c.id)
      group by e.organisation_id, e.id, n.id, p.name, u.number
      order by since, e.id limit ${size} offset ${(page - 1) * size}`);
    return { waiting: found.map(({ total: _, ...row }) => row), total: found[0]?.total ?? 0 };
  });
type Asked = { enrolmentId?: string; page?: number; size?: number };

/** `notMine`: why the assessor does not judge this piece. */
export type Judging = {
  page: EvidencePage;
  portfolio: Portfolio;
  next: { evidenceId: string } | null;
  notMine: string | null;
};

/** Evidence, its claims in this enrolment, and how each criterion stands without it. @throws NotFound */
export const judging = (actor: Actor, enrolmentId: string, evidenceId: string): Promise<Judging> =>
  see(actor, 'evidence.view', findEvidence(actor, evidenceId), async (db, subject) => {
    const enrolment = await findEnrolment(actor, enrolmentId)(db);
    if (!enrolment || !may(actor, 'claim.judge', { ...enrolment, submitted: subject.submitted })) throw new NotFound();
    const whole = await readEvidence(db, actor, subject);
    const page = { ...whole, claims: whole.claims.filter((claim) => claim.enrolmentId === enrolmentId) };
    if (page.claims.length === 0) throw new NotFound();
    const portfolio = await readPortfolio(db, actor, enrolment);
    const waits = (id: string) => portfolio.marks.some((mark) => mark.evidenceId === id && mark.state === 'waiting');
    const next = first(portfolio.pieces.filter(({ id }) => id !== evidenceId && waits(id)));
    return { page, portfolio, next: next && { evidenceId: next.id }, notMine: ownPart(actor, subject.evidence) };
  });
