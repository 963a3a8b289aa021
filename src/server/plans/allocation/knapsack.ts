// One person's work alone: which of it is worth most within their hours. Solved exactly by dynamic programming.

/** Up to `copies` of an item may be taken; each weighs `weight` whole units. */
export type Item = { column: number; weight: number; copies: number };

/** The first `after` items may weigh no more than `room` together. */
export type Stop = { after: number; room: number };

/** What can be taken of `items`, in their order, within `room` in all and within every stop. */
export type Filling = { items: Item[]; room: number; stops: Stop[] };

/**
 * The most worth that fits, and how many of each item make it up. `worths[i]` is the worth of one of item i.
 * (Work with last days, in the order of these: Lawler and Moore, Management Science 16, 1969.)
 */
export function fullest(filling: Filling, worths: ArrayLike<number>): { worth: number; taken: Int32Array } {
  const { items, room } = filling;
  const roomAfter = roomsOf(filling);
  const best = new Float64Array(room + 1);
  const chosen = items.map((item, i) => {
    const count = worths[i]! > 0 && item.weight <= room ? addItem(best, item, worths[i]!) : null;
    hold(best, roomAfter[i + 1]!);
    return count;
  });
  const taken = new Int32Array(items.length);
  let left = room;
  for (let i = items.length - 1; i >= 0; i--) {
    left = Math.min(left, roomAfter[i + 1]!);
    taken[i] = chosen[i]?.[left] ?? 0;
    left -= taken[i]! * items[i]!.weight;
  }
  return { worth: best[room]!, taken };
}

/** How much the items before each place, and all of them, may weigh. */
function roomsOf({ items, room, stops }: Filling): number[] {
  const rooms = Array.from({ length: items.length + 1 }, () => room);
  for (const stop of stops) rooms[stop.after] = Math.min(rooms[stop.after]!, stop.room);
  return rooms;
}

/** Nothing beyond a stop is of use. */
function hold(best: Float64Array, room: number) {
  if (room < best.length - 1) best.fill(best[room]!, room + 1);
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
export function eachWay(filling: Filling, worths: ArrayLike<number>): { none: number; some: number }[] {
  const { items, room } = filling;
  const roomAfter = roomsOf(filling);
  const before = [new Float64Array(room + 1)];
  for (const [i, item] of items.entries()) before.push(withItem(before[i]!, item, worths[i]!, roomAfter[i + 1]!));
  const ways: { none: number; some: number }[] = [];
  let after = new Float64Array(room + 1);
  for (let i = items.length - 1; i >= 0; i--) {
    const { weight, copies } = items[i]!;
    after.fill(-Infinity, roomAfter[i + 1]! + 1);
    let some = -Infinity;
    for (let n = 1; n <= copies && n * weight <= room; n++) {
      some = Math.max(some, n * worths[i]! + joined(before[i]!, after, n * weight));
    }
    ways[i] = { none: joined(before[i]!, after, 0), some };
    after = fromItem(after, items[i]!, worths[i]!);
  }
  return ways;
}

function withItem(best: Float64Array<ArrayBuffer>, item: Item, worth: number, room: number) {
  const next = Float64Array.from(best);
  if (worth > 0) addItem(next, item, worth);
  hold(next, room);
  return next;
}

/** What the item and those after it add where so much is used already. */
function fromItem(after: Float64Array<ArrayBuffer>, { weight, copies }: Item, worth: number) {
  const next = Float64Array.from(after);
  if (worth <= 0) return next;
  for (let used = 0; used < next.length; used++) {
    for (let n = 1; n <= copies && used + n * weight < after.length; n++) {
      next[used] = Math.max(next[used]!, after[used + n * weight]! + n * worth);
    }
  }
  return next;
}

function joined(before: Float64Array, after: Float64Array, weight: number): number {
  let most = -Infinity;
  for (let used = 0; used + weight < after.length; used++) most = Math.max(most, before[used]! + after[used + weight]!);
  return most;
}
