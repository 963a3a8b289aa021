// One piece of evidence as it is read: the copy with its lettered places, the claims of it, where it comes from.
import { and, asc, eq } from 'drizzle-orm';
import { see } from '../act.ts';
import { today } from '../clock.ts';
import { dayOf } from '../day-words.ts';
import { type Read, sql } from '../db.ts';
import { NotFound } from '../errors.ts';
import { fingerprint } from '../ledger/fingerprint.ts';
import { versions } from '../ledger/ledger.table.ts';
import { wordsIn } from '../ledger/who-said.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { currencyFacts } from './certificates.ts';
import { claimsWhere, type ReadClaim } from './claim-list.ts';
import { type ClaimableUnit, claimableUnits } from './claimable-units.ts';
import { toDeclare } from './declarations.ts';
import { type EvidenceSubject, findEvidence, notTakenBack } from './evidence-facts.ts';
import type { Evidence } from './portfolios.table.ts';
import { type Fact, provenance } from './provenance.ts';
import { othersFacts } from './redaction/others-facts.ts';
import { sightingFacts, sightingsOf } from './sighting-facts.ts';
import { type EvidenceState, evidenceState } from './states.ts';
import { witnessed, witnessFacts } from './testimony/witness-facts.ts';

export type EvidencePage = {
  evidence: Evidence;
  candidate: string;
  timeZone: string;
  state: EvidenceState;
  claims: ReadClaim[];
  facts: Fact[];
  /** Of what stays where it is kept: the names of those asked to look at it. */
  askedToSee: string[];
  /** Of a testimony: where its witness stands. */
  witness: { enrolmentId: string; testimonyId: string } | null;
  fingerprint: string;
  /** Version of the record it is a copy of; null for what was made for the portfolio. */
  sourceVersion: number | null;
  /** Names of the firm's standards that it is said to show. */
  standards: string[];
  /** Names of those who read it once it is submitted. */
  readers: string[];
  declaration: string;
  own: boolean;
  mayEdit: boolean;
  mayClaim: boolean;
};

/** @throws NotFound */
export const evidenceOf = (actor: Actor, evidenceId: string): Promise<EvidencePage> =>
  see(actor, 'evidence.view', findEvidence(actor, evidenceId), (db, subject) => readEvidence(db, actor, subject));

/** The same inside another read. Four statements, and of a testimony two more. */
export async function readEvidence(db: Read, actor: Actor, subject: EvidenceSubject): Promise<EvidencePage> {
  const { evidence, candidateId, readers } = subject;
  const own = actor.personId === candidateId;
  const claims = await claimsWhere(db, actor, sql`c.evidence_id = ${evidence.id} and ${inReach(actor, own)}`);
  const { names, standards, left } = await namesOf(db, evidence, [candidateId, ...readers]);
  const kept = await keptVersions(db, evidence);
  const said = await witnessed(db, evidence);
  const seen = await sightingsOf(db, evidence);
  const candidate = names.get(candidateId) ?? '';
  const { timeZone } = actor.organisation;
  const live = claims.filter(({ state }) => state !== 'withdrawn');
  return {
    ...{ evidence, claims, own, candidate, timeZone, standards },
    state: evidenceState(
      evidence,
      live.map(({ judgement }) => ({ withdrawnAt: null, outcome: judgement?.outcome ?? null })),
    ),
    facts: [
      ...provenance({ ...originOf(evidence), versions: kept }, (moment) => dayOf(moment, timeZone)),
      ...(said ? witnessFacts(said, timeZone) : []),
      ...othersFacts(evidence, left),
      ...currencyFacts(evidence, today(timeZone)),
      ...sightingFacts(evidence, seen, timeZone),
    ],
    askedToSee: seen.map(({ name }) => name),
    witness: said && { enrolmentId: said.testimony.enrolmentId, testimonyId: said.testimony.id },
    fingerprint: fingerprint(evidence.hash),
    sourceVersion: kept.find(({ id }) => id === evidence.versionId)?.version ?? null,
    readers: readers.flatMap((id) => names.get(id) ?? []),
    declaration: evidence.declaration ?? toDeclare(actor.organisation.name, evidence),
    mayEdit: may(actor, 'evidence.edit', subject) && !evidence.withdrawnAt,
    mayClaim: may(actor, 'claim.make', subject) && !evidence.withdrawnAt,
  };
}

