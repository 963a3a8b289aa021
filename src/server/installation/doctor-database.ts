// The doctor's look inside the database.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { standingOf } from '../database/migrate.ts';
import { fileStore } from '../files/kept.ts';
import { administrators } from './doctor-administrators.ts';
import { counted, type Finding } from './finding.ts';
import { checkLedger } from './ledger-keys.ts';
import { quoted } from './quoted.ts';

/** `serving`: whether Leadwell is running; null where that cannot be known. */
export async function databaseFindings(
  ...[client, home, now, serving]: [pg.Client, string, Date, boolean | null]
): Promise<Finding[]> {
  const level = await levelFinding(client);
  if (level.state !== 'ok') return [level]; // the rest asks for tables as they are in this version
  return [
    level,
    ...(await administrators(client)),
    ...(await misdated(client)),
    await clock(client, now),
    await ledger(client, home),
    await files(client, home),
    await following(client, now, serving),
  ];
}

async function levelFinding(client: pg.Client): Promise<Finding> {
  const { pending, newer, level } = await standingOf(client);
  const server = (await client.query('show server_version')).rows[0].server_version;
  if (newer)
    return {
      check: 'version',
      state: 'wrong',
      what: 'The database was changed by a newer version of Leadwell.',
      mend: 'git pull',
    };
  if (pending === 0)
    return { check: 'version', state: 'ok', what: `The tables fit this version (${level}, PostgreSQL ${server}).` };
  return {
    check: 'version',
    state: 'wrong',
    what: `The tables are ${counted(pending, 'step', 'steps')} behind this version.`,
    mend: 'npm run leadwell -- migrate',
  };
}

/** Times in a team that a file of people ended before they began: they were marked, and whoever administers takes them back. */
export async function misdated(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<{ name: string; team: string }>(`
    select p.name, t.name as team from team_members m
      join people p on p.organisation_id = m.organisation_id and p.id = m.person_id
      join teams t on t.organisation_id = m.organisation_id and t.id = m.team_id
    where m.misdated order by p.name, t.name`);
  if (rows.length === 0) return [];
  const some = rows.slice(0, 5).map(({ name, team }) => `${name} in ${team}`);
  const named = some.join(', ') + (rows.length > some.length ? ` and ${rows.length - some.length} more` : '');
  const what =
    rows.length === 1
      ? `The time of ${named} ends before it begins. An administrator takes it back on the page of the team.`
      : `${rows.length} times in teams end before they begin: ${named}. An administrator takes them back on the pages of the teams.`;
  return [{ check: 'teams', state: 'note', what }];
}

/** Against the database's clock, and against the last thing that was recorded. */
async function clock(client: pg.Client, now: Date): Promise<Finding> {
  const { rows } = await client.query(`select now() as there, (select max(at) from versions) as last`);
  const apart = Math.abs(rows[0].there.getTime() - now.getTime()) / 1_000;
  const ahead = rows[0].last && rows[0].last.getTime() > now.getTime() + 60_000;
  if (ahead)
    return {
      check: 'clock',
      state: 'wrong',
      what: `The clock says ${inWords(now)}, which is before the last change that was recorded.`,
      mend: 'timedatectl set-ntp true',
    };
  if (apart > 120)
    return {
      check: 'clock',
      state: 'wrong',
      what: `The clocks of this machine and the database are ${apart.toFixed(0)} s apart.`,
      mend: 'timedatectl set-ntp true',
    };
  return { check: 'clock', state: 'ok', what: `The clock agrees with the database’s: ${inWords(now)}.` };
}

async function ledger(client: pg.Client, home: string): Promise<Finding> {
  const { rows } = await client.query<{ signed: boolean }>(
    'select exists (select 1 from ledger_checkpoints) as signed',
  );
  if (rows[0]?.signed && !existsSync(join(home, 'keys')))
    return {
      check: 'ledger',
      state: 'wrong',
      what: `${join(home, 'keys')} is gone, so its signatures cannot be verified. Put it back before the next start.`,
      mend: `cp -rp <backup>/home/keys ${quoted(home)}`,
    };
  const { ok, entries, problems } = await checkLedger(client, home, { files: false });
  if (ok)
    return { check: 'ledger', state: 'ok', what: `The ledger is whole: ${counted(entries, 'entry', 'entries')}.` };
  const [first] = problems;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return {
    check: 'ledger',
    state: 'wrong',
    what: `${first?.where}: ${first?.what}${more}`,
    mend: 'npm run leadwell -- ledger verify',
  };
}

/** Never a row before its file: a row without one is damage. */
async function files(client: pg.Client, home: string): Promise<Finding> {
  const { rows } = await client.query<{ hash: string }>('select distinct hash from files');
  const store = fileStore(home);
  const missing: { hash: string }[] = [];
  for (const row of rows) if (!(await store.has(row.hash))) missing.push(row);
  if (missing.length === 0) {
    const named = new Set(rows.map(({ hash }) => hash));
    const stored = await Array.fromAsync(store.hashes());
    const there =
      rows.length === 0 ? 'The database names no file.' : `All ${rows.length} that the database names are there.`;
    return {
      check: 'stored files',
      state: 'ok',
      what: there + about(stored.filter((hash) => !named.has(hash)).length),
    };
  }
  const what = `${missing.length} of the ${rows.length} files that the database names are missing, such as ${missing[0]!.hash}.`;
  return { check: 'stored files', state: 'wrong', what, mend: `cp -rn <backup>/home/files ${quoted(home)}` };
}

/** A file comes before its row, and the row may never come: why more can be stored than are named. */
function about(unnamed: number): string {
  const them = counted(unnamed, 'stored file that nothing names is', 'stored files that nothing names are');
  return unnamed === 0 ? '' : ` ${them} removed in the night, once a day old.`;
}

/** What must follow a change (mail, jobs) goes within seconds while Leadwell is running. */
export async function following(client: pg.Client, now: Date, serving: boolean | null): Promise<Finding> {
  const { rows } = await client.query<{ waiting: number; oldest: Date | null }>(
    'select count(*)::int as waiting, min(at) as oldest from outbox where sent_at is null',
  );
  const [{ waiting, oldest } = { waiting: 0, oldest: null }] = rows;
  const late = oldest !== null && now.getTime() - oldest.getTime() > 15 * 60_000;
  const what =
    waiting === 0
      ? 'Nothing waits to be sent.'
      : `${counted(waiting, 'mail or job waits', 'mails and jobs wait')}, the oldest since ${oldest && inWords(oldest)}.`;
  if (serving === false && waiting > 0)
    return {
      check: 'mail and jobs',
      state: 'note',
      what: `${what} They go once Leadwell is running.`,
      mend: 'npm start',
    };
  return { check: 'mail and jobs', state: late ? 'wrong' : 'ok', what, ...(late ? { mend: 'npm start' } : {}) };
}

const inWords = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
