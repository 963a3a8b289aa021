// The built product as a process of its own, for journeys and faults.
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type ServerProcess = {
  origin: string;
  child: ChildProcess;
  /** What it printed so far. */
  said: () => string;
  /** Sends the signal and waits until the process has gone; answers its exit code. */
  end: (signal: NodeJS.Signals) => Promise<number | null>;
};

const project = fileURLToPath(new URL('..', import.meta.url));

/** Starts on a free port, waits for its "ready"; rejects with what it printed when it ends before. */
export async function startServer(env: Record<string, string>, args: string[] = []): Promise<ServerProcess> {
  const { child, said, gone } = spawnServer(env, args);
  const origin = new Promise<string>((ready, fail) => {
    child.stdout?.on('data', () => {
      const address = /Leadwell is ready: (\S+)/.exec(said())?.[1];
      if (address) ready(address);
    });
    void gone.then(() => fail(new Error(`The server ended before it was ready:\n${said()}`)));
  });
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return gone;
  };
  return { origin: await origin, child, said, end };
}

/** The same, without waiting: for starts that are to be refused. */
export function spawnServer(env: Record<string, string>, args: string[] = []) {
  const { DATABASE_URL: _, DATABASE_OWNER_URL: __, ...rest } = process.env;
  const child = spawn(process.execPath, ['server.mjs', ...args], {
    cwd: project,
    env: { ...rest, LEADWELL_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      words += chunk;
    });
  const gone = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
  return { child, said: () => words, gone };
}
