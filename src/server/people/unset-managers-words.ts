// Why the managers that a file names could not be set, in words. Pure.
import type { UnsetManagers } from './people-imports.table.ts';

/** A sentence for each reason, with the rows of the file. */
export const unsetManagersInWords = ({ reasons }: UnsetManagers): string[] =>
  reasons.map(({ reason, rows, count }) => {
    const more = count > rows.length ? ` and ${count - rows.length} more` : '';
    return `${reason} ${count === 1 ? 'Row' : 'Rows'} ${rows.join(', ')}${more}.`;
  });
