// An organisation keeps somebody who can administer it, without an end: nobody else could ever make another.
import { eq } from 'drizzle-orm';
import { sql, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import type { Actor } from './actor.ts';
import { organisations } from './organisations.table.ts';

/**
 * Asked after a change, in its transaction. Locks the organisation first, so that of two who end each other's role the second finds
 * what the first has done.
 * @throws Conflict where nobody with an account in use is an administrator without an end
 */
export async function keepAnAdministrator(tx: Tx, { organisationId }: Actor): Promise<void> {
  await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
    .for('update');
  const [left] = await tx.rows(sql`
    select 1 from role_grants g join memberships m on m.organisation_id = g.organisation_id and m.person_id = g.person_id
    where g.organisation_id = ${organisationId} and g.role = 'administrator' and g.withdrawn_at is null and g.until is null
      and m.state = 'active' limit 1`);
  if (!left) throw new Conflict(nobodyLeft);
}

const nobodyLeft =
  'Nobody would be left who can administer Leadwell without an end. Make somebody with an account an administrator first, without a day on which the role ends.';
