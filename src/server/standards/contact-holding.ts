// Which contacts an import holds, and which of them no other does: decision 0182. In SQL, so that a million need no memory here.
import type { SQL } from 'drizzle-orm';
import { daysAfter } from '../day-words.ts';
import { one, type Read, sql, type Tx } from '../db.ts';
import type { ContactImport } from './standards.table.ts';

/** What taking an import back does to the contacts that it holds. */
export type Back = {
  /** Nothing but this file brought them. */
  gone: number;
  /** It changed them: they are again what they were before. */
  restored: number;
  /** A later file holds them, too: they stay as they are and belong to it from then on. */
  left: number;
  /** An earlier file brought them, and this one changed nothing. */
  untouched: number;
};

/** Keeps which contacts of the staged file were there before it; called before they are merged. How many there are. */
export async function keepRepeats(tx: Tx, { organisationId, id, source }: ContactImport): Promise<number> {
  const found = await tx.rows<{ n: number }>(sql`
    insert into contact_repeats (organisation_id, import_id, week, contact_ids)
    select ${organisationId}, ${id}, c.week, array_agg(c.id)
    from staged_contacts s join contacts c on c.organisation_id = ${organisationId} and c.source = ${source}
      and c.source_id = s.source_id
    where s.reason is null group by c.week
    returning cardinality(contact_ids) as n`);
  return found.reduce((all, { n }) => all + n, 0);
}

/** In numbers, before it is done. */
export async function backOf(db: Read, file: ContactImport): Promise<Back> {
  await wholeSets(db);
  return one(await db.rows<Back>(counted(heldBy(file))));
}

/**
 * For statements over whole files, until the transaction ends: PostgreSQL guesses them at a handful of rows until it has looked at
 * the tables again, and would then go through one file for each contact of the other.
 */
const wholeSets = (db: Read) =>
  db.rows(sql`
    select set_config('enable_nestloop', 'off', true), set_config('plan_cache_mode', 'auto', true),
      set_config('statement_timeout', '0', true)`);

/** The same of the table that `stageHeld` filled. */
export const backStaged = async (tx: Tx): Promise<Back> =>
  one(await tx.rows<Back>(counted(sql`select * from held_contacts`)));

/** What the import holds, as a table of this transaction. */
export async function stageHeld(tx: Tx, file: ContactImport) {
  await wholeSets(tx);
  await tx.rows(sql`
    create temp table held_contacts (id uuid, week date, is_first boolean, is_changed boolean, heir uuid) on commit drop`);
  await tx.rows(sql`insert into held_contacts ${heldBy(file)}`);
  await tx.rows(sql`analyze held_contacts`);
}

const counted = (held: SQL) => sql`
  select count(*) filter (where is_first and heir is null)::int as gone,
    count(*) filter (where is_changed and heir is null)::int as restored,
    count(*) filter (where (is_first or is_changed) and heir is not null)::int as left,
    count(*) filter (where not is_first and not is_changed)::int as untouched
  from (${held}) h`;

/** `heir`: the next import that holds it. A repeated contact may have become this one's own since. Found by the weeks of the file, so that no import pays for an index of its own. */
function heldBy({ organisationId, id, source, periodFrom, periodTo, doneAt }: ContactImport): SQL {
  const own = sql`organisation_id = ${organisationId}`;
  // Another file may have told its contacts' weeks in another time zone.
  const weeks = sql`week between ${daysAfter(periodFrom!, -7)} and ${daysAfter(periodTo!, 1)}`;
  return sql`
    with mine as (
      select id, min(week) as week, bool_or(is_first) as is_first from (
        select id, week, true as is_first from contacts where ${own} and ${weeks} and first_import_id = ${id}
        union all
        select unnest(contact_ids), week, false from contact_repeats where ${own} and import_id = ${id}) held
      group by id),
    heirs as (
      select distinct on (m.id) m.id, i.id as heir
      from contact_repeats r
      join contact_imports i on i.organisation_id = r.organisation_id and i.id = r.import_id and i.source = ${source}
      cross join unnest(r.contact_ids) as held (id) join mine m on m.id = held.id
      where r.organisation_id = ${organisationId} and r.${weeks} and r.import_id <> ${id}
        and (m.is_first or (i.done_at, i.id) > (${doneAt?.toISOString()}::timestamptz, ${id}::uuid))
      order by m.id, i.done_at, i.id)
    select m.id, m.week, m.is_first, h.contact_id is not null as is_changed, n.heir
    from mine m left join heirs n on n.id = m.id
    left join contact_changes h on h.organisation_id = ${organisationId} and h.contact_id = m.id and h.import_id = ${id}`;
}
