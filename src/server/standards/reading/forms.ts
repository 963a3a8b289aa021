import type { DecimalMark } from '#server/tables/numbers.ts';
import type { Column } from './columns.ts';
import { type DurationForm, durationForm, readDuration } from './durations.ts';
import type { Meaning } from './meanings.ts';
import { meanings } from './meanings.ts';
import { atLocal, fileDateOrder, momentReader, readTimeOfDay, type When } from './moments.ts';
import { type RatingForm, ratingForm } from './ratings.ts';
import type { TimeZone } from './time-zone.ts';
import { flagReaders, isBlank } from './words.ts';

/** How this file writes its dates, durations and ratings, decided once from the first rows; `doubts` by column header. */
export type Forms = {
  readMoment: (text: string) => When | undefined;
  durations: ReadonlyMap<Meaning, DurationForm>;
  /** The length said of a call is from its start to its end, the waiting with it. */
  isWholeCall: boolean;
  /** Flags that only ever say yes: a blank is their no. */
  blankIsNo: ReadonlySet<Meaning>;
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

  const { durations, isWholeCall, unsure } = durationsOf(
    ofKind('duration'),
    { columns: mapped, rows: sampleRows, readMoment },
    mark,
  );
  doubts.push(...unsure);
  const silent = ofKind('flag').filter((column) => saysOnlyYes(column, sampleRows));
  doubts.push(...silent.map(({ header }) => ({ header, why: 'it only ever says yes, so a blank was taken as no' })));

  const rated = ofKind('rating')[0];
  const rating = ratingForm(rated ? valuesOf(rated) : [], mark);
  if (rated && !rating.certain)
    doubts.push({ header: rated.header, why: `a scale from 1 to ${rating.most} was taken` });
  if (rated && rating.scale === 'points' && rating.most > 5) {
    const why = `on a scale to ${rating.most} no line for “satisfied” is agreed, so only the mean is given`;
    doubts.push({ header: rated.header, why });
  }
  const blankIsNo = new Set(silent.map(({ meaning }) => meaning));
  return { readMoment, durations, isWholeCall, blankIsNo, rating, doubts };
}

const saidUnit = ({ unit, twoParts }: DurationForm) =>
  `no unit is named; numbers were taken as ${unit === 'day-fraction' ? 'fractions of a day' : unit}, and 2:30 as ${twoParts}`;

/** Yes or nothing at all; what says “N/A” somewhere has a word for not knowing. */
function saysOnlyYes({ meaning, at }: Column, rows: string[][]): boolean {
  const read = flagReaders[meaning as keyof typeof flagReaders];
  const isNothing = (text: string) => /^[-–—]*$/.test(text);
  const cells = rows.map((row) => row[at] ?? '');
  return cells.some(isNothing) && !cells.every(isNothing) && cells.every((text) => isNothing(text) || read(text));
}

type Known = Column & { meaning: Meaning };
type Sampled = { columns: Known[]; rows: string[][]; readMoment: Forms['readMoment'] };

/** The forms of all durations. One that counts in milliseconds tells it of the others that name no unit. */
function durationsOf(columns: Known[], sampled: Sampled, mark: DecimalMark) {
  const written = ({ at }: Column) => sampled.rows.map((cells) => cells[at] ?? '').filter((text) => !isBlank(text));
  const guessed = columns.map((column) => {
    const form = durationForm(column.header, column.meaning, written(column), mark);
    return { column, form: form.certain ? form : checkedByTimes(form, column, sampled) };
  });
  const fine = guessed.some(({ form }) => form.unit === 'milliseconds');
  const unsure = guessed.filter(({ form }) => !form.certain);
  for (const one of unsure) if (fine && one.form.unit === 'seconds') one.form = { ...one.form, unit: 'milliseconds' };
  const talk = guessed.find(({ column }) => column.meaning === 'talk');
  if (talk) for (const one of unsure) if (one.column.meaning === 'first-response') one.form = inSeconds(one.form);
  const isWholeCall = talk !== undefined && lastsWholeCall(talk.form, talk.column, sampled);
  const isUntold = !sampled.columns.some(({ meaning }) => tellingAnswer.has(meaning));
  const doubtsOf = ({ column, form }: (typeof guessed)[number]) => [
    ...(column.meaning === 'talk' && isWholeCall ? [whole] : form.certain ? [] : [saidUnit(form)]),
    ...(isUntold && ofWork.has(column.meaning) && hasNoughts(written(column), form) ? [noughts] : []),
  ];
  return {
    durations: new Map(guessed.map(({ column, form }) => [column.meaning, form] as const)),
    isWholeCall,
    unsure: guessed.flatMap((one) => {
      const why = doubtsOf(one).join('; ');
      return why ? [{ header: one.column.header, why }] : [];
    }),
  };
}

