// What every check answers with: what was found, why it matters, and what would mend it. The words of `leadwell check` are the same.

/** `note`: worth a thought; `warn`: likely to go wrong; `stop`: it cannot do its work as it stands. None of them hinders anybody. */
export type Severity = 'note' | 'warn' | 'stop';

/**
 * `id` names the check, in words with hyphens, and stays the same; `remedy` is what to do, or a question that leads to it; `source` is where
 * the rule comes from: a seed (S0 to S4), a requirement, or a publication.
 */
export type Finding = { id: string; severity: Severity; why: string; remedy: string; source: string };

/** A part of a text: `text` is what stands from `start` up to `end`, in UTF-16 units as JavaScript counts. Nothing, where something is missing. */
export type Place = { start: number; end: number; text: string };

/** Found in a text. */
export type TextFinding = Finding & { where: Place };

/** A text as checked: what it holds of what such a text needs, and what it lacks, each by one word. */
export type Checked = { findings: TextFinding[]; present: string[]; missing: string[] };

/** Each place of the text that the pattern fits, in order. Pure. */
export const placesOf = (text: string, pattern: RegExp): Place[] =>
  [...text.matchAll(new RegExp(pattern, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`))]
    .filter(([found]) => found !== '')
    .map(({ index, 0: found }) => ({ start: index, end: index + found.length, text: found }));

/** The whole text, without the blanks around it. Pure. */
export function wholeOf(text: string): Place {
  const start = text.length - text.trimStart().length;
  const found = text.trim();
  return { start, end: start + found.length, text: found };
}

/** Where something would stand that is missing: the end of the text. Pure. */
export const endOf = (text: string): Place => ({ start: text.trimEnd().length, end: text.trimEnd().length, text: '' });

/** "“soon”, “shortly”": each once. Pure. */
export const quotedPlaces = (some: readonly Place[]): string =>
  [...new Set(some.map(({ text }) => `“${text}”`))].join(', ');

/** After `quotedPlaces`: as many as are quoted. Pure. */
export const says = (some: readonly Place[]): string =>
  new Set(some.map(({ text }) => text)).size === 1 ? 'says' : 'say';
