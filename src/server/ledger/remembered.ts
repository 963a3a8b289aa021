// Checkpoints as this installation remembers them beside its key, outside the database: whoever rewrites the database leaves them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { now } from '../clock.ts';
import { flushFolder } from '../flush-folder.ts';

const folderIn = (keys: string) => join(keys, 'checkpoints');
const fileOf = (keys: string, organisationId: string) => join(folderIn(keys), `${organisationId}.jsonl`);

/** The notes signed for an organisation, oldest first; `keys` is the folder of the keys. A line half written by a power cut is none. */
export function rememberedCheckpoints(keys: string, organisationId: string): string[] {
  const path = fileOf(keys, organisationId);
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8').split('\n').flatMap(noteIn);
}

/** The same of every organisation, by its id. */
export function allRemembered(keys: string): Map<string, string[]> {
  if (!existsSync(folderIn(keys))) return new Map();
  const ids = readdirSync(folderIn(keys)).flatMap((name) => /^(.+)\.jsonl$/.exec(name)?.[1] ?? []);
  return new Map(ids.map((id) => [id, rememberedCheckpoints(keys, id)]));
}

/** Adds a note, flushed. Called once it stands in the database, so what is remembered was kept there. */
export async function remember(keys: string, organisationId: string, note: string): Promise<void> {
  await mkdir(folderIn(keys), { recursive: true, mode: 0o700 });
  const path = fileOf(keys, organisationId);
  const isNew = !existsSync(path);
  const file = await open(path, 'a', 0o600);
  try {
    await file.writeFile(`\n${JSON.stringify(note)}\n`); // a line of its own, also after half a line
    await file.sync();
  } finally {
    await file.close();
  }
  if (isNew) await flushFolder(folderIn(keys));
}

/** Puts what is remembered of an organisation aside under another name: kept, and asked no more. */
export async function setAside(keys: string, organisationId: string): Promise<void> {
  const path = fileOf(keys, organisationId);
  if (existsSync(path)) await rename(path, `${path}.before-${now().toISOString().replaceAll(/[-:.]/g, '')}`);
}

function noteIn(line: string): string[] {
  try {
    const note: unknown = JSON.parse(line);
    return typeof note === 'string' ? [note] : [];
  } catch {
    return [];
  }
}
