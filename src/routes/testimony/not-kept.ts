// Words that a witness sent when their seat was over: there is no box for them at the door, so they are handed back to be copied.
import type { FormResult } from '#ui/form-state.ts';

const boxes = {
  words: 'In your own words',
  seen: 'What you saw or heard yourself',
  role: 'Your job or role',
  employer: 'Where you work',
  competence: 'What you know of this work',
  signature: 'Your full name, as your signature',
  reason: 'Why',
} as const;

export function notKept(
  values: NonNullable<FormResult>['values'] = {},
): NonNullable<NonNullable<FormResult>['notSaved']> {
  const written = Object.entries(boxes).flatMap(([name, label]) => {
    const words = [values?.[name] ?? ''].flat().join('\n').trim();
    return words ? [{ name, label, words }] : [];
  });
  return written.length > 0 ? [{ form: 'unsaved', boxes: written }] : [];
}
