import { readDate } from '#server/tables/dates.ts';
import { areTimesOfDay, durationForm, readDuration } from './durations.ts';
import { type Kind, type Meaning, meanings } from './meanings.ts';
import { isUnixTime, readTimeOfDay } from './moments.ts';
import { plainHeader, unitIn } from './plain-header.ts';
import { ratingForm, readRating } from './ratings.ts';
import { isBlank, isDirection, readFlag, readLevel, readOutcome, readState } from './words.ts';

/** What one column was taken to mean, how surely, and why not more surely; `sample` shows a person its first values. */
export type Column = {
  header: string;
  at: number;
  meaning: Meaning | null;
  certain: boolean;
  why: string | null;
  sample: string[];
};

/** A person's own word on columns: header → meaning, or null for a column to be left alone. */
export type ColumnMap = ReadonlyMap<string, Meaning | null>;

type Candidate = { at: number; meaning: Meaning; named: boolean; fit: number | null; score: number };

/**
 * Guesses what each column means from its header's words and from the values in the first rows, which must fit: a name alone is
 * not believed. Each meaning is given once, to the column that deserves it most; `map` goes before every guess.
 */
export function guessColumns(header: string[], sampleRows: string[][], map: ColumnMap = new Map()): Column[] {
  const labels = labelled(header);
  const values = header.map((_, at) => sampleRows.map((cells) => cells[at] ?? '').filter((text) => !isBlank(text)));
  const columns = labels.map((label, at): Column => {
    const said = map.has(label);
    const sample = [...new Set(values[at])].slice(0, 3);
    return { header: label, at, meaning: map.get(label) ?? null, certain: said, why: null, sample };
  });
  const taken = new Set<Meaning | null>(columns.map(({ meaning }) => meaning));
  const free = columns.filter(({ header }) => !map.has(header));
  for (const candidate of candidatesOf(free, values, sampleRows.length)) {
    const column = columns[candidate.at]!;
    if (column.meaning || taken.has(candidate.meaning)) continue;
    taken.add(candidate.meaning);
    Object.assign(column, { meaning: candidate.meaning, ...certainty(candidate) });
  }
  if (!taken.has('date')) takeOnlyDates(free, values);
  doubtState(free, values, sampleRows);
  return columns;
}

/** Headers made different: the second `Agent` is `Agent (2)`, a blank one `column 3`. */
export function labelled(header: string[]): string[] {
  const seen = new Map<string, number>();
  return header.map((text, at) => {
    const label = text || `column ${at + 1}`;
    const times = (seen.get(label) ?? 0) + 1;
    seen.set(label, times);
    return times === 1 ? label : `${label} (${times})`;
  });
}

function candidatesOf(columns: Column[], values: string[][], rows: number): Candidate[] {
  const found = columns.flatMap(({ header, at }) => {
    const plain = plainHeader(header);
    return [...meanings].flatMap(([meaning, { kind, names, like, unlike }]): Candidate[] => {
      const rank = names.indexOf(plain);
      if (rank < 0 && (!like?.test(plain) || unlike?.test(plain))) return [];
      const fit = values[at]!.length ? fitOf(kind, meaning, header, values[at]!, rows) : null;
      if (fit !== null && fit < (rank < 0 ? 0.8 : 0.5)) return [];
      const name = rank < 0 ? 0.4 : Math.max(0.45, 1 - rank / 100);
      return [{ at, meaning, named: rank >= 0, fit, score: name * (fit === null ? 0.2 : 0.5 + fit / 2) }];
    });
  });
  return found.sort((a, b) => b.score - a.score || a.at - b.at);
}

function certainty({ meaning, named, fit }: Candidate): { certain: boolean; why: string | null } {
  if (fit === null) return { certain: false, why: 'it is blank in the first rows, so only its name speaks' };
  if (!named) return { certain: false, why: 'its name is only like one that is known' };
  if (fit < 0.95 && meaning !== 'id')
    return { certain: false, why: `${Math.round((1 - fit) * 100)}% of its first values do not fit` };
  return { certain: true, why: null };
}

/** The one column of dates in a file is when the contacts were, whatever it is called. */
function takeOnlyDates(columns: Column[], values: string[][]) {
  const dated = columns.filter(({ at, meaning, header }) => {
    const texts = values[at]!.filter((text) => !/^\d+(\.\d+)?$/.test(text));
    return !meaning && texts.length && !/birth|hire|order|due|updat/i.test(header) && share(texts, isMoment) >= 0.95;
  });
  if (dated.length !== 1) return;
  Object.assign(dated[0]!, { meaning: 'date', certain: false, why: 'it is the only column of dates' });
}

