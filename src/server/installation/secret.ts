import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from '../database/cannot-start.ts';
import { makeFolder } from '../make-folder.ts';

/** The installation's secret: LEADWELL_SECRET, or 32 random bytes kept in `home`/secret (0600) from the first start on. */
export function readSecret(home: string, given = process.env.LEADWELL_SECRET): string {
  if (given) return longEnough(given, 'LEADWELL_SECRET');
  const file = join(home, 'secret');
  try {
    return longEnough(readFileSync(file, 'utf8').trim(), file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return made(home, file);
  }
}

function longEnough(secret: string, where: string) {
  if (secret.length < 32) throw new CannotStart(`${where} holds ${secret.length} characters; a secret has 32 or more.`);
  return secret;
}

/** Written beside and linked: two first starts at once agree on one secret, and none is ever half there. */
function made(home: string, file: string) {
  makeFolder(home, 0o700);
  const half = `${file}.${process.pid}`;
  const handle = openSync(half, 'w', 0o600);
  writeSync(handle, `${randomBytes(32).toString('base64url')}\n`);
  fsyncSync(handle);
  closeSync(handle);
  try {
    linkSync(half, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(half, { force: true });
  }
  return readFileSync(file, 'utf8').trim();
}
