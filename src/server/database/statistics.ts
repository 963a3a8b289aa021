// What PostgreSQL knows of how much each table holds and what: it plans every statement by that.
import { connectWithin } from './connect.ts';

/**
 * Has PostgreSQL look at each table that changed since it last did, or that it never looked at. By itself it leaves tables of a few
 * dozen rows alone for ever, and knows nothing after a restore; then it guesses, and a page costs up to half as much again.
 */
export const refreshStatistics = (ownerUrl: string): Promise<void> =>
  connectWithin(ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ names: string | null }>(
      `select string_agg(format('%I.%I', schemaname, relname), ', ') as names from pg_stat_user_tables
        where n_mod_since_analyze > 0 or coalesce(last_analyze, last_autoanalyze) is null`,
    );
    if (rows[0]?.names) await owner.query(`analyze (skip_locked) ${rows[0].names}`);
  });
