/** Somebody or something with others under it. */
export type Branch = { id: string; name: string; note?: string; href?: string; under: readonly Branch[] };

export type Node = {
  id: string;
  /** As many lines as it takes; of the note the first three. */
  name: string[];
  note: string[];
  href?: string | undefined;
  x: number;
  y: number;
  more: number;
};
export type Link = { id: string; path: string };
/** `box` and `tall`: width and height of each box. */
export type Tree = {
  width: number;
  box: number;
  tall: number;
  height: number;
  nodes: Node[];
  links: Link[];
  cut: boolean;
};

const gap = 30;
/** Between boxes one under another, and between the lines in one. */
const apart = 8;
const line = 15;
/** Letters of 13 px of the typeface, as wide as they are in ordinary words. */
const letter = 6.6;
/** A page's width between its margins. */
const page = 1278;

/**
 * A tree drawn from left to right: leaves one under another, each parent beside the first of its own, in pixels,
 * so that a narrow window begins with the top of the tree and not with white.
 * Boxes are as wide as lets every level fit a page, between 206 and 340; a deeper tree scrolls.
 * Of a tree with more than `most` nodes only the upper levels are drawn; `more` counts what is left out under a node.
 */
export function drawTree(roots: readonly Branch[], most = 80): Tree {
  const depth = levelsWithin(roots, most);
  const box = Math.min(340, Math.max(206, Math.floor((page - gap * (depth - 1)) / depth)));
  const letters = Math.floor((box - 20) / letter);
  const nodes: Node[] = [];
  const links: { id: string; x: number; from: number; to: number }[] = [];
  let leaves = 0;

  const place = (branch: Branch, level: number): number => {
    const shown = level < depth ? branch.under : [];
    const places = shown.map((child) => place(child, level + 1));
    const y = places[0] ?? leaves++ + 0.5;
    const x = (level - 1) * (box + gap);
    const { id, name, note, href } = branch;
    const more = shown.length < branch.under.length ? countOf(branch.under) : 0;
    const below = more > 0 ? [`${more} more, in the list`] : short(wrapped(note ?? '', letters), 3);
    nodes.push({ id, href, x, y, more, name: wrapped(name, letters), note: below });
    for (const [index, child] of shown.entries()) links.push({ id: child.id, x: x + box, from: y, to: places[index]! });
    return y;
  };
  for (const root of roots) place(root, 1);
  const tall = Math.max(40, ...nodes.map(({ name, note }) => 10 + line * (name.length + note.length)));
  const row = tall + apart;

  return {
    width: Math.max(1, ...nodes.map(({ x }) => x + box)),
    height: Math.max(1, leaves) * row,
    box,
    tall,
    nodes: nodes.map((node) => ({ ...node, y: node.y * row })),
    links: links.map(({ id, x, from, to }) => ({ id, path: elbow(x, from * row, to * row) })),
    cut: nodes.some(({ more }) => more > 0),
  };
}

/** Text in lines of at most so many letters, broken between words; a word that is longer is broken too. */
function wrapped(text: string, letters: number): string[] {
  const lines: string[] = [];
  const pieces = new RegExp(`\\S{1,${letters}}`, 'gu');
  for (const [word] of text.matchAll(pieces)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const short = (lines: string[], most: number): string[] =>
  lines.length > most ? [...lines.slice(0, most - 1), `${lines[most - 1]} …`] : lines;

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
