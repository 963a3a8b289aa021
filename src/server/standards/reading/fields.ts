import type { Column } from './columns.ts';
import { readDuration } from './durations.ts';
import { type Forms, whenOf } from './forms.ts';
import type { Meaning } from './meanings.ts';
import { laterOnDay, type When } from './moments.ts';
import { type Rating, readRating } from './ratings.ts';
import type { TimeZone } from './time-zone.ts';
import { isBlank, readFlag, readLevel, readOutcome, readState } from './words.ts';

/** A row that cannot be used; the message is the reason that a person reads. */
export class RowRefused extends Error {}

/** The cells of one row by what they mean; blanks and `N/A` come as null, what cannot be read is refused with the column's name. */
export type Fields = {
  has(meaning: Meaning): boolean;
  text(cells: string[], meaning: Meaning): string | null;
  flag(
    cells: string[],
    meaning: 'answered' | 'unanswered' | 'abandoned' | 'resolved' | 'first-contact',
  ): boolean | null;
  outcome(cells: string[]): { answered: boolean; abandoned: boolean } | null;
  state(cells: string[]): boolean | null;
  level(cells: string[], meaning: Meaning): boolean | null;
  seconds(cells: string[], meaning: Meaning): number | null;
  rating(cells: string[]): Rating;
  start(cells: string[]): When | null;
  /** A later moment of the row; a time of day alone is on the day the contact began, or after the midnight that followed. */
  moment(cells: string[], meaning: Meaning, start: When | null): When | null;
  /** Words met in a column of states or outcomes that are not known, and were taken as open or unknown. */
  newWords: Set<string>;
};

export function fieldsOf(columns: Column[], forms: Forms, zone: TimeZone): Fields {
  const places = new Map(
    columns.flatMap(({ meaning, at, header }) => (meaning ? [[meaning, { at, header }] as const] : [])),
  );
  const newWords = new Set<string>();

  function text(cells: string[], meaning: Meaning): string | null {
    const place = places.get(meaning);
    const cell = place ? cells[place.at] : undefined;
    return cell === undefined || (cell.length <= 16 && isBlank(cell)) ? null : cell;
  }

  function refuse(meaning: Meaning, said: string, wanted: string): never {
    throw new RowRefused(`${places.get(meaning)!.header} says “${shortened(said)}”; ${wanted} was expected.`);
  }

  function read<T>(
    cells: string[],
    meaning: Meaning,
    reader: (said: string) => T | undefined,
    wanted: string,
  ): T | null {
    const said = text(cells, meaning);
    if (said === null) return null;
    return reader(said) ?? refuse(meaning, said, wanted);
  }

  function newWord(said: string): null {
    if (newWords.size < 20) newWords.add(shortened(said));
    return null;
  }

  return {
    has: (meaning) => places.has(meaning),
    text,
    flag: (cells, meaning) => read(cells, meaning, flagReaders[meaning], 'yes or no'),
    outcome: (cells) => {
      const said = text(cells, 'outcome');
      return said === null ? null : (readOutcome(said) ?? newWord(said));
    },
    state: (cells) => {
      const said = text(cells, 'status');
      const state = said === null ? 'void' : readState(said);
      if (state === 'new word') newWord(said!);
      return state === 'void' ? null : state === 'resolved';
    },
    level: (cells, meaning) => {
      const said = text(cells, meaning);
      const level = said === null ? null : readLevel(said);
      return level === undefined ? refuse(meaning, said!, 'met or not met') : level;
    },
    seconds: (cells, meaning) => {
      const form = forms.durations.get(meaning);
      if (!form) return null;
      const seconds = read(cells, meaning, (said) => readDuration(said, form) ?? undefined, 'a length of time');
      return seconds !== null && seconds < 0
        ? refuse(meaning, text(cells, meaning)!, 'a length of time of 0 or more')
        : seconds;
    },
    rating: (cells) => {
      const scale = Number(/(\d+)\D*$/.exec(text(cells, 'satisfaction-scale') ?? '')?.[1] ?? Number.NaN);
      const top = Number.isFinite(scale) ? scale : null;
      const wanted =
        forms.rating.scale === 'points'
          ? `a rating from ${(top ?? forms.rating.most) > 7 ? 0 : 1} to ${top ?? forms.rating.most}`
          : 'a rating';
      return (
        read(cells, 'satisfaction', (said) => readRating(said, forms.rating, top), wanted) ?? {
          points: null,
          satisfied: null,
        }
      );
    },
    start: (cells) => {
      const [date, time] = [text(cells, 'date') ?? '', text(cells, 'time') ?? ''];
      const when = whenOf(date, time, forms, zone);
      if (when !== undefined) return when;
      return forms.readMoment(date) ? refuse('time', time, 'a time of day') : refuse('date', date, 'a date');
    },
    moment: (cells, meaning, start) =>
      read(cells, meaning, (said) => forms.readMoment(said) ?? laterOnDay(said, start, zone), 'a date and time'),
    newWords,
  };
}

const flagReaders = {
  answered: (text: string) => readFlag(text) ?? readOutcome(text)?.answered,
  unanswered: (text: string) => readFlag(text) ?? opposite(readOutcome(text)?.answered),
  abandoned: (text: string) => readFlag(text) ?? readOutcome(text)?.abandoned,
  resolved: (text: string) =>
    readFlag(text) ?? { resolved: true, open: false, void: undefined, 'new word': undefined }[readState(text)],
  'first-contact': readFlag,
};

const opposite = (flag: boolean | undefined) => (flag === undefined ? undefined : !flag);
const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
