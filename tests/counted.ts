// What an installation holds, to compare one with another.
import { connectWithin } from '../src/server/database/connect.ts';
import type { Installation } from '../src/server/installation/installation.ts';
import { countOf, plainly, tablesOf } from '../src/server/installation/tables.ts';

/** Every table with the number of its rows and a sum over their content. */
export const counted = ({ ownerUrl }: Installation) =>
  connectWithin(ownerUrl, async (client) => {
    await client.query(plainly);
    const tables = [];
    for (const table of await tablesOf(client)) tables.push({ ...table, ...(await countOf(client, table)) });
    return tables;
  });
