import type { UnitDraft } from '#server/qualifications/reading/draft.ts';

/** One line of the original: what it was read as, and whether that was doubtful. */
export type LineShown = { number: number; text: string; codes: string; doubtful: boolean };

const around = 40;
const most = 1_500;

/** The lines around a unit, of a text that may hold a hundred of them; all of a short one. */
export function linesShown(text: string, draft: UnitDraft) {
  const lines = text.split('\n');
  const codes = new Map<number, string[]>();
  const note = (line: string, code: string) => {
    if (line !== '') codes.set(Number(line), [...(codes.get(Number(line)) ?? []), code]);
  };
  for (const outcome of draft.outcomes) {
    if (!outcome.out) note(outcome.line, outcome.number);
    for (const criterion of outcome.criteria)
      if (!outcome.out && !criterion.out) note(criterion.line, criterion.number);
  }
  const doubtful = new Set(draft.doubts.filter(({ settled }) => !settled).map(({ line }) => Number(line || 0)));
  const named = [...codes.keys(), ...doubtful].filter((line) => line > 0);
  const isShort = lines.length <= 400 || named.length === 0;
  const from = isShort ? 1 : Math.max(1, Math.min(...named) - around);
  const to = Math.min(lines.length, isShort ? most : Math.max(...named) + around, from + most - 1);
  const shown = lines.slice(from - 1, to).map((words, at): LineShown => {
    const number = from + at;
    return { number, text: words, codes: codes.get(number)?.join(', ') ?? '', doubtful: doubtful.has(number) };
  });
  return { lines: shown, from, to, all: lines.length };
}
