// Where a figure stands on the way from where it began to where it should be: 0 is the beginning, 1 the target, whichever is higher.

const [least, most] = [-0.18, 1.18];

/** From -0.18 to 1.18: what lies farther out is drawn at the edge. `better` tells the way where beginning and target are the same. */
export function placeOnWay(way: { from: number; to: number; now: number; better: 'up' | 'down' | null }): number {
  const { from, to, now, better } = way;
  if (from === to) return now === to ? 1 : now > to === (better !== 'down') ? most : 1 + least;
  return Math.min(most, Math.max(least, (now - from) / (to - from)));
}
