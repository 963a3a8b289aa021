// Jobs belong to the queue of one database, and no backup or move carries that queue: what waited there is asked for anew.
import type pg from 'pg';

/**
 * Hands the rows of the outbox to the queue once more at the next start. A job whose work has ended finds it so and does nothing;
 * a mail could reach somebody twice, and is left.
 */
export async function askAnew(client: pg.ClientBase): Promise<void> {
  await client.query(`update outbox set sent_at = null where sent_at is not null and queue <> 'mail'`);
}
