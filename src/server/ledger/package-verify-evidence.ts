// What the manifest says of evidence, claims and judgements, against the records that the ledger proves.
import { canonical } from './canonical.ts';
import type { LedgerEntry } from './entry.ts';
import {
  documentPath,
  filesOf,
  type Manifest,
  type ManifestClaim,
  type ManifestEvidence,
  type PackagedDocument,
  type Problem,
  paths,
  type VersionOf,
} from './package-format.ts';
import { type Proven, provenName } from './package-verify-ledger.ts';

/** `text` gives a file of the package, or null when it is missing or already known to be changed. */
export function checkEvidence(
  manifest: Manifest,
  text: (path: string) => string | null,
  { proven, sound }: { proven: Proven; sound: ReadonlyMap<number, LedgerEntry> },
): Problem[] {
  const files: Files = {
    listed: new Set(manifest.files.map((file) => file.path)),
    hashes: new Set(manifest.files.map((file) => file.sha256)),
  };
  const check = (version: VersionOf, facts: Record<string, unknown>) =>
    differing(proven.get(provenName(version))?.record, facts);
  return [
    ...manifest.evidence.flatMap((one) => checkDocument(one, text, files, check)),
    ...manifest.evidence.flatMap((one) => checkOriginal(one, proven.get(provenName(one))?.record ?? {}, sound)),
    ...manifest.claims.flatMap((claim) => checkClaim(claim, check)),
  ];
}

type Files = { listed: Set<string>; hashes: Set<string> };
type Check = (version: VersionOf, facts: Record<string, unknown>) => string | null;

function checkDocument(
  one: ManifestEvidence,
  text: (path: string) => string | null,
  { listed, hashes }: Files,
  check: Check,
): Problem[] {
  const path = `${documentPath(one.number)}.json`;
  const json = text(path);
  if (json === null)
    return listed.has(path) ? [] : [unproven(path, `Evidence ${one.number} has no document in the package.`)];
  const document = JSON.parse(json) as PackagedDocument;
  const { number, title, from, to } = one;
  const fault = check(one, { number, title, happenedFrom: from, happenedTo: to, document });
  const lost = filesOf(document).filter((sha256) => !hashes.has(sha256));
  return [
    ...(fault ? [unproven(path, `Evidence ${number} ${fault}`)] : []),
    ...lost.map((sha256) =>
      unproven(path, `Evidence ${number} names the file ${sha256}, which the package does not hold.`),
    ),
  ];
}

/** Of a copy in which others are replaced: that the ledger holds the hash of an original of this evidence, from before the copy. */
function checkOriginal(
  { id, number }: ManifestEvidence,
  { originalHash, originalEntry, redactedVersion }: Record<string, unknown>,
  sound: ReadonlyMap<number, LedgerEntry>,
): Problem[] {
  if (!originalHash) return [];
  const object = sound.get(Number(originalEntry))?.object;
  const isOf = object?.kind === 'evidence' && object.id === id && object.hash === originalHash;
  if (isOf && object.version < Number(redactedVersion)) return [];
  return [unproven(paths.entries, `Evidence ${number} names a sealed original that no entry of the ledger holds.`)];
}

function checkClaim({ judgement, ...claim }: ManifestClaim, check: Check): Problem[] {
  const name = `the claim of evidence ${claim.evidence} for ${claim.criterion}`;
  const fault = check(claim, { place: claim.place, how: claim.how });
  const { outcome, reason, feedback } = judgement ?? {};
  const judged = judgement && check(judgement, { claimId: claim.id, outcome, reason, feedback });
  return [
    ...(fault ? [unproven(paths.manifest, `In the manifest ${name} ${fault}`)] : []),
    ...(judged ? [unproven(paths.manifest, `In the manifest the judgement of ${name} ${judged}`)] : []),
  ];
}

function differing(record: Record<string, unknown> | undefined, facts: Record<string, unknown>): string | null {
  if (!record) return 'has no record that the ledger proves.';
  const other = Object.keys(facts).filter((name) => canonical(record[name] ?? null) !== canonical(facts[name] ?? null));
  return other.length > 0 ? `is not as the ledger proves it: ${other.join(', ')} differ.` : null;
}

const unproven = (file: string, what: string): Problem => ({ kind: 'record-unproven', where: { file }, what });
