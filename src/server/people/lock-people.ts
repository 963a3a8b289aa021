import { sql, type Tx } from '../db.ts';
import type { Actor } from './actor.ts';

/**
 * Until the change is done, no other change of this kind begins: what two people files add, and who reports to whom, which is no
 * circle in either of two changes and can be one in both. Taken before any person's row.
 */
export const lockPeople = (tx: Tx, { organisationId }: Actor) =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`people ${organisationId}`}, 0))`);