/**
 * A state is not always that of a question. Of telephone calls “done” says only that they are over; and numbers mean one thing to
 * one system and another to the next, so the times of resolving go before them, and without those only Freshdesk's are read.
 */
function doubtState(columns: Column[], values: string[][], rows: string[][]) {
  const of = (meaning: Meaning) => columns.find((column) => column.meaning === meaning);
  const [state, solved] = [of('status'), of('resolved-at')];
  const words = values[state?.at ?? -1];
  if (!state || !words?.length) return;
  const over = /^(done|completed?|closed?|ended|finished)$/i;
  if (columns.some(({ meaning }) => meaning && ofCalls.has(meaning)) && words.every((word) => over.test(word)))
    Object.assign(state, { meaning: null, certain: true, why: null });
  if (share(words, (word) => /^\d+$/.test(word)) < 0.5) return;
  const agree =
    ({ at }: Column) =>
    (row: string[]) =>
      (readState(row[state.at] ?? '') === 'resolved') === !isBlank(row[at] ?? '');
  if (solved ? rows.filter(agree(solved)).length < rows.length * 0.9 : share(words, isFreshdesk) < 1)
    Object.assign(state, { meaning: null, certain: true, why: null });
  else if (!solved) Object.assign(state, { certain: false, why: 'of its numbers, 4 and 5 were taken as resolved' });
}

const ofCalls = new Set<Meaning>(['answered', 'unanswered', 'abandoned', 'outcome', 'answered-at', 'wait', 'talk']);
const isFreshdesk = (word: string) => /^[2-7]$/.test(word);

/** How much of a column's values can be read as this kind: 0 to 1. */
function fitOf(kind: Kind, meaning: Meaning, header: string, values: string[], rows: number): number {
  if (kind === 'id') return values.length < rows / 2 ? 0 : new Set(values).size / values.length;
  if (kind === 'word') return unitIn(header) ? 0 : wordFit(meaning, values);
  if (kind === 'duration') {
    const form = durationForm(header, meaning, values);
    if (telephony.has(meaning) && areTimesOfDay(values, 'three parts')) return 0;
    return share(values, (text) => (readDuration(text, form) ?? -1) >= 0);
  }
  if (kind === 'rating') {
    const form = ratingForm(values);
    return share(values, (text) => readRating(text, form) !== undefined);
  }
  if (meaning === 'abandoned') return share(values, (text) => readFlag(text) !== undefined || /^abandon/i.test(text));
  if (kind === 'outcome' && !values.some((text) => readOutcome(text) && !isDirection(text))) return 0;
  if (
    kind === 'moment' &&
    meaning !== 'date' &&
    areTimesOfDay(values, 'two parts too', /\b(at|end|ended)\b/.test(plainHeader(header)))
  )
    return 1;
  return share(values, tests[kind]);
}

const telephony = new Set<Meaning>(['wait', 'talk', 'handle', 'hold', 'wrap']);

/** Names and categories come again and again; free text and amounts do not. */
function wordFit(meaning: Meaning, values: string[]): number {
  const short = share(
    values,
    (text) => text.length <= 80 && (meaning === 'agent' || meaning === 'team' || !isMoment(text)),
  );
  const telling = values.length < 50 || new Set(values).size <= values.length * 0.6;
  return telling ? short : short * 0.4;
}

const isMoment = (text: string) =>
  isUnixTime(text) || readDate(text, 'day-first') !== null || readDate(text, 'month-first') !== null;

const tests: Record<'moment' | 'clock' | 'flag' | 'outcome' | 'state' | 'scale' | 'level', (text: string) => boolean> =
  {
    moment: isMoment,
    clock: (text) => readTimeOfDay(text) !== undefined,
    flag: (text) => readFlag(text) !== undefined,
    outcome: (text) => readOutcome(text) !== undefined || isDirection(text),
    state: (text) => readState(text) !== 'new word',
    scale: (text) => /\d/.test(text) && text.length < 12,
    level: (text) => readLevel(text) !== undefined,
  };

const share = (values: string[], test: (text: string) => boolean) => values.filter(test).length / values.length;
