import { describe, expect, test } from 'vitest';
import { type Odd, oddDays, oddFiles, oddSeries } from './odd-calendars.ts';
import { readCalendar } from './reading.ts';

const year = { from: '2026-01-01', to: '2026-12-31', timeZone: 'Europe/London', dayHours: 7 };

/** In pieces that fall between any two bytes, as a form sends them. */
function* inPieces(bytes: string | Uint8Array): Generator<Uint8Array> {
  const all = Buffer.from(bytes as Uint8Array);
  const size = all.length > 100_000 ? 65_536 : 7;
  for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size);
}

async function tell({ bytes, days = [], notes = [], refused }: Odd) {
  const reading = await readCalendar(inPieces(bytes), year).catch((error: Error) => error.message);
  if (refused || typeof reading === 'string') {
    expect(reading).toMatch(refused ?? 'no refusal');
    return;
  }
  const found = reading.times.map(
    ({ startsOn, endsOn, hours }) => `${startsOn}/${endsOn}${hours ? ` ${hours} h` : ''}`,
  );
  expect([found.sort(), reading.notes]).toEqual([[...days].sort(), notes.map((note) => expect.stringMatching(note))]);
  if (days.length === 0 && notes.length > 0) expect(reading.unread).toBeGreaterThan(0);
}

describe('R-002 an odd calendar gives the right days or a clear sentence', () => {
  test.each(oddFiles)('a file $is', tell);
  test.each(oddDays)('an event $is', tell);
  test.each(oddSeries)('a series $is', tell);

  test('notes are twenty at most, and say how many more there are', async () => {
    const wrong = Array.from({ length: 30 }, (_, at) => `BEGIN:VEVENT\nUID:${at}\nDTSTART:20260231\nEND:VEVENT\n`);
    const { notes, unread } = await readCalendar(
      [Buffer.from(`BEGIN:VCALENDAR\n${wrong.join('')}END:VCALENDAR`)],
      year,
    );
    expect([notes.length, notes.at(-1), unread]).toEqual([21, 'And 10 more like these.', 30]);
  });
});
