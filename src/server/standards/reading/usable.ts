import { inShort } from '#server/one-line.ts';
import { headerWords } from '#server/tables/header.ts';
import { Unreadable } from '#server/tables/unreadable.ts';
import type { Column } from './columns.ts';
import type { Meaning } from './meanings.ts';

const telling: Meaning[] = [
  'answered',
  'unanswered',
  'abandoned',
  'outcome',
  'resolved',
  'status',
  'first-contact',
  'wait',
  'talk',
  'handle',
  'first-response',
  'resolution',
  'satisfaction',
  'sla',
  'sla-breached',
  'response-sla',
  'resolution-sla',
  'answered-at',
  'first-response-at',
  'resolved-at',
];

/** Refuses a file from whose columns nothing can be counted, and a report of averages, from which nothing may be. */
export function refuseUnusable(columns: Column[], rows: number): void {
  if (rows === 0) throw new Unreadable('no-rows', 'The file has a header and no rows. At least one contact is needed.');
  const meant = new Set(columns.map(({ meaning }) => meaning));
  const headers = columns.map(({ header }) => header).filter(Boolean);
  if (isReport(headers, meant)) {
    throw new Unreadable(
      'report',
      'This is a report of counts and averages, not a list of contacts: averages cannot be added up again. Export the single tickets, calls or conversations.',
    );
  }
  if (telling.some((meaning) => meant.has(meaning))) return;
  if (meant.has('date') && meant.has('agent') && (meant.has('topic') || meant.has('channel'))) return;
  throw new Unreadable(
    'no-usable-columns',
    `No column says how a contact went. Wanted is at least one such as “Answered”, “Status”, “Talk time” or “Satisfaction”; the file has ${listed(headers)}. Columns with other names can be mapped by hand.`,
  );
}

const counts =
  /\b(no of|number of|count|total|assigned) (calls|contacts|conversations|tickets|chats)|\b(calls|conversations|contacts|tickets) (count|handled|answered|offered|queued|abandoned)|resolution count|^(calls|conversations|tickets|contacts (queued|handled|abandoned))$|\b(rate|percentage)\b|%/;

/** Counts or rates as columns, and neither an id nor a date of a single contact. */
const isReport = (headers: string[], meant: Set<Meaning | null>) =>
  !meant.has('id') && !meant.has('time') && headers.some((header) => counts.test(headerWords(header)));

const listed = (headers: string[]) =>
  headers.length > 12
    ? `${headers.slice(0, 12).map(quoted).join(', ')} and ${headers.length - 12} more`
    : headers.map(quoted).join(', ') || 'none';
const quoted = (header: string) => `“${inShort(header)}”`;
