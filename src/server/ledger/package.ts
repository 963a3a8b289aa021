// Packing a portfolio: the same input gives the same bytes, and every byte can be verified without Leadwell.
import { createHash, sign } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { Conflict } from '../errors.ts';
import { toBase64, toHex, utf8 } from './encoding.ts';
import type { SigningKey } from './keys.ts';
import { attachmentPath, type Manifest, paths, schema } from './package-format.ts';
import type { Attachment, PackageInput } from './package-input.ts';
import { ledgerFiles } from './package-ledger.ts';
import { matrixCsv, matrixPage } from './package-matrix.ts';
import { documentFiles, readme } from './package-pages.ts';
import { localHeader, mostZipBytes, mostZipFiles, type ZipHeader, zipDirectory } from './package-zip.ts';
import { sha256 } from './sha256.ts';
import type { Verifier } from './standalone/verifier.ts';

/**
 * The package, piece by piece, in little memory. `verifier` is the stand-alone verifier that goes with it.
 * @throws Conflict when a kept file no longer gives its hash, or when the whole is more than a zip can hold (4 GB).
 */
export async function* packageChunks(
  input: PackageInput,
  key: SigningKey,
  verifier: Verifier,
): AsyncGenerator<Uint8Array> {
  const attachments: Part[] = [];
  for (const attachment of new Map(input.attachments.map((one) => [one.sha256, one])).values())
    attachments.push(await attached(attachment));
  const written = [...writtenParts(input, key, verifier), ...attachments];
  const manifest = part(paths.manifest, manifestOf(input, written));
  const signature = sign(null, manifest.bytes, key.private);
  const parts = [...written, manifest, part(paths.signature, `${toBase64(signature)}\n`)].sort(byName);
  yield* zipped(parts);
}

/** The package as a whole, where it is small. */
export async function packageBytes(input: PackageInput, key: SigningKey, verifier: Verifier): Promise<Uint8Array> {
  return new Uint8Array(Buffer.concat(await Array.fromAsync(packageChunks(input, key, verifier))));
}

type Part = ZipHeader & {
  sha256: string;
  content(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  called?: { name: string; type: string };
};

function writtenParts(input: PackageInput, key: SigningKey, { page, script }: Verifier): Part[] {
  const files: Record<string, string | Uint8Array> = {
    'README.txt': readme(input, key.public.id),
    'matrix.csv': matrixCsv(input),
    'matrix.html': matrixPage(input),
    'portfolio.pdf': input.pdf,
    'verify.html': page,
    'verify.mjs': script,
    [paths.key]: key.public.pem,
    ...ledgerFiles(input),
    ...documentFiles(input),
  };
  return Object.entries(files).map(([name, content]) => part(name, content));
}

function part(name: string, content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? utf8(content) : content;
  return { name, bytes, size: bytes.length, crc: crc32(bytes), sha256: toHex(sha256(bytes)), content: () => [bytes] };
}

async function attached({ sha256: expected, size, name, type, open }: Attachment): Promise<Part> {
  const hash = createHash('sha256');
  let [crc, length] = [0, 0];
  for await (const chunk of await open()) {
    hash.update(chunk);
    crc = crc32(chunk, crc);
    length += chunk.length;
  }
  if (hash.digest('hex') !== expected || length !== size)
    throw new Conflict(
      `The kept file ${name} is damaged: it no longer gives its hash. Put it back from a backup, then export again.`,
    );
  const read = async function* () {
    yield* await open();
  };
  return { name: attachmentPath(expected, name), size, crc, sha256: expected, content: read, called: { name, type } };
}

function manifestOf({ made, organisation, portfolio, unit, criteria, evidence, claims }: PackageInput, parts: Part[]) {
  const files = parts
    .sort(byName)
    .map((file) => ({ path: file.name, size: file.size, sha256: file.sha256, ...file.called }));
  const listed = evidence.map(({ document: _, ...facts }) => facts);
  const manifest: Manifest = { schema, made, organisation, portfolio, unit, criteria, evidence: listed, claims, files };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

async function* zipped(parts: Part[]): AsyncGenerator<Uint8Array> {
  const from = parts.reduce((sum, file) => sum + localHeader(file).length + file.size, 0);
  if (from > mostZipBytes - 20_000_000 || parts.length > mostZipFiles)
    throw new Conflict(
      'The portfolio is larger than the 4 GB that one package can hold. Take large recordings out, or export without them.',
    );
  for (const file of parts) {
    yield localHeader(file);
    yield* file.content();
  }
  for (const { line } of zipDirectory(parts, from)) yield line;
}

const byName = (one: Part, other: Part) => (one.name < other.name ? -1 : 1);
