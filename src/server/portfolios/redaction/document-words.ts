// Every text of a document, to be read for others and to be written anew. Pure.
import type { Block, RecordDocument } from '../document.ts';

/** `prose`: whole sentences, in which a word can begin one; else a name, a label, a cell. */
type Writes = (text: string, prose: boolean) => string;

/** All texts in the order in which they are read, each with the block it stands in; null for title and people. */
export function textsOf(document: RecordDocument): { block: string | null; text: string }[] {
  const texts: { block: string | null; text: string }[] = [];
  let block: string | null = null;
  const read: Writes = (text) => {
    texts.push({ block, text });
    return text;
  };
  read(document.title, true);
  for (const { name, part } of document.people) for (const text of [name, part]) read(text, false);
  for (const { heading, blocks } of document.sections) {
    block = null;
    read(heading, false);
    for (const one of blocks) {
      block = one.id;
      writtenBlock(one, read);
    }
  }
  return texts;
}

export type FileBlock = Extract<Block, { kind: 'file' }>;
export const fileBlocksOf = ({ sections }: RecordDocument): FileBlock[] =>
  sections.flatMap(({ blocks }) => blocks.filter((block): block is FileBlock => block.kind === 'file'));

/** The document with every text as `write` gives it; ids, days and files stay. */
export const written = (document: RecordDocument, write: Writes): RecordDocument => ({
  ...document,
  title: write(document.title, true),
  people: document.people.map(({ id, name, part }) => ({ id, name: write(name, false), part: write(part, false) })),
  sections: document.sections.map(({ id, heading, blocks }) => ({
    ...{ id, heading: write(heading, false) },
    blocks: blocks.map((block) => writtenBlock(block, write)),
  })),
});

function writtenBlock(block: Block, write: Writes): Block {
  const label = write(block.label, false);
  switch (block.kind) {
    case 'words': {
      const { by } = block;
      return { ...block, label, text: write(block.text, true), ...(by !== undefined && { by: write(by, false) }) };
    }
    case 'facts':
      return {
        ...block,
        label,
        facts: block.facts.map(({ name, value }) => ({ name: write(name, false), value: write(value, false) })),
      };
    case 'table':
      return {
        ...block,
        label,
        head: block.head.map((cell) => write(cell, false)),
        rows: block.rows.map((row) => row.map((cell) => write(cell, false))),
      };
    case 'file':
      return { ...block, label, name: write(block.name, false) };
  }
}
