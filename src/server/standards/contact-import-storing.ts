// Importing a file whose columns are settled: one transaction, rows by COPY, in memory that does not grow with the file.
import { and, eq } from 'drizzle-orm';
import { act, type Keep, organisation } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { Conflict, NotFound } from '../errors.ts';
import { fileStore } from '../files/kept.ts';
import type { FileStore } from '../files/store.ts';
import type { Actor } from '../people/actor.ts';
import { digestKind, digestOf, digestsNow } from './contact-digest.ts';
import { keepRepeats } from './contact-holding.ts';
import { forget, theContactImport } from './contact-import.ts';
import { optionsOf } from './contact-import-reading.ts';
import { contactLines, stagedColumns } from './contact-lines.ts';
import { readContacts } from './reading/read-contacts.ts';
import { type ContactImport, contactImports } from './standards.table.ts';
import { countWeeks } from './weekly.ts';

export type Storing = { store?: FileStore; names?: ReadonlyMap<string, string>; signal?: AbortSignal };

/**
 * Imports all good rows or, when stopped, none. A contact that is there already (same system, same id, same moment) is left as
 * it is or, where the file says more or otherwise, brought up to date.
 * @throws Conflict when the import was stopped meanwhile; Unreadable
 */
export const storeContacts = (actor: Actor, importId: string, { store = fileStore(), names, signal }: Storing = {}) =>
  act(actor, 'contact.import', organisation, async (tx, _, keep) => {
    const { organisationId } = actor;
    await oneAtATime(tx, organisationId, importId);
    const asked = await importBeing(tx, actor, importId);
    await stage(tx);
    await copyRows(tx, asked, { store, names, signal });
    await tx.rows(sql`analyze staged_contacts`);
    const counts = await setAsideRefused(tx, asked);
    const before = await digestsNow(tx, organisationId, await weeksStaged(tx));
    if ((await keepRepeats(tx, asked)) > 0) await keepChanges(tx, asked);
    const weeks = await merge(tx, asked);
    await countWeeks(tx, actor, [...weeks.keys()]);
    const done = await finish(tx, asked, { ...counts, ...total(weeks) }, keep);
    await tx.rows(sql`drop table staged_contacts`);
    keep('contact-import', done);
    keep(digestKind, await digestOf(tx, done, before, 1));
    return done;
  });

/** How many rows an import has copied so far, from PostgreSQL's own view; null when none is copying. */
export async function progressOf(db: Read, importId: string): Promise<number | null> {
  const found = await db.rows<{ rows: number }>(sql`
    select p.tuples_processed::int as rows from pg_stat_progress_copy p join pg_stat_activity a on a.pid = p.pid
    where a.application_name = ${nameOf(importId)} and p.tuples_processed is not null`);
  return first(found)?.rows ?? null;
}

const nameOf = (importId: string) => `leadwell contacts ${importId}`;
const said = Object.keys(stagedColumns) as (keyof typeof stagedColumns)[];
const columns = said.join(', ');

