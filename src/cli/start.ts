import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Command, takesNothing } from './command.ts';

// As in package.json: memory that pages took for a moment goes back to the system.
const frugal = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' };
const project = fileURLToPath(new URL('../..', import.meta.url));

export const command: Command = {
  words: 'start',
  help: 'Installs and builds what is missing, starts the database and serves, until Ctrl-C: the same as `npm start`.\nLEADWELL_PORT, LEADWELL_DATA, LEADWELL_HOST, LEADWELL_ORIGIN and DATABASE_URL say where.',
  options: { sample: { type: 'boolean', says: 'where nothing is set up yet, make the sample organisation first' } },
  example: 'start --sample',
  async run(input) {
    takesNothing(input);
    const { sample } = input.options;
    const prepared = await run(['scripts/prepare.mjs', '--quiet']);
    const words = [
      '--max-semi-space-size=4',
      '--heap-growing-percent=25',
      '--no-concurrent-recompilation',
      'server.mjs',
      ...(sample ? ['--sample'] : []),
    ];
    const code = prepared === 0 ? await run(words) : prepared;
    return { json: { stopped: code === 0 }, text: 'Leadwell has stopped.', exit: code === 0 ? 0 : 1 };
  },
};

/** What it prints goes to standard error: standard output is for the answer. */
async function run(words: string[]): Promise<number> {
  const child = spawn(process.execPath, words, {
    cwd: project,
    env: { ...process.env, ...frugal },
    stdio: ['ignore', 2, 2],
  });
  const pass = (signal: NodeJS.Signals) => void child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, pass);
  const [code] = await once(child, 'exit');
  return code ?? 1;
}