function originOf(evidence: Evidence) {
  const { people: named, kind: documentKind, sections } = evidence.document;
  const said = sections.flatMap(({ blocks }) => blocks.flatMap((block) => wordsIn(block) ?? []));
  const others = named.filter(({ id }) => id !== evidence.candidateId);
  const speakers = others.flatMap(({ name }) => {
    const writers = said.filter(({ of }) => of.includes(name)).map(({ writer }) => writer);
    return [...new Set(writers)].map((writer) => ({ name, writer }));
  });
  return { ...evidence, documentKind, speakers };
}

/** Evidence with the units its candidate is enrolled for, to claim a criterion of one. @throws NotFound */
export const claiming = (actor: Actor, evidenceId: string): Promise<EvidencePage & { units: ClaimableUnit[] }> =>
  see(actor, 'evidence.view', findEvidence(actor, evidenceId), async (db, subject) => {
    if (!may(actor, 'claim.make', subject)) throw new NotFound();
    return { ...(await readEvidence(db, actor, subject)), units: await claimableUnits(db, actor) };
  });

/** Assessor and assurer read the claims of their own enrolments, not those of another unit's. */
const inReach = ({ personId }: Actor, own: boolean) => sql`(${own} or exists (select 1 from enrolments n
  where n.organisation_id = c.organisation_id and n.id = c.enrolment_id
    and ${personId} in (n.assessor_id, n.countersigner_id, n.internal_quality_assurer_id) and ${notTakenBack}))`;

/** Of people by their ids, of the standards that the evidence shows; and how many finds of others stay as they are. */
async function namesOf(db: Read, { organisationId, id: evidenceId }: Evidence, ids: string[]) {
  const found = await db.rows<{ id: string | null; name: string; left: number }>(sql`
    select p.id, p.name, ${leftIn(organisationId, evidenceId)} as "left" from people p
    where p.organisation_id = ${organisationId} and p.id = any(${sql.param(ids)}::uuid[])
    union all select distinct null::uuid, t.name, 0 from standard_claims s
    join standards t on t.organisation_id = s.organisation_id and t.id = s.standard_id
    where s.organisation_id = ${organisationId} and s.evidence_id = ${evidenceId} and s.withdrawn_at is null order by name`);
  return {
    names: new Map(found.flatMap(({ id, name }) => (id === null ? [] : [[id, name] as const]))),
    standards: found.filter(({ id }) => id === null).map(({ name }) => name),
    left: Math.max(0, ...found.map((one) => one.left)),
  };
}

const leftIn = (organisationId: string, evidenceId: string) =>
  sql`(select count(*)::int from redactions r where r.organisation_id = ${organisationId} and r.evidence_id = ${evidenceId}
    and r.decision = 'leave')`;

/** The kept versions of the record that was taken, oldest first, by whom the copy calls them; without their text. */
async function keptVersions(db: Read, { organisationId, sourceId, sourceKind, id: evidenceId }: Evidence) {
  if (!sourceId || !sourceKind || sourceKind === 'testimony') return []; // signed once, and its evidence is made of it
  const { id, version, at, action, actorId } = versions;
  const actorName = sql<string>`coalesce((select r.replacement from redactions r where r.organisation_id = ${organisationId}
    and r.evidence_id = ${evidenceId} and r.subject = 'person:' || ${actorId}), ${versions.actorName})`;
  return db
    .select({ id, version, at, action, actorId, actorName })
    .from(versions)
    .where(
      and(eq(versions.organisationId, organisationId), eq(versions.recordId, sourceId), eq(versions.kind, sourceKind)),
    )
    .orderBy(asc(versions.sequence));
}
