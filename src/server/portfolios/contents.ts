// What an export of a portfolio holds: read from the database in one go, then nothing but data.
import { and, eq, inArray } from 'drizzle-orm';
import { today } from '../clock.ts';
import type { Read } from '../db.ts';
import { NotFound } from '../errors.ts';
import { files } from '../files/files.table.ts';
import { organisations } from '../people/organisations.table.ts';
import { people } from '../people/people.table.ts';
import type { Criterion, Outcome as UnitOutcome } from '../qualifications/units.table.ts';
import { type WholeUnit, wholeUnit } from '../qualifications/units.ts';
import type { ReadJudgement } from './claim-list.ts';
import { happenedIn } from './events.ts';
import { type Decided, decidedBy, decidedIn } from './exported-decisions.ts';
import { type PlannedAndReviewed, plannedBy, plannedIn } from './exported-planning.ts';
import { type KeptRecord, recordsOf } from './package-records.ts';
import type { Claim, Enrolment, Evidence } from './portfolios.table.ts';
import { refuseUnproven, type Shown } from './proven.ts';
import { type ClaimState, claimState, type EvidenceState, evidenceState } from './states.ts';
import { type CriterionStatus, sufficiency } from './sufficiency.ts';

/** A row as its kept version holds it: every moment is an ISO text. */
type AsKept<Row> = {
  [Field in keyof Row]: Row[Field] extends Date | null ? Exclude<Row[Field], Date> | string : Row[Field];
};

/** The ledger's word for a record: which version, and the entry that binds it. */
type Proof = Pick<KeptRecord, 'version' | 'sequence' | 'hash'>;
export type ExportedJudgement = Proof & ReadJudgement & { claimId: string };
export type ExportedClaim = AsKept<Claim> & {
  proof: Proof;
  code: string;
  number: number;
  state: ClaimState;
  /** The newest first. */
  judgements: ExportedJudgement[];
};
export type ExportedEvidence = AsKept<Evidence> & { proof: Proof; state: EvidenceState; claims: ExportedClaim[] };

export type Contents = {
  enrolment: Enrolment;
  organisation: { id: string; name: string; timeZone: string };
  candidate: string;
  assessor: string | null;
  internalQualityAssurer: string | null;
  unit: WholeUnit;
  statuses: Map<string, CriterionStatus>;
  evidence: ExportedEvidence[];
  decided: Decided;
  planned: PlannedAndReviewed;
  records: KeptRecord[];
  /** The media type of every file that a document names, by its id. */
  fileTypes: Map<string, string>;
  drafts: boolean;
};

/** @throws NotFound when the enrolment's unit is gone; Conflict when a name or a text was altered outside Leadwell */
export async function contentsOf(db: Read, enrolment: Enrolment, drafts: boolean): Promise<Contents> {
  const { organisationId, unitId } = enrolment;
  const unit = await wholeUnit(db, organisationId, unitId);
  const [organisation] = await db.select().from(organisations).where(eq(organisations.id, organisationId));
  if (!unit || !organisation) throw new NotFound();
  const records = await recordsOf(db, enrolment, drafts);
  const those = await peopleNamed(db, enrolment, records);
  await refuseUnproven(db, organisationId, shownIn(organisation, unit, those));
  const names = new Map(those.map(({ id, name }) => [id, name]));
  const named = (id: string) => names.get(id) ?? '';
  const evidence = assembled(records, unit, named);
  return {
    ...{ enrolment, unit, evidence, records, drafts, organisation },
    candidate: named(enrolment.candidateId),
    assessor: enrolment.assessorId && named(enrolment.assessorId),
    internalQualityAssurer: enrolment.internalQualityAssurerId && named(enrolment.internalQualityAssurerId),
    statuses: await statusesOf(db, unit, evidence, today(organisation.timeZone)),
    decided: decidedIn(records, named),
    planned: plannedIn(records, named),
    fileTypes: await fileTypesOf(db, organisationId, evidence),
  };
}

/** Criteria in the order of the unit, each with its outcome. */
export const criteriaOf = (unit: WholeUnit): { outcome: UnitOutcome; criterion: Criterion }[] =>
  unit.outcomes.flatMap((outcome) => outcome.criteria.map((criterion) => ({ outcome, criterion })));

