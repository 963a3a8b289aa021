// What a backup says about itself, and whether that is true.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { z } from 'zod';
import { CannotStart } from '../database/cannot-start.ts';
import { hashFile, type KeptFile } from './home-files.ts';
import type { Counted, Sequence, Table } from './tables.ts';

/** `bytes` and `sha256` are those of the table's file. */
export type SavedTable = Table & Counted & { bytes: number; sha256: string };
/** `level` is the last migration that the saved database had. */
export type Manifest = {
  format: 1;
  made: string;
  level: string;
  tables: SavedTable[];
  sequences: Sequence[];
  files: KeptFile[];
};

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const inside = z.string().refine((path) => !path.startsWith('/') && !normalize(path).startsWith('..'));
const manifestForm: z.ZodType<Manifest> = z.object({
  format: z.literal(1),
  made: z.string(),
  level: z.string(),
  tables: z.array(
    z.object({
      name: z.string().regex(/^[a-z0-9_]+$/),
      columns: z.array(z.string()),
      rows: z.number(),
      sum: z.string(),
      bytes: z.number(),
      sha256,
    }),
  ),
  sequences: z.array(z.object({ name: z.string(), value: z.string() })),
  files: z.array(z.object({ path: inside, bytes: z.number(), sha256, mode: z.number() })),
});

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 1)}\n`;
  const options = { flush: true, mode: 0o600 };
  await writeFile(join(folder, 'manifest.json'), text, options);
  await writeFile(join(folder, 'manifest.sha256'), `${hashOf(text)}  manifest.json\n`, options);
}

/**
 * Reads the manifest of a backup and verifies every file against it.
 * @throws CannotStart naming the first file that is missing or is not as it was saved.
 */
export async function readBackup(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  for (const { name, sha256 } of manifest.tables) await check(folder, `tables/${name}.copy`, sha256);
  for (const { path, sha256 } of manifest.files) await check(folder, `home/${path}`, sha256);
  return manifest;
}

async function readManifest(folder: string) {
  if (!existsSync(join(folder, 'manifest.json')))
    throw new CannotStart(`${folder} is no backup: it has no manifest.json.`);
  for (const name of ['manifest.json', 'manifest.sha256'])
    if (!(await stat(join(folder, name)).catch(() => null))?.isFile()) throw altered(name);
  const text = await readFile(join(folder, 'manifest.json'), 'utf8');
  const said = await readFile(join(folder, 'manifest.sha256'), 'utf8');
  if (!said.startsWith(hashOf(text))) throw altered('manifest.json');
  const parsed = manifestForm.safeParse(jsonOf(text));
  if (!parsed.success)
    throw new CannotStart(
      `manifest.json is not of the form this version knows (at ${parsed.error.issues[0]?.path.join('.')}).`,
    );
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CannotStart('manifest.json is not JSON: this backup was changed. Nothing was restored.');
  }
}

async function check(folder: string, path: string, expected: string) {
  const found = await stat(join(folder, path)).catch(() => null);
  if (!found) throw new CannotStart(`The backup lacks ${path}. Nothing was restored.`);
  if (!found.isFile()) throw altered(path); // a pipe would be read for ever
  const { sha256 } = await hashFile(join(folder, path));
  if (sha256 !== expected) throw altered(path);
}

const altered = (path: string) =>
  new CannotStart(`${path} is not as it was saved: this backup was changed or damaged. Nothing was restored.`);

export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
