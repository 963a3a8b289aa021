import { sql, type Tx } from '../db.ts';
import type { Actor } from './actor.ts';

/**
 * Until the change is done, no other change of this kind begins: what two people files add, who is in a team from when to when, who
 * reports to whom, and which team is part of which. Each of two such changes can be right, and both together a circle, or somebody
 * twice in a team. Taken before any row of a person or team.
 */
export const lockTree = (tx: Tx, { organisationId }: Actor) =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`people ${organisationId}`}, 0))`);
