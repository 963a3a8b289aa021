// What somebody can be to the candidate, to choose from. Pure.
import type { RoleOfOther } from '#server/portfolios/redaction/found.ts';

export const roleOptions: readonly { value: RoleOfOther; label: string }[] = [
  { value: 'colleague', label: 'A colleague' },
  { value: 'customer', label: 'A customer' },
  { value: 'person', label: 'Another person' },
];

/** Names are replaced by a role; of a detail it is plain what it is. */
export const isSomebody = (kind: string): boolean => kind === 'person' || kind === 'name' || kind === 'added';
