// A solution bettered part by part: some people's work is planned anew exactly, all else stays.
import { type Chance, mulberry32 } from './chance.ts';
import type { Known, Reach, Search } from './greatest.ts';
import { atLeast, type Linear, type Sum, worthOf } from './linear.ts';
import type { Relaxed, Solved } from './solver.ts';

/** `top`: no solution is worth more; `reach`: how far each column can go. */
type View = { linear: Linear; goal: Sum; relaxed: Relaxed; reach: Reach; top: number };

/**
 * How many people are planned anew together: fewer after a part too hard, more after one without gain; `work`: steps of the simplex
 * method for each. So many parts or steps without gain, `idle` and `patience`, end it.
 */
export type Parts = { least: number; first: number; most: number; work: number; idle: number; patience: number };
/** A start, wherever it begins: quick, and good for most of the way. */
export const small: Parts = { least: 4, first: 7, most: 13, work: 800, idle: 30, patience: 4000 };
/** For the rest of the way: many people at once, most of which parts are soon seen to hold nothing better. */
export const large: Parts = { least: 8, first: 12, most: 20, work: 5000, idle: 40, patience: 20_000 };

/**
 * The best solution met by such parts; one input gives one result. `owner` says whose work
 * each column is, -1 for nobody's.
 * (Large neighbourhood search: Shaw 1998; Pisinger and Ropke 2010.)
 */
export function polished(search: Search, view: View, owner: number[], known: Known, together: Parts): Known {
  const links = linksOf(view.linear, owner);
  const random = mulberry32(owner.length);
  let best = known;
  let people = together.first;
  let left = together.patience;
  for (let idle = 0; best.value < view.top && idle < together.idle && left > 0; idle++) {
    if (search.secondsLeft() <= 0) break;
    const chosen = partOf(links, owner, wishesOf(view, owner, best), random, Math.round(people));
    const found = anew(search, view, best, (at) => owner[at]! < 0 || chosen.has(owner[at]!), together.work);
    left -= found.work;
    if (found.values) {
      best = { values: found.values, value: worthOf(view.goal, found.values) };
      idle = -1;
      left = together.patience;
    } else if (found.proven) people = Math.min(together.most, people + 0.3);
    else people = Math.max(together.least, people - 1);
  }
  return best;
}

function anew(
  { solver, secondsLeft }: Search,
  view: View,
  best: Known,
  free: (at: number) => boolean,
  work: number,
): Solved {
  const { linear, goal, reach, top } = view;
  const target = best.value + 1;
  const [lower, upper] = [[...linear.lower], [...linear.upper]];
  for (const at of lower.keys()) {
    if (!free(at)) lower[at] = upper[at] = best.values[at]!;
    else if (lower[at] === upper[at]) continue;
    else if (reach.more[at]! < target - 1e-5) upper[at] = lower[at]!;
    else if (reach.least[at]! < target - 1e-5) lower[at]! += 1;
  }
  const rows = [...linear.rows, { ...atLeast(goal, target), upper: top }];
  return solver.solve({ ...linear, lower, upper, rows }, goal, { work, seconds: secondsLeft() });
}

/** Columns that the relaxed solution would have otherwise, and those that no better solution can keep as they are. */
type Wishes = { wanted: number[]; wrong: number[]; values: number[] };

function wishesOf({ linear, relaxed, reach }: View, owner: number[], { values, value }: Known): Wishes {
  const owned = [...owner.keys()].filter((at) => owner[at]! >= 0);
  const wanted = owned.filter((at) => relaxed.values[at]! > values[at]! + 0.01);
  const wrong = owned.filter((at) => {
    return (values[at]! > linear.lower[at]! ? reach.more : reach.least)[at]! < value + 1 - 1e-5;
  });
  return { wanted, wrong, values };
}

/** Rows in which one column gives way to another, for every column and by their columns. */
type Links = { rowsOf: number[][]; inRow: number[][] };

function linksOf({ rows, lower }: Linear, owner: number[]): Links {
  const rowsOf = lower.map((): number[] => []);
  const inRow: number[][] = [];
  for (const { at, lower, upper } of rows) {
    if (lower !== upper) continue;
    for (const column of at) if (owner[column]! >= 0) rowsOf[column]!.push(inRow.length);
    inRow.push(at.filter((column) => owner[column]! >= 0));
  }
  return { rowsOf, inRow };
}

/** People who could give each other what the relaxed solution wants otherwise, and some more by chance. */
function partOf(
  { rowsOf, inRow }: Links,
  owner: number[],
  { wanted, wrong, values }: Wishes,
  random: Chance,
  size: number,
): Set<number> {
  const everyone = owner.reduce((most, one) => Math.max(most, one), 0) + 1;
  const must = new Set(wrong.map((at) => owner[at]!));
  const chosen = must.size < size ? must : new Set<number>();
  for (let tries = 0; chosen.size < Math.min(size, everyone) && tries < 4 * size; tries++) {
    const seed = wanted[Math.floor(random() * wanted.length)];
    if (seed === undefined || random() < 0.25) chosen.add(Math.floor(random() * everyone));
    else {
      chosen.add(owner[seed]!);
      for (const row of rowsOf[seed]!) for (const at of inRow[row]!) if (values[at]! > 0) chosen.add(owner[at]!);
    }
  }
  return chosen;
}
