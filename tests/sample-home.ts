// A data folder with the sample organisation: made once in a run, by the first that needs it, and copied for each.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inject } from 'vitest';
import { temporaryHome } from './faults/newcomer.ts';
import { startServer } from './server.ts';

const at = (name: string) => join(inject('shared'), name);
const [claimed, data, made] = [at('sample-claimed'), at('sample'), at('sample-made')];

/** A copy with another name, so that what one file of tests does to it is seen by no other. */
export async function sampleHome(name: string) {
  const home = temporaryHome(name);
  if (isFirst()) await makeSample();
  while (!existsSync(made)) await pause(200); // the hook's own limit ends a wait in vain
  const { status, stderr } = spawnSync('cp', ['-a', `${data}/.`, home.path], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return home;
}

function isFirst(): boolean {
  try {
    mkdirSync(claimed);
    return true;
  } catch {
    return false;
  }
}

async function makeSample() {
  const server = await startServer({ LEADWELL_DATA: data }, ['--sample']);
  await server.end('SIGTERM');
  mkdirSync(made);
}
