// What the form about a person needs: the record as it stands, and whom to choose as manager.

import { and, eq } from 'drizzle-orm';
import { organisation, see } from '../act.ts';
import { first } from '../db.ts';
import { NotFound } from '../errors.ts';
import type { Actor } from './actor.ts';
import { people } from './people.table.ts';
import { peopleToChoose } from './people-list.ts';

/** A person's record for the form that changes it. */
export const detailsOf = (actor: Actor, personId: string) =>
  see(actor, 'person.edit', organisation, async (db) => {
    const mine = and(eq(people.organisationId, actor.organisationId), eq(people.id, personId));
    const person = first(await db.select().from(people).where(mine));
    if (!person) throw new NotFound();
    const choices = await peopleToChoose(actor)(db);
    return { person, managers: choices.filter(({ id }) => id !== personId) };
  });

/** Whom to choose as the manager of somebody new. */
export const newPersonOf = (actor: Actor) =>
  see(actor, 'person.edit', organisation, async (db) => ({ managers: await peopleToChoose(actor)(db) }));
