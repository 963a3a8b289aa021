// What the form about a team needs: the record as it stands, and which team it can be part of.
import { and, eq } from 'drizzle-orm';
import { organisation, see } from '../act.ts';
import { first } from '../db.ts';
import { NotFound } from '../errors.ts';
import type { Actor } from './actor.ts';
import { teams } from './people.table.ts';
import { teamsToChoose } from './team.ts';

/** A team's record for the form that changes it. */
export const teamDetailsOf = (actor: Actor, teamId: string) =>
  see(actor, 'team.edit', organisation, async (db) => {
    const mine = and(eq(teams.organisationId, actor.organisationId), eq(teams.id, teamId));
    const team = first(await db.select().from(teams).where(mine));
    if (!team) throw new NotFound();
    const choices = await teamsToChoose(actor)(db);
    return { team, teams: choices.filter(({ id }) => id !== teamId) };
  });

/** Which team a new one can be part of. */
export const newTeamOf = (actor: Actor) =>
  see(actor, 'team.edit', organisation, async (db) => ({ teams: await teamsToChoose(actor)(db) }));
