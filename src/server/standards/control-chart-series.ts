import { type DateOrder, orderOfDates, readDate } from '#server/tables/dates.ts';
import { sayNoDate } from '#server/tables/dates-refused.ts';
import type { Bytes } from '#server/tables/decode.ts';
import type { Row } from '#server/tables/delimited.ts';
import { headerAt, headerWords } from '#server/tables/header.ts';
import { type DecimalMark, decimalMarkOf, readNumber } from '#server/tables/numbers.ts';
import { openTable } from '#server/tables/table.ts';
import { Unreadable } from '#server/tables/unreadable.ts';
import type { Figure, Share } from './control-chart.ts';

export type Series = { series: Figure[] | Share[]; notes: string[] };

const mostRows = 50_000;
const words = {
  date: ['date', 'day', 'week', 'month', 'period', 'week beginning', 'week commencing', 'week starting', 'time'],
  value: ['value', 'figure', 'rate', 'share', 'percent', '%', 'result', 'y'],
  numerator: ['numerator', 'num', 'count', 'yes', 'met', 'good', 'successes', 'x'],
  denominator: ['denominator', 'denom', 'total', 'of', 'out of', 'n', 'all'],
};
type Column = keyof typeof words;
type Columns = { date: number; value: number } | { date: number; numerator: number; denominator: number };

/**
 * Reads a series: a table with a column for the date and either `value` or `numerator` and `denominator`, in any order and
 * case. A blank cell, `N/A`, `-` or a denominator of nought is a gap. Throws `Unreadable` with the row for anything else that
 * is no figure, a date twice, or more counted than there were.
 */
export async function readSeries(source: Bytes): Promise<Series> {
  const table = await openTable(source);
  const rows: Row[] = [];
  for await (const row of table.rows) {
    if (rows.push(row) > mostRows)
      throw new Unreadable('too-large', `The series has more than ${mostRows} rows. Use one row a day or a week.`);
  }
  if (rows.length === 0) throw new Unreadable('empty', 'The file has no rows. Begin with “date,value”.');
  const { columns, data } = columnsOf(rows);
  if (data.length === 0)
    throw new Unreadable('empty', 'The series has a header and no rows. One row a date is needed.');
  const mark = decimalMarkOf(
    data.flatMap(({ cells }) => cells.filter((_, at) => at !== columns.date)),
    table.kind === 'delimited' && table.delimiter === ';' ? ',' : '.',
  );
  const { dates, note } = datesOf(data, columns.date);
  const series = data.map((row, at) => pointOf(row, dates[at]!, columns, mark)) as Figure[] | Share[];
  const gaps = series.filter(isGap).length;
  const sorted = series.every((point, at) => at === 0 || series[at - 1]!.date <= point.date);
  return {
    series,
    notes: [
      ...note,
      ...(sorted ? [] : ['The dates were not in order; the chart puts them in order.']),
      ...(gaps > 0
        ? [
            `${gaps === 1 ? 'One date has' : `${gaps} dates have`} no figure and ${gaps === 1 ? 'is' : 'are'} left out of the calculation.`,
          ]
        : []),
    ],
  };
}

const isGap = (point: Figure | Share) =>
  'value' in point ? point.value === null : point.numerator === null || !point.denominator;

function columnsOf(rows: Row[]): { columns: Columns; data: Row[] } {
  const at = headerAt(rows.slice(0, 10));
  if (at === null) return { columns: withoutHeader(rows[0]!), data: rows };
  const header = rows[at]!.cells.map(headerWords);
  const find = (column: Column) => words[column].map((word) => header.indexOf(word)).find((found) => found >= 0) ?? -1;
  const [date, value, numerator, denominator] = [find('date'), find('value'), find('numerator'), find('denominator')];
  const data = rows.slice(at + 1);
  if (date >= 0 && numerator >= 0 && denominator >= 0) return { columns: { date, numerator, denominator }, data };
  if (date >= 0 && value >= 0) return { columns: { date, value }, data };
  if (date >= 0 && header.length === 2) return { columns: { date, value: 1 - date }, data };
  const wanted = 'A series needs the columns “date” and “value”, or “date”, “numerator” and “denominator”';
  throw new Unreadable('columns', `${wanted}; this file has ${listed(rows[at]!.cells)}.`, { row: rows[at]!.row });
}

