import { today } from '#server/clock.ts';
import { daysAfter } from '#server/day-words.ts';
import type { Bytes } from '#server/tables/decode.ts';
import type { Row } from '#server/tables/delimited.ts';
import { agentNames } from './agent-names.ts';
import { assemble } from './assemble.ts';
import { cdrColumns } from './call-records.ts';
import { refuseStrangers } from './column-map.ts';
import { type Column, type ColumnMap, guessColumns, labelled } from './columns.ts';
import type { Reading } from './contact.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { formsOf } from './forms.ts';
import { openFile } from './open-file.ts';
import { outwardNotes } from './outward.ts';
import { peekRows, type RawRow } from './raw-rows.ts';
import { rowCheck } from './row-check.ts';
import { hashed, seenIds } from './seen-ids.ts';
import { type Source, sourceOf } from './sources.ts';
import { timeZone } from './time-zone.ts';
import { refuseUnusable } from './usable.ts';

export type ReadOptions = {
  /** IANA name of the zone in which the file's times without an offset are, and whose days and weeks count. */
  timeZone?: string;
  map?: ColumnMap;
  /** Names by the agent's id in the file, for sources that name agents by number. */
  names?: ReadonlyMap<string, string>;
};

/** A file of contacts, opened: what its columns were taken to mean, and its readings as a stream, each row once. */
export type ContactsFile = {
  source: Source;
  columns: Column[];
  readings: AsyncGenerator<Reading>;
  /** What a person should know; complete once the readings have been read. */
  notes(): string[];
};

const sampled = 5000;

/**
 * Reads contacts from CSV, XLSX, JSON, an Asterisk queue_log or call records, in bounded memory (a workbook is held whole).
 * Every row comes out once, as a contact or with every reason why not. Throws `Unreadable`, also while reading, `MapRefused`
 * for a column that the file has not, and RangeError for a time zone that does not exist.
 */
export async function readContacts(source: Bytes, options: ReadOptions = {}): Promise<ContactsFile> {
  const zoneName = options.timeZone ?? 'Europe/London';
  const zone = timeZone(zoneName);
  const file = await openFile(source);
  const { first, all } = await peekRows(file.rows, sampled);
  const sampleRows = first.flatMap((row) => ('cells' in row ? [row.cells] : []));
  const map = options.map?.size ? options.map : file.shape === 'cdr' ? cdrColumns : undefined;
  if (map) refuseStrangers(map, labelled(file.header));
  const columns = guessColumns(file.header, sampleRows, map);
  refuseUnusable(columns, first.length);
  const forms = formsOf(columns, sampleRows, zone, file.mark);
  const fields = fieldsOf(columns, forms, zone, daysAfter(today(zoneName), 1)); // somewhere it is tomorrow already
  const agents = agentNames(file, options.names);
  const check = rowCheck(file, columns, sampleRows);
  return {
    source: sourceOf(file, columns),
    columns: columns.map((column) => doubted(column, forms.doubts)),
    readings: readingsOf(all, { fields, agents, check }),
    notes: () => [
      ...file.notes,
      ...forms.doubts.filter(({ header }) => !header).map(({ why }) => `Dates: ${why}.`),
      ...(fields.newWords.size
        ? [`Words not known, taken as open or unknown: ${[...fields.newWords].join(', ')}.`]
        : []),
      ...(columns.some(({ meaning }) => meaning === 'date') ? [] : [undated]),
      ...outwardNotes(columns, sampleRows),
      ...agents.notes(),
    ],
  };
}

const undated = 'No column of dates was found, so these contacts belong to no week.';

const doubted = (column: Column, doubts: { header: string | null; why: string }[]): Column => {
  const doubt = doubts.find(({ header }) => header === column.header);
  return doubt ? { ...column, certain: false, why: doubt.why } : column;
};

const longestId = 500;

type Ways = { fields: Fields; agents: ReturnType<typeof agentNames>; check: (row: Row) => string | null };

async function* readingsOf(rows: AsyncIterable<RawRow>, ways: Ways): AsyncGenerator<Reading> {
  const identity = identityOf(ways.fields);
  for await (const raw of rows) {
    if (!('cells' in raw)) {
      yield { ...raw, raw: raw.raw.slice(0, 500) };
      continue;
    }
    const { row, cells } = raw;
    const misshapen = ways.check(raw); // whose cells mean nothing
    const contact = misshapen ? null : assemble(cells, ways.fields, ways.agents.named);
    const id = misshapen ? null : identity(cells, row);
    const reasons = misshapen ? [misshapen] : ways.fields.reasons();
    if (contact && id !== null && reasons.length === 0) yield { row, contact: { id, ...contact } };
    else yield { row, reason: reasons.join(' '), raw: cells.join(', ').slice(0, 500) };
  }
}

/**
 * The source's id, refused when it was there before; without a column of ids a hash of the row, numbered where rows are alike. Null for a
 * row that is refused: another may bear its id.
 */
function identityOf(fields: Fields) {
  const seen = seenIds();
  const alike = new Map<string, number>();
  return (cells: string[], row: number): string | null => {
    if (fields.has('id')) {
      const id = fields.text(cells, 'id');
      if (id === null) return fields.refuseRow('It has no id, so a second import could not know it again.');
      // Cut off, it might be the id of two.
      if (id.length > longestId) return fields.refuse('id', id, `an id of at most ${longestId} characters`);
      const before = fields.isRefused() ? seen.rowOf(id) : seen.firstRow(id, row);
      if (before === null) return id;
      return fields.refuseRow(`The same id as in row ${before} (${id.slice(0, 60).toWellFormed()}): a duplicate.`);
    }
    if (fields.isRefused()) return null;
    const hash = `row-${hashed(cells.join('\u001f'))
      .map((part) => part.toString(16).padStart(8, '0'))
      .join('')}`;
    if (seen.firstRow(hash, row) === null) return hash;
    const times = (alike.get(hash) ?? 1) + 1;
    alike.set(hash, times);
    return `${hash}-${times}`;
  };
}
