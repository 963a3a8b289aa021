// Whether a package is as it was exported. Pure and without libraries: the stand-alone verifier is made from this very text.
import { fromBase64, fromUtf8, sameBytes, toHex } from './encoding.ts';
import { type Manifest, type Problem, paths, schema } from './package-format.ts';
import { readZip, type ZippedFile, zipProblems } from './package-unzip.ts';
import { checkEvidence } from './package-verify-evidence.ts';
import { checkLedger, type Proven, provenName, type Signer } from './package-verify-ledger.ts';
import { crc32 } from './package-zip.ts';
import { keyId, readPublicKeyPem } from './public-key.ts';
import { sha256 } from './sha256.ts';
import { verifyEd25519 } from './signature.ts';

export type VerifyResult = {
  ok: boolean;
  /** How many ledger entries and pieces of evidence the package holds. */
  entries: number;
  evidence: number;
  /** Size, time (ISO 8601, UTC) and key id of the checkpoint, when it could be read. */
  checkpoint: { size: number; time: string; key: string } | null;
  problems: Problem[];
  /** Whether the key is one that the caller named, rather than only the one that the package names itself. */
  keyTrusted: boolean;
  /** What the answer rests on, in sentences. */
  notes: string[];
};

/** `keys`: public keys in PEM or key ids (at least the first 32 digits). `checkpoint`: a checkpoint held elsewhere. */
export type VerifyOptions = { keys?: readonly string[]; checkpoint?: string };

/** Checks every byte of a package. Never throws for what is in it. */
export async function verifyPackage(bytes: Uint8Array, options: VerifyOptions = {}): Promise<VerifyResult> {
  try {
    return await verified(bytes, options);
  } catch (error) {
    if (!(error instanceof TypeError) && !(error instanceof SyntaxError)) throw error;
    const what = 'Something in the package is written in another form than Leadwell writes it, although it is signed.';
    return answer({ problems: [{ kind: 'unreadable', where: {}, what }] });
  }
}

async function verified(bytes: Uint8Array, options: VerifyOptions): Promise<VerifyResult> {
  const zip = readZip(bytes);
  if ('problem' in zip) return answer({ problems: [zip.problem] });
  const files = new Map(zip.files.map((file) => [file.name, file]));
  const signer = await readSigner(files, options.keys ?? []);
  const manifest = await checkManifest(files, signer);
  const changed = manifest.signed ? checkFiles(zip.files, manifest.signed) : manifest.problems;
  const names = new Set(changed.map((problem) => problem.where.file));
  const structure = zipProblems(
    bytes,
    zip.files.map((file) => ({ ...file, crc: names.has(file.name) ? file.crc : crc32(file.content) })),
  );
  const text = (path: string) => (names.has(path) ? null : textOf(files.get(path)));
  const ledger = await checkLedger(text, signer, options.checkpoint);
  const known = changed.some((problem) => problem.where.file?.startsWith('ledger/'));
  const proofs = known ? [] : ledger.problems; // what follows from a change that is already named says nothing more
  const evidence = manifest.signed && !known ? checkEvidence(manifest.signed, text, ledger) : [];
  return answer({
    evidence: manifest.signed?.evidence.length ?? 0,
    ...ledger,
    notes: [...ledger.notes, ...sealedIn(manifest.signed, ledger.proven)],
    keyTrusted: signer?.trusted ?? null,
    problems: [...(signer?.problems ?? []), ...changed, ...structure, ...proofs, ...evidence],
  });
}

/** Which evidence is a copy: what proves that nobody altered it since proves nothing of what its original says. */
function sealedIn(manifest: Manifest | null, proven: Proven): string[] {
  const copies = (manifest?.evidence ?? []).filter((one) => proven.get(provenName(one))?.record.originalHash);
  if (copies.length === 0) return [];
  const numbers = copies.map(({ number }) => number).join(', ');
  return [
    `Evidence ${numbers}: a copy in which names and details of others are replaced. The ledger holds the hash of the original, which is sealed where it was made.`,
  ];
}

/** `keyTrusted`: null where no key was found to speak of. */
type Findings = { problems: Problem[]; proven?: Proven; sound?: unknown; keyTrusted?: boolean | null } & Partial<
  Omit<VerifyResult, 'ok' | 'problems' | 'keyTrusted'>
>;

function answer({
  problems,
  entries = 0,
  evidence = 0,
  checkpoint = null,
  keyTrusted = null,
  notes = [],
}: Findings): VerifyResult {
  const selfDeclared =
    'The key is the one that the package itself names. Compare its id with the one that the organisation publishes, or give that one to the verifier.';
  const said = keyTrusted === false ? [...notes, selfDeclared] : notes;
  return {
    ok: problems.length === 0,
    entries,
    evidence,
    checkpoint,
    problems,
    keyTrusted: keyTrusted ?? false,
    notes: said,
  };
}

