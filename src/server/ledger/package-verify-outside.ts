// Comparing a package with a checkpoint that somebody kept elsewhere: the one thing that a key holder cannot forge afterwards.
import { readCheckpoint, type SignedCheckpoint } from './checkpoint-note.ts';
import { sameBytes } from './encoding.ts';
import type { Problem } from './package-format.ts';

/** `earlier` are the checkpoints which the package proves to have led to its own. */
export function compareOutside(
  note: string,
  own: SignedCheckpoint,
  earlier: readonly SignedCheckpoint[],
): { problems: Problem[]; notes: string[] } {
  // mail and editors change line ends and blank lines, which carry nothing
  const outside = readCheckpoint(`${note.replaceAll('\r\n', '\n').trim()}\n`);
  if (!outside) return refused('not-comparable', 'The checkpoint you gave is not written as a checkpoint.');
  if (outside.origin !== own.origin)
    return refused('not-comparable', `The checkpoint you gave is of another ledger, ${outside.origin}.`);
  const known = [own, ...earlier].find((one) => one.size === outside.size);
  if (known && sameBytes(known.root, outside.root))
    return { problems: [], notes: [`The history is the one of the checkpoint you gave, of ${outside.time}.`] };
  if (known)
    return refused(
      'other-history',
      `The package tells another history than the checkpoint of ${outside.time} that you gave.`,
    );
  const later = outside.size > own.size;
  const what = later
    ? `The checkpoint you gave is later (${outside.size} entries) than the package (${own.size}). Export the portfolio again, and compare that.`
    : `The package holds no proof for ${outside.size} entries, where the checkpoint you gave was made. Export the portfolio again, and compare that.`;
  return refused('not-comparable', what);
}

const refused = (kind: Problem['kind'], what: string) => ({ problems: [{ kind, where: {}, what }], notes: [] });
