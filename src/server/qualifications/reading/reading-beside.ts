// Reads a specification beside the serving thread: a long text takes a while, and a file may be made to take for ever.
import { Invalid } from '../../errors.ts';
import { inWorker, TooSlow } from '../../workers/run.ts';
import { mostBytes, type UnitsRead } from './units-read.ts';

export type UnitReadMessage = { read: UnitsRead } | { unreadable: string };

const mostTime = 40_000; // a PDF has half a minute of it
/** Characters of an original that a page can show and send back. */
const mostShown = 600_000;

/** As `readUnits`. @throws Invalid at the field `field`, in words */
export async function readBeside(content: Uint8Array, file: string | null, field: string): Promise<UnitsRead> {
  const answer = await inWorker<UnitReadMessage>('unit-read', { content, file }, mostTime).catch(inWords);
  if ('unreadable' in answer) throw new Invalid({ [field]: answer.unreadable });
  const { text } = answer.read;
  if (text !== null && text.length > mostShown)
    throw new Invalid({
      [field]:
        'This is longer than a page can show. Bring the pages of one unit, or read it with the command: leadwell unit read.',
    });
  return answer.read;
}

function inWords(error: unknown): UnitReadMessage {
  if (error instanceof TooSlow) return { unreadable: 'This took too long to read. Bring the pages of one unit alone.' };
  if ((error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY')
    return { unreadable: 'This needs more memory to read than it can have. Bring the pages of one unit alone.' };
  throw error;
}

/** A file whole, as far as it is read at all. @throws Invalid */
export async function wholeFile(content: AsyncIterable<Uint8Array>, field: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of content) {
    size += piece.length;
    if (size > mostBytes)
      throw new Invalid({
        [field]: `The file is larger than ${mostBytes / 1024 ** 2} MB. Bring the pages of the units alone.`,
      });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
