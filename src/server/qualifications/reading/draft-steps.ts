// What the buttons of the form do to what was read: add, take out, put back, move. Order is all that is given; words are never changed.
import type { CriterionDraft, OutcomeDraft, UnitDraft } from './draft.ts';

/** `up 0.2`, `down 0`, `out 0.2`, `back 0.2`, `add 0`, `add`: an outcome by its place, a criterion by that of its outcome and its own. */
export function changed(draft: UnitDraft, step: string): UnitDraft {
  const [, verb, at, within] = /^(up|down|out|back|add)(?: (\d+)(?:\.(\d+))?)?$/.exec(step) ?? [];
  if (!verb) return draft;
  const [o, c] = [at, within].map((place) => (place === undefined ? null : Number(place)));
  if (verb === 'add' && o === null) return { ...draft, outcomes: [...draft.outcomes, newOutcome(draft)] };
  if (o === null || o === undefined || !draft.outcomes[o]) return draft;
  const outcomes =
    verb === 'add'
      ? placed(draft.outcomes, o, (outcome) => ({ ...outcome, criteria: [...outcome.criteria, newCriterion(outcome)] }))
      : c === null || c === undefined
        ? stepped(draft.outcomes, o, verb)
        : placed(draft.outcomes, o, (outcome) => ({ ...outcome, criteria: stepped(outcome.criteria, c, verb) }));
  return { ...draft, outcomes };
}

const placed = <T>(list: T[], at: number, change: (one: T) => T): T[] =>
  list.map((one, nth) => (nth === at ? change(one) : one));

function stepped<T extends { out: boolean }>(list: T[], at: number, verb: string): T[] {
  if (verb === 'out' || verb === 'back') return placed(list, at, (one) => ({ ...one, out: verb === 'out' }));
  const to = verb === 'up' ? at - 1 : at + 1;
  if (!list[at] || to < 0 || to >= list.length) return list;
  const moved = [...list];
  [moved[at], moved[to]] = [list[to]!, list[at]!];
  return moved;
}

function newCriterion(outcome: OutcomeDraft): CriterionDraft {
  const numbers = outcome.criteria.map(({ number }) => Number(/^\d+\.(\d+)$/.exec(number)?.[1] ?? 0));
  const number = `${outcome.number}.${Math.max(0, ...numbers) + 1}`;
  const kind = outcome.criteria.at(-1)?.kind ?? 'performance';
  return { number, text: '', kind, parts: '', identifier: '', line: '', out: false };
}

function newOutcome({ outcomes }: UnitDraft): OutcomeDraft {
  const number = Math.max(0, ...outcomes.map((outcome) => Number(outcome.number) || 0)) + 1;
  return { number: String(number), title: '', identifier: '', line: '', out: false, criteria: [] };
}
