import { parentPort, workerData } from 'node:worker_threads';
import { type CalendarReading, type Looking, readCalendar } from '#server/people/calendar/reading.ts';
import { Unreadable } from '#server/tables/unreadable.ts';

/** The reading, or why there is none; before it, as `progress`, the line of each event whose days are worked out next. */
export type CalendarMessage = { reading: CalendarReading } | { unreadable: { kind: string; message: string } };

async function answer(): Promise<CalendarMessage> {
  const { content, looking } = workerData as { content: Uint8Array; looking: Looking };
  try {
    const tell = (at: number) => parentPort!.postMessage({ progress: at });
    return { reading: await readCalendar(pieces(content), looking, tell) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { unreadable: { kind: error.kind, message: error.message } };
  }
}

/** Of a size of which the lines are held at once. */
const size = 65_536; // bytes

function* pieces(content: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at === 0 || at < content.length; at += size) yield content.subarray(at, at + size);
}

parentPort!.postMessage(await answer());
