/** Somebody or something with others under it. `mark`: what is wrong with it, in a word or two. */
export type Branch = {
  id: string;
  name: string;
  note?: string;
  mark?: string | undefined;
  href?: string;
  under: readonly Branch[];
};

export type Node = {
  id: string;
  /** As many lines as it takes; of the note the first three. */
  name: string[];
  mark: string[];
  note: string[];
  href?: string | undefined;
  x: number;
  y: number;
  more: number;
};
type Place = { x: number; y: number };
export type Link = { id: string; path: string };
/** Around those of one parent that stand in columns: all of them are of one level. */
export type Frame = { id: string; x: number; y: number; width: number; height: number };
/** `box` and `tall`: width and height of each box. */
export type Tree = {
  width: number;
  box: number;
  tall: number;
  height: number;
  nodes: Node[];
  links: Link[];
  frames: Frame[];
  cut: boolean;
};

const gap = 30;
/** Between boxes one under another, and between the lines in one. */
const apart = 8;
const line = 15;
/** Letters of 13 px of the typeface, as wide as they are in ordinary words. */
const letter = 6.6;
/** Between a frame and the boxes in it; above and below them, as a part of a row, with what parts it from the next. */
const inset = 7;
const padding = 1 / 6;
const parted = 3;
/** A page's width between its margins, without the edge of a frame. */
const page = 1278 - inset;

/**
 * A tree drawn from left to right: leaves one under another, each parent beside the first of its own, in pixels,
 * so that a narrow window begins with the top of the tree and not with white. Four leaves or more of one parent
 * stand in as many columns as the page has left, in a frame to which one line leads.
 * Boxes are as wide as lets every level, and one such column more, fit a page, between 206 and 340; a deeper tree scrolls.
 * Of a tree with more than `most` nodes only the upper levels are drawn; `more` counts what is left out under a node.
 */
export function drawTree(roots: readonly Branch[], most = 80): Tree {
  const depth = levelsWithin(roots, most);
  const columns = columnsFor(roots, depth);
  const box = Math.min(340, Math.max(206, Math.floor((page - gap * (columns - 1)) / columns)));
  const letters = Math.floor((box - 20) / letter);
  const nodes: Node[] = [];
  const links: { id: string; x: number; from: number; to: Place }[] = [];
  const groups: Group[] = [];
  const step = box + gap;
  let leaves = 0;

  const place = (branch: Branch, level: number, { x, y: own }: Partial<Place> = {}): Place => {
    const shown = level < depth ? branch.under : [];
    const at = { x: x ?? (level - 1) * step, y: 0 };
    const top = leaves;
    const beside = isGroup(shown, level, depth) ? columns - level : 1;
    const rows = Math.ceil(shown.length / beside);
    const places = shown.map((child, index) =>
      beside === 1
        ? place(child, level + 1)
        : place(child, level + 1, {
            x: (level + Math.floor(index / rows)) * step,
            y: top + padding + (index % rows) + 0.5,
          }),
    );
    if (beside > 1) leaves = top + rows + 2 * padding;
    at.y = own ?? places[0]?.y ?? leaves++ + 0.5;
    nodes.push({ ...at, ...wordsIn(branch, shown, letters) });
    if (beside > 1) {
      const right = Math.max(...places.map((to) => to.x)) + box;
      groups.push({ id: branch.id, x: places[0]!.x - inset, right: right + inset, top, rows: rows + 2 * padding });
      links.push({ id: branch.id, x: at.x + box, from: at.y, to: { x: places[0]!.x - inset, y: at.y } });
    } else
      for (const [index, child] of shown.entries())
        links.push({ id: child.id, x: at.x + box, from: at.y, to: places[index]! });
    return at;
  };
  for (const root of roots) place(root, 1);
  const tall = Math.max(40, ...nodes.map((node) => 10 + line * linesOf(node)));
  const row = tall + apart;

  return {
    width: Math.max(1, ...nodes.map(({ x }) => x + box), ...groups.map(({ right }) => right)),
    height: Math.round(Math.max(1, leaves) * row),
    box,
    tall,
    nodes: nodes.map((node) => ({ ...node, y: Math.round(node.y * row) })),
    links: links.map(({ id, x, from, to }) => ({
      id,
      path: elbow({ x, y: Math.round(from * row) }, { x: to.x, y: Math.round(to.y * row) }),
    })),
    frames: groups.map((group) => frameOf(group, row)),
    cut: nodes.some(({ more }) => more > 0),
  };
}

/** What stands in a box; of what is not drawn under it the number, in place of its note. */
function wordsIn({ id, name, note, mark, href, under }: Branch, shown: readonly Branch[], letters: number) {
  const more = shown.length < under.length ? countOf(under) : 0;
  const below = more > 0 ? [`${more} more, in the list`] : short(wrapped(note ?? '', letters), 3);
  return { id, href, more, name: wrapped(name, letters), mark: wrapped(mark ?? '', letters), note: below };
}

const linesOf = ({ name, mark, note }: Node) => name.length + mark.length + note.length;

/** In rows from above. */
type Group = { id: string; x: number; right: number; top: number; rows: number };
const frameOf = ({ id, x, right, top, rows }: Group, row: number): Frame => ({
  ...{ id, x, width: right - x },
  ...{ y: Math.round(top * row) + parted, height: Math.round(rows * row) - 2 * parted },
});

/** Text in lines of at most so many letters, broken between words; a word that is longer is broken too. */
export function wrapped(text: string, letters: number): string[] {
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

const elbow = ({ x, y }: Place, to: Place) =>
  to.y === y ? `M${x} ${y}H${to.x}` : `M${x} ${y}H${x + gap / 2}V${to.y}H${to.x}`;

/** Whether these stand in columns: four or more, with nobody drawn under them. */
const isGroup = (shown: readonly Branch[], level: number, depth: number) =>
  shown.length > 3 && shown.every(({ under }) => level + 1 === depth || under.length === 0);

/** One column more than there are levels, where the deepest have a group and the page has room for five. */
function columnsFor(roots: readonly Branch[], depth: number) {
  let parents = roots;
  for (let level = 2; level < depth; level++) parents = parents.flatMap(({ under }) => under);
  const hasGroup = depth > 1 && parents.some(({ under }) => isGroup(under, depth - 1, depth));
  return hasGroup && depth < 5 ? depth + 1 : depth;
}

/** How many levels can be drawn without more than `most` nodes; at least one. */
export function levelsWithin(roots: readonly Branch[], most: number): number {
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
