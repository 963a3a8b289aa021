// A note in the data folder while the sample is being made: cut off, it would look like an organisation, and tell half a story.
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dropDatabase } from '../database/drop.ts';

export const sampleNote = 'SAMPLE-UNFINISHED';

export const beginSample = (home: string): void => writeFileSync(join(home, sampleNote), '', { mode: 0o600 });
export const endSample = (home: string): void => rmSync(join(home, sampleNote), { force: true });
export const sampleIsUnfinished = (home: string): boolean => existsSync(join(home, sampleNote));

/** Our own database that holds half a sample, in which everything is invented, is made anew by the migration that follows. */
export async function dropUnfinishedSample(home: string, ownerUrl: string, say: (sentence: string) => void) {
  if (!sampleIsUnfinished(home)) return;
  say('The sample was cut off while it was made: what there is of it is removed.');
  await dropDatabase(ownerUrl);
  endSample(home);
}
