import { sql, type Tx } from '../db.ts';
import type { Actor } from './actor.ts';

/**
 * Until the change is done, no other change of this kind begins: what two people files add, who reports to whom, and which team is
 * part of which, which are no circle in either of two changes and can be one in both. Taken before any row of a person or team.
 */
export const lockTree = (tx: Tx, { organisationId }: Actor) =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`people ${organisationId}`}, 0))`);
