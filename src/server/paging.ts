// Which page of a long list is shown.
import type { SQL } from 'drizzle-orm';
import { sql } from './db.ts';

/** The page asked for, from 1; the last one where the list ends before it. */
export const pageShown = (asked: number, { size, total }: { size: number; total: number }): number =>
  Math.min(Math.max(1, Math.trunc(asked) || 1), Math.max(1, Math.ceil(total / size)));

/** The rows of one page, as `pageShown` has it. `read`: rows of a part of the list (limit and offset), each with the `total` of all. */
export async function onePage<Row extends { total: number }>(
  asked: number,
  size: number,
  read: (part: SQL) => Promise<Row[]>,
): Promise<{ rows: Row[]; page: number; total: number }> {
  const at = (page: number) => read(sql`limit ${size} offset ${(page - 1) * size}`);
  const wanted = pageShown(asked, { size, total: Number.POSITIVE_INFINITY });
  const rows = await at(wanted);
  if (rows.length > 0 || wanted === 1) return { rows, page: wanted, total: rows[0]?.total ?? 0 };
  const total = (await at(1))[0]?.total ?? 0; // no row beyond the end says how many there are
  const page = pageShown(wanted, { size, total });
  return { rows: await at(page), page, total };
}
