// Claims to service standards: the same piece of evidence shown under what the firm promises, beside the criteria of units (R-094).
import { and, eq } from 'drizzle-orm';
import { act, organisation, see } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import { onePage } from '../paging.ts';
import type { Actor } from '../people/actor.ts';
import { orTaken } from '../people/taken.ts';
import { may } from '../permissions.ts';
import { standards } from '../standards/standards.table.ts';
import { somewhereIn } from './claims.ts';
import { placesOf } from './document-parts.ts';
import { refuseWithdrawn } from './evidence.ts';
import { findEvidence, lockedEvidence, readersIn } from './evidence-facts.ts';
import type { Evidence, EvidenceKind } from './portfolios.table.ts';
import { refuseExposedWords } from './redaction/held.ts';
import type { StandardClaimForm } from './standard-claims.form.ts';
import { type StandardClaim, standardClaims } from './standard-claims.table.ts';

/** @throws Invalid where place or sentence is not in the evidence, the standard is retired, the place is claimed for it already, or the words show others */
export const claimStandard = (actor: Actor, evidenceId: string, form: StandardClaimForm): Promise<StandardClaim> =>
  act(actor, 'standard-claim.make', lockedEvidence(actor, evidenceId), async (tx, { evidence }, keep) => {
    refuseWithdrawn(evidence);
    somewhereIn(evidence, form);
    if (evidence.submittedAt) await refuseExposedWords(tx, evidence, form.how);
    await refuseRetired(tx, actor, form.standardId);
    const row = { ...form, organisationId: actor.organisationId, id: newId(), evidenceId, madeAt: now() };
    const made = one(await tx.insert(standardClaims).values(row).returning());
    keep('standard-claim', made);
    return made;
  }).catch(claimedAlready);

/** Takes one back; it is kept. @throws Conflict where that was done already */
export const withdrawStandardClaim = (actor: Actor, evidenceId: string, claimId: string): Promise<StandardClaim> =>
  act(actor, 'standard-claim.withdraw', lockedEvidence(actor, evidenceId), async (tx, _, keep) => {
    const which = and(
      ...[eq(standardClaims.organisationId, actor.organisationId), eq(standardClaims.id, claimId)],
      eq(standardClaims.evidenceId, evidenceId),
    );
    const found = first(await tx.select().from(standardClaims).where(which));
    if (!found) throw new NotFound();
    if (found.withdrawnAt) throw new Conflict('This is taken back already.');
    const set = { withdrawnAt: now(), version: found.version + 1 };
    const withdrawn = one(await tx.update(standardClaims).set(set).where(which).returning());
    keep('standard-claim', withdrawn);
    return withdrawn;
  });

async function refuseRetired(tx: Tx, { organisationId }: Actor, standardId: string) {
  const which = and(eq(standards.organisationId, organisationId), eq(standards.id, standardId));
  const found = first(await tx.select({ retiredAt: standards.retiredAt }).from(standards).where(which));
  if (!found) throw new NotFound();
  if (found.retiredAt) throw new Invalid({ standardId: 'This standard is retired. Choose one that holds now' });
}

export type ReadStandardClaim = Pick<StandardClaim, 'id' | 'standardId' | 'place' | 'quote' | 'how'> & {
  standard: string;
  placeLabel: string;
};
export type StandardsOf = {
  evidence: Evidence;
  claims: ReadStandardClaim[];
  /** Those that hold now, for whoever may claim them; none for others. */
  standards: { id: string; name: string; promise: string }[];
  own: boolean;
  mayClaim: boolean;
};

