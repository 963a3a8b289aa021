// Readings of a file as the lines of PostgreSQL's COPY, in chunks. Pure.
import { newId } from '../id.ts';
import type { Contact, Reading } from './reading/contact.ts';
import { mondayOf } from './reading/reconcile.ts';

/** The columns a line fills, after `row`, `reason`, `raw`: those of `contacts` that a file can say, with their types. */
export const stagedColumns = {
  ...{ id: 'uuid', source_id: 'text', at: 'timestamptz', week: 'date' },
  ...{ agent: 'text', team: 'text', channel: 'text', topic: 'text' },
  ...{ answered: 'integer', abandoned: 'integer', resolved: 'integer', first_contact: 'integer' },
  ...{ wait_seconds: 'double precision', handle_seconds: 'double precision' },
  ...{ first_response_seconds: 'double precision', resolution_seconds: 'double precision' },
  ...{ satisfaction: 'double precision', satisfied: 'integer', sla_met: 'integer', response_sla_met: 'integer' },
} as const;

const chunk = 64_000;

/** `signal` stops between two chunks. Rows without a date are refused: they belong to no week. */
export async function* contactLines(readings: AsyncIterable<Reading>, signal?: AbortSignal): AsyncGenerator<string> {
  let lines = '';
  for await (const reading of readings) {
    lines += 'contact' in reading ? contactLine(reading.row, reading.contact) : refusedLine(reading);
    if (lines.length < chunk) continue;
    signal?.throwIfAborted();
    yield lines;
    lines = '';
  }
  signal?.throwIfAborted();
  if (lines) yield lines;
}

function contactLine(row: number, contact: Contact): string {
  if (!contact.at || !contact.day)
    return refusedLine({ row, reason: 'It has no date, so it belongs to no week.', raw: contact.id });
  return line([
    ...[row, null, null, newId(), contact.id, contact.at, mondayOf(contact.day)],
    ...[contact.agent, contact.team, contact.channel, contact.topic],
    ...[contact.answered, contact.abandoned, contact.resolved, contact.firstContact],
    ...[contact.waitSeconds, contact.handleSeconds, contact.firstResponseSeconds, contact.resolutionSeconds],
    ...[contact.satisfaction, contact.satisfied, contact.slaMet, contact.responseSlaMet],
  ]);
}

const rest = Object.keys(stagedColumns).map(() => null);

const refusedLine = ({ row, reason, raw }: { row: number; reason: string; raw: string }) =>
  line([row, reason, raw, ...rest]);

const line = (cells: (string | number | boolean | null)[]) => `${cells.map(cell).join('\t')}\n`;

function cell(value: string | number | boolean | null): string {
  if (value === null) return '\\N';
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'number' ? String(value) : escaped(value);
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '' };
const escaped = (text: string) => text.toWellFormed().replace(/[\\\t\n\r\0]/g, (letter) => escapes[letter] ?? '');
