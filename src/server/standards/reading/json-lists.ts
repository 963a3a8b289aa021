import { type Item, isItem } from './json-lines.ts';

const names = [
  'tickets',
  'conversations',
  'contacts',
  'calls',
  'cases',
  'issues',
  'results',
  'result',
  'items',
  'data',
  'payload',
  'response',
  'hits',
  'rows',
  'records',
  'value',
];

/**
 * The list of contacts: the value itself, or the first list of objects under a name that help desks use, at most two deep; of pages,
 * theirs together; of a table, an object for each of its rows; else the longest list of objects that the value has. Null where there is none.
 */
export function listIn(value: unknown): unknown[] | null {
  if (Array.isArray(value) && isPages(value)) return value.flatMap((page) => namedList(page) ?? []);
  return tableIn(value) ?? namedList(value) ?? longestList(value);
}

/** The pages of an answer in parts, or the only one. */
export const pagesOf = (value: unknown): Item[] =>
  isItem(value) ? [value] : Array.isArray(value) && isPages(value) ? value : [];

function namedList(value: unknown, depth = 0): unknown[] | null {
  if (Array.isArray(value)) return value.some(isItem) ? value : null;
  if (!isItem(value) || depth > 2) return null;
  for (const name of names) {
    const found = tableIn(value[name]) ?? namedList(value[name], depth + 1);
    if (found) return found;
  }
  return null;
}

/** Objects that hold lists and are no contacts themselves, which would have an id or a beginning. */
const isPages = (list: unknown[]): list is Item[] =>
  list.length > 0 &&
  list.every(
    (page) =>
      isItem(page) &&
      Object.keys(page).every((key) => !/^(_?id|number|key|status|subject|created_?at)$/i.test(key)) &&
      names.some((name) => Array.isArray(page[name]) && page[name].every(isItem)),
  );

const beside = /^(users|agents|groups|organi[sz]ations|metric_sets|brands|included|errors|links|tags|fields|columns)$/;

function longestList(value: unknown): unknown[] | null {
  if (!isItem(value) || 'id' in value) return null;
  const found = Object.entries(value).flatMap(([name, list]) =>
    !beside.test(name) && Array.isArray(list) && list.some(isItem) ? [list] : [],
  );
  return found.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/** Rows of cells below a row of headings, or beside a list of them under a name of its own. */
function tableIn(value: unknown): Item[] | null {
  if (Array.isArray(value)) return isRows(value) && value.length > 1 ? rowsBelow(value[0]!, value.slice(1)) : null;
  if (!isItem(value)) return null;
  const heading = [value.columns, value.headers, value.header, value.fields].find(Array.isArray);
  const rows = [value.rows, value.data, value.values, value.records].find(Array.isArray);
  return heading && rows && isRows(rows) ? rowsBelow(heading, rows) : null;
}

const isRows = (list: unknown[]): list is unknown[][] => list.length > 0 && list.every(Array.isArray);

function rowsBelow(heading: unknown[], rows: unknown[][]): Item[] | null {
  const words = heading.map((one) => (isItem(one) ? (one.name ?? one.label ?? one.title) : one));
  if (!words.every((word) => typeof word === 'string')) return null;
  return rows.map((cells) =>
    Object.fromEntries(words.map((word, at) => [word || `column ${at + 1}`, cells[at] ?? null])),
  );
}
