import { parentPort, workerData } from 'node:worker_threads';
import type { Blocks } from '#server/people/calendar/blocks.ts';
import { type CalendarReading, type Looking, readBlocks } from '#server/people/calendar/reading.ts';
import { Unreadable } from '#server/tables/unreadable.ts';

/** The reading, or why there is none; before it, as `progress`, the line of each event whose days are worked out next. */
export type CalendarMessage = { reading: CalendarReading } | { unreadable: { kind: string; message: string } };

function answer(): CalendarMessage {
  const { found, looking } = workerData as { found: Blocks; looking: Looking };
  try {
    return { reading: readBlocks(found, looking, (at) => parentPort!.postMessage({ progress: at })) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { unreadable: { kind: error.kind, message: error.message } };
  }
}

parentPort!.postMessage(answer());
