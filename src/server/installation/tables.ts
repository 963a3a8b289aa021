// The tables of the database as its catalogue tells them, so that a new table needs nothing here.
import pg from 'pg';

/** `columns` are those that are stored as given: generated ones are computed anew. */
export type Table = { name: string; columns: string[] };
/** `sum` is the same for the same rows in any order, on any server. */
export type Counted = { rows: number; sum: string };
export type Sequence = { name: string; value: string };

const quoted = pg.escapeIdentifier;

/** How values are written as text, the same in every session that compares them; and no row is left out unseen. */
export const plainly = `set datestyle = 'ISO, YMD'; set timezone = 'UTC'; set intervalstyle = 'postgres';
  set extra_float_digits = 1; set bytea_output = 'hex'; set row_security = off; set statement_timeout = 0`;

export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attgenerated = ''
        and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
      group by c.relname order by c.relname`,
  );
  return rows;
}

export const columnList = ({ columns }: Table) => columns.map(quoted).join(', ');
export const tableName = ({ name }: { name: string }) => `public.${quoted(name)}`;

export async function countOf(client: pg.ClientBase, table: Table): Promise<Counted> {
  const { rows } = await client.query(
    `select count(*)::int as rows,
            coalesce(sum(('x' || left(md5(row(${columnList(table)})::text), 15))::bit(60)::bigint), 0)::text as sum
       from ${tableName(table)}`,
  );
  return rows[0];
}

/** Sequences and how far each has counted; one that was never used is left out. */
export async function sequencesOf(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(
    `select sequencename as name, last_value::text as value from pg_sequences
      where schemaname = 'public' and last_value is not null order by 1`,
  );
  return rows;
}

/** Does nobody use this installation yet: no organisation, no account? */
export async function isUnused(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query(
    `select not exists (select 1 from organisations) and not exists (select 1 from "user") as unused`,
  );
  return rows[0].unused;
}
