// What importing a file of people will change: from its rows and the people as they stand. Pure.

import { linesOf, type ManagerNote } from './people-import-managers.ts';
import { people as existing, match, type Standing } from './people-import-match.ts';
import { type Move, movesOf, type Proposal, peopleAfter, proposalsOf } from './people-import-teams.ts';
import type { UnsetManagers } from './people-imports.table.ts';
import type { PeopleReading, RefusedRow } from './reading/people-reading.ts';

type Row = PeopleReading['rows'][number];
export type Fields = {
  name: string;
  email: string | null;
  employeeNumber: string | null;
  jobTitle: string | null;
  hours: number | null;
  startsOn: string | null;
  endsOn: string | null;
};
/** `ref` names a person in the plan: the id of somebody who is here, or the row of somebody who is not yet. */
export type Known = { ref: string; row: Row; found: Standing['people'][number] | null };
export type ImportPlan = {
  add: { ref: string; row: number; fields: Fields; managerRef: string | null }[];
  change: { ref: string; row: number; name: string; fields: Partial<Fields>; managerRef?: string; what: string[] }[];
  same: number;
  newTeams: string[];
  moves: Move[];
  /** Who could lead which team, for the importer to decide. */
  leaders: Proposal[];
  refused: RefusedRow[];
  managers: ManagerNote[];
  /** By row, the name of the manager whom its words were found to mean. */
  managerNames: Map<number, string>;
};

export function planImport(reading: PeopleReading, standing: Standing): ImportPlan {
  const { known, refused } = match(reading.rows, existing(standing));
  const lines = linesOf(known, reading.managers, standing);
  const teams = movesOf(known, standing);
  const names = peopleAfter(known, standing);
  const plan: ImportPlan = {
    ...{ add: [], change: [], same: 0, newTeams: teams.newTeams, moves: teams.moves },
    leaders: proposalsOf(known, teams.moves, lines.managerOf, standing),
    refused: [...reading.refused, ...refused].sort((a, b) => a.row - b.row),
    managers: lines.notes,
    managerNames: new Map(known.flatMap(({ ref, row }) => nameIn(names, lines.managerOf.get(ref), row.row))),
  };
  const moving = new Set(teams.moves.map(({ ref }) => ref));
  for (const { ref, row, found } of known) {
    const managerRef = lines.managerOf.get(ref) ?? null;
    if (!found) plan.add.push({ ref, row: row.row, fields: fieldsOf(row), managerRef });
    else {
      const fields = changed(found, fieldsOf(row));
      const newManager = managerRef !== null && managerRef !== found.managerId;
      const what = [
        ...Object.keys(fields).map((field) => words[field as keyof Fields]),
        ...(newManager ? ['manager'] : []),
      ];
      if (moving.has(ref)) what.push('team');
      if (what.length === 0) plan.same += 1;
      else plan.change.push({ ref, row: row.row, name: row.name, fields, what, ...(newManager && { managerRef }) });
    }
  }
  return plan;
}

const nameIn = (names: Map<string, string>, ref: string | undefined, row: number) =>
  ref !== undefined && names.has(ref) ? [[row, names.get(ref)!] as const] : [];

const mostReasons = 25;
const mostRows = 6;

/** Each reason once, with the rows that have it; null where every manager could be set. */
export function unsetManagers({ managers }: ImportPlan): UnsetManagers | null {
  if (managers.length === 0) return null;
  const reasons = [...Map.groupBy(managers, ({ reason }) => reason)].map(([reason, some]) => ({
    ...{ reason, rows: some.slice(0, mostRows).map(({ row }) => row), count: some.length },
  }));
  return { people: managers.length, reasons: reasons.slice(0, mostReasons) };
}

const words: Record<keyof Fields, string> = {
  name: 'name',
  email: 'e-mail address',
  employeeNumber: 'employee number',
  jobTitle: 'job title',
  hours: 'hours',
  startsOn: 'first day',
  endsOn: 'last day',
};

const fieldsOf = ({ name, email, employeeNumber, jobTitle, hours, startDate, endDate }: Row): Fields => ({
  ...{ name, email, employeeNumber, jobTitle, hours, startsOn: startDate, endsOn: endDate },
});

/** What the file says otherwise. A cell that it leaves empty changes nothing. */
function changed(found: Fields, given: Fields): Partial<Fields> {
  const differs = ([field, value]: [string, unknown]) => value !== null && value !== found[field as keyof Fields];
  return Object.fromEntries(Object.entries(given).filter(differs));
}
