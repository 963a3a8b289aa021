// What waits for an assessor: submitted evidence with claims not judged yet, oldest first; and one piece with all beside it.
import type { SQL } from 'drizzle-orm';
import { organisation, see } from '../act.ts';
import { first, type Read, sql } from '../db.ts';
import { NotFound } from '../errors.ts';
import { onePage } from '../paging.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { findEnrolment } from '../portfolios/enrolments.ts';
import { findEvidence } from '../portfolios/evidence-facts.ts';
import { type EvidencePage, readEvidence } from '../portfolios/evidence-page.ts';
import { type Portfolio, rememberedPortfolio } from '../portfolios/portfolio.ts';
import type { EvidenceKind } from '../portfolios/portfolios.table.ts';
import { assessorsPart, waitingClaims } from '../portfolios/waiting-claims.ts';
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
  /** The assessor's own part in it: another assessor judges it then. */
  part: string | null;
};

/** Evidence that waits for this assessor, oldest first, then what is for another; of one enrolment when it is named. `total` counts both. */
export const toJudge = (actor: Actor, { enrolmentId, page = 1, size = 25 }: Asked = {}) =>
  see(actor, 'assessment.list', organisation, async (db) => {
    const read = (part: SQL) =>
      db.rows<Waiting & { total: number; mine: number }>(sql`
      select w.*, count(*) over ()::int as total, count(*) filter (where w.part is null) over ()::int as mine
      from (select e.id as "evidenceId", n.id as "enrolmentId", p.name as candidate, u.number as unit, e.number, e.title, e.kind,
          count(*)::int as waiting, min(greatest(e.submitted_at, c.made_at)) as since, ${assessorsPart} as part
        ${waitingClaims(actor.organisationId)} and n.assessor_id = ${actor.personId}
          and (${enrolmentId ?? null}::uuid is null or n.id = ${enrolmentId ?? null}::uuid)
        group by e.organisation_id, e.id, n.organisation_id, n.id, p.name, u.number) w
      order by w.part is not null, w.since, w."evidenceId" ${part}`);
    const { rows: found, ...shown } = await onePage(page, size, read);
    return { waiting: found.map(({ total: _, mine: __, ...row }) => row), mine: found[0]?.mine ?? 0, ...shown };
  });
type Asked = { enrolmentId?: string; page?: number; size?: number };

/** `notMine`: why the assessor does not judge this piece, or nobody does while the enrolment is closed. */
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
    const portfolio = await rememberedPortfolio(db, actor, enrolment);
    const next = await nextAfter(db, actor, enrolmentId, evidenceId);
    return { page, portfolio, next, notMine: portfolio.closed ?? (await ownPart(actor, subject.evidence)(db)) };
  });

/** Another piece of the enrolment that waits for this assessor. */
const nextAfter = async (db: Read, { organisationId }: Actor, enrolmentId: string, evidenceId: string) =>
  first(
    await db.rows<{ evidenceId: string }>(sql`
      select e.id as "evidenceId" ${waitingClaims(organisationId)} and n.id = ${enrolmentId} and e.id <> ${evidenceId}
        and ${assessorsPart} is null order by e.number limit 1`),
  );
