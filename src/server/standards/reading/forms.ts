import type { DecimalMark } from '#server/tables/numbers.ts';
import type { Column } from './columns.ts';
import { type DurationForm, durationForm, readDuration } from './durations.ts';
import type { Meaning } from './meanings.ts';
import { meanings } from './meanings.ts';
import { atLocal, fileDateOrder, momentReader, readTimeOfDay, type When } from './moments.ts';
import { type RatingForm, ratingForm } from './ratings.ts';
import type { TimeZone } from './time-zone.ts';
import { isBlank } from './words.ts';

/** How this file writes its dates, durations and ratings, decided once from the first rows; `doubts` by column header. */
export type Forms = {
  readMoment: (text: string) => When | undefined;
  durations: ReadonlyMap<Meaning, DurationForm>;
  rating: RatingForm;
  doubts: { header: string | null; why: string }[];
};

export function formsOf(columns: Column[], sampleRows: string[][], zone: TimeZone, mark: DecimalMark): Forms {
  const mapped = columns.filter((column): column is Column & { meaning: Meaning } => column.meaning !== null);
  const valuesOf = ({ at }: Column) => sampleRows.map((cells) => cells[at] ?? '').filter((text) => !isBlank(text));
  const ofKind = (kind: string) => mapped.filter(({ meaning }) => meanings.get(meaning)!.kind === kind);
  const doubts: Forms['doubts'] = [];

  const { order, doubt } = fileDateOrder(ofKind('moment').map(valuesOf));
  if (doubt) doubts.push({ header: mapped.find(({ meaning }) => meaning === 'date')?.header ?? null, why: doubt });
  const readMoment = momentReader(order, zone);

  const durations = new Map<Meaning, DurationForm>();
  for (const column of ofKind('duration')) {
    const guessed = durationForm(column.header, column.meaning, valuesOf(column), mark);
    const form = guessed.certain ? guessed : checkedByTimes(guessed, column, mapped, sampleRows, readMoment);
    durations.set(column.meaning, form);
    if (!form.certain) doubts.push({ header: column.header, why: saidUnit(form) });
  }

  const rated = ofKind('rating')[0];
  const rating = ratingForm(rated ? valuesOf(rated) : [], mark);
  if (rated && !rating.certain)
    doubts.push({ header: rated.header, why: `a scale from 1 to ${rating.most} was taken` });
  if (rated && rating.scale === 'points' && rating.most > 5) {
    const why = `on a scale to ${rating.most} no line for “satisfied” is agreed, so only the mean is given`;
    doubts.push({ header: rated.header, why });
  }
  return { readMoment, durations, rating, doubts };
}

const saidUnit = ({ unit, twoParts }: DurationForm) =>
  `no unit is named; numbers were taken as ${unit === 'day-fraction' ? 'fractions of a day' : unit}, and 2:30 as ${twoParts}`;

const between: Partial<Record<Meaning, [Meaning, Meaning]>> = {
  wait: ['date', 'answered-at'],
  talk: ['answered-at', 'ended-at'],
  handle: ['answered-at', 'ended-at'],
  'first-response': ['date', 'first-response-at'],
  resolution: ['date', 'resolved-at'],
};

/** Where the file has the two times as well, their distance tells the unit of a duration that does not say its own. */
function checkedByTimes(
  form: DurationForm,
  column: Column & { meaning: Meaning },
  columns: Column[],
  rows: string[][],
  readMoment: Forms['readMoment'],
): DurationForm {
  const [from, to] = (between[column.meaning] ?? []).map((meaning) => columns.find((one) => one.meaning === meaning));
  if (!from || !to) return form;
  const instant = (cells: string[], { at }: Column) => readMoment(cells[at] ?? '')?.instant ?? Number.NaN;
  const told = rows
    .map((cells) => ({ text: cells[column.at] ?? '', apart: (instant(cells, to) - instant(cells, from)) / 1000 }))
    .filter(({ text, apart }) => apart > 0 && !isBlank(text));
  if (told.length < 3) return form;
  for (const unit of ['seconds', 'minutes', 'hours', 'days', 'day-fraction'] as const) {
    for (const twoParts of ['m:ss', 'h:mm'] as const) {
      const tried = { ...form, unit, twoParts, certain: true };
      const near = told.filter(
        ({ text, apart }) => Math.abs((readDuration(text, tried) ?? -1e9) - apart) <= 2 + apart * 0.02,
      );
      if (near.length >= told.length * 0.8) return tried;
    }
  }
  return form;
}

/** The moment of a row from its date and, beside it, its time of day. Undefined where either cannot be read. */
export function whenOf(date: string, time: string, forms: Forms, zone: TimeZone): When | null | undefined {
  if (date === '') return null;
  const read = forms.readMoment(date);
  if (!read || time === '' || read.seconds) return read;
  const seconds = readTimeOfDay(time);
  return seconds === undefined ? undefined : atLocal(read.day, seconds, zone);
}