async function readSigner(files: Map<string, ZippedFile>, wanted: readonly string[]): Promise<Signer | null> {
  const raw = readPublicKeyPem(textOf(files.get(paths.key)) ?? '');
  if (!raw) return null;
  const id = keyId(raw);
  const trusted = wanted.some((key) => (key.length >= 32 && id.startsWith(key.toLowerCase())) || isKey(key, raw));
  if (trusted || wanted.length === 0) return { raw, id, trusted, problems: [] };
  const what = `The package is signed with the key ${id}, which is not the one you gave.`;
  return { raw, id, trusted, problems: [{ kind: 'foreign-key', where: { file: paths.key }, what }] };
}

const isKey = (pem: string, raw: Uint8Array) => {
  const given = readPublicKeyPem(`${pem.trim()}\n`);
  return given !== null && sameBytes(given, raw);
};

async function checkManifest(
  files: Map<string, ZippedFile>,
  signer: Signer | null,
): Promise<{ signed: Manifest | null; problems: Problem[] }> {
  const [manifest, signature] = [files.get(paths.manifest), files.get(paths.signature)];
  const missing = [paths.manifest, paths.signature, paths.key].filter((path) => !files.has(path));
  if (!manifest || !signature || missing.length > 0)
    return {
      signed: null,
      problems: missing.map((path) => ({ kind: 'file-missing', where: { file: path }, what: `${path} is missing.` })),
    };
  const written = /^([^\n]*)\n$/.exec(textOf(signature) ?? '')?.[1];
  const bytes = fromBase64(written ?? '-');
  const sound = bytes && signer ? await verifyEd25519(signer.raw, bytes, manifest.content) : false;
  if (sound !== true) return { signed: null, problems: notSigned(files, sound === 'unsupported') };
  const read = readManifest(manifest);
  const what = 'manifest.json is signed, but not written as this version of Leadwell writes it.';
  return read
    ? { signed: read, problems: [] }
    : { signed: null, problems: [{ kind: 'unreadable', where: { file: paths.manifest }, what }] };
}

/** The signature fits no more: the checksums of the zip tell which of the three it was, unless they were changed too. */
function notSigned(files: Map<string, ZippedFile>, unsupported: boolean): Problem[] {
  if (unsupported) {
    const what = 'Ed25519 signatures cannot be checked here. Use a newer browser, or verify.mjs with Node 20 or newer.';
    return [{ kind: 'cannot-check', where: { file: paths.signature }, what }];
  }
  const bound = [paths.manifest, paths.signature, paths.key];
  const damaged = bound.filter((path) => crc32(files.get(path)!.content) !== files.get(path)!.crc);
  return (damaged.length > 0 ? damaged : [paths.manifest]).map((path) => ({
    kind: 'manifest-changed',
    where: { file: path },
    what: `${path} was changed: the manifest, its signature and the key no longer fit together.`,
  }));
}

function checkFiles(files: ZippedFile[], manifest: Manifest): Problem[] {
  const listed = new Map(manifest.files.map((file) => [file.path, file]));
  const own: string[] = [paths.manifest, paths.signature];
  const problems = files.flatMap(({ name, content }, at): Problem[] => {
    const where = { file: name };
    const entry = listed.get(name);
    if (!entry && !own.includes(name))
      return [{ kind: 'file-added', where, what: `${name} was added: the manifest does not list it.` }];
    if (at > 0 && files[at - 1]!.name >= name)
      return [{ kind: 'file-added', where, what: `${name} stands twice in the zip, or out of order.` }];
    if (!entry) return [];
    if (entry.size === content.length && entry.sha256 === toHex(sha256(content))) return [];
    return [
      {
        kind: 'file-changed',
        where,
        what: `${name} was changed: its content no longer gives the hash in the manifest.`,
      },
    ];
  });
  const present = new Set(files.map((file) => file.name));
  const missing = manifest.files.filter(({ path }) => !present.has(path));
  return [
    ...problems,
    ...missing.map(
      ({ path }): Problem => ({ kind: 'file-missing', where: { file: path }, what: `${path} is missing.` }),
    ),
  ];
}

function readManifest(file: ZippedFile): Manifest | null {
  try {
    const manifest = JSON.parse(textOf(file) ?? '') as Manifest;
    const lists = [manifest.files, manifest.evidence, manifest.claims, manifest.criteria];
    return manifest.schema === schema && lists.every(Array.isArray) ? manifest : null;
  } catch {
    return null;
  }
}

const textOf = (file: ZippedFile | undefined) => (file ? fromUtf8(file.content) : null);
