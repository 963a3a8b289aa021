import { describe, expect, test } from 'vitest';
import { calendarBeside } from './reading-beside.ts';

const year = { from: '2026-01-01', to: '2026-12-31', timeZone: 'Europe/London', dayHours: 7 };
const file = (count: number, lines: (at: number) => string[]) => [
  Buffer.from(
    [
      'BEGIN:VCALENDAR',
      ...Array.from({ length: count }, (_, at) => ['BEGIN:VEVENT', `UID:${at}`, ...lines(at), 'END:VEVENT']).flat(),
      'END:VCALENDAR',
    ].join('\r\n'),
  ),
];
/** Nothing of it can be passed in one step: every Friday the 13th, a set number of times, day by day. */
const costly = ['DTSTART:19000101T090000', 'DURATION:PT8H', 'RRULE:FREQ=DAILY;BYDAY=FR;BYMONTHDAY=13;COUNT=9000'];
const whole = ['DTSTART;VALUE=DATE:20260601', 'DTEND;VALUE=DATE:20260604'];

describe('R-002 a calendar is read beside the pages', () => {
  test('with its days, and with why where it is none', async () => {
    expect(
      (
        await calendarBeside(
          file(1, () => whole),
          year,
        )
      ).times,
    ).toMatchObject([{ startsOn: '2026-06-01' }]);
    await expect(calendarBeside([Buffer.from('Name,Date')], year)).rejects.toThrow('This is no calendar file');
    const many = file(1_001, (at) => [`DTSTART;VALUE=DATE:2026${String((at % 12) + 1).padStart(2, '0')}01`]);
    await expect(calendarBeside(many, year)).rejects.toThrow('more than 1,000 absences');
  });

  test('which is ended when its time is over: the event that takes longest is named, and nobody else waits', async () => {
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 20);
    const calendar = file(300, (at) => (at === 0 ? whole : costly));
    const refused = await calendarBeside(calendar, year, 10).catch((error: Error) => error.message);
    clearInterval(timer);
    expect(refused).toMatch(/could not be worked out in 10 seconds.*The event on line \d+ of the file takes longest/);
    expect(turns).toBeGreaterThan(10);
  });

  test('so that nobody waits while its lines are read, however many it has; and one that no person has is refused', async () => {
    const short = (count: number, line: string) => {
      const [begins, ends] = file(1, () => ['SUMMARY:x\n#', ...whole])
        .map(String)[0]!
        .split('#') as [string, string];
      return [Buffer.from(`${begins}${line.repeat(count)}${ends.trimStart()}`)];
    };
    for (const line of [' \n', ' x\n', 'X-A:b\n']) {
      let turns = 0;
      const timer = setInterval(() => {
        turns += 1;
      }, 20);
      const count = Math.floor(9_900_000 / line.length);
      const { times } = await calendarBeside(short(count, line), year, 120);
      clearInterval(timer);
      expect([times.length, turns > 2]).toEqual([1, true]);
    }
    await expect(calendarBeside(short(5_000_001, ' \n'), year)).rejects.toThrow('larger than 10 MB');
  });

  test('with a thousand weekly series that began twenty years ago', async () => {
    const lines = (at: number) => [
      `DTSTART;TZID=GMT Standard Time:2006010${(at % 9) + 1}T090000`,
      ...['DURATION:PT30M', 'RRULE:FREQ=WEEKLY', 'X-MICROSOFT-CDO-BUSYSTATUS:OOF'],
    ];
    const { short, notes, unread } = await calendarBeside(file(1_000, lines), year, 300);
    expect([short > 50_000, notes, unread]).toEqual([true, [], 0]);
  });

  test('with at most two thousand that repeat, of which those that ended do not count', async () => {
    const lines = (ends: string) => () => ['DTSTART:20060102T090000', 'DURATION:PT30M', `RRULE:FREQ=WEEKLY${ends}`];
    await expect(calendarBeside(file(2_001, lines('')), year)).rejects.toThrow(
      'This calendar has 2,001 events that repeat, and at most 2,000 are read of one file.',
    );
    expect((await calendarBeside(file(2_001, lines(';UNTIL=20070102T090000Z')), year, 300)).notes).toEqual([]);
  });
});
