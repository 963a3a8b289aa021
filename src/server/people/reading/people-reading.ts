import { inShort } from '#server/one-line.ts';
import { type DateOrder, orderOfDates } from '#server/tables/dates.ts';
import type { Bytes } from '#server/tables/decode.ts';
import type { Row } from '#server/tables/delimited.ts';
import { headerAt } from '#server/tables/header.ts';
import { decimalMarkOf } from '#server/tables/numbers.ts';
import { openTable } from '#server/tables/table.ts';
import { Unreadable } from '#server/tables/unreadable.ts';
import { type Column, understood } from './column-meanings.ts';
import type { Meaning } from './column-words.ts';
import { folded, type Manner, type PersonRow, personOf, turned } from './person-row.ts';
import { type ManagerProblem, reportingLines } from './reporting-lines.ts';
import { refusalOf } from './sensitive-columns.ts';

export type ReadingOptions = {
  /** By header: what a column means, or that it is not used. A column refused by its header is read when it is named here. */
  map?: Record<string, Meaning | 'unused'>;
  /** The order of day and month where the file does not decide it. */
  dates?: DateOrder;
};

export type Question = { about: Meaning | 'dates'; question: string; choices: string[] };
export type RefusedRow = { row: number; reason: string; raw: Record<string, string> };
export type PeopleReading = {
  columns: Omit<Column, 'at'>[];
  refusedColumns: { header: string; why: string }[];
  rows: (PersonRow & { managerKey: string | null })[];
  refused: RefusedRow[];
  /** People who are kept without the manager that the file names, and why. */
  managers: ManagerProblem[];
  questions: Question[];
};

const mostRows = 20_000;

/**
 * Reads a file of people. Every row is either a person or refused with a reason: `rows` + `refused` are all rows. Row numbers are
 * those of a spreadsheet, the header's being the first. Refused columns are never read, nor shown among a refused row's cells.
 * Throws `Unreadable` for what is no table.
 */
export async function readPeople(source: Bytes, options: ReadingOptions = {}): Promise<PeopleReading> {
  const { header, data, decimal } = await tableOf(source);
  const map = new Map(Object.entries(options.map ?? {})); // a header may be the name of what every object has
  const refusedColumns = header.flatMap((name) => {
    const why = map.has(name) ? null : refusalOf(name);
    return why ? [{ header: name, why }] : [];
  });
  const refusedNames = new Set(refusedColumns.map((column) => column.header));
  const open = header.flatMap((name, at) => (refusedNames.has(name) ? [] : [{ at, header: name }]));
  const valuesAt = (at: number) => data.flatMap(({ cells }) => cells[at] || []);
  const seen = open.map((column) => ({ ...column, sample: [...new Set(valuesAt(column.at))].slice(0, 3) }));
  const { columns, questions } = understood(seen, valuesAt, map);
  const { manner, asked } = mannerOf(columns, valuesAt, options.dates, decimal);
  const { rows, refused } = sorted(data, header.length, open, manner);
  const { managerOf, problems } = reportingLines(rows, unusedTexts(columns, valuesAt));
  return {
    columns: columns.map(({ at, ...column }) => ({ ...column, ...turnedNote(column, valuesAt(at)) })),
    refusedColumns,
    rows: rows.map((person) => ({ ...person, managerKey: managerOf.get(person.key) ?? null })),
    refused,
    managers: problems,
    questions: [...nameQuestion(columns, valuesAt), ...questions, ...asked],
  };
}

/** Which column that is not used holds a text, for a manager who is nobody. */
const unusedTexts = (columns: Column[], values: (at: number) => string[]) =>
  new Map(
    columns
      .filter(({ meaning }) => !meaning)
      .flatMap(({ at, header }) => values(at).map((text) => [folded(text), header] as const)),
  );

/** Said of a column of whole names in which the family name stands first. */
function turnedNote({ meaning }: { meaning: Meaning | null }, values: string[]): { note?: string } {
  const [some, ...more] = meaning === 'name' ? values.filter((name) => turned(name) !== name) : [];
  if (some === undefined) return {};
  const count = more.length === 0 ? 'One name is' : `${more.length + 1} names are`;
  return { note: `${count} turned round: “${some}” is read as ${turned(some)}.` };
}

async function tableOf(source: Bytes) {
  const table = await openTable(source);
  const all: Row[] = [];
  for await (const row of table.rows)
    if (all.push(row) > mostRows + 1)
      throw new Unreadable('too-large', `The file has more than ${mostRows} rows. Bring it in parts.`);
  if (all.length === 0)
    throw new Unreadable('empty', 'The file has no rows. A header and one row per person are needed.');
  const at = headerAt(all.slice(0, 10)) ?? 0;
  if (all.length === at + 1)
    throw new Unreadable('empty', 'The file has a header and nobody in it. One row per person is needed.');
  const decimal: ',' | '.' = table.kind === 'delimited' && table.delimiter === ';' ? ',' : '.';
  return { header: distinct(all[at]!.cells), data: all.slice(at + 1), decimal };
}

