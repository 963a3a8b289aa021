import { isDate, isReadable, longestEmail, yearsInWords } from '#server/fields.ts';
import { inShort, isFlat } from '#server/one-line.ts';
import { type DateOrder, readDate } from '#server/tables/dates.ts';
import { sayNoDate } from '#server/tables/dates-refused.ts';
import { type DecimalMark, readNumber } from '#server/tables/numbers.ts';
import { type Column, isEmail } from './column-meanings.ts';
import type { Meaning } from './column-words.ts';

/** One person as the file gives them. What it does not give is null. `hours` are a week, dates are `YYYY-MM-DD`. */
export type PersonRow = {
  row: number;
  /** The same on every import: the employee number where one column is certain to hold it, else the e-mail address, else the name. */
  key: string;
  name: string;
  givenName: string | null;
  familyName: string | null;
  preferredName: string | null;
  email: string | null;
  jobTitle: string | null;
  team: string | null;
  employeeNumber: string | null;
  manager: { by: 'email' | 'number' | 'name'; text: string } | null;
  hours: number | null;
  startDate: string | null;
  endDate: string | null;
};

/** How the cells of this file are to be read; decided from whole columns. */
export type Manner = {
  columns: Column[];
  dates: Partial<Record<Meaning, DateOrder>>;
  mark: DecimalMark;
};

export const mostHours = 80;

/** One row as a person, or every reason why not, as sentences. */
export function personOf(row: number, cells: string[], manner: Manner): PersonRow | string {
  const text = (meaning: Meaning) => textOf(cells, manner.columns, meaning);
  const name = nameOf(text);
  const email = addressIn(text('email'));
  const hours = hoursOf(text('hours'), manner.mark);
  const [start, end] = [dateOf(text, 'start-date', manner), dateOf(text, 'end-date', manner)];
  const problems = [
    nameProblem(name),
    email && !isEmail(email) && `“${inShort(email)}” is no e-mail address: one looks like name@example.org.`,
    email && email.length > longestEmail && `An e-mail address has at most ${longestEmail} characters.`,
    typeof hours === 'string' && hours,
    ...shown.filter((meaning) => !isReadable(text(meaning) ?? '')).map(unreadable),
    ...[start?.problem, end?.problem],
    start?.date &&
      end?.date &&
      end.date < start.date &&
      `The end date ${end.date} is before the start date ${start.date}.`,
  ].filter((problem) => typeof problem === 'string');
  if (name === null || typeof hours === 'string' || problems.length > 0) return problems.join(' ');
  const employeeNumber = text('employee-number');
  return {
    row,
    key: keyOf(employeeNumber, email, name, manner.columns),
    name,
    givenName: text('given-name'),
    familyName: text('family-name'),
    preferredName: text('preferred-name'),
    email,
    jobTitle: text('job-title'),
    team: text('team'),
    employeeNumber,
    manager: managerOf(text),
    hours,
    startDate: start?.date ?? null,
    endDate: end?.date ?? null,
  };
}

const shown = ['email', 'job-title', 'team', 'employee-number'] as const;
const unreadable = (meaning: string) =>
  `The ${meaning.replace('-', ' ').replace('email', 'e-mail address')} in this row has signs that cannot be seen.`;

function nameProblem(name: string | null): string | null {
  if (!name) return 'There is no name in this row.';
  if (!isReadable(name)) return unreadable('name');
  if (!isFlat(name)) return 'The name in this row has more than four marks above or below one letter.';
  return /\p{L}|^\p{N}/u.test(name) ? null : `“${inShort(name)}” is no name: there is no letter in it.`;
}

export const textOf = (cells: string[], columns: Column[], meaning: Meaning): string | null => {
  const column = columns.find((one) => one.meaning === meaning);
  const text = column ? tidy(cells[column.at] ?? '') : '';
  return /^(|n\/?a|null|none|-|–|—)$/i.test(text) ? null : text;
};

