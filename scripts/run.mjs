// One program run to its end, for the scripts beside this file. Runs on any Node ≥ 18.
import { spawn } from 'node:child_process';

/** Node 24, as the packages bring it. */
export const node = 'node_modules/.bin/node';

/** Prints as it goes; answers the exit code. */
export function run(command, args, env = {}) {
  return ended(spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } }));
}

/** Keeps what is printed; answers it with the exit code. */
export async function runQuietly(command, args, env = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      printed += chunk;
    });
  const status = await ended(child);
  return { status, printed };
}

function ended(child) {
  const pass = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, pass);
  return new Promise((done) => {
    child.once('close', (code) => done(code ?? 1));
    child.once('error', (error) => {
      console.error(error.message);
      done(1);
    });
  }).finally(() => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, pass);
  });
}
