// The skills that the organisation uses: the list, and one of them for its form.
import { and, eq } from 'drizzle-orm';
import { organisation, see } from '../act.ts';
import { first } from '../db.ts';
import { NotFound } from '../errors.ts';
import type { Actor } from './actor.ts';
import { skills } from './people.table.ts';
import { skillsInUse } from './skill-levels.ts';

export const skillsDefined = (actor: Actor) =>
  see(actor, 'skill.define', organisation, async (db) => ({ skills: await skillsInUse(actor)(db) }));

export const skillOf = (actor: Actor, skillId: string) =>
  see(actor, 'skill.define', organisation, async (db) => {
    const mine = and(eq(skills.organisationId, actor.organisationId), eq(skills.id, skillId));
    const skill = first(await db.select().from(skills).where(mine));
    if (!skill) throw new NotFound();
    return { skill };
  });
