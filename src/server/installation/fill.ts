// Fills an unused database with the rows of another, all or nothing.
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { CannotStart } from '../database/cannot-start.ts';
import { counted } from './finding.ts';
import {
  type Counted,
  columnList,
  countOf,
  plainly,
  type Sequence,
  type Table,
  tableName,
  tablesOf,
} from './tables.ts';
import { unfit } from './unfit.ts';

export type Filling = {
  tables: (Table & Counted)[];
  sequences: Sequence[];
  /** The rows of one table in COPY's text form. */
  rowsOf: (table: Table) => Readable;
  /** What to do when the rows do not fit, as a sentence. */
  mend: string;
  /** Left in the database together with the rows, until `unmark`: by it `rowsAreIn` knows them again. */
  mark?: string;
  say?: (sentence: string) => void;
  stop?: AbortSignal;
};

/**
 * One transaction: rows in, keys and triggers put back (every key is checked then), counts and sums compared.
 * @throws CannotStart when a table or column is missing here, or when a row does not fit or a table does not hold what it should.
 */
export async function fill(target: pg.Client, filling: Filling): Promise<void> {
  const { tables, sequences, rowsOf, mend, mark, say, stop } = filling;
  await target.query(plainly);
  await target.query('begin');
  try {
    await checkColumns(target, tables);
    const putBack = await putAside(target);
    for (const table of tables) {
      const into = target.query(copyFrom(`copy ${tableName(table)} (${columnList(table)}) from stdin`));
      await pipeline(rowsOf(table), into, { signal: stop });
      if (table.rows > 0) say?.(`${table.name}: ${counted(table.rows, 'row', 'rows')}`);
    }
    for (const { name, value } of sequences)
      await target.query('select setval($1::regclass, $2)', [tableName({ name }), value]);
    await putBack();
    for (const table of tables) await compare(target, table);
    if (mark) await target.query(`comment on schema drizzle is ${pg.escapeLiteral(mark)}`);
    stop?.throwIfAborted();
    await target.query('commit');
  } catch (error) {
    await target.query('rollback').catch(() => undefined);
    throw unfit(error, mend);
  }
}

export const unmark = (client: pg.Client): Promise<unknown> => client.query('comment on schema drizzle is null');

export async function rowsAreIn(client: pg.Client, mark: string): Promise<boolean> {
  const { rows } = await client.query(`select obj_description(to_regnamespace('drizzle'), 'pg_namespace') = $1 as is`, [
    mark,
  ]);
  return rows[0].is === true;
}

async function checkColumns(target: pg.Client, tables: Table[]) {
  const here = new Map((await tablesOf(target)).map((table) => [table.name, table.columns]));
  for (const { name, columns } of tables) {
    const missing = here.has(name) ? columns.find((column) => !here.get(name)!.includes(column)) : '';
    if (missing !== undefined)
      throw new CannotStart(
        `There is no ${missing ? `column "${missing}" in "${name}"` : `table "${name}"`} here: the versions differ.`,
      );
  }
}

/** Keys between tables and triggers stand in the way of filling; answers what puts them back. */
async function putAside(target: pg.Client) {
  const { rows: keys } = await target.query<{ name: string; table: string; definition: string }>(
    `select conname as name, conrelid::regclass::text as table, pg_get_constraintdef(oid) as definition
       from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`,
  );
  const all = (await tablesOf(target)).map(tableName);
  for (const { name, table } of keys)
    await target.query(`alter table ${table} drop constraint ${pg.escapeIdentifier(name)}`);
  for (const table of all) await target.query(`alter table ${table} disable trigger user`);
  await target.query(`truncate ${all.join(', ')}`); // what the migrations themselves put there comes with the rows
  return async () => {
    for (const table of all) await target.query(`alter table ${table} enable trigger user`);
    for (const { name, table, definition } of keys)
      await target.query(`alter table ${table} add constraint ${pg.escapeIdentifier(name)} ${definition}`);
  };
}

async function compare(target: pg.Client, table: Table & Counted) {
  const { rows, sum } = await countOf(target, table);
  if (rows !== table.rows)
    throw new CannotStart(
      `"${table.name}" has ${counted(rows, 'row', 'rows')} here and ${table.rows} there. Nothing was changed.`,
    );
  if (sum !== table.sum)
    throw new CannotStart(`The rows of "${table.name}" are not the same here as there. Nothing was changed.`);
}
