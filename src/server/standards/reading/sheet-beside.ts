import { on } from 'node:events';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Row } from '#server/tables/delimited.ts';
import { Unreadable } from '#server/tables/unreadable.ts';
import type { SheetMessage } from '../../workers/table.worker.ts';

const mostMegabytes = 512;
const mostRows = 1_048_576; // the rows of an Excel sheet

/**
 * Rows of a workbook, read in a worker: its memory has a limit of its own, and nobody else waits for it. Throws `Unreadable` for a
 * workbook that is damaged, unpacks to too much, or needs more memory than the worker has.
 */
export async function* sheetBeside(book: Uint8Array, tell: (note: string) => void = () => {}): AsyncGenerator<Row> {
  const root = process.env.LEADWELL_ROOT ?? process.cwd();
  const worker = new Worker(resolve(root, 'src/server/workers/table.worker.ts'), {
    workerData: book,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  let rows = 0;
  try {
    for await (const [message] of on(worker, 'message', { close: ['exit'] }) as AsyncIterable<[SheetMessage]>) {
      if (message === 'end') return;
      if ('unreadable' in message) throw new Unreadable(message.unreadable.kind, message.unreadable.message);
      if ('note' in message) {
        tell(message.note);
        continue;
      }
      rows += message.rows.length;
      if (rows > mostRows) throw new Unreadable('too-large', 'This sheet has more rows than a sheet can have.');
      yield* message.rows;
      worker.postMessage('more');
    }
    throw tooMuch();
  } catch (error) {
    throw (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : error;
  } finally {
    await worker.terminate();
  }
}

const tooMuch = () =>
  new Unreadable(
    'too-large',
    `This workbook needs more than ${mostMegabytes} MB to read. Save the one sheet as CSV and bring that.`,
  );
