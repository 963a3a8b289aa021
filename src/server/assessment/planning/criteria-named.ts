// Criteria as they are typed: their codes, or the number of an outcome for all of its criteria. Pure.
import { allOf } from '../../list-words.ts';

type Known = readonly { id: string; code: string }[];

/** Their ids in the order of the unit, each once; `unknown`: a sentence where some are none of this unit's. */
export function criteriaNamed(typed: string, known: Known): { ids: string[]; unknown: string | null } {
  const words = typed.split(/[\s,;]+/).filter((word) => word !== '' && word !== 'and');
  const fits = (code: string, word: string) => code === word || code.startsWith(`${word}.`);
  const wrong = [...new Set(words)].filter((word) => !known.some(({ code }) => fits(code, word)));
  const ids = known.filter(({ code }) => words.some((word) => fits(code, word))).map(({ id }) => id);
  const range = known.length > 0 ? ` (its codes go from ${known[0]!.code} to ${known.at(-1)!.code})` : '';
  if (wrong.length > 0)
    return {
      ids,
      unknown: `${allOf(wrong.map((word) => `“${word}”`))} ${wrong.length === 1 ? 'is no criterion' : 'are no criteria'} of this unit${range}`,
    };
  return ids.length > 0 ? { ids, unknown: null } : { ids, unknown: `Enter which criteria it is for${range}` };
}
