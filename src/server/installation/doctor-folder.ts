// The doctor's look at the machine and the data folder.
import { constants, existsSync } from 'node:fs';
import { access, readdir, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CannotStart } from '../database/cannot-start.ts';
import { fileStore } from '../files/kept.ts';
import { counted, type Finding } from './finding.ts';
import { hasDatabase } from './installation.ts';
import { quoted } from './quoted.ts';
import { readSecret } from './secret.ts';

const gigabyte = 1e9;
const spotChecks = 200;

export function nodeFinding(version: string): Finding {
  const fits = Number(version.split('.')[0]) >= 24;
  const what = `Node ${version}${fits ? ', as needed.' : ' is too old: Leadwell runs on 24.'}`;
  return { check: 'node', state: fits ? 'ok' : 'wrong', what, ...(fits ? {} : { mend: 'npm rebuild node' }) };
}

export async function folderFindings(home: string): Promise<Finding[]> {
  if (!existsSync(home)) return [];
  const findings: Finding[] = [];
  for (const look of [writable, space, secrecy, storedFiles, outbox])
    findings.push(await look(home).catch(cannotLook(home)));
  return findings;
}

/** What this account may not read, or the disk does not give, is a finding as well. */
const cannotLook =
  (home: string) =>
  (error: NodeJS.ErrnoException): Finding => {
    if (!error.code) throw error;
    const what = `${error.path ?? `A file in ${home}`} cannot be read (${error.code}). Look as the account that Leadwell runs as.`;
    return { check: 'folder', state: 'wrong', what, mend: `ls -ld ${quoted(error.path ?? home)}` };
  };

async function writable(home: string): Promise<Finding> {
  const may = await access(home, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (may) return { check: 'folder', state: 'ok', what: `The data are in ${home}, and may be written there.` };
  return {
    check: 'folder',
    state: 'wrong',
    what: `This account may not write in ${home}.`,
    mend: `chown -R "$USER" ${quoted(home)}`,
  };
}

/** Below 1 GB is told, below 200 MB a start or an upload may fail at any time. */
async function space(home: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(existsSync(home) ? home : dirname(home));
  const free = bavail * bsize;
  const state = free < 0.2 * gigabyte ? 'wrong' : free < gigabyte ? 'note' : 'ok';
  const what = `${(free / gigabyte).toFixed(1)} GB are free where the data are.`;
  return { check: 'space', state, what, ...(state === 'ok' ? {} : { mend: `du -h -d 1 ${quoted(home)}` }) };
}

/** Without the secret nobody's second step can be read; without the key nothing more is signed. Nobody else may read them. */
async function secrecy(home: string): Promise<Finding> {
  if (hasDatabase(home) && !process.env.LEADWELL_SECRET && !existsSync(join(home, 'secret')))
    return {
      check: 'secrets',
      state: 'wrong',
      what: `${join(home, 'secret')} is gone: without it no second step can be read. Put it back before the next start.`,
      mend: `cp -p <backup>/home/secret ${quoted(home)}`,
    };
  if (existsSync(join(home, 'secret')) && isTooShort(home))
    return {
      check: 'secrets',
      state: 'wrong',
      what: `${join(home, 'secret')} is no secret of ours: no start is made with it. Put it back before the next.`,
      mend: `cp -p <backup>/home/secret ${quoted(home)}`,
    };
  const keys = existsSync(join(home, 'keys')) ? (await readdir(join(home, 'keys'))).map((name) => `keys/${name}`) : [];
  const open: string[] = [];
  for (const path of ['secret', ...keys].filter((name) => existsSync(join(home, name))))
    if ((await stat(join(home, path))).mode & 0o077) open.push(join(home, path));
  if (open.length === 0)
    return { check: 'secrets', state: 'ok', what: 'Secret and keys are closed to other accounts.' };
  return {
    check: 'secrets',
    state: 'wrong',
    what: `Others can read ${open.join(' ')}`,
    mend: `chmod 600 ${open.map(quoted).join(' ')}`,
  };
}

function isTooShort(home: string): boolean {
  try {
    readSecret(home);
    return false;
  } catch (error) {
    if (error instanceof CannotStart) return true;
    throw error;
  }
}

/** A stored file's name is its hash. All are counted; an even spread of them is read. */
async function storedFiles(home: string): Promise<Finding> {
  const store = fileStore(home);
  const hashes = await Array.fromAsync(store.hashes());
  const every = Math.max(1, Math.ceil(hashes.length / spotChecks));
  const looked = hashes.filter((_, at) => at % every === 0);
  const altered: string[] = [];
  for (const hash of looked) if ((await store.verify(hash)) === 'changed') altered.push(hash);
  const read = looked.length === hashes.length ? 'each' : `an even spread of ${looked.length}`;
  const what = `${counted(hashes.length, 'file is', 'files are')} stored; ${read} was read again`;
  if (altered.length === 0)
    return {
      check: 'files',
      state: 'ok',
      what: hashes.length === 0 ? 'No file is stored yet.' : `${what}, and unchanged.`,
    };
  return {
    check: 'files',
    state: 'wrong',
    what: `${what}; no longer what they were: ${altered.join(', ')}. Put them back from a backup's home folder:`,
    mend: `cp -r <backup>/home/files ${quoted(home)}`,
  };
}

async function outbox(home: string): Promise<Finding> {
  const mails = existsSync(join(home, 'outbox'))
    ? (await readdir(join(home, 'outbox'))).filter((name) => name.endsWith('.eml'))
    : [];
  if (process.env.SMTP_URL || mails.length === 0)
    return { check: 'outbox', state: 'ok', what: 'No mail lies in the outbox folder.' };
  return {
    check: 'outbox',
    state: 'note',
    what: `No mail server is set: ${counted(mails.length, 'mail lies', 'mails lie')} in ${join(home, 'outbox')} and ${mails.length === 1 ? 'was' : 'were'} sent to nobody.`,
    mend: 'SMTP_URL=smtp://name:password@mail.example.org npm start',
  };
}
