// Teams after an import: which are new, who joins or changes team, and who could lead one. Pure.
import type { Standing } from './people-import-match.ts';
import type { Known } from './people-import-plan.ts';
import { folded } from './reading/person-row.ts';

/**
 * `team` is the id of a team that is here, or the name of a new one. Who is in one other team leaves it. `since` is null for who is here
 * already: they join today, or on their first day at work where that is to come.
 */
export type Move = {
  ref: string;
  name: string;
  team: string;
  teamName: string;
  since: string | null;
  firstDay: string | null;
  /** At work: their time in the team ends with it. */
  lastDay: string | null;
  leaves: string | null;
};
/** Everybody in a team without a leader who reports to somebody reports to this person. */
export type Proposal = { team: string; teamName: string; ref: string; name: string; people: number };

export function movesOf(known: Known[], standing: Standing): { newTeams: string[]; moves: Move[] } {
  const byName = new Map(standing.teams.map((team) => [folded(team.name), { ref: team.id, name: team.name }]));
  const memberships = Map.groupBy(standing.members, ({ personId }) => personId);
  const newTeams: string[] = [];
  const moves: Move[] = [];
  for (const { ref, row, found } of known) {
    if (!row.team || hasLeft({ row, found })) continue;
    let team = byName.get(folded(row.team));
    if (!team) {
      team = { ref: row.team, name: row.team };
      byName.set(folded(row.team), team);
      newTeams.push(row.team);
    }
    const now = memberships.get(ref) ?? [];
    if (now.some(({ teamId }) => teamId === team.ref)) continue;
    const leaves = now.length === 1 ? now[0]!.membershipId : null;
    const since = found ? null : row.startDate;
    const firstDay = row.startDate ?? found?.startsOn ?? null;
    const lastDay = row.endDate ?? found?.endsOn ?? null;
    moves.push({ ref, name: row.name, team: team.ref, teamName: team.name, since, firstDay, lastDay, leaves });
  }
  return { newTeams, moves };
}

/** Whoever left joins no team by a file, unless it says that they are back or leave later. */
const hasLeft = ({ row, found }: Pick<Known, 'row' | 'found'>) =>
  found?.hasLeft === true && (row.endDate === null || row.endDate === found.endsOn);

export function proposalsOf(
  known: Known[],
  moves: Move[],
  managerOf: Map<string, string>,
  standing: Standing,
): Proposal[] {
  const before = new Map(standing.people.map(({ id, managerId }) => [id, managerId]));
  const managerNow = (ref: string) => managerOf.get(ref) ?? before.get(ref) ?? null;
  const led = new Set(standing.leaders.map(({ teamId }) => teamId));
  const touched = new Set(known.map(({ ref }) => ref));
  const [people, teams] = [peopleAfter(known, standing), teamsAfter(moves, standing)];
  return [...membersAfter(moves, standing)].flatMap(([team, members]) => {
    const refs = members.map(({ ref }) => ref);
    if (led.has(team) || !refs.some((ref) => touched.has(ref))) return [];
    const leader = theOneAbove(refs, managerNow);
    if (!leader) return [];
    const count = refs.filter((ref) => managerNow(ref) === leader).length;
    return [{ team, teamName: teams.get(team) ?? team, ref: leader, name: people.get(leader) ?? '', people: count }];
  });
}

/** The only person to whom every member reports who reports to anybody; they may be a member too. */
function theOneAbove(refs: string[], managerNow: (ref: string) => string | null): string | null {
  const managers = new Set(refs.flatMap((ref) => managerNow(ref) ?? []));
  const fit = [...managers].filter((manager) =>
    refs.every((ref) => ref === manager || [manager, null].includes(managerNow(ref))),
  );
  return fit.length === 1 ? fit[0]! : null;
}

function membersAfter(moves: Move[], standing: Standing) {
  const left = new Set(moves.map(({ leaves }) => leaves));
  const staying = standing.members.filter(({ membershipId }) => !left.has(membershipId));
  return Map.groupBy(
    [...staying.map(({ teamId, personId }) => ({ team: teamId, ref: personId })), ...moves],
    ({ team }) => team,
  );
}

/** Names as they are after the import. */
export const peopleAfter = (known: Known[], standing: Standing) =>
  new Map([
    ...standing.people.map(({ id, name }) => [id, name] as const),
    ...known.map(({ ref, row }) => [ref, row.name] as const),
  ]);

const teamsAfter = (moves: Move[], standing: Standing) =>
  new Map([
    ...standing.teams.map(({ id, name }) => [id, name] as const),
    ...moves.map(({ team, teamName }) => [team, teamName] as const),
  ]);
