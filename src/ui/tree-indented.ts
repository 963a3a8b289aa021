import { type Branch, levelsWithin, wrapped } from './tree-drawing.ts';

/** A box: its corner, its size, the lines of its name and of what is wrong with it. */
export type Step = {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
  name: string[];
  mark: string[];
};
/** In pixels. `spines`: from each parent down, and across to each of its own. */
export type Indented = { width: number; height: number; steps: Step[]; spines: string[]; cut: boolean };

/** The narrowest window that is provided for, between its margins: nothing scales, so that letters stay as large as they are. */
const page = 288;
const indent = 16;
const apart = 6;
const line = 15;
/** Letters of 13 px of the typeface, as wide as they are in ordinary words. */
const letter = 6.6;

/**
 * A tree for a narrow window: one box under another in the order of the list, each as far in as it is deep. Of a tree with more than
 * `most` only the upper levels are drawn.
 */
export function drawIndented(roots: readonly Branch[], most = 80): Indented {
  const depth = levelsWithin(roots, most);
  const steps: Step[] = [];
  const spines: string[] = [];
  let below = 0;
  let cut = false;

  const place = ({ id, name, mark, under }: Branch, level: number): Step => {
    const x = level * indent;
    const letters = Math.floor((page - x - 20) / letter);
    const lines = { name: wrapped(name, letters), mark: wrapped(mark ?? '', letters) };
    const height = 12 + line * (lines.name.length + lines.mark.length);
    const step = { id, x, y: below, width: page - x, height, ...lines };
    steps.push(step);
    below += step.height + apart;
    if (level + 1 === depth && under.length > 0) cut = true;
    for (const child of level + 1 < depth ? under : []) {
      const to = place(child, level + 1);
      spines.push(`M${x + indent / 2} ${step.y + step.height}V${to.y + to.height / 2}H${to.x}`);
    }
    return step;
  };
  for (const root of roots) place(root, 0);
  return { width: page, height: Math.max(1, below - apart), steps, spines, cut };
}