const whole = 'it is as long as the whole call, so the time from answer to end was taken in its place';
const noughts = 'no column says what was answered, so those of 0 count in the mean';
const tellingAnswer = new Set<Meaning>(['answered', 'unanswered', 'abandoned', 'outcome', 'answered-at']);
const ofWork = new Set<Meaning>(['talk', 'handle']);

const hasNoughts = (texts: string[], form: DurationForm) =>
  texts.filter((text) => readDuration(text, form) === 0).length >= Math.max(1, texts.length * 0.05);

/** Whoever counts how long was talked counts seconds to the first word as well. */
const inSeconds = (form: DurationForm): DurationForm => (form.unit === 'minutes' ? { ...form, unit: 'seconds' } : form);

const between: Partial<Record<Meaning, [Meaning, Meaning][]>> = {
  wait: [['date', 'answered-at']],
  talk: [
    ['answered-at', 'ended-at'],
    ['date', 'ended-at'],
  ],
  handle: [['answered-at', 'ended-at']],
  'first-response': [['date', 'first-response-at']],
  resolution: [['date', 'resolved-at']],
};

/** Where the file has the two times as well, their distance tells the unit of a duration that does not say its own. */
function checkedByTimes(form: DurationForm, column: Known, sampled: Sampled): DurationForm {
  for (const pair of between[column.meaning] ?? []) {
    const told = distancesOf(column, pair, sampled);
    if (told.length < 3) continue;
    for (const unit of ['seconds', 'minutes', 'hours', 'days', 'day-fraction', 'milliseconds'] as const) {
      for (const twoParts of ['m:ss', 'h:mm'] as const) {
        const tried = { ...form, unit, twoParts, certain: true };
        if (areNear(told, tried)) return { ...tried, certain: pair[0] !== 'date' || column.meaning !== 'talk' };
      }
    }
  }
  return form;
}

type Told = { text: string; apart: number }[];

function distancesOf(column: Column, pair: [Meaning, Meaning], { columns, rows, readMoment }: Sampled): Told {
  const [from, to] = pair.map((meaning) => columns.find((one) => one.meaning === meaning));
  if (!from || !to) return [];
  const instant = (cells: string[], { at }: Column) => readMoment(cells[at] ?? '')?.instant ?? Number.NaN;
  return rows
    .map((cells) => ({ text: cells[column.at] ?? '', apart: (instant(cells, to) - instant(cells, from)) / 1000 }))
    .filter(({ text, apart }) => apart > 0 && !isBlank(text));
}

const areNear = (told: Told, form: DurationForm) =>
  told.filter(({ text, apart }) => Math.abs((readDuration(text, form) ?? -1e9) - apart) <= 2 + apart * 0.02).length >=
  told.length * 0.8;

function lastsWholeCall(form: DurationForm, column: Known, sampled: Sampled): boolean {
  const [answered, whole] = between.talk!.map((pair) => distancesOf(column, pair, sampled)) as [Told, Told];
  return answered.length >= 3 && !areNear(answered, form) && areNear(whole, form);
}

/** The moment of a row from its date and, beside it, its time of day. Undefined where either cannot be read. */
export function whenOf(date: string, time: string, forms: Forms, zone: TimeZone): When | null | undefined {
  if (date === '') return null;
  const read = forms.readMoment(date);
  if (!read || time === '' || read.seconds) return read;
  const seconds = readTimeOfDay(time);
  return seconds === undefined ? undefined : atLocal(read.day, seconds, zone);
}
