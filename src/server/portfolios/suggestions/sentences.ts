// A text cut into its sentences, each with where it stands. Pure.

/** `start` and `end` count characters (UTF-16) of the text; `end` is the first behind the sentence. */
export type Sentence = { text: string; start: number; end: number };

/** Points behind which no sentence ends: "no.", "approx.", "e.g.", a single letter, a time or number. */
const notAnEnd = /(?:\b(?:mr|mrs|ms|dr|st|no|approx|incl|e\.g|i\.e|etc|vs|tel|ext|min|mins|hrs?)|\b[A-Z]|\d)\.$/i;

/** Ends at a point, question or exclamation mark with what closes a quotation behind it, at a line break, and at a spaced dash. */
export function sentencesOf(text: string): Sentence[] {
  const found: Sentence[] = [];
  let start = 0;
  for (const { 0: mark, index } of text.matchAll(/[.?!…]+["'”’)\]]*(?=\s|$)|\n+| — (?=[A-Z])/g)) {
    const end = index + (/^\s/.test(mark) ? 0 : mark.length);
    const ended = text.slice(start, end);
    if (
      mark === '.' &&
      notAnEnd.test(ended) &&
      /\S/.test(text.slice(end, end + 2)) &&
      !/^\s+[A-Z]/.test(text.slice(end))
    )
      continue;
    if (mark === '.' && /\b(?:mr|mrs|ms|dr|st)\.$/i.test(ended)) continue;
    add(found, text, start, end);
    start = end;
  }
  add(found, text, start, text.length);
  return found;
}

/** Without the white space around it; what holds no word is none. */
function add(found: Sentence[], text: string, from: number, to: number) {
  const raw = text.slice(from, to);
  if (!/[\p{L}\p{N}]/u.test(raw)) return;
  const start = from + (raw.length - raw.trimStart().length);
  found.push({ start, end: from + raw.trimEnd().length, text: raw.trim() });
}
