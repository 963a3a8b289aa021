import { folded, type PersonRow, turned } from './person-row.ts';

/** A manager who could not be set, and why. The person is kept, without a manager. */
export type ManagerProblem = { row: number; manager: string; reason: string };

/**
 * Who reports to whom within the file, by key; and every manager who is not in it, not one, or part of a circle.
 * @param unused the header of a column that is not used and holds this text, by `folded` text
 */
export function reportingLines(
  people: PersonRow[],
  unused: ReadonlyMap<string, string>,
): { managerOf: Map<string, string>; problems: ManagerProblem[] } {
  const find = finder(people);
  const managerOf = new Map<string, string>();
  const problems: ManagerProblem[] = [];
  for (const person of people) {
    if (!person.manager) continue;
    const found = find(person.manager);
    const reason = problemOf(person, found, unused.get(folded(person.manager.text)));
    if (reason) problems.push({ row: person.row, manager: person.manager.text, reason });
    else managerOf.set(person.key, found[0]!.key);
  }
  const byKey = new Map(people.map((person) => [person.key, person]));
  for (const circle of circlesIn(managerOf)) {
    const members = circle.map((key) => byKey.get(key)!);
    const reason = `${[...members, members[0]!].map(({ name }) => name).join(' reports to ')}: a circle. Say who is at the top.`;
    for (const { key, row, manager } of members) {
      problems.push({ row, manager: manager!.text, reason });
      managerOf.delete(key);
    }
  }
  return { managerOf, problems: problems.sort((a, b) => a.row - b.row) };
}

function problemOf(person: PersonRow, found: PersonRow[], unused: string | undefined): string | null {
  const { text } = person.manager!;
  if (found.length === 0)
    return `“${text}” is nobody in this file.${unused === undefined ? '' : ` It stands in the column “${unused}”, which is not used: say what that column is.`}`;
  if (found.length > 1)
    return `“${text}” is the name of ${found.length} people in this file. Give the manager’s e-mail address.`;
  return found[0] === person ? `${person.name} is given as their own manager.` : null;
}

function finder(people: PersonRow[]) {
  const by = {
    email: Map.groupBy(people, ({ email }) => email ?? ''),
    number: Map.groupBy(people, ({ employeeNumber }) => employeeNumber?.toLowerCase() ?? ''),
    name: Map.groupBy(people, ({ name }) => folded(name)),
    preferred: Map.groupBy(people, ({ preferredName, familyName }) =>
      folded(`${preferredName ?? ''} ${familyName ?? ''}`),
    ),
  };
  return ({ by: kind, text }: NonNullable<PersonRow['manager']>): PersonRow[] => {
    if (kind === 'email') return by.email.get(text) ?? [];
    const byNumber = by.number.get(text.toLowerCase());
    if (kind === 'number' || byNumber) return byNumber ?? [];
    return by.name.get(folded(text)) ?? by.name.get(folded(turned(text))) ?? by.preferred.get(folded(text)) ?? [];
  };
}

/** Every circle once; each person is walked over once. */
function circlesIn(managerOf: Map<string, string>): string[][] {
  const settled = new Set<string>();
  const circles: string[][] = [];
  for (const start of managerOf.keys()) {
    const path = new Set<string>();
    let at: string | undefined = start;
    while (at !== undefined && !settled.has(at) && !path.has(at)) {
      path.add(at);
      at = managerOf.get(at);
    }
    if (at !== undefined && path.has(at)) circles.push([...path].slice([...path].indexOf(at)));
    for (const key of path) settled.add(key);
  }
  return circles;
}
