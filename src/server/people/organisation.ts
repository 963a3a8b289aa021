// The organisation itself: what it is called and which sector it belongs to.
import { eq } from 'drizzle-orm';
import { act, organisation, see } from '../act.ts';
import { one } from '../db.ts';
import { Conflict } from '../errors.ts';
import type { Actor } from './actor.ts';
import { type OrganisationForm, sectorWords } from './organisation.form.ts';
import { organisations } from './organisations.table.ts';

export type Organisation = typeof organisations.$inferSelect;

/** The organisation as the form that changes it needs it. */
export const organisationDetailsOf = (actor: Actor): Promise<Organisation> =>
  see(actor, 'organisation.edit', organisation, async (db) =>
    one(await db.select().from(organisations).where(eq(organisations.id, actor.organisationId))),
  );

/** @throws Conflict when somebody else saved first */
export const editOrganisation = (
  actor: Actor,
  { version, name, sector, bankHolidays }: OrganisationForm,
): Promise<Organisation> =>
  act(actor, 'organisation.edit', organisation, async (tx) => {
    const own = eq(organisations.id, actor.organisationId);
    const now = one(await tx.select().from(organisations).where(own).for('update'));
    if (now.version !== version)
      throw new Conflict('Somebody changed the organisation meanwhile. Compare the two, then save again.', {
        name: now.name,
        sector: sectorWords[now.sector],
      });
    return one(
      await tx
        .update(organisations)
        .set({ name, sector, bankHolidays, version: version + 1 })
        .where(own)
        .returning(),
    );
  });