/** A long import is no runaway statement, and worth planning for its own rows. Weeks are counted from what is committed, so two imports do not cross. */
export async function oneAtATime(tx: Tx, organisationId: string, importId: string) {
  await tx.rows(sql`
    select set_config('statement_timeout', '0', true), set_config('plan_cache_mode', 'auto', true),
      set_config('application_name', ${nameOf(importId)}, true)`);
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`contacts ${organisationId}`}, 0))`);
}

/** Not locked, so that it can be stopped: `finish` looks again. */
async function importBeing(tx: Tx, actor: Actor, importId: string) {
  const found = first(await tx.select().from(contactImports).where(theContactImport(actor, importId)));
  if (!found) throw new NotFound();
  if (found.state !== 'importing') throw new Conflict('This import is no longer under way.');
  return found;
}

async function stage(tx: Tx) {
  const typed = Object.entries(stagedColumns).map(([name, type]) => `${name} ${type}`);
  await tx.rows(
    sql.raw(
      `create temp table staged_contacts (row integer, reason text, raw text, ${typed.join(', ')}) on commit drop`,
    ),
  );
}

async function copyRows(tx: Tx, asked: ContactImport, { store, names, signal }: Storing & { store: FileStore }) {
  const content = await store.open(asked.fileHash);
  try {
    const file = await readContacts(content, optionsOf({ ...asked, ...(names && { names }) }));
    await tx.copyInto(`staged_contacts (row, reason, raw, ${columns})`, contactLines(file.readings, signal));
  } finally {
    content.destroy(); // a stopped import leaves the file before its end
  }
}

/** Keeps refused rows with their reasons, and refuses ids that another contact has already. */
async function setAsideRefused(tx: Tx, { organisationId, id, source }: ContactImport) {
  await tx.rows(sql`
    update staged_contacts s set reason = 'The id ' || s.source_id || ' is there already from ' || c.source || ', for a contact on '
        || to_char(c.at at time zone 'UTC', 'FMDD Month YYYY, HH24:MI') || ' UTC. If this file is from another system, name that system.', raw = s.source_id
      from contacts c where s.reason is null and c.organisation_id = ${organisationId} and c.source = ${source}
        and c.source_id = s.source_id and c.at <> s.at`);
  await tx.rows(sql`
    insert into contact_refusals (organisation_id, id, import_id, row, reason, raw)
    select ${organisationId}, gen_random_uuid(), ${id}, row, reason, raw from staged_contacts where reason is not null`);
  return one(
    await tx.rows<{ rows: number; refused: number }>(
      sql`select count(*)::int as rows, count(reason)::int as refused from staged_contacts`,
    ),
  );
}

/** Of the good rows, also of those that will change nothing: that they were repeated is kept, too. */
async function weeksStaged(tx: Tx): Promise<string[]> {
  const found = await tx.rows<{ week: string }>(
    sql`select distinct week::text from staged_contacts where reason is null order by 1`,
  );
  return found.map(({ week }) => week);
}

type Week = { added: number; updated: number };

/** The columns of `contacts` that a later file may say otherwise. */
export const changeable = said.filter((name) => !['id', 'source_id', 'at', 'week'].includes(name));
const value = (name: string) =>
  name === 'resolution_seconds'
    ? `case when excluded.resolved = 0 then null else coalesce(excluded.${name}, contacts.${name}) end`
    : `coalesce(excluded.${name}, contacts.${name})`;
const differs = sql.raw(changeable.map((name) => `${value(name)} is distinct from contacts.${name}`).join(' or '));

/** Keeps what contacts were that the file will change. */
async function keepChanges(tx: Tx, { organisationId, id, source }: ContactImport) {
  const before = sql.raw(changeable.map((name) => `contacts.${name}`).join(', '));
  await tx.rows(sql`
    insert into contact_changes (organisation_id, contact_id, import_id, was_from, ${sql.raw(changeable.join(', '))})
    select ${organisationId}, contacts.id, ${id}, contacts.import_id, ${before}
    from staged_contacts excluded join contacts on contacts.organisation_id = ${organisationId} and contacts.source = ${source}
      and contacts.source_id = excluded.source_id
    where excluded.reason is null and (${differs})`);
}

/** New contacts are added; one that is there keeps what the file does not say. */
async function merge(tx: Tx, { organisationId, id, source }: ContactImport): Promise<Map<string, Week>> {
  const set = sql.raw(changeable.map((name) => `${name} = ${value(name)}`).join(', '));
  const listed = sql.raw(columns);
  const weeks = await tx.rows<Week & { week: string }>(sql`
    with written as (
      insert into contacts (organisation_id, import_id, first_import_id, source, ${listed})
      select ${organisationId}, ${id}, ${id}, ${source}, ${listed} from staged_contacts where reason is null order by row
      on conflict (organisation_id, source, source_id) do update set ${set}, import_id = excluded.import_id where ${differs}
      returning week, xmax = 0 as added)
    select week::text, count(*) filter (where added)::int as added, count(*) filter (where not added)::int as updated
    from written group by week`);
  return new Map(weeks.map(({ week, ...counts }) => [week, counts]));
}

const total = (weeks: Map<string, Week>) => {
  const sum = (of: keyof Week) => [...weeks.values()].reduce((all, week) => all + week[of], 0);
  return { added: sum('added'), updated: sum('updated') };
};

type Counts = { rows: number; refused: number; added: number; updated: number };

async function finish(tx: Tx, asked: ContactImport, { rows, refused, added, updated }: Counts, keep: Keep) {
  const known = rows - refused - added - updated;
  const set = {
    state: 'done' as const,
    rows,
    refused,
    added,
    updated,
    known,
    isTraced: true,
    doneAt: now(),
    version: asked.version + 1,
  };
  const still = and(theContactImport(asked, asked.id), eq(contactImports.state, 'importing'));
  const done = first(await tx.update(contactImports).set(set).where(still).returning());
  if (!done) throw new Conflict('This import was stopped. Nothing of it was kept.');
  await forget(tx, done, keep);
  return done;
}
