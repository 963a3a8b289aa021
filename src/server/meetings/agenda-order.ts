// The order of an agenda, the same wherever its items are listed.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';

/** Items with a name as they were added, then those without: by ids that were drawn by lot, so that nothing says when. For `order by`. */
export function agendaOrder(alias: string): SQL {
  const row = sql.identifier(alias);
  return sql`${row}.author_id is null, ${row}.id`;
}
