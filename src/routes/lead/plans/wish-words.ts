// Who volunteered for a task, and what became of it, in words. Pure.
import { allOf } from '#server/list-words.ts';

type Wisher = { personId: string; name: string };

/** "Yusuf and Priya would like it"; nothing where nobody would. `me` is "You", first. */
export function sayWishers(wishers: readonly Wisher[], me: string): string[] {
  if (wishers.length === 0) return [];
  const others = wishers.filter(({ personId }) => personId !== me).map(({ name }) => name.split(' ')[0] ?? name);
  return [`${allOf([...(others.length < wishers.length ? ['You'] : []), ...others])} would like it`];
}

type Wish = { personId: string; wish: string };

/** To whoever volunteered for a task, what became of it; null to everybody else. `held`: who does it. */
export function sayVolunteered(wishes: readonly Wish[], held: readonly Wisher[], me: string): string | null {
  if (!wishes.some(({ personId, wish }) => personId === me && wish === 'prefer')) return null;
  if (held.length === 0) return 'You volunteered for it. It is not given out yet.';
  return held.some(({ personId }) => personId === me)
    ? 'You volunteered for it, and it was given to you.'
    : `You volunteered for it. It was given to ${allOf(held.map(({ name }) => name))}: the reasons stand above.`;
}
