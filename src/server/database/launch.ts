// Starts one PostgreSQL on a prepared folder, beneath a guard that ends it however we die.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Account } from './account.ts';
import { CannotStart, sentenceFor, TakenMeanwhile } from './cannot-start.ts';

/** `ended` settles when the server has gone, whoever ended it. */
export type Server = { stop: () => Promise<void>; ended: Promise<void>; lastWords: () => string };
type Wanted = { programs: string; data: string; socket: string; settings: string[]; account: Account };

/** The guard's name in the list of processes. */
export const guardName = 'leadwell-db';

/**
 * Ends PostgreSQL when our end of the pipe closes; ends itself when PostgreSQL does. It asks again and again: a server that has only
 * just begun does not hear it yet.
 */
export const guard =
  'exec 3<&0; "$@" 3<&- </dev/null & p=$!; (cat <&3 >/dev/null; while kill -INT $p; do sleep 1; done) 2>/dev/null & wait $p';

const usual = [
  'listen_addresses=',
  'shared_buffers=24MB',
  'max_connections=60',
  'jit=off',
  'autovacuum_analyze_threshold=10', // rows, beside a tenth of them: most of our tables are small
  'timezone=UTC',
  'log_timezone=UTC',
];

export async function launch({ programs, data, socket, settings, account }: Wanted): Promise<Server> {
  const chosen = [...usual, `unix_socket_directories="${socket.replaceAll('"', '""')}"`, ...settings];
  const options = chosen.flatMap((setting) => ['-c', setting]);
  const command = ['-c', guard, guardName, join(programs, 'bin', 'postgres'), '-D', data, ...options];
  const server = spawn('/bin/sh', command, {
    ...account,
    cwd: '/',
    env: { ...process.env, ...frugal, ...inEnglish },
    detached: true, // Ctrl-C in the terminal is for us: the database must outlive the last request
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  const stop = () => {
    server.stdin?.end();
    return ended;
  };
  const lastWords = listen(server);
  try {
    await ready(server, ended, lastWords);
  } catch (error) {
    await stop();
    const { message } = error as Error;
    if (/lock file "postmaster\.pid" already exists/.test(message)) throw new TakenMeanwhile(message);
    throw new CannotStart(sentenceFor(error, data) ?? `The database did not start. Its last words:\n${message}`);
  }
  return { stop, ended, lastWords };
}

/** What PostgreSQL says on starting is read (see `sentenceFor`), so it is said in one language, whatever that of the account is. */
export const inEnglish = { LC_ALL: 'C' };

/**
 * What one statement's planning took is given back, or each connection keeps some 20 MB of it: large blocks at once, and what is free
 * at the end of the heap beyond 2 MB. What our own process is given, 128 KB, costs PostgreSQL a fifth more; this costs it nothing.
 */
const frugal = { MALLOC_MMAP_THRESHOLD_: String(512 * 1024), MALLOC_TRIM_THRESHOLD_: String(2 * 1024 * 1024) };

function listen(server: ChildProcess) {
  let log = '';
  server.stderr?.on('data', (chunk) => {
    log = (log + chunk).slice(-4000);
  });
  return () => log.trim();
}

function ready(server: ChildProcess, ended: Promise<void>, lastWords: () => string): Promise<void> {
  return new Promise((done, fail) => {
    server.stderr?.on('data', () => {
      if (/ready to accept connections/.test(lastWords())) done();
    });
    server.once('error', fail);
    void ended.then(() => fail(new Error(lastWords())));
  });
}
