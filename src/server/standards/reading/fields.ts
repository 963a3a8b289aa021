import { sayFuture, sayNoDate } from '#server/tables/dates-refused.ts';
import { type Cells, cellsOf } from './cells.ts';
import type { Column } from './columns.ts';
import { readDuration } from './durations.ts';
import { type Forms, whenOf } from './forms.ts';
import type { Meaning } from './meanings.ts';
import { laterOnDay, type When } from './moments.ts';
import { type Rating, readRating } from './ratings.ts';
import type { TimeZone } from './time-zone.ts';
import { flagReaders, readLevel, readOutcome, readState } from './words.ts';

/** Reads the fields of a row, each null where the file does not say, or where it is refused with the column and what was expected. */
export function fieldsOf(columns: Column[], forms: Forms, zone: TimeZone, latest: string) {
  const cells = cellsOf(columns);
  return {
    ...cells,
    ...wordFields(cells, forms),
    ...measureFields(cells, forms),
    ...timeFields(cells, forms, zone, latest),
  };
}

export type Fields = ReturnType<typeof fieldsOf>;

function wordFields({ text, read, refuse, newWord }: Cells, { blankIsNo }: Forms) {
  return {
    flag: (row: string[], meaning: keyof typeof flagReaders): boolean | null =>
      blankIsNo.has(meaning) && text(row, meaning) === null
        ? false
        : read(row, meaning, flagReaders[meaning], 'yes or no'),

    outcome: (row: string[]): { answered: boolean; abandoned: boolean } | null => {
      const said = text(row, 'outcome');
      return said === null ? null : (readOutcome(said) ?? newWord(said));
    },

    /** Whether a ticket is resolved; spam and merged tickets are neither. */
    state: (row: string[]): boolean | null => {
      const said = text(row, 'status');
      const state = said === null ? 'void' : readState(said);
      if (state === 'new word') newWord(said!);
      return state === 'void' ? null : state === 'resolved';
    },

    level: (row: string[], meaning: Meaning): boolean | null => {
      const said = text(row, meaning);
      const level = said === null ? null : readLevel(said);
      return level === undefined ? refuse(meaning, said!, 'met or not met') : level;
    },
  };
}

function measureFields({ text, read, refuse }: Cells, forms: Forms) {
  return {
    isWholeCall: forms.isWholeCall,

    seconds: (row: string[], meaning: Meaning): number | null => {
      const form = forms.durations.get(meaning);
      if (!form) return null;
      const seconds = read(row, meaning, (said) => readDuration(said, form) ?? undefined, 'a length of time');
      if (seconds === null || seconds >= 0) return seconds;
      return refuse(meaning, text(row, meaning)!, 'a length of time of 0 or more');
    },

    rating: (row: string[]): Rating => {
      const scale = Number(/(\d+)\D*$/.exec(text(row, 'satisfaction-scale') ?? '')?.[1] ?? Number.NaN);
      const top = Number.isFinite(scale) ? scale : null;
      const most = top ?? forms.rating.most;
      const wanted = forms.rating.scale === 'points' ? `a rating from ${most > 7 ? 0 : 1} to ${most}` : 'a rating';
      const rating = read(row, 'satisfaction', (said) => readRating(said, forms.rating, top), wanted);
      return rating ?? { points: null, satisfied: null };
    },
  };
}

/** `latest`: the last day on which a contact can have been. */
function timeFields({ text, read, refuse, refuseSaying }: Cells, forms: Forms, zone: TimeZone, latest: string) {
  return {
    /** When the contact began. */
    start: (row: string[]): When | null => {
      const [date, time] = [text(row, 'date') ?? '', text(row, 'time') ?? ''];
      const when = whenOf(date, time, forms, zone);
      if (when && when.day > latest) return refuseSaying('date', date, sayFuture(when.day, latest));
      if (when !== undefined) return when;
      return forms.readMoment(date)
        ? refuse('time', time, 'a time of day such as 14:30')
        : refuseSaying('date', date, sayNoDate(date));
    },

    /** A later moment; a time of day alone is on the day the contact began, or after the midnight that followed. */
    moment: (row: string[], meaning: Meaning, start: When | null): When | null =>
      read(row, meaning, (said) => forms.readMoment(said) ?? laterOnDay(said, start, zone), 'a date and time'),
  };
}
