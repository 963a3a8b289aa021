// The state of an account as a mark and a word.
import type { AccountRow } from '#server/people/accounts-list.ts';

export function stateOf({ state, invitedUntil }: Pick<AccountRow, 'state' | 'invitedUntil'>) {
  if (state === 'active') return { shape: 'met', text: 'Can sign in' } as const;
  if (state === 'suspended') return { shape: 'stop', text: 'Suspended', tone: 'bad' } as const;
  if (invitedUntil) return { shape: 'wait', text: 'Invited' } as const;
  return { shape: 'open', text: 'No account', tone: 'quiet' } as const;
}
