// One person's work alone: which of it is worth most within their hours. Solved exactly by dynamic programming.

/** Up to `copies` of an item may be taken; each weighs `weight` whole units. */
export type Item = { column: number; weight: number; copies: number };

/** The most worth that fits, and how many of each item make it up. `worths[i]` is the worth of one of item i. */
export function fullest(items: Item[], worths: ArrayLike<number>, room: number): { worth: number; taken: Int32Array } {
  const useful = [...items.keys()].filter((i) => worths[i]! > 0 && items[i]!.weight <= room);
  const best = new Float64Array(room + 1);
  const chosen = useful.map((i) => addItem(best, items[i]!, worths[i]!));
  const taken = new Int32Array(items.length);
  let left = room;
  for (let n = useful.length - 1; n >= 0; n--) {
    const i = useful[n]!;
    taken[i] = chosen[n]![left]!;
    left -= taken[i]! * items[i]!.weight;
  }
  return { worth: best[room]!, taken };
}

/** Lets `best[c]`, the most worth within room c, use the item as well; answers how many of it each room takes. */
function addItem(best: Float64Array, { weight, copies }: Item, worth: number): Uint8Array {
  const count = new Uint8Array(best.length);
  for (let room = best.length - 1; room >= weight; room--) {
    let most = best[room]!;
    for (let n = 1; n <= copies && n * weight <= room; n++) {
      const value = best[room - n * weight]! + n * worth;
      if (value <= most) continue;
      most = value;
      count[room] = n;
    }
    best[room] = most;
  }
  return count;
}

/** For every item the most worth without it (`none`) and with at least one of it (`some`, -Infinity where it does not fit). */
export function eachWay(items: Item[], worths: ArrayLike<number>, room: number): { none: number; some: number }[] {
  const before = [new Float64Array(room + 1)];
  for (const [i, item] of items.entries()) before.push(withItem(before[i]!, item, worths[i]!));
  const ways: { none: number; some: number }[] = [];
  let after = new Float64Array(room + 1);
  for (let i = items.length - 1; i >= 0; i--) {
    const { weight, copies } = items[i]!;
    let some = -Infinity;
    for (let n = 1; n <= copies && n * weight <= room; n++) {
      some = Math.max(some, n * worths[i]! + joined(before[i]!, after, room - n * weight));
    }
    ways[i] = { none: joined(before[i]!, after, room), some };
    after = withItem(after, items[i]!, worths[i]!);
  }
  return ways;
}

function withItem(best: Float64Array<ArrayBuffer>, item: Item, worth: number) {
  if (worth <= 0) return best;
  const next = Float64Array.from(best);
  addItem(next, item, worth);
  return next;
}

function joined(before: Float64Array, after: Float64Array, room: number): number {
  let most = 0;
  for (let at = 0; at <= room; at++) most = Math.max(most, before[at]! + after[room - at]!);
  return most;
}
