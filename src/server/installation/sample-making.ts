// Making the sample beside the running server: in a process of its own, because its clock tells the story's time.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type Making = { running: boolean; said: string[]; failed: boolean };

let making: Making | null = null;

/** What is being made, or was; null when nothing was asked for. */
export const sampleMaking = (): Making | null => making;

/** Begins to make it, once: asked again, it answers what is running. Resolves when it is done. */
export async function makeSample(say: (sentence: string) => void = () => undefined): Promise<Making> {
  if (making?.running) return making;
  const now: Making = { running: true, said: [], failed: false };
  making = now;
  const program = join(process.env.LEADWELL_ROOT ?? process.cwd(), 'src/cli/leadwell.ts');
  const env = { ...process.env, DATABASE_URL: process.env.LEADWELL_OUTSIDE_DATABASE ?? '' };
  const child = spawn(process.execPath, [program, 'seed', 'sample'], { stdio: ['ignore', 'ignore', 'pipe'], env });
  createInterface({ input: child.stderr }).on('line', (line) => {
    now.said.push(line.trim());
    say(line);
  });
  const code = await new Promise<number | null>((ended) => {
    child.once('close', ended);
    child.once('error', () => ended(1));
  });
  now.running = false;
  now.failed = code !== 0;
  return now;
}
