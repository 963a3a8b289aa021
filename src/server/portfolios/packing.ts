// Making the two files of an export: the PDF, and the package with everything that proves it.
import { and, asc, eq, inArray, lte } from 'drizzle-orm';
import { now } from '../clock.ts';
import { type Read, reading } from '../db.ts';
import { Conflict, NotFound } from '../errors.ts';
import type { FileStore } from '../files/store.ts';
import { checkpointsOf, type KeptCheckpoint, signedCheckpoint } from '../ledger/checkpoints.ts';
import type { SigningKey } from '../ledger/keys.ts';
import { ledgerEntries } from '../ledger/ledger.table.ts';
import { packageChunks } from '../ledger/package.ts';
import type { Attachment, PackageInput } from '../ledger/package-input.ts';
import { readVerifier } from '../ledger/standalone/verifier.ts';
import { type Contents, contentsOf, criteriaOf, type ExportedClaim, fileBlocks } from './contents.ts';
import { portfolioPdf } from './portfolio-pdf.ts';
import type { Enrolment } from './portfolios.table.ts';
import { evidenceKindWords } from './sources.ts';

/** What an export is made with: where files lie and the key that signs. */
export type Tools = { store: FileStore; key: SigningKey };
export type Packed = { contents: Contents; pdf: Uint8Array; package(): AsyncIterable<Uint8Array> };

/**
 * Reads the portfolio, signs a checkpoint that covers all of it, and sets the PDF. `package` may be read more than once.
 * @throws Conflict, when read, where a kept file is missing or damaged
 */
export async function packed(enrolment: Enrolment, drafts: boolean, { store, key }: Tools): Promise<Packed> {
  const { organisationId } = enrolment;
  const contents = await reading(organisationId, (db) => contentsOf(db, enrolment, drafts));
  const checkpoint = await signedCheckpoint(organisationId, key); // after reading, so that it covers what was read
  if (!checkpoint) throw new Conflict('The ledger is empty, so there is nothing to export yet.');
  const made = now();
  const pdf = await portfolioPdf(contents, { made, checkpoint: checkpoint.note, keyId: key.public.id });
  const ledger = await packedLedger(contents, checkpoint);
  const input = { ...described(contents, made), ledger, pdf, attachments: attachmentsOf(contents, store) };
  const verifier = await readVerifier();
  return { contents, pdf, package: () => packageChunks(input, key, verifier) };
}

type Described = Omit<PackageInput, 'ledger' | 'pdf' | 'attachments'>;

function described(contents: Contents, made: Date): Described {
  const { enrolment, organisation, unit, evidence, records } = contents;
  return {
    made: made.toISOString(),
    organisation: { id: organisation.id, name: organisation.name },
    timeZone: organisation.timeZone,
    portfolio: {
      id: enrolment.id,
      candidate: contents.candidate,
      assessor: contents.assessor,
      qualityAssurer: contents.internalQualityAssurer,
    },
    unit: { number: unit.number, title: unit.title, level: unit.level, credit: unit.credit },
    criteria: criteriaOf(unit).map(({ outcome, criterion: { code, text } }) => ({
      ...{ code, text },
      outcome: `${outcome.number} ${outcome.title}`,
    })),
    evidence: evidence.map(({ id, number, title, kind, happenedFrom, happenedTo, document, proof: { version } }) => ({
      ...{ kind: 'evidence', id, version, number, title, sort: evidenceKindWords[kind] },
      ...{ from: happenedFrom, to: happenedTo, document },
    })),
    claims: evidence.flatMap(({ claims }) => claims.map(describedClaim)),
    records: records.map(({ kind, id, version, sequence, salt, record }) => ({
      ...{ kind, id, version, sequence, salt, record },
    })),
  };
}

function describedClaim({ id, proof, code, number, place, how, judgements }: ExportedClaim) {
  const [newest] = judgements;
  const judgement = newest && {
    ...{ kind: 'judgement', id: newest.id, version: newest.version, outcome: newest.outcome },
    ...{ assessor: newest.assessor, at: newest.at, reason: newest.reason, feedback: newest.feedback },
  };
  return {
    ...{ kind: 'claim', id, version: proof.version, criterion: code, evidence: number, place, how },
    judgement: judgement ?? null,
  };
}

async function packedLedger(
  { enrolment: { organisationId }, records, evidence }: Contents,
  { note, size }: KeptCheckpoint,
) {
  const hashes = await reading(organisationId, (db) => hashesUntil(db, organisationId, size));
  const earlier = (await checkpointsOf(organisationId)).filter((one) => one.size < size);
  const sealed = await reading(organisationId, (db) => entriesOfOriginals(db, organisationId, evidence));
  const entries = [...records, ...sealed].sort((a, b) => a.sequence - b.sequence).map(({ entry }) => entry);
  return { checkpoint: note, hashes, entries, earlier: sparse(earlier).map((one) => one.note) };
}

/** Of sealed originals the entries alone: they prove that each was kept, and when, and say nothing of what is in it. */
async function entriesOfOriginals(db: Read, organisationId: string, evidence: Contents['evidence']) {
  const sealed = evidence.flatMap(({ originalEntry }) => originalEntry ?? []);
  return db
    .select({ sequence: ledgerEntries.sequence, entry: ledgerEntries.entry })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.organisationId, organisationId), inArray(ledgerEntries.sequence, sealed)));
}

async function hashesUntil(db: Read, organisationId: string, size: number) {
  const found = await db
    .select({ hash: ledgerEntries.hash })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.organisationId, organisationId), lte(ledgerEntries.sequence, size)))
    .orderBy(asc(ledgerEntries.sequence));
  return found.map(({ hash }) => hash);
}

const recent = 500;

/** All of the newest, and of older days the last each: a package does not grow by every hour that Leadwell has run. */
function sparse(checkpoints: KeptCheckpoint[]): KeptCheckpoint[] {
  const older = checkpoints.slice(0, -recent);
  const lastOfDay = new Map(older.map((one) => [one.at.toISOString().slice(0, 10), one]));
  return [...lastOfDay.values(), ...checkpoints.slice(-recent)];
}

const attachmentsOf = ({ evidence, fileTypes }: Contents, store: FileStore): Attachment[] =>
  fileBlocks(evidence).map(({ sha256, size, name, fileId }) => ({
    ...{ sha256, size, name, type: fileTypes.get(fileId) ?? 'application/octet-stream' },
    open: () => store.open(sha256).catch(missing(name)),
  }));

const missing = (name: string) => (error: unknown) => {
  if (!(error instanceof NotFound)) throw error;
  throw new Conflict(`The kept file ${name} is missing. Put it back from a backup, then export again.`);
};