/** Headers as they stand; an empty one is named by its place, and a second of the same words gets a number. */
function distinct(cells: string[]): string[] {
  const times = new Map<string, number>();
  return cells.map((cell, at) => {
    const name = cell || `Column ${at + 1}`;
    const nth = (times.get(name) ?? 0) + 1;
    times.set(name, nth);
    return nth === 1 ? name : `${name} (${nth})`;
  });
}

function mannerOf(
  columns: Column[],
  values: (at: number) => string[],
  given: DateOrder | undefined,
  decimal: ',' | '.',
) {
  const valuesOf = (meaning: Meaning) =>
    columns.filter((one) => one.meaning === meaning).flatMap(({ at }) => values(at));
  const manner: Manner = {
    columns,
    dates: {},
    mark: decimalMarkOf(valuesOf('hours'), decimal),
  };
  const asked: Question[] = [];
  for (const meaning of ['start-date', 'end-date'] as const) {
    const { order, doubt } = orderOfDates(valuesOf(meaning));
    manner.dates[meaning] = doubt && given ? given : order;
    const column = columns.find((one) => one.meaning === meaning);
    if (doubt && !given && column) asked.push(dateQuestion(column, doubt));
  }
  return { manner, asked };
}

const dateQuestion = ({ header, sample }: Column, doubt: 'either' | 'both'): Question => ({
  about: 'dates',
  question:
    doubt === 'either'
      ? `Is the day or the month first in “${inShort(header)}”? “${sample[0]}” can be read both ways; it was read day first.`
      : `Some dates in “${inShort(header)}” are day first and some month first. Which is right?`,
  choices: ['day-first', 'month-first'],
});

function sorted(data: Row[], width: number, open: { at: number; header: string }[], manner: Manner) {
  const rows: PersonRow[] = [];
  const refused: RefusedRow[] = [];
  const first = new Map<string, number>();
  for (const { row, cells } of data) {
    const extra = cells.slice(width).some((cell) => cell !== '');
    const person = extra
      ? `This row has ${cells.length} cells and the header ${width}.`
      : isCaption(cells, width)
        ? 'It is a total or a caption, not a person.'
        : personOf(row, cells, manner);
    const reason = typeof person === 'string' ? person : duplicateOf(person, first);
    if (typeof person === 'string' || reason) {
      const raw = Object.fromEntries(open.map(({ at, header }) => [header, cells[at] ?? '']));
      refused.push({ row, reason: reason!, raw });
    } else rows.push(person);
  }
  return { rows, refused };
}

/** What reports write below their rows. Of names alone, one may begin as a caption does. */
function isCaption(cells: string[], width: number): boolean {
  const [first = '', ...more] = cells.filter((cell) => cell !== '');
  if (/^(grand |sub)?totals?\b/i.test(first)) return true;
  return (
    width > 2 &&
    more.length === 0 &&
    /^(report|run|printed|generated|exported|created) (by|on|at|date|generated)\b|^(copyright|©|confidential|end of (report|list)|page \d)/i.test(
      first,
    )
  );
}

/** Somebody already in the file: by number, by e-mail address, or by name where nothing else tells people apart. */
function duplicateOf({ row, key, email, employeeNumber, name }: PersonRow, first: Map<string, number>): string | null {
  const marks = [
    [employeeNumber && `number:${employeeNumber.toLowerCase()}`, `The employee number ${employeeNumber}`],
    [email && `email:${email}`, `The e-mail address ${email}`],
    [key.startsWith('name:') && key, `The name ${name}, with nothing to tell two people apart,`],
  ] as const;
  for (const [mark, what] of marks) if (mark && first.has(mark)) return `${what} is already in row ${first.get(mark)}.`;
  for (const [mark] of marks) if (mark) first.set(mark, row);
  return null;
}

/** Asked where no column holds names: which could, by words that mostly differ, or the number in their place. */
function nameQuestion(columns: Column[], values: (at: number) => string[]): Question[] {
  if (columns.some(({ meaning }) => meaning && /^(preferred-|given-|family-)?name$/.test(meaning))) return [];
  const number = columns.find(({ meaning }) => meaning === 'employee-number');
  const hint = number ? ` “${inShort(number.header)}” tells people apart and could stand for them.` : '';
  const serving = columns.filter((column) => !column.meaning && namesPerhaps(values(column.at)));
  return [
    {
      about: 'name',
      question: `No column holds the names of people.${hint} Add one to the file, or say which column it is.`,
      choices: [...serving, ...(number ? [number] : [])].map(({ header }) => header),
    },
  ];
}

const namesPerhaps = (values: string[]) =>
  new Set(values).size > values.length / 2 &&
  values.filter((value) => /\p{L}{2}/u.test(value)).length > values.length / 2;
