// Signing checkpoints by the clock: every organisation with new entries, soon after the start and then every hour.
import { accountsDatabase, sql } from '../db.ts';
import { signedCheckpoint } from './checkpoints.ts';
import { signingKey } from './signing.ts';

const minute = 60_000;

/** Answers how to stop. Several processes may do this at once: one size is signed once. */
export function signHourly(): () => void {
  const sign = () => void signAll().catch((error: Error) => console.error('checkpoint:', error.message));
  const first = setTimeout(sign, minute);
  const hourly = setInterval(sign, 60 * minute);
  return () => {
    clearTimeout(first);
    clearInterval(hourly);
  };
}

export async function signAll(): Promise<void> {
  const key = await signingKey();
  const { rows } = await accountsDatabase().execute<{ id: string }>(
    sql`select distinct organisation_id as id from memberships`,
  );
  for (const { id } of rows) await signedCheckpoint(id, key);
}
