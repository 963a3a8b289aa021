// One restore at a time into a folder: two would each take away what the other makes.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { AlreadyRunning } from '../database/cannot-start.ts';

/**
 * Runs `work` while no other process of this machine restores into `home`. What tells them is a socket that nobody speaks to: unlike a
 * file it goes with the process that holds it, also after `kill -9`.
 * @throws AlreadyRunning where another restore is under way
 */
export async function oneRestore<T>(home: string, work: () => Promise<T>): Promise<T> {
  const holding = await holdingOf(home);
  try {
    return await work();
  } finally {
    holding.close();
  }
}

/** @throws AlreadyRunning where a restore of `home` is under way */
export const refuseWhileRestored = async (home: string): Promise<void> => void (await holdingOf(home)).close();

async function holdingOf(home: string): Promise<Server> {
  const name = nameOf(resolve(home));
  const holding = (await held(name)) ?? ((await isLeft(name)) ? await held(name) : null);
  if (holding) return holding;
  throw new AlreadyRunning(
    `Another restore is writing into ${home}. Wait for its end, or name another folder: LEADWELL_DATA=/path`,
  );
}

/** Linux has names that are no files; elsewhere it is one that a kill leaves behind. */
function nameOf(home: string): string {
  const name = `leadwell-restore-${createHash('sha256').update(home).digest('hex').slice(0, 32)}`;
  return process.platform === 'linux' ? `\0${name}` : join(tmpdir(), name);
}

async function held(name: string): Promise<Server | null> {
  const server = createServer().unref();
  try {
    server.listen(name);
    await once(server, 'listening');
    return server;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return null;
    throw error;
  }
}

/** Whether nobody holds the name any more; what was left of it is removed. */
async function isLeft(name: string): Promise<boolean> {
  if (name.startsWith('\0')) return false;
  const socket = connect(name);
  const answered = await once(socket, 'connect').catch(() => null);
  socket.destroy();
  if (!answered) rmSync(name, { force: true });
  return !answered;
}
