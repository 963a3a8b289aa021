// One spelling for one value: the JSON Canonicalization Scheme, RFC 8785.

/**
 * The canonical JSON text of a value: members sorted by UTF-16 code units, numbers and strings as ECMAScript writes them.
 * As in JSON.stringify, a date becomes its ISO text and an undefined member is left out.
 * @throws TypeError naming the place, for what JSON cannot hold: NaN, infinities, bigints, lone surrogates, maps, bytes.
 */
export const canonical = (value: unknown): string => written(value, '$');

function written(value: unknown, where: string): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value, where);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (value instanceof Date) return written(value.toJSON(), where);
  if (Array.isArray(value)) return `[${value.map((item, at) => written(item, `${where}[${at}]`)).join(',')}]`;
  if (isPlain(value)) return members(value, where);
  throw new TypeError(`${where} is ${described(value)}: canonical JSON cannot hold it`);
}

function members(value: Record<string, unknown>, where: string) {
  const names = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .sort();
  return `{${names.map((name) => `${quoted(name, where)}:${written(value[name], `${where}.${name}`)}`).join(',')}}`;
}

function quoted(text: string, where: string) {
  if (!text.isWellFormed()) throw new TypeError(`${where} holds half a surrogate pair: it is not well-formed text`);
  return JSON.stringify(text);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

const described = (value: unknown) =>
  typeof value === 'object' ? `a ${value?.constructor?.name ?? 'foreign object'}` : `${typeof value} ${String(value)}`;
