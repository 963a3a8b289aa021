// Who reports to whom after an import: managers found in the file or among those who are here, and no circles. Pure.
import type { Standing } from './people-import-match.ts';
import { people } from './people-import-match.ts';
import type { Known } from './people-import-plan.ts';
import { folded, turned } from './reading/person-row.ts';
import type { ManagerProblem } from './reading/reporting-lines.ts';

/** A row whose manager could not be set: the person is kept, without a new manager. */
export type ManagerNote = ManagerProblem;

export function linesOf(
  known: Known[],
  problems: ManagerProblem[],
  standing: Standing,
): { managerOf: Map<string, string>; notes: ManagerNote[] } {
  const refOfKey = new Map(known.map(({ ref, row }) => [row.key, ref]));
  const among = finder(standing, known);
  const reason = new Map(problems.map((problem) => [problem.row, problem.reason]));
  const above = new Map(standing.people.flatMap(({ id, managerId }) => (managerId ? [[id, managerId] as const] : [])));
  const managerOf = new Map<string, string>();
  const notes: ManagerNote[] = [];
  for (const { row } of known) if (row.managerKey) above.delete(refOfKey.get(row.key) ?? '');
  for (const { ref, row } of known) {
    if (!row.manager) continue;
    const manager = (row.managerKey && refOfKey.get(row.managerKey)) || among(row.manager);
    const note = (why: string) => notes.push({ row: row.row, manager: row.manager!.text, reason: why });
    if (!manager) note(reason.get(row.row) ?? 'The row of this manager is refused.');
    else if (manager === ref || reaches(above, manager, ref)) note(circle(row.name));
    else {
      managerOf.set(ref, manager);
      above.set(ref, manager);
    }
  }
  return { managerOf, notes };
}

const circle = (name: string) => `${name} would report to somebody who reports to ${name}. Say who is at the top.`;

/** Somebody who is here and not in the file, by e-mail address, number, or a name that only they have. */
function finder(standing: Standing, known: Known[]) {
  const { byEmail, byNumber, byName } = people(standing);
  const inFile = new Set(known.map(({ ref }) => ref));
  const names = new Set(known.map(({ row }) => folded(row.name)));
  const nameOf = (text: string) => {
    const some = [folded(text), folded(turned(text))]
      .filter((name) => !names.has(name))
      .map((name) => byName.get(name));
    return some.find((found) => found?.length === 1)?.[0];
  };
  return ({ by, text }: NonNullable<Known['row']['manager']>): string | null => {
    const numbered = byNumber.get(text.toLowerCase());
    const found = { email: byEmail.get(text.toLowerCase()), number: numbered, name: numbered ?? nameOf(text) }[by];
    return found && !inFile.has(found.id) ? found.id : null;
  };
}

function reaches(above: Map<string, string>, from: string, goal: string): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = from; at !== undefined && !seen.has(at); at = above.get(at)) {
    if (at === goal) return true;
    seen.add(at);
  }
  return false;
}
