/** Somebody or something with others under it. */
export type Branch = { id: string; name: string; note?: string; href?: string; under: readonly Branch[] };

export type Node = {
  id: string;
  name: string;
  note?: string | undefined;
  href?: string | undefined;
  x: number;
  y: number;
  more: number;
};
export type Link = { id: string; path: string };
export type Tree = { width: number; box: number; height: number; nodes: Node[]; links: Link[]; cut: boolean };

const gap = 30;
const row = 48;
/** A page's width between its margins. */
const page = 1278;

/**
 * A tree drawn from left to right: leaves one under another, each parent at the middle of its own, in pixels.
 * Boxes are as wide as lets every level fit a page, between 206 and 340; a deeper tree scrolls.
 * Of a tree with more than `most` nodes only the upper levels are drawn; `more` counts what is left out under a node.
 */
export function drawTree(roots: readonly Branch[], most = 80): Tree {
  const depth = levelsWithin(roots, most);
  const box = Math.min(340, Math.max(206, Math.floor((page - gap * (depth - 1)) / depth)));
  const nodes: Node[] = [];
  const links: Link[] = [];
  let leaves = 0;

  const place = (branch: Branch, level: number): number => {
    const shown = level < depth ? branch.under : [];
    const places = shown.map((child) => place(child, level + 1));
    const y = places.length > 0 ? (places[0]! + places.at(-1)!) / 2 : leaves++ * row + row / 2;
    const x = (level - 1) * (box + gap);
    const { id, name, note, href } = branch;
    nodes.push({ id, name, note, href, x, y, more: shown.length < branch.under.length ? countOf(branch.under) : 0 });
    for (const [index, child] of shown.entries()) links.push({ id: child.id, path: elbow(x + box, y, places[index]!) });
    return y;
  };
  for (const root of roots) place(root, 1);

  return {
    width: Math.max(1, ...nodes.map(({ x }) => x + box)),
    height: Math.max(row, leaves * row),
    box,
    nodes,
    links,
    cut: nodes.some(({ more }) => more > 0),
  };
}

const elbow = (x: number, from: number, to: number) => `M${x} ${from}H${x + gap / 2}V${to}H${x + gap}`;

/** How many levels can be drawn without more than `most` nodes; at least one. */
function levelsWithin(roots: readonly Branch[], most: number): number {
  let level = roots;
  let count = 0;
  let depth = 0;
  while (level.length > 0 && (depth === 0 || count + level.length <= most)) {
    count += level.length;
    depth += 1;
    level = level.flatMap(({ under }) => under);
  }
  return depth;
}

/** Everybody under these branches, with them. */
export function countOf(branches: readonly Branch[]): number {
  return branches.reduce((sum, { under }) => sum + 1 + countOf(under), 0);
}
