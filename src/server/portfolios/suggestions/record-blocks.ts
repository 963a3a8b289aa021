// How rules look into the blocks of a record. Pure.
import { allOf } from '../../list-words.ts';
import type { Block } from '../document.ts';

/** The value of a named fact of a block; empty where it has none. */
export const fact = (block: Block, name: string): string =>
  block.kind === 'facts' ? (block.facts.find((one) => one.name === name)?.value ?? '') : '';

export const textOf = (block: Block): string => (block.kind === 'words' ? block.text : '');
export const byOf = (block: Block): string => (block.kind === 'words' ? (block.by ?? '') : '');
export const atOf = (block: Block): string => (block.kind === 'words' ? (block.at ?? '') : '');
/** Blocks whose ids begin so: "answer-…". */
export const begins = (blocks: readonly Block[], ...beginnings: string[]): Block[] =>
  blocks.filter(({ id }) => beginnings.some((beginning) => id.startsWith(`${beginning}-`)));
export const ids = (blocks: readonly Block[]): string[] => blocks.map(({ id }) => id);

/** Each name once. */
export const names = (found: readonly string[]): string[] => [...new Set(found.filter(Boolean))];
/** "Adwoa Mensah and Siân Parry"; of more than three how many: "5 team members". */
export const some = (found: readonly string[], what = 'team members'): string =>
  found.length > 3 ? `${found.length} ${what}` : allOf([...found]);
