// Blocks of a copy that is made of what a page says. Pure.
import type { Block } from './document.ts';

/** Facts that have a value, in their order. */
export const factsBlock = (id: string, label: string, all: readonly [string, string | null][]): Block => ({
  ...{ id, kind: 'facts', label },
  facts: all.flatMap(([name, value]) => (value ? [{ name, value }] : [])),
});

export const tableBlock = (id: string, label: string, head: string[], rows: string[][]): Block => ({
  ...{ id, kind: 'table', label, head, rows },
});

type Section = { id: string; heading: string; blocks: Block[] };
/** Sections that hold anything. */
export const filled = (sections: readonly Section[]): Section[] =>
  sections
    .map((section) => ({ ...section, blocks: section.blocks.filter((block) => !isEmpty(block)) }))
    .filter(({ blocks }) => blocks.length > 0);

const isEmpty = (block: Block) =>
  (block.kind === 'facts' && block.facts.length === 0) || (block.kind === 'table' && block.rows.length === 0);

/** Everybody once, whoever takes the copy first, with their first part. */
export function peopleOf(taker: Person & { part: string }, others: readonly (Person & { part: string })[]) {
  const known = new Map([[taker.id, taker]]);
  for (const one of others) if (!known.has(one.id)) known.set(one.id, one);
  return [...known.values()];
}
export type Person = { id: string; name: string };
