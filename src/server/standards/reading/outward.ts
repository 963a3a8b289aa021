import { inShort } from '#server/one-line.ts';
import type { Column } from './columns.ts';
import type { Meaning } from './meanings.ts';

const ofAnswering = new Set<Meaning>(['answered', 'unanswered', 'abandoned', 'outcome', 'answered-at']);

/** Told where calls made to customers stand among those offered: whether a customer picks up is no answer rate of the team. */
export function outwardNotes(columns: Column[], sampleRows: string[][]): string[] {
  if (!columns.some(({ meaning }) => meaning && ofAnswering.has(meaning))) return [];
  return columns.flatMap(({ header, meaning, at }) => {
    const said = sampleRows.map((cells) => cells[at] ?? '').filter((text) => text !== '');
    const out = said.filter((text) => /^(outbound|outgoing)\b/i.test(text)).length;
    if (
      meaning === 'outcome' ||
      out === 0 ||
      !said.every((text) => /^(in|out)(bound|coming|going)\b|^internal\b/i.test(text))
    )
      return [];
    return `“${inShort(header)}” says outbound in ${Math.ceil((out / said.length) * 100)}% of the first rows, and those count among the contacts offered. Leave them out of the file for the rates of the calls that came in.`;
  });
}
