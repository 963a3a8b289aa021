import { open, readFile } from 'node:fs/promises';
import { type VerifyOptions, verifyPackage } from '#server/ledger/package-verify.ts';
import { mostZipBytes } from '#server/ledger/package-zip.ts';
import { inWords } from '#server/ledger/standalone/words.ts';
import { type Command, Refused, WrongUse } from './command.ts';

export const command: Command = {
  words: 'verify <package.zip>',
  help: `Checks every byte of an exported portfolio: its files, its manifest's signature, and the proofs that bind its
evidence, claims and judgements to the ledger. Needs neither network nor database. Exit 1 where anything was changed.

Without --key the answer rests on the key that the package names itself, and says so.`,
  options: {
    checkpoint: {
      ...{ type: 'string', value: 'file' },
      says: 'a checkpoint of the ledger that you were given earlier: the package must tell the same history',
    },
    key: {
      ...{ type: 'string', value: 'file or id' },
      says: 'the installation’s public key: a PEM file, or at least 32 digits of its id',
    },
  },
  example: 'verify portfolio.zip --key leadwell-key.pem',
  async run({ words: [path, ...more], options }) {
    if (path === undefined || more.length > 0) throw new WrongUse('Name one package, such as portfolio.zip.');
    const given: VerifyOptions = {};
    if (typeof options.checkpoint === 'string') given.checkpoint = await readText(options.checkpoint);
    if (typeof options.key === 'string') given.keys = [await readKey(options.key)];
    const result = await verifyPackage(await readPackage(path), given);
    return { json: result, text: inWords(result).join('\n'), exit: result.ok ? 0 : 1 };
  },
};

/** The whole file; in pieces, because Node reads at most 2 GB at once. */
async function readPackage(path: string): Promise<Uint8Array> {
  const file = await open(path).catch(unreadable(path));
  try {
    const { size } = await file.stat();
    if (size > mostZipBytes)
      throw new Refused('too-large', `${path} is larger than any package can be (4 GB).`, { file: path });
    const bytes = new Uint8Array(size);
    for (let at = 0, read = 1; read > 0 && at < size; at += read)
      read = (await file.read(bytes, at, Math.min(size - at, 2 ** 30)).catch(unreadable(path))).bytesRead;
    return bytes;
  } finally {
    await file.close();
  }
}

const readText = (path: string) => readFile(path, 'utf8').catch(unreadable(path));

async function readKey(key: string): Promise<string> {
  if (/^[0-9a-f]{32,64}$/i.test(key)) return key;
  const pem = await readText(key);
  if (pem.includes('-----BEGIN PUBLIC KEY-----')) return pem;
  throw new Refused('not-a-key', `${key} does not hold a public key in PEM form.`, { file: key });
}

const unreadable =
  (path: string) =>
  (error: NodeJS.ErrnoException): never => {
    const reasons: Record<string, string> = {
      ENOENT: `${path} is not there.`,
      EISDIR: `${path} is a folder. Name the zip as it was exported.`,
      EACCES: `You may not read ${path}.`,
    };
    throw new Refused('unreadable', reasons[error.code ?? ''] ?? `${path} cannot be read: ${error.message}`, {
      file: path,
    });
  };
