// Calls brought in as a leader would: by a file.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskStore } from '../src/server/files/disk.ts';
import type { Actor } from '../src/server/people/actor.ts';
import { importContactFile } from '../src/server/standards/contact-import-whole.ts';

export type Call = {
  agent?: string;
  day?: string;
  answered?: boolean;
  resolved?: boolean;
  talk?: number;
  topic?: string;
};

let count = 0;

/** Imports one contact for each call; what is not said is an answered, resolved call of a minute on 3 March 2026. */
export async function importedCalls(actor: Actor, calls: Call[], source?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'leadwell-calls-'));
  const lines = calls.map(
    ({ agent = 'Mo Member', day = '2026-03-03', answered = true, resolved = true, talk = 60, topic = '' }) =>
      `K${++count},"${agent}",${day},10:00:00,${answered ? 'Y' : 'N'},${answered && resolved ? 'Y' : 'N'},${answered ? talk : ''},${topic}`,
  );
  const file = ['Call id,Agent,Date,Time,Answered,Resolved,Talk time (s),Topic', ...lines].join('\n');
  const content = [new TextEncoder().encode(`${file}\n`)];
  try {
    return await importContactFile(
      actor,
      { name: 'calls.csv', content },
      { store: diskStore(folder), ...(source && { source }) },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
