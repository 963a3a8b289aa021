import { isMeaning, type Meaning, meanings } from './meanings.ts';

/** A map that cannot be understood; the message says what would be right. */
export class MapRefused extends Error {}

/**
 * A map of columns as people write it: `{"Call taken?": "answered", "Notes": null}`, header to meaning, as a reading's own `columns`
 * are; or turned round, `{"answered": "Call taken?"}`; also inside `{"columns": …}`. Null or `ignore` leaves a column alone.
 */
export function readColumnMap(value: unknown): Map<string, Meaning | null> {
  const inner = isObject(value) && isObject(value.columns) ? value.columns : value;
  if (!isObject(inner)) throw new MapRefused('The map must be an object such as {"Call taken?": "answered"}.');
  const turned = Object.entries(inner).every(
    ([key, word]) => isMeaning(key) && typeof word === 'string' && !isMeaning(word),
  );
  const pairs = Object.entries(inner).map(
    ([key, word]) => (turned ? [String(word), key] : [key, word]) as [string, unknown],
  );
  const map = new Map<string, Meaning | null>();
  for (const [column, word] of pairs) {
    const meaning = meaningOf(word);
    if (meaning === undefined)
      throw new MapRefused(
        `The map gives “${column}” the meaning “${String(word)}”. It can be one of: ${[...meanings.keys()].join(', ')}.`,
      );
    if (meaning && [...map.values()].includes(meaning))
      throw new MapRefused(`The map gives two columns the meaning “${meaning}”. Each meaning is for one.`);
    map.set(column, meaning);
  }
  return map;
}

/** Throws `MapRefused` where a map names a column that the file has not. */
export function refuseStrangers(map: ReadonlyMap<string, Meaning | null>, header: string[]): void {
  const stranger = [...map.keys()].find((column) => !header.includes(column));
  if (stranger === undefined) return;
  throw new MapRefused(
    `The map names the column “${stranger}”. The file has: ${header.map((name) => `“${name}”`).join(', ')}.`,
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const also: Record<string, Meaning> = {
  person: 'agent',
  ticket: 'id',
  created: 'date',
  queue: 'team',
  csat: 'satisfaction',
  fcr: 'first-contact',
};

function meaningOf(word: unknown): Meaning | null | undefined {
  if (word === null || word === '' || word === 'ignore') return null;
  if (typeof word !== 'string') return undefined;
  const plain = word
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  return isMeaning(plain) ? plain : also[plain];
}
