// The built product as a process of its own, started as `npm start` starts it.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Counted } from './counting.ts';

export type Server = { origin: string; pid: number; end: () => Promise<void> };

const project = fileURLToPath(new URL('..', import.meta.url));

/** Starts on a free port. With `onCounted` it also tells what each request sent to the database, which costs it time. */
export async function serve(home: string, onCounted?: (counted: Counted) => void): Promise<Server> {
  const { words: start, env } = asStarted();
  const words = [...(onCounted ? ['--import', './bench/counting.ts'] : []), ...start, '--sample'];
  const { DATABASE_URL: _, DATABASE_OWNER_URL: __, LEADWELL_ORIGIN: ___, LEADWELL_HOST: ____, ...rest } = process.env;
  const child = spawn(process.execPath, words, {
    cwd: project,
    env: { ...rest, ...env, LEADWELL_DATA: home, LEADWELL_PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  process.once('exit', () => child.kill('SIGTERM')); // also when the bench is stopped half-way
  let said = '';
  const gone = new Promise<void>((done) => child.once('close', () => done()));
  const origin = new Promise<string>((ready, fail) => {
    for (const stream of [child.stdout!, child.stderr!])
      stream.on('data', (chunk) => {
        said += chunk;
        const address = /Leadwell is ready: (\S+)/.exec(said)?.[1];
        if (address) ready(address);
      });
    void gone.then(() => fail(new Error(`The server ended before it was ready:\n${said}`)));
  });
  if (onCounted) child.on('message', (message) => onCounted(message as Counted));
  const end = () => {
    child.kill('SIGTERM');
    return gone;
  };
  return { origin: (await origin).replace('localhost', '127.0.0.1'), pid: child.pid!, end };
}

/** What `npm start` sets for `node`, and the words after it. */
function asStarted(): { env: Record<string, string>; words: string[] } {
  const { scripts } = JSON.parse(readFileSync(`${project}/package.json`, 'utf8')) as { scripts: { start: string } };
  const [set, words] = scripts.start.split('exec node ');
  return {
    env: Object.fromEntries(
      set!
        .trim()
        .split(' ')
        .map((one) => one.split('=')),
    ),
    words: words!.split(' '),
  };
}
