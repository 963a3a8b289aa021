// What a file of contacts is read as before it is imported: columns, figures to come, rows to be refused.
import type { Readable } from 'node:stream';
import { Unreadable } from '#server/tables/unreadable.ts';
import type { Figure } from './figures.ts';
import { type Column, guessColumns } from './reading/columns.ts';
import type { Contact } from './reading/contact.ts';
import { isMeaning, type Meaning } from './reading/meanings.ts';
import { openFile } from './reading/open-file.ts';
import { peekRows } from './reading/raw-rows.ts';
import { type ReadOptions, readContacts } from './reading/read-contacts.ts';
import { reconcile } from './reading/reconcile.ts';
import type { Source } from './reading/sources.ts';

/** How a file is to be read: times without a zone, and columns as the importer corrected them. */
export type ReadingSettings = {
  timeZone: string;
  meanings: Readonly<Record<string, string | null>>;
  names?: ReadonlyMap<string, string>;
};

export type ContactReading = {
  source: Source;
  columns: Column[];
  /** Why nothing can be imported as the file is understood now; null when it can. */
  problem: string | null;
  rows: number;
  used: number;
  refusedRows: number;
  /** The first of them. */
  refused: { row: number; reason: string }[];
  period: { from: string; to: string } | null;
  figures: Figure[];
  /** The first contacts, as they will be kept. */
  samples: Contact[];
  /** Number and moment of the first 1,000 contacts, to look for others that bear the same number already. */
  places?: [string, string][];
  people: number;
  teams: number;
  weeks: number;
  notes: string[];
};

const shown = 25;
const lookedUp = 1000;

/** @throws Unreadable where no correcting of columns would help; MapRefused; RangeError for a zone that does not exist */
export async function readingOf(open: () => Promise<Readable>, settings: ReadingSettings): Promise<ContactReading> {
  const content = await open();
  try {
    const file = await readContacts(content, optionsOf(settings));
    const samples: Contact[] = [];
    const places: [string, string][] = [];
    const read = await reconcile(file, (contact) => {
      if (samples.length < 5) samples.push(contact);
      if (contact.at && places.length < lookedUp) places.push([contact.id.toWellFormed(), contact.at]);
    });
    return {
      ...{ source: file.source, columns: file.columns, problem: problemOf(read), rows: read.rows, used: read.used },
      ...{ refusedRows: read.refusedRows, refused: read.refused.slice(0, shown), period: read.period },
      ...{ figures: read.figures, samples, places, notes: read.notes },
      ...{ people: read.byPerson.length, teams: read.byTeam.length, weeks: read.byWeek.length },
    };
  } catch (error) {
    if (error instanceof Unreadable && error.kind === 'no-usable-columns')
      return { ...nothing, columns: await columnsAlone(await open(), settings), problem: error.message };
    throw error;
  } finally {
    content.destroy(); // a refused file is left before its end
  }
}

export const optionsOf = ({ timeZone, meanings, names }: ReadingSettings): ReadOptions => ({
  timeZone,
  map: new Map(
    Object.entries(meanings).flatMap(([header, meaning]): [string, Meaning | null][] =>
      meaning === null || isMeaning(meaning) ? [[header, meaning]] : [],
    ),
  ),
  ...(names && { names }),
});

/** Said of a file in which no contact has a day. */
export const noDate =
  'No column says when each contact was, so none belongs to a week and no figure could be followed. Say which column is the date, or export the file again with one.';

function problemOf({ used, period, refused }: { used: number; period: object | null; refused: { reason: string }[] }) {
  if (used === 0) return `No row of this file can be used. The first is refused because: ${refused[0]?.reason ?? ''}`;
  return period ? null : noDate;
}

const nothing = {
  ...{ source: 'unknown' as const, rows: 0, used: 0, refusedRows: 0, refused: [], period: null, figures: [] },
  ...{ samples: [], people: 0, teams: 0, weeks: 0, notes: [] },
};

async function columnsAlone(content: Readable, settings: ReadingSettings): Promise<Column[]> {
  try {
    const file = await openFile(content);
    const { first } = await peekRows(file.rows, 1000);
    const rows = first.flatMap((row) => ('cells' in row ? [row.cells] : []));
    return guessColumns(file.header, rows, optionsOf(settings).map);
  } finally {
    content.destroy();
  }
}
