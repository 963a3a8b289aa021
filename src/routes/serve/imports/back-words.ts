import type { contactImportsOf } from '#server/standards/contact-import-view.ts';
import { contactsIn, thousands } from '#server/standards/figure-words.ts';

type File = Awaited<ReturnType<typeof contactImportsOf>>['imports'][number];

/** What became of the contacts of an import that was taken back, in a sentence. */
export function sayBack(file: Pick<File, 'contactsGone' | 'contactsRestored' | 'contactsLeft'>): string {
  const { contactsGone: gone, contactsRestored: restored, contactsLeft: left } = file;
  const also = [
    restored ? `${thousands(restored)} ${restored === 1 ? 'is' : 'are'} as before` : '',
    left ? `${thousands(left)} ${left === 1 ? 'stays' : 'stay'} with a later file` : '',
  ].filter(Boolean);
  return `${[`${contactsIn(gone ?? 0)} removed`, ...also].join(', ')}.`;
}
