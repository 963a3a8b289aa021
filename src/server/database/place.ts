// Where the database of a data folder lives on this machine.
import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { makeFolder } from '../make-folder.ts';
import { type Account, asRoot, canEnter, databaseAccount, existing } from './account.ts';
import { CannotStart } from './cannot-start.ts';
import { copiedPrograms, packagedPrograms, runnableBy } from './programs.ts';

/** `base` holds the data, and the programs where they had to be copied; `outside` when it is not below `home`. */
export type Place = { base: string; data: string; outside: boolean; account: Account };

const signpost = 'DATABASE-IS-IN';
const socketName = '/.s.PGSQL.5432';
const longestSocketPath = 107; // bytes that the kernel allows, on Linux; macOS has 103
const short = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8);

/** Where the database of `home` is, or would be made; nothing is touched. */
export function placeOf(home: string): Place {
  const inside = join(resolve(home), 'database');
  const named = readIfThere(join(home, signpost));
  if (named && !existsSync(named))
    throw new CannotStart(
      `${join(home, signpost)} says that the database is in ${named}, but that folder is not there.`,
    );
  const base = named ?? (mustBeOutside(home) ? join('/var/lib/leadwell', short(resolve(home))) : inside);
  const data = join(base, 'pg18');
  if (base !== inside && existsSync(join(inside, 'pg18')))
    throw new CannotStart(
      `The database in ${inside} cannot be entered by the account it belongs to. Open the folders above it: chmod a+x`,
    );
  return { base, data, outside: base !== inside, account: databaseAccount(data) };
}

/** Makes the data folder, which must be one that we may write in; fails with a system error. */
export function makeHome(home: string): void {
  accessSync(existing(home), constants.W_OK); // of a disk that can only be read mkdir itself says that nothing is there
  makeFolder(home, 0o700);
  accessSync(home, constants.W_OK | constants.X_OK);
}

/** Makes the folders of a place, and says where the programs to run are. */
export function preparePlace(home: string, { base, outside, account }: Place, programs = packagedPrograms()): string {
  if (asRoot && !outside) chmodSync(home, 0o711); // passable, not readable
  makeOwned(base, account);
  if (outside) writeFileSync(join(home, signpost), `${base}\n`);
  return !asRoot || runnableBy(programs, account) ? programs : copiedPrograms(programs, base);
}

/** The folder of the socket: `base`, or a short one of our own where that path is too long for the kernel. */
export function socketFolder(base: string, account: Account): string {
  const limit = (process.platform === 'darwin' ? 103 : longestSocketPath) - socketName.length;
  if (Buffer.byteLength(base) <= limit) return base;
  const folder = join(process.env.XDG_RUNTIME_DIR ?? tmpdir(), `leadwell-${short(base)}`);
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found && (!found.isDirectory() || found.uid !== (account.uid ?? process.getuid?.())))
    throw new CannotStart(
      `${folder} belongs to another account. Choose a data folder with a path under 80 characters.`,
    );
  makeOwned(folder, account);
  return folder;
}

const mustBeOutside = (home: string) => asRoot && !canEnter(dirname(resolve(home)), databaseAccount(home));

function makeOwned(folder: string, { uid, gid }: Account) {
  if (uid !== undefined) mkdirSync(dirname(folder), { recursive: true, mode: 0o711 });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  chmodSync(folder, 0o700);
}

const readIfThere = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : null);