/** Blanks inside a name are often doubled, or not plain blanks at all; what only says where a line may break is nothing. */
const tidy = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

/** A name for comparing: case, accents and blanks do not tell people apart. */
export const folded = (name: string) =>
  tidy(name)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

/** A number from a column that only may be the employee number does not come before an e-mail address. */
function keyOf(number: string | null, email: string | null, name: string, columns: Column[]): string {
  const certain = columns.some((column) => column.meaning === 'employee-number' && column.certain);
  if (number && (certain || !email)) return `number:${number.toLowerCase()}`;
  return email ? `email:${email}` : `name:${folded(name)}`;
}

type Text = (meaning: Meaning) => string | null;

function nameOf(text: Text): string | null {
  const parts = [text('given-name'), text('middle-name'), text('family-name')].filter((part) => part !== null);
  if (text('given-name') && text('family-name')) return parts.join(' ');
  const whole = text('name');
  if (!whole) return parts.length > 0 ? parts.join(' ') : text('preferred-name');
  return turned(whole);
}

/** “Lovelace, Ada” is Ada Lovelace; “Ada Lovelace, PhD” stays. */
export const turned = (name: string) => (familyFirst.test(name) ? name.replace(familyFirst, '$2 $1') : name);

const familyFirst =
  /^([^,]+),\s*(?!\s|(?:jr|sr|i{1,3}|iv|esq|phd|md|mba|msc|bsc|ba|ma|rn|cpa|obe|mbe|cbe)\.?$)([^,]+)$/i;

function addressIn(text: string | null): string | null {
  if (!text) return null;
  return (/<([^<>]+)>$/.exec(text)?.[1] ?? text).replace(/^mailto:/i, '').toLowerCase();
}

function hoursOf(text: string | null, mark: DecimalMark): number | string | null {
  if (!text) return null;
  const clock =
    /^(\d{1,3}):([0-5]\d)(?::00)?$/.exec(text) ??
    /^(\d{1,3}) ?h(?:(?:ou)?rs?)? ?([0-5]?\d) ?m(?:in(?:ute)?s?)?$/i.exec(text);
  const bare = text.replace(/\s*(h|hrs?|hours?)?\.?\s*((per|a|\/)\s*(week|wk))?$/i, '');
  const hours = clock ? Number(clock[1]) + Number(clock[2]) / 60 : readNumber(bare, mark);
  if (hours === null) return `“${inShort(text)}” is no number of hours. Write the hours a week, such as 37.5.`;
  if (hours < 0 || hours > mostHours) return `${text} hours a week cannot be: hours a week are from 0 to ${mostHours}.`;
  const kept = Math.round(hours * 100) / 100;
  if (kept === 0 && hours > 0) return `${text} hours a week are less than the smallest step, which is 0.01.`;
  return kept;
}

function dateOf(text: Text, meaning: Meaning, { dates }: Manner): { date?: string; problem?: string } | null {
  const cell = text(meaning);
  if (!cell) return null;
  const read = readDate(cell, dates[meaning] ?? 'day-first');
  if (read && isDate(read.date)) return { date: read.date };
  const why = read ? `${yearsInWords}.` : sayNoDate(cell);
  return { problem: `“${inShort(cell)}” is no ${meaning.replace('-', ' ')}: ${why}` };
}

function managerOf(text: Text): PersonRow['manager'] {
  const [email, number, given] = [addressIn(text('manager-email')), text('manager-number'), text('manager')];
  if (email) return { by: 'email', text: email };
  if (number) return { by: 'number', text: number };
  if (!given) return null;
  const entry = /^CN=((?:\\,|[^,])+),(?:OU|DC|CN)=/i.exec(given)?.[1]; // as a directory names its entries
  if (entry) return { by: 'name', text: entry.replaceAll('\\,', ',') };
  const address = addressIn(given)!;
  return isEmail(address)
    ? { by: 'email', text: address }
    : { by: /^\d+$/.test(given) ? 'number' : 'name', text: given };
}
