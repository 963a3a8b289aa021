// Somebody who sets up an organisation over HTTP and then writes without pause, keeping account of what was acknowledged.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { connectWithin } from '../../src/server/database/connect.ts';
import { diskStore } from '../../src/server/files/disk.ts';
import { withInstallation } from '../../src/server/installation/installation.ts';
import { checkLedger } from '../../src/server/installation/ledger-keys.ts';
import { readSettings } from '../../src/server/installation/settings.ts';
import type { ServerProcess } from '../server.ts';
import { type Candidate, upload } from './uploading-newcomer.ts';

export type Newcomer = { cookie: string };

/** Three in `npm test`, twenty in `npm run faults`. */
export const rounds = Number(process.env.LEADWELL_FAULT_ROUNDS ?? 3);

const password = 'a long enough password';

export function temporaryHome(name: string) {
  const path = mkdtempSync(join(tmpdir(), `leadwell-${name}-`));
  chmodSync(path, 0o711);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export async function setUp(origin: string): Promise<Newcomer> {
  const founding = { organisation: 'Fernhithe Homes', sector: 'not-for-profit' };
  const answer = await post(origin, '/set-up?/own', { ...founding, name: 'Ada', email: 'ada@example.org', password });
  const cookie = answer.headers.getSetCookie().map((set) => set.split(';')[0]);
  if (answer.status !== 303 || cookie.length === 0)
    throw new Error(`Set-up answered ${answer.status}: ${await answer.text()}`);
  return { cookie: cookie.join('; ') };
}

/** Three at once add people and one brings in files, one after another, until stopped or until nothing answers for good. */
export function writing(origin: string, candidate: Candidate, label: string) {
  const tried: string[] = [];
  const done: string[] = [];
  const waiting: { when: () => boolean; go: () => void }[] = [];
  let [stopped, refusals, gone] = [false, 0, false];
  const look = () => {
    for (const { when, go } of waiting) if (when() || gone) go();
  };
  const until = (when: () => boolean) =>
    new Promise<void>((go) => {
      waiting.push({ when, go });
      look();
    });
  const add = async (name: string) => (await post(origin, '/lead/people/new', { name }, candidate.cookie)).status;
  const bring = async (name: string) => {
    const content = `${name}\n`.repeat(20_000);
    return (await upload(origin, candidate, name, new File([content], 'notes.txt'))).status;
  };
  const writer = async (write: (name: string) => Promise<number>) => {
    while (!stopped) {
      const name = `${label} ${tried.length}`;
      tried.push(name);
      const status = await write(name).catch(() => null);
      if (status === 303) done.push(name);
      else refusals++;
      look();
      if (status === null) return;
    }
  };
  const ended = Promise.all([add, add, add, bring].map(writer)).then(() => {
    gone = true;
    look();
  });
  return {
    tried,
    done,
    ended,
    acknowledged: (count: number) => until(() => done.length >= count),
    refused: () => until(() => refusals > 0),
    stop: () => {
      stopped = true;
    },
  };
}

/** What the installation holds against what was acknowledged. */
export function kept(home: string, { tried, done }: { tried: string[]; done: string[] }) {
  const prefix = tried[0]!.replace(/\d+$/, '');
  return withInstallation(
    ({ ownerUrl }) =>
      connectWithin(ownerUrl, async (client) => {
        const { rows } = await client.query<{ name: string }>(
          `select name from people where starts_with(name, $1)
            union all select title from evidence where starts_with(title, $1)`,
          [prefix],
        );
        const names = rows.map(({ name }) => name);
        const there = new Set(names);
        const { problems } = await checkLedger(client, home);
        return {
          lost: done.filter((name) => !there.has(name)),
          phantom: names.filter((name) => !tried.includes(name)),
          twice: names.filter((name, at) => names.indexOf(name) !== at),
          ledger: problems,
          files: await unsound(client, home),
        };
      }),
    { settings: readSettings({ LEADWELL_DATA: home }) },
  );
}

/** Files that a row names and that are not there whole. */
async function unsound(client: pg.Client, home: string): Promise<string[]> {
  const { rows } = await client.query<{ hash: string }>('select hash from files');
  const states = rows.map(async ({ hash }) => [hash, await diskStore(join(home, 'files')).verify(hash)] as const);
  return (await Promise.all(states))
    .filter(([, state]) => state !== 'sound')
    .map(([hash, state]) => `${hash} ${state}`);
}

/** Waits until the server says that it is ready again; one that has ended fails with its last words. */
export async function healthy({ origin, said }: ServerProcess): Promise<void> {
  const ready = () =>
    fetch(`${origin}/healthz`).catch((error) => {
      throw new Error(said(), { cause: error });
    });
  while (!(await ready()).ok) await pause(50);
}

export const post = (origin: string, path: string, fields: Record<string, string>, cookie = '') =>
  fetch(origin + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin, cookie, accept: 'text/html' },
    body: new URLSearchParams(fields),
  });
