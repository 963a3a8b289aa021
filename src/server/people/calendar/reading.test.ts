import { describe, expect, test } from 'vitest';
import { Unreadable } from '../../tables/unreadable.ts';
import { readCalendar } from './reading.ts';

const year = { from: '2026-01-01', to: '2026-12-31', timeZone: 'Europe/London', dayHours: 7 };
const file = (...events: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR'].join('\r\n');
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
const read = (text: string, looking = year) => readCalendar([Buffer.from(text)], looking);
const daysOf = async (text: string, looking = year) =>
  (await read(text, looking)).times.map(({ startsOn, endsOn, hours, time }) => [startsOn, endsOn, hours, time]);

const outlookZone = [
  ...['BEGIN:VTIMEZONE', 'TZID:Customized Time Zone', 'BEGIN:STANDARD', 'DTSTART:16011028T020000'],
  ...['RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:-0000', 'END:STANDARD'],
  ...['BEGIN:DAYLIGHT', 'DTSTART:16010325T010000', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3'],
  ...['TZOFFSETFROM:-0000', 'TZOFFSETTO:+0100', 'END:DAYLIGHT', 'END:VTIMEZONE'],
].join('\r\n');

describe('R-002 absences out of a calendar', () => {
  test('are whole days, the last not included, and what is longer than half a day', async () => {
    const calendar = file(
      event('UID:a', 'DTSTART;VALUE=DATE:20260601', 'DTEND;VALUE=DATE:20260606', 'TRANSP:OPAQUE'),
      event('UID:b', 'DTSTART;VALUE=DATE:20260610'),
      event('UID:c', 'DTSTART;TZID=Europe/London:20260612T130000', 'DTEND;TZID=Europe/London:20260612T170000'),
      event('UID:d', 'DTSTART;TZID=Europe/London:20260615T090000', 'DURATION:PT3H30M'),
      event('UID:e', 'DTSTART;TZID=Europe/London:20260616T090000', 'DURATION:PT8H'),
      event('UID:f', 'DTSTART:20260618T083000Z', 'DTEND:20260619T160000Z'),
      event('UID:g', 'DTSTART:20260622T090000'),
    );
    expect(await daysOf(calendar)).toEqual([
      ['2026-06-01', '2026-06-05', null, null],
      ['2026-06-10', '2026-06-10', null, null],
      ['2026-06-12', '2026-06-12', 4, '13:00 to 17:00'],
      ['2026-06-16', '2026-06-16', null, '09:00 to 17:00'],
      ['2026-06-18', '2026-06-19', null, null],
    ]);
    expect((await read(calendar)).short).toBe(2);
  });

  test('are no free time, nothing cancelled, and no word of what they are about', async () => {
    const days = [
      'DTSTART;VALUE=DATE:20260601',
      'DTEND;VALUE=DATE:20260602',
      'SUMMARY:Oncology, ward 4',
      'LOCATION:St James',
    ];
    const reading = await read(
      file(
        event('UID:oncology@example.org', ...days),
        event('UID:b', ...days, 'TRANSP:TRANSPARENT'),
        event('UID:c', ...days, 'STATUS:CANCELLED'),
        event('UID:d', ...days, 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'),
        event('UID:e', ...days, 'TRANSP:TRANSPARENT', 'X-MICROSOFT-CDO-BUSYSTATUS:OOF'),
      ),
    );
    expect(reading.times).toHaveLength(2);
    expect(reading.passedOver).toBe(3);
    expect(JSON.stringify(reading)).not.toMatch(/oncology|ward|james/i);
  });

  test('repeat by the clock of their own zone over the changes of March and October', async () => {
    const series = (zone: string) =>
      file(
        ...(zone.startsWith('Custom') ? [outlookZone] : []),
        event(
          'UID:a',
          `DTSTART;TZID=${zone}:20260320T100000`,
          'DURATION:PT5H',
          'RRULE:FREQ=WEEKLY;UNTIL=20260403T090000Z',
        ),
        event('UID:b', `DTSTART;TZID=${zone}:20261023T100000`, 'DURATION:PT5H', 'RRULE:FREQ=WEEKLY;COUNT=2'),
      );
    const expected = ['2026-03-20', '2026-03-27', '2026-04-03', '2026-10-23', '2026-10-30'];
    for (const zone of [
      'Europe/London',
      'GMT Standard Time',
      'Customized Time Zone',
      '/freeassociation.sourceforge.net/Europe/London',
    ])
      expect(await daysOf(series(zone)), zone).toEqual(expected.map((day) => [day, day, 5, '10:00 to 15:00']));
    const elsewhere = await daysOf(series('Eastern Standard Time'));
    // New York changes its clocks on other Sundays: in between it is an hour nearer.
    expect(elsewhere.map(([, , , time]) => time)).toEqual([
      ...['14:00 to 19:00', '14:00 to 19:00'],
      ...['15:00 to 20:00', '14:00 to 19:00'],
    ]);
  });

  test('keep what a series left out or moved, whichever way that is written', async () => {
    const days = ['DTSTART;VALUE=DATE:20260601', 'DTEND;VALUE=DATE:20260602', 'RRULE:FREQ=WEEKLY;COUNT=5'];
    const calendar = file(
      event('UID:a', ...days, 'EXDATE;VALUE=DATE:20260608', 'EXDATE:20260614T230000Z'),
      event('UID:a', 'RECURRENCE-ID;VALUE=DATE:20260622', 'DTSTART;VALUE=DATE:20260624', 'DTEND;VALUE=DATE:20260626'),
      event(
        'UID:b',
        'DTSTART;TZID=Europe/London:20260702T090000',
        'DURATION:PT5H',
        'RRULE:FREQ=DAILY;COUNT=4',
        'EXDATE:20260703T080000Z',
      ),
      event(
        'UID:b',
        'RECURRENCE-ID;TZID=Europe/London:20260704T090000',
        'DTSTART;TZID=Europe/London:20260704T090000',
        'DURATION:PT5H',
        'STATUS:CANCELLED',
      ),
      event('UID:c', 'DTSTART:20260801T080000Z', 'DURATION:PT4H', 'RDATE:20260803T080000Z,20260805T080000Z'),
    );
    expect((await daysOf(calendar)).map(([from, to]) => `${from}/${to}`)).toEqual([
      ...['2026-06-01/2026-06-01', '2026-06-29/2026-06-29', '2026-06-24/2026-06-25'],
      ...['2026-07-02/2026-07-02', '2026-07-05/2026-07-05'],
      ...['2026-08-01/2026-08-01', '2026-08-03/2026-08-03', '2026-08-05/2026-08-05'],
    ]);
  });

  test('of a broken event or a series without end in sight are told, and cost the others nothing', async () => {
    const reading = await read(
      file(
        event('UID:a', 'DTSTART;VALUE=DATE:20260601'),
        event('UID:b', 'DTSTART:nonsense'),
        event('UID:c', 'SUMMARY:No start'),
        event('UID:d', 'DTSTART:19700101T000000Z', 'DURATION:PT5H', 'RRULE:FREQ=SECONDLY'),
        event('UID:e', 'DTSTART:20260601T100000Z', 'DTEND:20260601T090000Z'),
      ),
    );
    expect(reading.times).toHaveLength(1);
    expect(reading.unread).toBe(4);
  });

  test('are read whether lines are folded, end in a line feed alone, or are UTF-16', async () => {
    const text = file(event('UID:a', 'DTSTART;VALUE=DATE:2026', ' 0601', `DESCRIPTION:${'x'.repeat(70)}`, ' more'));
    const expected = [['2026-06-01', '2026-06-01', null, null]];
    expect(await daysOf(text)).toEqual(expected);
    expect(await daysOf(text.replaceAll('\r\n', '\n'))).toEqual(expected);
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    expect((await readCalendar([wide.subarray(0, 7), wide.subarray(7)], year)).times).toHaveLength(1);
  });

  test('are refused in a sentence where the file is none, and read where it is ten years long', async () => {
    for (const text of ['\r\n \r\n', 'Name,Date\nAda,2026-06-01', '%PDF-1.7', '{"a":1}', 'x'.repeat(2_000_000)])
      await expect(read(text)).rejects.toThrow('This is no calendar file');
    const many = (count: number, day: (at: number) => string) =>
      (function* () {
        yield Buffer.from('BEGIN:VCALENDAR\r\n');
        for (let at = 0; at < count; at += 1)
          yield Buffer.from(`${event(`UID:${at}`, `DTSTART;VALUE=DATE:${day(at)}`)}\r\n`);
        yield Buffer.from('END:VCALENDAR\r\n');
      })();
    const old = await readCalendar(
      many(200_000, (at) => (at < 3 ? '20260601' : '20180601')),
      year,
    );
    expect([old.times.length, old.passedOver]).toEqual([3, 199_997]);
    await expect(
      readCalendar(
        many(200_000, () => '20260601'),
        year,
      ),
    ).rejects.toThrow(Unreadable);
  });
});