/** What an export shows of rows beside its own records. */
function shownIn(
  organisation: Contents['organisation'],
  unit: WholeUnit,
  people: { id: string; name: string }[],
): Shown[] {
  const { outcomes, ...ownFields } = unit;
  const rows = outcomes.flatMap(({ criteria, ...outcome }) => [
    { kind: 'outcome', row: outcome },
    ...criteria.map((row) => ({ kind: 'criterion', row })),
  ]);
  return [
    { kind: 'organisation', row: organisation },
    { kind: 'unit', row: ownFields },
    ...rows,
    ...people.map((row) => ({ kind: 'person', row })),
  ];
}

async function peopleNamed(db: Read, enrolment: Enrolment, records: KeptRecord[]) {
  const { organisationId, candidateId, assessorId, internalQualityAssurerId } = enrolment;
  const judges = records.filter(({ kind }) => kind === 'judgement').map(({ record }) => record.assessorId as string);
  const ids = [
    candidateId,
    assessorId,
    internalQualityAssurerId,
    ...judges,
    ...decidedBy(records),
    ...plannedBy(records),
  ].filter((id) => id !== null);
  return db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(and(eq(people.organisationId, organisationId), inArray(people.id, [...new Set(ids)])));
}

function assembled(records: KeptRecord[], unit: WholeUnit, named: (id: string) => string): ExportedEvidence[] {
  const of = <Row>(kind: KeptRecord['kind']) =>
    records.filter((kept) => kept.kind === kind).map((kept) => ({ ...(kept.record as Row), proof: proofOf(kept) }));
  const pieces = of<AsKept<Evidence>>('evidence').sort((a, b) => a.number - b.number);
  const order = new Map(criteriaOf(unit).map(({ criterion }, at) => [criterion.id, { at, code: criterion.code }]));
  const judged = of<Omit<ExportedJudgement, 'assessor'> & { assessorId: string }>('judgement')
    .map(({ proof, assessorId, ...judgement }) => ({ ...judgement, ...proof, assessor: named(assessorId) }))
    .sort((a, b) => b.sequence - a.sequence);
  const claims = of<AsKept<Claim>>('claim').sort(
    (a, b) => order.get(a.criterionId)!.at - order.get(b.criterionId)!.at || a.proof.sequence - b.proof.sequence,
  );
  return pieces.map((piece) => {
    const mine = claims
      .filter(({ evidenceId }) => evidenceId === piece.id)
      .map((claim): ExportedClaim => {
        const judgements = judged.filter(({ claimId }) => claimId === claim.id);
        const outcome = judgements[0]?.outcome ?? null;
        const { code } = order.get(claim.criterionId)!;
        return { ...claim, judgements, code, number: piece.number, state: claimState(piece, { ...claim, outcome }) };
      });
    const facts = mine.map(({ judgements }) => ({ withdrawnAt: null, outcome: judgements[0]?.outcome ?? null }));
    return { ...piece, claims: mine, state: evidenceState(piece, facts) };
  });
}

const proofOf = ({ version, sequence, hash }: KeptRecord): Proof => ({ version, sequence, hash });

async function statusesOf(db: Read, unit: WholeUnit, evidence: ExportedEvidence[], day: string) {
  const happened = await happenedIn(
    db,
    unit.organisationId,
    evidence.map(({ id }) => id),
  );
  const counted = evidence.flatMap(({ id, claims, happenedFrom, kind, simulated, expiresOn }) =>
    claims.map(({ criterionId, evidenceId, state, madeAt, judgements }) => ({
      ...{ criterionId, evidenceId, state, from: happenedFrom, kind, simulated },
      ...(happened.get(id) ?? { event: id, author: null }),
      // What stays where it is kept cannot be accepted before somebody signed that they saw it.
      counts: (!expiresOn || expiresOn >= madeAt.slice(0, 10)) && (kind !== 'in-situ' || state.endsWith('accepted')),
      judgedAt: judgements[0]?.at ?? null,
    })),
  );
  const criteria = criteriaOf(unit).map(({ criterion }) => criterion);
  return new Map(sufficiency(criteria, counted, unit.requirements, day).map((status) => [status.criterionId, status]));
}

/** The files that the documents name. */
export const fileBlocks = (evidence: readonly Pick<Evidence, 'document'>[]) =>
  evidence.flatMap(({ document }) =>
    document.sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'file')),
  );

async function fileTypesOf(db: Read, organisationId: string, evidence: ExportedEvidence[]) {
  const ids = fileBlocks(evidence).map(({ fileId }) => fileId);
  if (ids.length === 0) return new Map<string, string>();
  const found = await db
    .select({ id: files.id, type: files.type })
    .from(files)
    .where(and(eq(files.organisationId, organisationId), inArray(files.id, ids)));
  return new Map(found.map(({ id, type }) => [id, type]));
}
