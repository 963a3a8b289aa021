// A form that ends the writing on its page, such as one that closes or signs: what becomes of words typed in the others and not saved. Pure.
import type { Typed } from './form-groups.ts';

/** What goes with an ending form without fields of its own, and what stays after any; words in any other form hold it back. */
export type Ending<Saves = unknown> = {
  /** What saves the words of another form with it, by that form's id. */
  saves?: Record<string, Saves>;
  /** The ids of forms that are still there afterwards, with what is typed in them. */
  leaves?: RegExp;
  /** Where the words of the form itself can go when it cannot be done any more, by `form.field`; whichever form is not there takes none. */
  elsewhere?: (typed: Typed) => Typed;
};

/** For a form that ends nothing. */
export const endsNothing: Ending<never> = { leaves: /^/ };

/** The same where its words can be written elsewhere once it is gone. */
export const orElsewhere = (elsewhere: (typed: Typed) => Typed): Ending<never> => ({ ...endsNothing, elsewhere });

/**
 * Parts what is kept of other forms, by `form.field`. `saved`: by field, for each form that is saved with it; `kept`: the rest;
 * `lost`: the forms whose words the ending would lose.
 */
export function besideOf(kept: Typed, { saves = {}, leaves }: Ending) {
  const saved: Record<string, Typed> = {};
  const rest: Typed = {};
  const lost = new Set<string>();
  for (const [name, value] of Object.entries(kept)) {
    const dot = name.indexOf('.');
    const [id, field] = [name.slice(0, dot), name.slice(dot + 1)];
    if (id in saves) saved[id] = { ...saved[id], [field]: value };
    else rest[name] = value;
    if (!(id in saves || leaves?.test(id))) lost.add(id);
  }
  return { saved, kept: rest, lost: [...lost] };
}

export const unsavedWords =
  'Nothing was done yet: other words on this page are not saved, and this would lose them. Save them or empty their boxes, then press it again.';

/** After what was done, where words typed in other forms still stand on the page. */
export const stillUnsaved = 'Other words on this page are not saved yet.';
