// Tries at a password or a code, counted for each account whether it exists or not, so that nothing can be told from it.

import { now } from '../clock.ts';
import { accountsDatabase, first, sql } from '../db.ts';
import { daily } from '../jobs.ts';
import { toHex } from '../ledger/encoding.ts';
import { sha256 } from '../ledger/sha256.ts';

const free = sql`5`; // tries that nobody waits for
const [firstWait, longestWait] = [sql`interval '30 seconds'`, sql`interval '15 minutes'`]; // doubled at each further try
const forgottenAfter = sql`interval '1 day'`; // without a try

/**
 * Counts one try before it is made, so that many at once are not many tries. Answers how many seconds to wait; 0: it may be made.
 * A try that is told to wait does not count, so waiting always ends.
 */
export async function claimTry(subject: string): Promise<number> {
  const [key, at] = [keyOf(subject), now()];
  const moment = sql`${at.toISOString()}::timestamptz`;
  const claimed = await accountsDatabase().execute(sql`
    insert into tries as t (key, failures, last_at, free_at) values (${key}, 1, ${moment}, '-infinity')
    on conflict (key) do update set last_at = ${moment},
      failures = case when t.last_at < ${moment} - ${forgottenAfter} then 1 else t.failures + 1 end,
      free_at = case when t.last_at < ${moment} - ${forgottenAfter} or t.failures + 1 < ${free} then '-infinity'
        else ${moment} + least(${longestWait}, ${firstWait} * 2 ^ least(t.failures + 1 - ${free}, 10)) end
    where t.free_at <= ${moment} returning key`);
  if (claimed.rows.length > 0) return 0;
  const { rows } = await accountsDatabase().execute<{ seconds: number }>(
    sql`select extract(epoch from free_at - ${moment})::float as seconds from tries where key = ${key}`,
  );
  return Math.max(1, Math.ceil(first(rows)?.seconds ?? 0));
}

const keyOf = (subject: string) => toHex(sha256(subject)); // of any length, and perhaps a password typed into the wrong box

/** After the right password or code the count begins anew. */
export const forgetTries = (subject: string) =>
  accountsDatabase().execute(sql`delete from tries where key = ${keyOf(subject)}`);

daily('tries-sweep', '50 3 * * *', async () => {
  await accountsDatabase().execute(
    sql`delete from tries where last_at < ${now().toISOString()}::timestamptz - ${forgottenAfter}`,
  );
});
