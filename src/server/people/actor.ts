// Who is asking: one person of one organisation, with the roles they hold at this moment.
import { accountsDatabase, sql } from '../db.ts';
import type { Sector } from './organisations.table.ts';
import type { Role } from './people.table.ts';

export type Actor = {
  organisationId: string;
  personId: string;
  name: string;
  roles: ReadonlySet<Role>;
  /** Teams led, managed, worked in. */
  leads: ReadonlySet<string>;
  manages: ReadonlySet<string>;
  memberOf: ReadonlySet<string>;
  /** Works towards a unit: records of their work are offered as evidence. */
  isCandidate: boolean;
  organisation: { name: string; sector: Sector; timeZone: string; sample: boolean };
  /** The idempotency key of the request being served, and how many actions have used it. */
  request?: { key: string; used: number };
  /** A witness without an account: nothing is theirs but the answer to the testimony that they were found by. */
  isGuest?: boolean;
  /** Only asks whether they may: an action ends at its rule. */
  isTrying?: boolean;
};

export type Facts = {
  organisationId: string;
  personId: string;
  name: string;
  organisation: string;
  sector: Sector;
  timeZone: string;
  sample: boolean;
  candidate: boolean;
  grants: { role: Role; teamId: string | null }[];
  teams: string[];
};

/** The person an account is, in the wanted organisation if it belongs to it; null when it belongs to none. */
export async function actorOf(accountId: string, wanted: string | null): Promise<Actor | null> {
  const { rows } = await accountsDatabase().execute<{ facts: Facts | null }>(
    sql`select actor_of(${accountId}, ${wanted}::uuid) as facts`,
  );
  const facts = rows[0]?.facts;
  return facts ? actorFrom(facts) : null;
}

export function actorFrom(facts: Facts): Actor {
  const teamsAs = (role: Role) =>
    new Set(facts.grants.flatMap((grant) => (grant.role === role && grant.teamId ? [grant.teamId] : [])));
  return {
    organisationId: facts.organisationId,
    personId: facts.personId,
    name: facts.name,
    roles: new Set(facts.grants.map(({ role }) => role)),
    leads: teamsAs('leader'),
    manages: teamsAs('manager'),
    memberOf: new Set(facts.teams),
    isCandidate: facts.candidate,
    organisation: {
      name: facts.organisation,
      sector: facts.sector,
      timeZone: facts.timeZone,
      sample: facts.sample,
    },
  };
}
