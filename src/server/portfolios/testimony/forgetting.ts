// How witnesses were reached is forgotten: thirty days after a request has ended without a statement, a year after one was signed.
import { now } from '../../clock.ts';
import { accountsDatabase, sql } from '../../db.ts';
import { daily } from '../../jobs.ts';

/** Answers how many were forgotten, of all organisations. What was signed stays; addresses, drafts and the mails that went there go. */
export async function forgetLinks(): Promise<number> {
  const { rows } = await accountsDatabase().execute<{ gone: number }>(
    sql`select forget_testimony_links(${now().toISOString()}::timestamptz) as gone`,
  );
  return rows[0]?.gone ?? 0;
}

daily('testimony-links-sweep', '40 3 * * *', async () => {
  await forgetLinks();
});
