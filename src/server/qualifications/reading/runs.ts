// Which codes of a text are those of criteria: the run of them that counts 1.1, 1.2, 2.1 and so on. All others are decoys or repeats.
import type { Code } from './marks.ts';
import { readsAsCriterion } from './vocabulary.ts';

/** `said`: what the text writes where its number is one that stood already. */
export type RunCode = Code & { said?: string };

/** What is told of two codes: whether something new begins between them, and how many words stand behind one. */
export type Between = { isApart(one: Code, other: Code): boolean; words(code: Code): string };

/** The run with the most criteria, the first of several; sections of a handbook count like 1.1 too, but do not read like criteria. A number that stood already, in the same list with other words, is counted on. */
export function longestRun(codes: Code[], between: Between): RunCode[] {
  const worth = (run: RunCode[]) =>
    run.reduce((sum, code) => sum + worthOf(between.words(code)), run[0]!.outcome === 1 ? 0.5 : 0);
  return runsOf(codes, between).reduce<RunCode[]>(
    (best, run) => (best.length === 0 || worth(run) > worth(best) ? run : best),
    [],
  );
}

const worthOf = (words: string) => (words === '' ? 0 : readsAsCriterion(words) ? 1 : 0.2);

function runsOf(codes: Code[], between: Between): RunCode[][] {
  const runs: RunCode[][] = [];
  for (const code of codes) {
    const latest = runs.at(-1);
    const earlier = runs.slice(0, -1).findLast((run) => follows(run.at(-1)!, code));
    if (latest && follows(latest.at(-1)!, code)) latest.push(code);
    else if (latest && isMisnumbered(latest, code, between)) latest.push(countedOn(latest.at(-1)!, code));
    else if (code.criterion === 1) runs.push([code]);
    else earlier?.push(code);
  }
  return runs;
}

/** The next of the outcome, or the first of a later one; one may be missing, which is said elsewhere. */
const follows = (last: Code, next: Code) =>
  next.outcome === last.outcome
    ? next.criterion > last.criterion && next.criterion <= last.criterion + 2
    : next.outcome > last.outcome && next.outcome <= last.outcome + 2 && next.criterion === 1;

function isMisnumbered(run: RunCode[], code: Code, { isApart, words }: Between): boolean {
  const last = run.at(-1)!;
  if (code.outcome !== last.outcome || code.criterion > last.criterion || isApart(last, code)) return false;
  const first = run.find((one) => one.outcome === code.outcome && one.criterion === code.criterion);
  return readsAsCriterion(words(code)) && first !== undefined && words(first) !== words(code);
}

const countedOn = (last: Code, code: Code): RunCode => ({
  ...code,
  criterion: last.criterion + 1,
  said: `${code.outcome}.${code.criterion}`,
});
