// Who volunteered for a task or would rather not do it, and what became of it, in words. Pure.
import { allOf } from '#server/list-words.ts';

type Wisher = { personId: string; name: string };

/** "Yusuf and Priya would like it"; nothing where nobody would. `me` is "You", first. */
export function sayWishers(wishers: readonly Wisher[], me: string): string[] {
  if (wishers.length === 0) return [];
  const others = wishers.filter(({ personId }) => personId !== me).map(({ name }) => name.split(' ')[0] ?? name);
  return [`${allOf([...(others.length < wishers.length ? ['You'] : []), ...others])} would like it`];
}

type Wish = { personId: string; wish: string };

/** To whoever volunteered for a task, what became of it; null to everybody else. `held`: who does it; `why`: why not they, where others do. */
export function sayVolunteered(
  wishes: readonly Wish[],
  held: readonly Wisher[],
  me: string,
  why?: string,
): string | null {
  if (!hasSaid('prefer', wishes, me)) return null;
  if (held.length === 0) return 'You volunteered for it. It is not given out yet.';
  return held.some(({ personId }) => personId === me)
    ? 'You volunteered for it, and it was given to you.'
    : `You volunteered for it. It was given to ${allOf(held.map(({ name }) => name))}.${why ? ` Why not to you: ${why}` : ''}`;
}

/** The same to whoever would rather not do it. */
export function sayRatherNot(wishes: readonly Wish[], held: readonly Wisher[], me: string): string | null {
  if (!hasSaid('avoid', wishes, me)) return null;
  const said = 'You said that you would rather not do it';
  if (held.length === 0) return `${said}. It is not given out yet.`;
  return held.some(({ personId }) => personId === me)
    ? `${said}, and it was given to you all the same: the reasons stand above.`
    : `${said}. It was given to ${allOf(held.map(({ name }) => name))}.`;
}

const hasSaid = (what: string, wishes: readonly Wish[], me: string) =>
  wishes.some(({ personId, wish }) => personId === me && wish === what);

type Proposed = { proposedBy: string; proposedById: string; takenUp: boolean };

/** "Yusuf Demir proposed the task, which was taken up"; a leader adds it. */
export function sayProposed(
  { proposedBy, proposedById, takenUp }: Proposed,
  leaders: readonly { id: string }[],
): string {
  if (leaders.some(({ id }) => id === proposedById)) return `${proposedBy} added the task`;
  return `${proposedBy} proposed the task${takenUp ? ', which was taken up' : ''}`;
}
