import { keepable } from '#server/keepable.ts';
import { decoding } from '#server/tables/decode.ts';
import { mostColumns, Unreadable } from '#server/tables/unreadable.ts';
import { type Item, isItem, itemsOfLines, type NumberedItem, numberedItem } from './json-lines.ts';
import { listIn, pagesOf } from './json-lists.ts';
import { peekRows, type RawFile, type RawRow } from './raw-rows.ts';

const mostCharacters = 64 * 1024 * 1024; // held whole; JSON lines are not
/**
 * Opens JSON of a help desk: a list of objects, one inside an object (`{"tickets": […], "users": […]}`), a list of such
 * pages, a table (`{"columns": […], "rows": […]}`), or one object a line (JSON lines, read as a stream). Objects inside an item become columns such as `satisfaction_rating.score`. The first item is
 * row 1. Throws `Unreadable`.
 */
export async function openJson(source: AsyncIterable<Uint8Array>): Promise<RawFile> {
  const text = decoding(source).text;
  const { first, all } = await peekRows(text, 1);
  const linewise = /^\s*\{[^\n]*\}\s*\n\s*\{/.test(first.join(''));
  const whole = linewise ? null : parsed(await joined(all));
  const list = linewise ? null : listIn(whole);
  if (!linewise && !list) throw noList();
  const items = list ? numbered(list, metricsIn(whole)) : itemsOfLines(all);
  const peeked = await peekRows(items, 2000);
  const header = headerOf(peeked.first);
  if (header.length === 0) throw noFields();
  if (header.length > mostColumns) throw tooManyFields(header.length);
  return { shape: 'json', mark: '.', header, rows: rowsOf(peeked.all, header), notes: [], names: namesIn(whole) };
}

async function joined(text: AsyncIterable<string>): Promise<string> {
  const chunks: string[] = [];
  let length = 0;
  for await (const chunk of text) {
    length += chunks.push(chunk) && chunk.length;
    if (length > mostCharacters) {
      throw new Unreadable(
        'too-large',
        'This JSON is larger than 64 MB. Bring it as JSON lines (one contact a line), as CSV, or in parts.',
      );
    }
  }
  return chunks.join('');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const place = /position (\d+)/.exec((error as Error).message)?.[1];
    const where = place ? ` at character ${Number(place) + 1}` : '';
    throw new Unreadable(
      'not-json',
      `This JSON is damaged or breaks off${where}. Export it again, or bring it as CSV.`,
    );
  }
}

const noList = () =>
  new Unreadable(
    'no-contacts',
    'This JSON holds no list of contacts. A list of objects is needed, one for each contact.',
  );

const noFields = () =>
  new Unreadable(
    'no-contacts',
    'The objects of this JSON have no fields that hold a text or a number. Export the contacts with their fields.',
  );

const tooManyFields = (count: number) =>
  new Unreadable(
    'too-large',
    `The contacts of this JSON have ${count} different fields, and at most ${mostColumns} are read. Keep the ones that are needed.`,
  );

/** Items by number, Zendesk's side-loaded metrics put beside each ticket. */
async function* numbered(items: unknown[], metrics: ReadonlyMap<string, Item>): AsyncGenerator<NumberedItem> {
  for (const [at, item] of items.entries()) {
    const metric_set = isItem(item) ? metrics.get(String(item.id)) : undefined;
    yield numberedItem(isItem(item) && metric_set ? { ...item, metric_set } : item, at + 1);
  }
}

const headerOf = (items: NumberedItem[]) => [
  ...new Set(items.flatMap((one) => ('item' in one ? Object.keys(flattened(one.item)) : []))),
];

async function* rowsOf(items: AsyncIterable<NumberedItem>, header: string[]): AsyncGenerator<RawRow> {
  for await (const one of items) {
    if (!('item' in one)) yield one;
    else {
      const flat = flattened(one.item);
      yield { row: one.row, cells: header.map((name) => flat[name] ?? '') };
    }
  }
}

/**
 * Objects in objects by their path; lists of more than one text are left out, and so are wrappers whose name says nothing and what is theirs
 * alone. Of a
 * value kept beside what is shown for it, as ServiceNow does, the latter is taken.
 */
function flattened(item: Item, path = '', depth = 0): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [written, value] of Object.entries(item)) {
    const key = keepable(written);
    if (isItem(value) && typeof value.display_value === 'string')
      flat[`${path}${key}`] = keepable(value.display_value).trim();
    else if (isItem(value) && depth < 4) {
      const { id: _, ticket_id: __, ...inner } = value;
      const wrapper = /^(stats|statistics|metric_set|metrics|fields|attributes|properties|info|_source)$/.test(key);
      if (wrapper) Object.assign(flat, { ...flattened(inner, path, depth + 1), ...flat });
      else Object.assign(flat, flattened(value, `${path}${key}.`, depth + 1));
    } else if (isOneText(value)) flat[`${path}${key}`] = keepable(value[0]).trim();
    else if (value !== null && typeof value !== 'object') flat[`${path}${key}`] = keepable(String(value)).trim();
  }
  return flat;
}

const isOneText = (value: unknown): value is [string] =>
  Array.isArray(value) && value.length === 1 && typeof value[0] === 'string';

/** Zendesk's side-loaded metrics, by ticket. */
function metricsIn(value: unknown): Map<string, Item> {
  const sets = pagesOf(value).flatMap(({ metric_sets }) =>
    Array.isArray(metric_sets) ? metric_sets.filter(isItem) : [],
  );
  return new Map(sets.map((set) => [String(set.ticket_id), set]));
}

/** Names by id from a list of users: `[{"_id": 1, "name": "…"}]`, also beside the tickets under `users`, `agents`. */
export function namesIn(value: unknown): Map<string, string> {
  const lists = pagesOf(value).map(({ users, agents, results }) => users ?? agents ?? results);
  const users = [...(Array.isArray(value) ? value : []), ...lists.flat()].filter(isItem);
  return new Map(
    users.flatMap((user) => {
      const id = user._id ?? user.id;
      return id !== undefined && typeof user.name === 'string'
        ? [[keepable(String(id)).trim(), keepable(user.name).trim()] as const]
        : [];
    }),
  );
}