/** What a piece of evidence shows of the firm's standards. @throws NotFound */
export const standardsOfEvidence = (actor: Actor, evidenceId: string): Promise<StandardsOf> =>
  see(actor, 'evidence.view', findEvidence(actor, evidenceId), async (db, subject) => {
    const { evidence } = subject;
    const mayClaim = may(actor, 'standard-claim.make', subject) && !evidence.withdrawnAt;
    const names = new Map(placesOf(evidence.document).map(({ id, name }) => [id, name]));
    const claims = await claimsOf(db, evidence);
    return {
      ...{ evidence, mayClaim, own: evidence.candidateId === actor.personId },
      claims: claims.map((claim) => ({ ...claim, placeLabel: names.get(claim.place) ?? '' })),
      standards: mayClaim ? await standardsNow(db, actor) : [],
    };
  });

const claimsOf = (db: Read, { organisationId, id }: Evidence) =>
  db.rows<Omit<ReadStandardClaim, 'placeLabel'>>(sql`
    select s.id, s.standard_id as "standardId", t.name as standard, s.place, s.quote, s.how from standard_claims s
    join standards t on t.organisation_id = s.organisation_id and t.id = s.standard_id
    where s.organisation_id = ${organisationId} and s.evidence_id = ${id} and s.withdrawn_at is null order by t.name, s.made_at`);

const standardsNow = (db: Read, { organisationId }: Actor) =>
  db.rows<StandardsOf['standards'][number]>(sql`
    select id, name, promise from standards where organisation_id = ${organisationId} and retired_at is null order by name`);

/** Evidence that shows a standard; `criteria`: what it is claimed for of units, "39: 1.2, 2.1". Moments and days as texts. */
export type ShowsStandard = {
  claimId: string;
  evidenceId: string;
  number: number;
  title: string;
  kind: EvidenceKind;
  from: string;
  to: string;
  candidate: string;
  how: string;
  criteria: string | null;
};

/** A standard with the evidence that shows it, as much of that as the actor may read: their own, and what they read as assessor or assurer. @throws NotFound */
export const evidenceForStandard = (actor: Actor, standardId: string, page = 1, size = 25) =>
  see(actor, 'standard.view', organisation, async (db) => {
    const { organisationId, personId } = actor;
    const which = and(eq(standards.organisationId, organisationId), eq(standards.id, standardId));
    const standard = first(await db.select().from(standards).where(which));
    if (!standard) throw new NotFound();
    const { rows, ...shown } = await onePage(page, size, (part) =>
      db.rows<ShowsStandard & { total: number }>(sql`
        select s.id as "claimId", e.id as "evidenceId", e.number, e.title, e.kind, e.happened_from::text as from, e.happened_to::text as to,
          p.name as candidate, s.how, count(*) over ()::int as total,
          (select string_agg(of.unit || ': ' || of.codes, '; ' order by of.unit) from (
            select u.number as unit, string_agg(distinct k.code, ', ') as codes from claims c
            join enrolments n on n.organisation_id = c.organisation_id and n.id = c.enrolment_id
            join criteria k on k.organisation_id = c.organisation_id and k.id = c.criterion_id
            join units u on u.organisation_id = k.organisation_id and u.id = k.unit_id
            where c.organisation_id = e.organisation_id and c.evidence_id = e.id and c.withdrawn_at is null
              and ${personId} in (n.candidate_id, n.assessor_id, n.countersigner_id, n.internal_quality_assurer_id)
            group by u.number) of) as criteria
        from standard_claims s
        join evidence e on e.organisation_id = s.organisation_id and e.id = s.evidence_id and e.withdrawn_at is null
        join people p on p.organisation_id = e.organisation_id and p.id = e.candidate_id
        where s.organisation_id = ${organisationId} and s.standard_id = ${standardId} and s.withdrawn_at is null
          and (e.candidate_id = ${personId} or (e.submitted_at is not null and ${personId} in (${readersIn(organisationId, sql`s.evidence_id`)})))
        order by e.happened_from desc, s.id ${part}`),
    );
    return { standard, rows, ...shown };
  });

const claimedAlready = orTaken({
  standard_claims_one_for_a_place: ['place', 'This place shows this standard already. Choose another place'],
});
