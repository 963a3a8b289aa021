// The operating-system account that PostgreSQL runs as: ours, unless we are root, as which it refuses to run.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { CannotStart } from './cannot-start.ts';

/** Empty for our own account; otherwise what `spawn` needs to become another. */
export type Account = { uid?: number; gid?: number };

export const asRoot = process.getuid?.() === 0;

/** Who runs the database kept in `data`: as root, the folder's owner where it has one already, otherwise "nobody". */
export function databaseAccount(data: string): Account {
  if (!asRoot) return {};
  const { uid, gid } = statSync(data, { throwIfNoEntry: false }) ?? { uid: 0, gid: 0 };
  return uid === 0 ? nobody() : { uid, gid };
}

/** Can this account enter the folder, or the nearest parent of it that exists? */
export const canEnter = (folder: string, account: Account) =>
  spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', existing(folder)], { ...account, cwd: '/' }).status === 0;

function nobody(): Account {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  if (!line)
    throw new CannotStart(
      'PostgreSQL will not run as root and there is no account "nobody" here. Start Leadwell as an ordinary user.',
    );
  const [, , uid, gid] = line.split(':').map(Number);
  return { uid, gid };
}

/** The folder itself or the nearest above it that is there. */
export const existing = (folder: string): string => (existsSync(folder) ? folder : existing(dirname(folder)));
