// What was read and corrected, saved as a unit; what cannot be saved is said at the field that has to be mended.
import { Invalid } from '../../errors.ts';
import type { Actor } from '../../people/actor.ts';
import { type BroughtUnit, bringUnits } from '../bring-units.ts';
import { unitsIn } from '../unit-file.ts';
import type { UnitDraft } from './draft.ts';

/**
 * Saves what is not taken out; doubts that nobody has settled stay with the unit. `source`: where the words come from; `revise`: a unit
 * that is here and reads otherwise gets these words as its next version.
 * @throws Invalid by the form’s fields; Conflict where a unit of this number reads otherwise and is not to be revised
 */
export async function saveDraft(
  actor: Actor,
  draft: UnitDraft,
  source: string,
  { revise = false }: { revise?: boolean } = {},
): Promise<BroughtUnit> {
  const outcomes = draft.outcomes.flatMap((outcome, at) => (outcome.out ? [] : [{ ...outcome, at }]));
  const [unit] = asFields(outcomes, () => unitsIn({ units: [fileOf(draft)] }, source));
  const [brought] = await bringUnits(actor, [unit!.specification], { revise });
  return brought!;
}

/** The draft as the JSON that `leadwell import unit` takes. */
function fileOf(draft: UnitDraft) {
  return {
    ...{ number: draft.number, title: draft.title, level: count(draft.level), credit: count(draft.credit) },
    ...{ glh: count(draft.glh), expires: draft.expires || null, identifier: draft.identifier || null },
    outcomes: kept(draft.outcomes).map((outcome) => ({
      ...{ number: outcome.number, title: outcome.title, identifier: outcome.identifier || null },
      criteria: kept(outcome.criteria).map(({ number, text, kind, parts, identifier }) => ({
        ...{ code: number, text, kind, identifier: identifier || null },
        sub: parts.split('\n').filter((part) => part.trim() !== ''),
      })),
    })),
    check: draft.doubts
      .filter(({ settled }) => !settled)
      .map(({ what, line }) => ({ what, ...(line && { where: { line: Number(line) } }) })),
  };
}

const kept = <T extends { out: boolean }>(list: T[]) => list.filter(({ out }) => !out);
const count = (typed: string) => (typed.trim() === '' ? null : /^\d+$/.test(typed.trim()) ? Number(typed) : typed);

type Placed = UnitDraft['outcomes'][number] & { at: number };

function asFields<T>(outcomes: Placed[], read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const problems: Record<string, string[]> = {};
    for (const [place, sentences] of Object.entries(error.problems)) {
      const field = fieldOf(place.split('.').slice(2), outcomes);
      problems[field] = [...(problems[field] ?? []), ...sentences.map(withoutPlace)];
    }
    throw new Invalid(problems);
  }
}

/** `outcomes.1.criteria.0.code` as the name of its field, past what is taken out. */
function fieldOf([list, nth, part, within, name]: string[], outcomes: Placed[]): string {
  if (list !== 'outcomes') return list ?? 'form';
  const outcome = outcomes[Number(nth)];
  if (!outcome) return 'form';
  if (part !== 'criteria') return `o-${outcome.at}-${part ?? 'title'}`;
  const places = outcome.criteria.flatMap(({ out }, at) => (out ? [] : [at]));
  if (within === undefined) return `o-${outcome.at}-title`;
  const field = name === 'code' ? 'number' : name === 'sub' ? 'parts' : (name ?? 'text');
  return `c-${outcome.at}-${places[Number(within)]}-${field}`;
}

/** The field says where; what is left begins as a sentence. */
function withoutPlace(sentence: string): string {
  const said = sentence.replace(/^(Unit|The file)[^:]*: (?=give|write|shorten|say|list)/, '');
  return said.charAt(0).toUpperCase() + said.slice(1);
}
