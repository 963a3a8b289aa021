// What the database itself says to a statement that the application would never send.
import type { SQL } from 'drizzle-orm';
import type { Database } from '../src/server/db.ts';
import type { Actor } from '../src/server/people/actor.ts';

/** The database's own sentence beneath the statement that it refused. */
export async function refusalOf(
  db: Database,
  { lee }: { lee: Pick<Actor, 'organisationId'> },
  statement: SQL,
): Promise<string> {
  const tried = db.writing(lee.organisationId, (tx) => tx.rows(statement));
  const error = await tried.then(
    () => null,
    (caught: unknown) => caught as Error & { cause?: Error },
  );
  return error ? (error.cause?.message ?? error.message) : 'nothing was refused';
}
