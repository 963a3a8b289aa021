// The personas of the sample organisation, to sign in as with one click. Of a real organisation there are none.
import { accountsDatabase, sql } from '../db.ts';
import type { Role } from './people.table.ts';

export type Persona = { accountId: string; name: string; jobTitle: string | null; roles: Role[]; email: string };

export async function personas(): Promise<Persona[]> {
  const { rows } = await accountsDatabase().execute<{ persona: Persona }>(sql`select sample_personas() as persona`);
  return rows.map(({ persona }) => persona);
}
