// The structure of an organisation as a tree, by team or by who reports to whom. Pure.

export type Standing = {
  people: {
    id: string;
    name: string;
    jobTitle: string | null;
    responsibilities: string | null;
    managerId: string | null;
  }[];
  teams: { id: string; name: string; purpose: string | null; parentId: string | null }[];
  members: { teamId: string; personId: string }[];
  leaders: { teamId: string; personId: string }[];
};
/** Somebody, or a team, with what is under them. `kind` and `of` make the address of its page. */
export type Limb = {
  id: string;
  kind: 'person' | 'team' | 'group';
  of: string;
  name: string;
  note: string;
  under: Limb[];
};

type SomeOne = Standing['people'][number];

/** Teams with their leaders, their members and the teams that are part of them; last, whoever is in no team. */
export function treeByTeam(standing: Standing): Limb[] {
  const people = new Map(standing.people.map((person) => [person.id, person]));
  const teams = new Map(standing.teams.map((team) => [team.id, team]));
  const within = Map.groupBy(standing.teams, ({ parentId }) => parentId);
  const byTeam = (rows: Standing['members']) => Map.groupBy(rows, ({ teamId }) => teamId);
  const [leading, working] = [byTeam(standing.leaders), byTeam(standing.members)];
  const known = (rows: Standing['members'] = []) => rows.flatMap(({ personId }) => people.get(personId) ?? []);
  const drawn = new Set<string>();

  const limb = (team: Standing['teams'][number]): Limb => {
    drawn.add(team.id);
    const leaders = known(leading.get(team.id));
    const led = new Set(leaders.map(({ id }) => id));
    const members = known(working.get(team.id)).filter(({ id }) => !led.has(id));
    const parts = (within.get(team.id) ?? []).filter(({ id }) => !drawn.has(id));
    const under = [
      ...leaders.map((person) => personLimb(person, team.id, 'Leads the team')),
      ...members.map((person) => personLimb(person, team.id)),
      ...parts.map(limb),
    ];
    return { id: team.id, kind: 'team', of: team.id, name: team.name, note: team.purpose ?? '', under };
  };
  const tops = standing.teams.filter(({ parentId }) => !parentId || !teams.has(parentId));
  const placed = new Set([...standing.members, ...standing.leaders].map(({ personId }) => personId));
  const alone = standing.people.filter(({ id }) => !placed.has(id)).map((person) => personLimb(person, 'none'));
  const none: Limb[] =
    alone.length > 0 ? [{ id: 'none', kind: 'group', of: '', name: 'In no team', note: '', under: alone }] : [];
  const whole = tops.map(limb);
  const circles = standing.teams.flatMap((team) => (drawn.has(team.id) ? [] : [limb(team)]));
  return [...whole, ...circles, ...none];
}

/** Everybody under whom they report to. Whoever reports to nobody stands at the top, and so does one of any circle. */
export function treeByManager({ people }: Standing): Limb[] {
  const drawn = new Set<string>();
  const known = new Set(people.map(({ id }) => id));
  const reporting = Map.groupBy(people, ({ managerId }) => managerId);
  const limb = (person: SomeOne): Limb => {
    drawn.add(person.id);
    const under = (reporting.get(person.id) ?? []).filter(({ id }) => !drawn.has(id)).map(limb);
    return { ...personLimb(person, 'line'), under };
  };
  const tops = people.filter(({ managerId }) => !managerId || !known.has(managerId)).map(limb);
  const circles = people.flatMap((person) => (drawn.has(person.id) ? [] : [limb(person)]));
  return [...tops, ...circles];
}

function personLimb({ id, name, jobTitle, responsibilities }: SomeOne, place: string, part?: string): Limb {
  const note = [part, jobTitle, responsibilities].filter(Boolean).join('. ');
  return { id: `${place}:${id}`, kind: 'person', of: id, name, note, under: [] };
}
