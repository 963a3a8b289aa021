/**
 * Remembers which row each id was first in, in 12 bytes an id however long it is: 64 bits of its hash and the row. Two different ids
 * would be taken for one with a chance of about 1 in 37 million for a million ids.
 */
export function seenIds() {
  let slots = tableOf(1024);
  let count = 0;

  /** The row that had this id first, or null, and then `row` is remembered. */
  function firstRow(id: string, row: number): number | null {
    if (count * 2 >= slots.rows.length) slots = grown(slots);
    const [high, low] = hashed(id);
    const at = placeOf(slots, high, low);
    const before = slots.rows[at]!;
    if (before !== 0) return before;
    put(slots, at, high, low, row);
    count += 1;
    return null;
  }

  /** The row that had this id first, or null; nothing is remembered. */
  function rowOf(id: string): number | null {
    const [high, low] = hashed(id);
    return slots.rows[placeOf(slots, high, low)] || null;
  }
  return { firstRow, rowOf };
}

type Slots = { rows: Uint32Array; high: Uint32Array; low: Uint32Array };

const tableOf = (size: number): Slots => ({
  rows: new Uint32Array(size),
  high: new Uint32Array(size),
  low: new Uint32Array(size),
});

/** Where these bits are, or the empty slot in which they belong. */
function placeOf({ rows, high: highs, low: lows }: Slots, high: number, low: number): number {
  let at = low & (rows.length - 1);
  while (rows[at] !== 0 && (highs[at] !== high || lows[at] !== low)) at = (at + 1) & (rows.length - 1);
  return at;
}

function put(slots: Slots, at: number, high: number, low: number, row: number) {
  slots.high[at] = high;
  slots.low[at] = low;
  slots.rows[at] = row;
}

function grown(slots: Slots): Slots {
  const larger = tableOf(slots.rows.length * 2);
  for (const [at, row] of slots.rows.entries()) {
    if (row === 0) continue;
    const [high, low] = [slots.high[at]!, slots.low[at]!];
    put(larger, placeOf(larger, high, low), high, low, row);
  }
  return larger;
}

/** 64 bits of a text by two independent multiply-and-mix rounds (the constants are MurmurHash3's and xxHash's). */
export function hashed(text: string): [high: number, low: number] {
  let high = 0x9e3779b1;
  let low = 0x85ebca77;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul((high ^ code) + (high >>> 15), 0x85ebca6b);
    low = Math.imul((low ^ code) + (low >>> 13), 0xc2b2ae35);
  }
  high = Math.imul(high ^ (high >>> 16), 0xc2b2ae3d);
  low = Math.imul(low ^ (low >>> 16), 0x27d4eb2f);
  return [(high ^ (high >>> 13) ^ (low << 7)) >>> 0, (low ^ (low >>> 15)) >>> 0];
}
