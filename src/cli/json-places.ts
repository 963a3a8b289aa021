// Where in a JSON text something stands, because a person mends the text and not what it was read into.

/** A place in a valid JSON text: its line, from 1, and what stands there; `said` is null where there is nothing. */
export type JsonPlace = { line: number; said: string | null };

/**
 * The place that a path of names and numbers leads to. Where that is missing, the line is that of what it is missing from. Of a name that
 * stands twice the last counts, as it does for `JSON.parse`.
 */
export function placeIn(text: string, path: readonly string[]): JsonPlace {
  let at = afterBlanks(text, 0);
  for (const step of path) {
    const inner = stepInto(text, at, step);
    if (inner === null) return { line: lineAt(text, at), said: null };
    at = inner;
  }
  return { line: lineAt(text, at), said: text.slice(at, endOf(text, at)) };
}

/** Where the value begins that has this name or number in what begins at `from`. */
function stepInto(text: string, from: number, step: string): number | null {
  const isList = text[from] === '[';
  if (!isList && text[from] !== '{') return null;
  let found: number | null = null;
  let at = afterBlanks(text, from + 1);
  for (let count = 0; text[at] !== ']' && text[at] !== '}' && at < text.length; count++) {
    let name = String(count);
    if (!isList) {
      const end = endOf(text, at);
      name = JSON.parse(text.slice(at, end));
      at = afterBlanks(text, afterBlanks(text, end) + 1);
    }
    if (name === step) found = at;
    at = afterBlanks(text, endOf(text, at));
    if (text[at] === ',') at = afterBlanks(text, at + 1);
  }
  return found;
}

/** Just after the value that begins at `from`. */
function endOf(text: string, from: number): number {
  const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]]|[^\s,:{}[\]"]+/gs;
  tokens.lastIndex = from;
  let depth = 0;
  for (let token = tokens.exec(text); token; token = tokens.exec(text)) {
    if ('{['.includes(token[0])) depth++;
    if ('}]'.includes(token[0])) depth--;
    if (depth <= 0) return tokens.lastIndex;
  }
  return text.length;
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text[at] ?? '')) at++;
  return at;
}

const lineAt = (text: string, at: number) => text.slice(0, at).split('\n').length;
