import { inShort } from '#server/one-line.ts';
import { type Figure, type Tally, tally } from '../figures.ts';
import type { Contact } from './contact.ts';
import type { Meaning } from './meanings.ts';
import type { ContactsFile } from './read-contacts.ts';
import type { Source } from './sources.ts';

/** A file of contacts read to its end: what went in, what was used, what was refused and why, and the figures. */
export type Reconciliation = {
  source: Source;
  rows: number;
  used: number;
  /** The first 100,000 refused rows; `refusedRows` counts all of them. */
  refused: { row: number; reason: string }[];
  refusedRows: number;
  period: { from: string; to: string } | null;
  columns: Record<string, Meaning>;
  uncertain: { column: string; meaning: Meaning; why: string }[];
  ignored: string[];
  figures: Figure[];
  byPerson: ({ person: string } & Counted)[];
  byTeam: ({ team: string } & Counted)[];
  byWeek: ({ week: string } & Counted)[];
  notes: string[];
};

type Counted = { contacts: number; figures: Figure[] };

const mostListed = 100_000;
const mostGroups = 5000; // beyond this a column is no list of people or teams, and memory must stay bounded

/** Reads a file to its end and counts. `each` sees every contact on the way, for an import that stores them. */
export async function reconcile(file: ContactsFile, each?: (contact: Contact) => void): Promise<Reconciliation> {
  const all = tally();
  const groups = { person: grouped(), team: grouped(), week: grouped() };
  const refused: Reconciliation['refused'] = [];
  const period = { from: '9999', to: '' };
  let [rows, used, nobodys] = [0, 0, 0];
  for await (const reading of file.readings) {
    rows += 1;
    if ('reason' in reading) {
      if (refused.length < mostListed) refused.push({ row: reading.row, reason: reading.reason });
      continue;
    }
    const { contact } = reading;
    used += 1;
    all.add(contact);
    if (!contact.agent && contact.answered !== false) nobodys += 1;
    groups.person.add(contact.agent, contact);
    groups.team.add(contact.team, contact);
    groups.week.add(contact.day && mondayOf(contact.day), contact);
    if (contact.day && contact.day < period.from) period.from = contact.day;
    if (contact.day && contact.day > period.to) period.to = contact.day;
    each?.(contact);
  }
  return {
    source: file.source,
    rows,
    used,
    refused,
    refusedRows: rows - used,
    period: period.to ? period : null,
    ...saidOfColumns(file),
    figures: all.figures(),
    byPerson: groups.person.list('person'),
    byTeam: groups.team.list('team'),
    byWeek: groups.week.list('week'),
    notes: [
      ...file.notes(),
      ...namelessNotes(file, nobodys, used),
      ...Object.values(groups).flatMap((group) => group.notes()),
    ],
  } as Reconciliation;
}

/** A name that stands once for the rows below it is that of one row only. */
function namelessNotes({ columns }: ContactsFile, nobodys: number, used: number): string[] {
  const agent = columns.find(({ meaning }) => meaning === 'agent');
  if (!agent || nobodys * 2 <= used) return [];
  return [
    `“${inShort(agent.header)}” names nobody for ${nobodys} of ${used} contacts. Where a name stands once for several rows, write it in each.`,
  ];
}

function saidOfColumns({ columns }: ContactsFile) {
  const mapped = columns.flatMap((column) => (column.meaning ? [{ ...column, meaning: column.meaning }] : []));
  return {
    columns: Object.fromEntries(mapped.map(({ header, meaning }) => [header, meaning])),
    uncertain: mapped
      .filter(({ certain }) => !certain)
      .map(({ header, meaning, why }) => ({ column: header, meaning, why: why ?? '' })),
    ignored: columns.filter(({ meaning }) => !meaning).map(({ header }) => header),
  };
}

/** Tallies by a name; contacts without one are in none. */
function grouped() {
  const tallies = new Map<string, Tally & { contacts: number }>();
  let beyond = 0;
  function tallyOf(name: string) {
    const known = tallies.get(name);
    if (known || tallies.size >= mostGroups) return known;
    const begun = { ...tally(), contacts: 0 };
    tallies.set(name, begun);
    return begun;
  }
  return {
    add(name: string | null, contact: Contact) {
      if (!name) return;
      const one = tallyOf(name);
      if (one) {
        one.contacts += 1;
        one.add(contact);
      } else beyond += 1;
    },
    list: <K extends string>(key: K) =>
      [...tallies]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, one]) => ({ [key]: name, contacts: one.contacts, figures: one.figures() })),
    notes: () =>
      beyond
        ? [
            `More than ${mostGroups} names: ${beyond} ${beyond === 1 ? 'contact is' : 'contacts are'} in the totals only.`,
          ]
        : [],
  };
}

const day = 86_400_000;
const mondays = new Map<string, string>();

/** The Monday of a day's week, which names the week (ISO 8601). */
export function mondayOf(date: string): string {
  const kept = mondays.get(date);
  if (kept) return kept;
  const at = Date.parse(date);
  const monday = new Date(at - ((new Date(at).getUTCDay() + 6) % 7) * day).toISOString().slice(0, 10);
  if (mondays.size < 50_000) mondays.set(date, monday);
  return monday;
}
