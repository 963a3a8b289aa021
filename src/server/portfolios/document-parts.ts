// Reading and making documents: their places, the copy that is taken of one, and those written for the portfolio. Pure.
import type { StoredFile } from '../files/files.table.ts';
import type { Length } from '../files/lengths.ts';
import { blockOf } from '../ledger/file-parts.ts';
import { namedPlaces } from '../ledger/place-names.ts';
import type { Block, RecordDocument } from './document.ts';
import type { EntryForm } from './journal.table.ts';
import { partsOf } from './journal-parts.ts';

/** All places of a document, in order, each with its name. */
export const placesOf = ({ sections }: RecordDocument): (Block & { name: string })[] => namedPlaces(sections);

/** Every word of a block, to find a quoted sentence in and to choose a place by. */
export function wordsOf(block: Block): string {
  if (block.kind === 'words') return block.text;
  if (block.kind === 'facts') return block.facts.map(({ name, value }) => `${name}: ${value}`).join('\n');
  if (block.kind === 'table') return [block.head, ...block.rows].map((row) => row.join(' · ')).join('\n');
  return block.name;
}

/** The document inside a kept version: its members and no others, so that its hash says exactly what is shown. */
export function documentIn(record: Record<string, unknown>): RecordDocument {
  const { title, kind, from, to, people, sections } = record as unknown as RecordDocument;
  return structuredClone({ title, kind, from, to, people, sections });
}

type Author = { personId: string; name: string };
export type AccountParts = {
  title: string;
  happenedFrom: string;
  happenedTo: string | null;
  /** What is written, by the name of its part. */
  words: Readonly<Record<string, string | null>>;
};

/** An account in the candidate's own words, in the parts of its form: every paragraph is a place of its own. */
export function accountDocument(author: Author, form: EntryForm, { words, ...account }: AccountParts): RecordDocument {
  const sections = partsOf[form].flatMap(({ id, heading }) => {
    const blocks = paragraphs(words[id] ?? '').map(
      (text, at): Block => ({
        id: `${id}-${at + 1}`,
        kind: 'words',
        label: `${heading}, paragraph ${at + 1}`,
        text,
      }),
    );
    return blocks.length > 0 ? [{ id, heading, blocks }] : [];
  });
  return {
    title: account.title,
    kind: form === 'journal' ? 'Reflective account' : 'Account',
    from: account.happenedFrom,
    to: account.happenedTo ?? account.happenedFrom,
    people: [{ id: author.personId, name: author.name, part: 'author' }],
    sections,
  };
}

export type FileParts = { title: string; happenedFrom: string; happenedTo: string | null; about: string };

/** The block that a place lies in, whichever part of its file is meant: a file bears its own name here. */
export const blockIn = ({ sections }: RecordDocument, place: string): Block | undefined =>
  sections.flatMap(({ blocks }) => blocks).find(({ id }) => id === blockOf(place));

/** The same with the name of the place. */
export const placeIn = (document: RecordDocument, place: string) =>
  placesOf(document).find(({ id }) => id === blockOf(place));

/** Files with what they are about. */
export const fileDocument = (author: Author, parts: FileParts, files: (StoredFile & Length)[]): RecordDocument => ({
  title: parts.title,
  kind: 'File',
  from: parts.happenedFrom,
  to: parts.happenedTo ?? parts.happenedFrom,
  people: [{ id: author.personId, name: author.name, part: 'added it' }],
  sections: [
    {
      id: 'about',
      heading: 'What it is',
      blocks: paragraphs(parts.about).map(
        (text, at): Block => ({ id: `about-${at + 1}`, kind: 'words', label: `What it is, paragraph ${at + 1}`, text }),
      ),
    },
    {
      id: 'files',
      heading: files.length === 1 ? 'The file' : 'The files',
      blocks: files.map(
        ({ id, name, size, hash, pages, seconds }, at): Block => ({
          ...{ id: `file-${at + 1}`, kind: 'file', label: name },
          ...{ fileId: id, name, size, sha256: hash },
          ...(pages && { pages }),
          ...(seconds && { seconds }),
        }),
      ),
    },
  ],
});

/** A text by its empty lines. */
export const paragraphs = (text: string) =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean);
