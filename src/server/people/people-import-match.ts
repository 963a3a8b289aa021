// Which person of the organisation a row of a file is: by employee number, else e-mail address, else a name that only one has. Pure.
import { dayInWords } from '../day-words.ts';
import type { Fields, Known } from './people-import-plan.ts';
import type { PeopleReading, RefusedRow } from './reading/people-reading.ts';
import { folded } from './reading/person-row.ts';

export type Standing = {
  people: (Fields & { id: string; managerId: string | null; version: number; hasLeft: boolean })[];
  teams: { id: string; name: string }[];
  /** Memberships that have not ended. */
  members: { membershipId: string; teamId: string; personId: string; since: string }[];
  leaders: { teamId: string; personId: string }[];
};

type Row = PeopleReading['rows'][number];
type SomeOne = Standing['people'][number];
type Index = ReturnType<typeof people>;

/** The people who are here, by everything that tells them apart. */
export const people = ({ people: all }: Standing) => ({
  byNumber: new Map(all.flatMap((one) => (one.employeeNumber ? [[one.employeeNumber.toLowerCase(), one]] : []))),
  byEmail: new Map(all.flatMap((one) => (one.email ? [[one.email.toLowerCase(), one]] : []))),
  byName: Map.groupBy(all, ({ name }) => folded(name)),
});

export function match(rows: Row[], index: Index): { known: Known[]; refused: RefusedRow[] } {
  const known: Known[] = [];
  const refused: RefusedRow[] = [];
  const taken = new Map<string, number>();
  for (const row of rows) {
    const found = personIn(index, row);
    const before = found && typeof found !== 'string' ? taken.get(found.id) : undefined;
    const reason =
      typeof found === 'string'
        ? found
        : before
          ? `This is the same person as in row ${before}.`
          : (tooLong(row) ?? leftTooEarly(row, found));
    if (reason) refused.push({ row: row.row, reason, raw: rawOf(row) });
    else {
      const one = found as SomeOne | null;
      if (one) taken.set(one.id, row.row);
      known.push({ ref: one?.id ?? `row ${row.row}`, row, found: one });
    }
  }
  return { known, refused };
}

/** The person, or nobody yet, or why that cannot be told. */
function personIn({ byNumber, byEmail, byName }: Index, row: Row): SomeOne | string | null {
  const { employeeNumber: number, email, name } = row;
  const [numbered, addressed] = [number && byNumber.get(number.toLowerCase()), email && byEmail.get(email)];
  if (numbered && addressed && numbered !== addressed)
    return `The employee number ${number} is ${numbered.name}, the e-mail address ${email} is ${addressed.name}. Correct one of them.`;
  if (!numbered && addressed && number && addressed.employeeNumber)
    return `${addressed.name} with this e-mail address has the employee number ${addressed.employeeNumber}, not ${number}.`;
  if (numbered || addressed) return numbered || addressed || null;
  if (number || email) return null;
  const named = byName.get(folded(name)) ?? [];
  if (named.length > 1)
    return `${named.length} people here are called ${name}. Add an e-mail address or employee number.`;
  return named[0] ?? null;
}

const most = { name: 120, email: 254, employeeNumber: 60, jobTitle: 200, team: 120 } as const;
const words = {
  name: 'name',
  email: 'e-mail address',
  employeeNumber: 'employee number',
  jobTitle: 'job title',
  team: 'team',
};

function tooLong(row: Row): string | null {
  const field = (Object.keys(most) as (keyof typeof most)[]).find((one) => (row[one]?.length ?? 0) > most[one]);
  return field ? `The ${words[field]} is longer than ${most[field]} characters. Is this the right column?` : null;
}

/** By the day that the record has, where the file gives only the other; a file that gives both was read so already. */
function leftTooEarly({ startDate, endDate }: Row, found: SomeOne | null): string | null {
  const [first, last] = [startDate ?? found?.startsOn, endDate ?? found?.endsOn];
  if ((!startDate && !endDate) || !first || !last || last >= first) return null;
  return startDate
    ? `The first day at work, ${dayInWords(first)}, is after the last in the record, ${dayInWords(last)}. Correct one of them.`
    : `The last day at work, ${dayInWords(last)}, is before the first in the record, ${dayInWords(first)}. Correct one of them.`;
}

/** Every column that is used, so that the row can be mended and brought in again. */
const rawOf = (row: Row): Record<string, string> => {
  const used = {
    ...{ Name: row.name, 'Preferred name': row.preferredName, 'E-mail': row.email },
    ...{ 'Employee number': row.employeeNumber, 'Job title': row.jobTitle, Team: row.team, Manager: row.manager?.text },
    ...{ Hours: row.hours, 'Start date': row.startDate, 'End date': row.endDate },
  };
  return Object.fromEntries(Object.entries(used).map(([header, value]) => [header, String(value ?? '')]));
};
