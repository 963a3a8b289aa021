// Runs of the allocation are worked one after another, in the order in which they were asked for.
import { one, type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import type { Allocation } from './assignments.table.ts';

/** How many runs of the organisation come before one that waits, with the one that is worked now; 0 where it does not wait. */
export const runsBefore =
  ({ organisationId }: Actor, { id, state, askedAt }: Pick<Allocation, 'id' | 'state' | 'askedAt'>) =>
  async (db: Read): Promise<number> => {
    if (state !== 'waiting') return 0;
    const rows = await db.rows<{ before: number }>(sql`select count(*)::int as before from allocations
      where organisation_id = ${organisationId} and state in ('waiting', 'solving') and (asked_at, id) < (${askedAt}, ${id})`);
    return one(rows).before;
  };