function withoutHeader({ cells, row }: Row): Columns {
  if (readDate(cells[0] ?? '', 'day-first') || readDate(cells[0] ?? '', 'month-first')) {
    if (cells.length === 2) return { date: 0, value: 1 };
    if (cells.length === 3) return { date: 0, numerator: 1, denominator: 2 };
  }
  throw new Unreadable(
    'columns',
    'The first row is no header. Begin with “date,value” or “date,numerator,denominator”.',
    { row },
  );
}

const listed = (cells: string[]) => cells.map((cell) => `“${cell}”`).join(', ');

/** The order of day and month is the column's; where both orders can be read, the one that keeps the rows in order. */
function datesOf(data: Row[], column: number): { dates: string[]; note: string[] } {
  const texts = data.map(({ cells }) => cells[column] ?? '');
  const { order, doubt } = orderOfDates(texts);
  if (doubt === null) return { dates: readAll(data, texts, order), note: [] };
  if (doubt === 'both')
    throw new Unreadable('dates', 'Some dates are day first and some month first. Write all as 2026-03-02.');
  const dayFirst = readAll(data, texts, 'day-first');
  const monthFirst = readAll(data, texts, 'month-first');
  const [days, months] = [inOneDirection(dayFirst), inOneDirection(monthFirst)];
  if (days === months && !days)
    throw new Unreadable(
      'dates',
      `“${texts[0]}” can be read day first or month first. Write the dates as 2026-03-02.`,
      {
        row: data[0]!.row,
      },
    );
  const taken = days ? 'day' : 'month';
  return {
    dates: days ? dayFirst : monthFirst,
    note: [`The dates can be read both ways; they were read ${taken} first.`],
  };
}

const inOneDirection = (dates: string[]) =>
  [-1, 1].some((way) => dates.every((date, at) => at === 0 || (dates[at - 1]! < date ? 1 : -1) === way));

function readAll(data: Row[], texts: string[], order: DateOrder): string[] {
  const seen = new Map<string, number>();
  return texts.map((text, at) => {
    const { row } = data[at]!;
    const read = readDate(text, order);
    if (!read) throw new Unreadable('dates', `Row ${row}: “${text}” is no date: ${sayNoDate(text)}`, { row });
    const date = read.time ? `${read.date}T${read.time}` : read.date;
    const first = seen.get(date);
    if (first !== undefined)
      throw new Unreadable('dates', `Rows ${first} and ${row} are both for ${text}. Give each date one row.`, { row });
    seen.set(date, row);
    return date;
  });
}

function pointOf(row: Row, date: string, columns: Columns, mark: DecimalMark): Figure | Share {
  if ('value' in columns) return { date, value: numberIn(row, columns.value, mark) };
  const numerator = numberIn(row, columns.numerator, mark);
  const denominator = numberIn(row, columns.denominator, mark);
  const refuse = (why: string) => new Unreadable('figures', `Row ${row.row}: ${why}`, { row: row.row });
  if ((numerator ?? 0) < 0 || (denominator ?? 0) < 0) throw refuse('a count is below nought. Counts begin at 0.');
  if (numerator !== null && denominator !== null && numerator > denominator)
    throw refuse(
      `${numerator} out of ${denominator} is more than all. The numerator counts a part of the denominator.`,
    );
  return { date, numerator, denominator };
}

function numberIn({ cells, row }: Row, column: number, mark: DecimalMark): number | null {
  const text = cells[column] ?? '';
  if (/^(|n\/?a|nan|null|none|-|–|—|\.)$/i.test(text)) return null;
  const number = readNumber(text, mark);
  if (number === null)
    throw new Unreadable('figures', `Row ${row}: “${text}” is no figure. Write a number, or leave the cell empty.`, {
      row,
    });
  return number;
}
