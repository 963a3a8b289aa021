// Work in an installation of its own, as the application does it.
import { connect, useDatabase } from '../src/server/db.ts';

/** `act` and `see` use this database until the work is done. */
export async function withTables<T>(appUrl: string, work: () => Promise<T>): Promise<T> {
  const database = connect(appUrl);
  useDatabase(database);
  try {
    return await work();
  } finally {
    useDatabase(null);
    await database.end();
  }
}
