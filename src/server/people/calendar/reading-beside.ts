// A calendar read beside the serving thread, its lines as well as its days: by a few of them somebody can ask for days of work.
import type { Bytes } from '../../tables/decode.ts';
import { Unreadable } from '../../tables/unreadable.ts';
import type { CalendarMessage } from '../../workers/calendar.worker.ts';
import { inWorker, TooSlow } from '../../workers/run.ts';
import type { CalendarReading, Looking } from './reading.ts';

const mostSeconds = 15; // 1,000 weekly series take a few
const mostBytes = 10_000_000; // more than ten full years of somebody's days, pictures and attached files left aside

/** As `readCalendar`. @throws Unreadable also for what is too large or takes too long; it says which event takes most of it */
export async function calendarBeside(
  content: Bytes,
  looking: Looking,
  seconds = mostSeconds,
): Promise<CalendarReading> {
  const whole = await wholeOf(content);
  const slow = slowest();
  try {
    const watch = { onProgress: slow.begins };
    const answer = await inWorker<CalendarMessage, number>(
      'calendar',
      { content: whole, looking },
      seconds * 1000,
      watch,
    );
    if ('unreadable' in answer) throw new Unreadable(answer.unreadable.kind, answer.unreadable.message);
    return answer.reading;
  } catch (error) {
    if (error instanceof TooSlow) throw tooSlow(seconds, slow.at());
    throw (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : error;
  }
}

async function wholeOf(content: Bytes): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of content) {
    size += piece.length;
    if (size > mostBytes)
      throw new Unreadable(
        'too-large',
        'This calendar is larger than 10 MB. Export a part of it, such as the months of one plan, or export it without attached files.',
      );
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Of the events that were begun one after another, the one that took longest: the last one may never have ended. */
function slowest() {
  let now: { at: number; since: number } | null = null;
  let most = { at: null as number | null, took: 0 };
  const end = () => {
    const took = now ? performance.now() - now.since : 0;
    if (now && took > most.took) most = { at: now.at, took };
  };
  return {
    begins(at: number) {
      end();
      now = { at, since: performance.now() };
    },
    at() {
      end();
      return most.at;
    },
  };
}

function tooSlow(seconds: number, at: number | null): Unreadable {
  const which = at === null ? '' : ` The event on line ${at} of the file takes longest: look at how it repeats.`;
  return new Unreadable(
    'too-slow',
    `The days of this calendar could not be worked out in ${seconds} seconds, so nothing of it was read.${which} Export a part of the calendar, or enter these days by hand.`,
  );
}

const tooMuch = () =>
  new Unreadable(
    'too-large',
    'This calendar needs more memory to read than it can have. Export a part of it, such as the months of one plan.',
  );
