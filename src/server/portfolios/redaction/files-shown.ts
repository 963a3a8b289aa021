// What is shown of a piece's files beside their names: how much was read, and each find with its place. Pure.
import { type FileInPiece, isLeft } from './files-in-piece.ts';
import type { Piece } from './piece.ts';

export type FileShown = {
  id: string;
  name: string;
  /** What was read, and what that leads to, in sentences. */
  said: string;
  /** What is replaced is replaced in the copy of it. */
  rewritten: boolean;
  finds: { text: string; place: string; subject: string; times: number }[];
  /** Finds beyond those that are shown. */
  more: number;
};

const mostShown = 100;

export const filesShown = ({ files }: Pick<Piece, 'files'>): FileShown[] =>
  files.map((file) => {
    const finds = together(file);
    return {
      ...{
        id: file.block.fileId,
        name: file.block.name,
        said: saidOf(file),
        rewritten: file.words.rewritten && !isLeft(file),
      },
      ...{ finds: finds.slice(0, mostShown), more: Math.max(0, finds.length - mostShown) },
    };
  });

/** The same words of the same person at the same place are one. */
function together({ finds }: FileInPiece): FileShown['finds'] {
  const groups = Map.groupBy(finds, ({ subject, text, place }) => `${subject}\n${text}\n${place}`);
  return [...groups.values()].map((same) => {
    const { subject, text, place } = same[0]!;
    return { subject, text, place, times: same.length };
  });
}

function saidOf(file: FileInPiece): string {
  const { words, decision, finds } = file;
  const of = decision?.how === 'exchanged' ? 'What you put in its place was' : 'It was';
  const read = words.unread === null ? `${of} read, word by word.` : notRead(of, words.unread, words.parts.length > 0);
  if (isLeft(file)) return `${read} It stays as it is, with your reason.`;
  if (finds.length === 0) return words.parts.length > 0 ? `${read} Nothing was found.` : read;
  if (!words.rewritten)
    return `${read} What is found cannot be replaced within a file of this kind: put a redacted one in its place, or say why it stays.`;
  const without = words.unread === null ? '' : ', without what was not read';
  return `${read} What you replace is replaced in the copy of the file, too${without}.`;
}

const notRead = (of: string, unread: string, inPart: boolean) =>
  inPart ? `${of} read, but for ${unread}.` : `It is not read, ${unread}.`;
