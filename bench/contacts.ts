// How fast a file of contacts is read, and imported, beside a raw COPY of the same rows.
import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { connectWithin } from '#server/database/connect.ts';
import { withInstallation } from '#server/installation/installation.ts';
import { contactLines } from '#server/installation/sample/contacts.ts';
import { readContacts } from '#server/standards/reading/read-contacts.ts';
import { reconcile } from '#server/standards/reading/reconcile.ts';

/** Rows a second; `imported` and `copied` are null, and `refused` says why, where the import did not happen. */
export type Speed = { rows: number; read: number; imported: number | null; copied: number | null; refused: string };

/** Into the installation at `home`, whose server runs. */
export async function contactSpeed(home: string, wanted: number): Promise<Speed> {
  const file = join(home, 'bench-contacts.csv');
  await pipeline(Readable.from(written(wanted)), createWriteStream(file));
  try {
    let began = performance.now();
    const { used: rows } = await reconcile(await readContacts(createReadStream(file)));
    const read = rows / seconds(began);
    began = performance.now();
    const refused = await imported(home, file);
    if (refused) return { rows, read, imported: null, copied: null, refused };
    return { rows, read, imported: rows / seconds(began), copied: await copied(rows), refused };
  } finally {
    await rm(file, { force: true });
  }
}

const seconds = (began: number) => (performance.now() - began) / 1000;

function* written(rows: number) {
  const agents = Array.from({ length: 40 }, (_, at) => `Agent ${at + 1}`);
  const story = { seed: 39, until: '2026-03-02', weeks: 104, perWeek: rows / 104, agents, improvedFor: 8 };
  for (const line of contactLines(story)) yield `${line}\n`;
}

/** By the command, beside the server; answers what was refused, empty when nothing was. */
async function imported(home: string, file: string): Promise<string> {
  const { DATABASE_URL: _, ...rest } = process.env;
  const env = { ...rest, LEADWELL_DATA: home };
  const child = spawn('bin/leadwell', ['import', 'contacts', file], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return code === 0 ? '' : said.trim().replaceAll('\n', ' ') || `it ended with ${code}`;
}

/** The rows that were just imported, once more by COPY alone into a table with the same indexes. */
const copied = (rows: number) =>
  withInstallation(({ ownerUrl }) =>
    connectWithin(ownerUrl, async (client) => {
      const chunks: Buffer[] = [];
      for await (const chunk of client.query(copyTo('copy contacts to stdout'))) chunks.push(chunk as Buffer);
      await client.query('create table bench_contacts (like contacts including all)');
      const began = performance.now();
      await pipeline(Readable.from(chunks), client.query(copyFrom('copy bench_contacts from stdin')));
      const perSecond = rows / seconds(began);
      await client.query('drop table bench_contacts');
      return perSecond;
    }),
  );
