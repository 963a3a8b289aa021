// Odd calendars of the tests: what programs write, what mail and disks do to it, and what the absences of 2026 are then.

/** `days`: what is read, `from/to` or with hours; `says`: every note, or the one refusal. */
export type Odd = { is: string; bytes: string | Uint8Array; days?: string[]; notes?: RegExp[]; refused?: RegExp };

const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:a', ...lines, 'END:VEVENT'];
const whole = ['DTSTART;VALUE=DATE:20260601', 'DTEND;VALUE=DATE:20260604'];
const days = ['2026-06-01/2026-06-03'];
const plain = calendar(...event(...whole, 'SUMMARY:Ferien in Zürich'));
const one = (is: string, lines: string[], expected: Omit<Odd, 'is' | 'bytes'>): Odd => ({
  ...{ is, bytes: calendar(...event(...lines)) },
  ...expected,
});
const daily = 'DTSTART;TZID=Europe/London:20260601T090000';

/** A character of two bytes with the fold between them. */
function foldedInCharacter(): Uint8Array {
  const bytes = Buffer.from(plain);
  const at = bytes.indexOf(Buffer.from('ü')) + 1;
  return Buffer.concat([bytes.subarray(0, at), Buffer.from('\r\n '), bytes.subarray(at)]);
}

export const oddFiles: Odd[] = [
  { is: 'with a mark of its encoding', bytes: `\ufeff${plain}`, days },
  { is: 'with lines that end in LF', bytes: plain.replaceAll('\r\n', '\n'), days },
  { is: 'with lines that end in CR', bytes: plain.replaceAll('\r\n', '\r'), days },
  { is: 'with empty lines between', bytes: `\r\n\r\n${plain.replaceAll('\r\n', '\r\n\r\n')}`, days },
  { is: 'folded within a character', bytes: foldedInCharacter(), days },
  { is: 'folded within a day', bytes: plain.replace('20260601', '2026\r\n 0601'), days },
  { is: 'folded by a tab', bytes: plain.replace('20260601', '2026\n\t0601'), days },
  { is: 'in Windows-1252', bytes: Buffer.from(plain, 'latin1'), days },
  { is: 'in small letters', bytes: plain.replace('BEGIN:VEVENT', 'begin:vevent').replace('DTSTART', 'dtstart'), days },
  {
    is: 'with a line of four million characters',
    bytes: calendar(...event(...whole, `ATTACH;ENCODING=BASE64:${'QUJD'.repeat(1_000_000)}`)),
    days,
  },
  {
    is: 'in one endless line that is none',
    bytes: `BEGIN:VCALENDAR${'x'.repeat(2_000_000)}`,
    refused: /no calendar file/,
  },
  { is: 'of no bytes', bytes: '', refused: /^The file is empty\./ },
  { is: 'of a mark alone', bytes: '\ufeff', refused: /^The file is empty\./ },
  { is: 'of blank lines', bytes: '\r\n\r\n', refused: /no calendar file/ },
  { is: 'cut off after an event', bytes: plain.replace('END:VCALENDAR\r\n', ''), refused: /breaks off before its end/ },
  { is: 'cut off within an event', bytes: plain.slice(0, -40), refused: /breaks off before its end/ },
  { is: 'cut off in its last line', bytes: plain.slice(0, -6), refused: /breaks off before its end/ },
  {
    is: 'with an event that has no end',
    bytes: calendar('BEGIN:VEVENT', 'UID:b', ...whole, ...event(...whole)),
    days,
    notes: [/^Line 4 of the file: the event has no end/],
  },
  {
    is: 'of two calendars',
    bytes: plain + calendar(...event(...whole).map((line) => line.replace('UID:a', 'UID:b'))),
    days: [...days, ...days],
  },
  { is: 'of two calendars, the second cut off', bytes: plain + plain.slice(0, -20), refused: /breaks off/ },
  {
    is: 'of tasks alone',
    bytes: calendar('BEGIN:VTODO', 'UID:t', 'DUE:20260601', 'END:VTODO'),
    refused: /only tasks\./,
  },
  {
    is: 'of busy times alone',
    bytes: calendar('BEGIN:VFREEBUSY', 'FREEBUSY:20260601T080000Z/PT8H', 'END:VFREEBUSY'),
    refused: /only busy times without events\./,
  },
  { is: 'of nothing', bytes: calendar(), days: [] },
  {
    is: 'with tasks beside events',
    bytes: calendar('BEGIN:VTODO', 'DUE:20260601', 'END:VTODO', ...event(...whole)),
    days,
  },
];

export const oddDays: Odd[] = [
  one('of 31 February', ['DTSTART;VALUE=DATE:20260231'], {
    notes: [/^Line 4 .* begins on 31 February 2026, and there is no such day\.$/],
  }),
  one('until 31 June', ['DTSTART;VALUE=DATE:20260601', 'DTEND;VALUE=DATE:20260631'], {
    notes: [/ends on 31 June 2026/],
  }),
  one('of 29 February in a common year', ['DTSTART:20260229T090000', 'DURATION:PT8H'], { notes: [/29 February 2026/] }),
  one('of month 13', ['DTSTART;VALUE=DATE:20261301'], { notes: [/month 13 of 2026, and a year has 12 months/] }),
  one('at 25:00', ['DTSTART:20260601T250000', 'DURATION:PT8H'], { notes: [/25:0:0, which no clock shows/] }),
  one('that leaves out 31 April', [daily, 'DURATION:PT8H', 'EXDATE:20260431T090000'], {
    notes: [/leaves out 31 April/],
  }),
  one('that ends before it begins', ['DTSTART;VALUE=DATE:20260604', 'DTEND;VALUE=DATE:20260602'], {
    notes: [/ends \(2 June 2026\) before it begins \(4 June 2026\)/],
  }),
  one('until the end of all years', ['DTSTART;VALUE=DATE:20260601', 'DTEND;VALUE=DATE:99991231'], {
    notes: [/ends on 31 December of the year 9999: enter its days by hand/],
  }),
  one('of millions of days', ['DTSTART;VALUE=DATE:20260601', 'DURATION:P9999999999D'], {
    notes: [/lasts longer than ten years: enter its days by hand/],
  }),
  one('that ended a year before', ['DTSTART;VALUE=DATE:20260604', 'DTEND;VALUE=DATE:20250602'], {
    notes: [/ends \(2 June 2025\) before/],
  }),
  one('that ends an hour before', [daily, 'DTEND;TZID=Europe/London:20260601T080000'], {
    notes: [/before it begins, both on 1 June 2026/],
  }),
  one('of less than no time', [daily, 'DURATION:-PT8H'], { notes: [/before it begins/] }),
  one('of a day less than none', ['DTSTART;VALUE=DATE:20260601', 'DURATION:-P2D'], { notes: [/before it begins/] }),
  one('of a day without an end', ['DTSTART;VALUE=DATE:20260601'], { days: ['2026-06-01/2026-06-01'] }),
  one('of a day that ends on itself', ['DTSTART;VALUE=DATE:20260601', 'DTEND;VALUE=DATE:20260601'], {
    days: ['2026-06-01/2026-06-01'],
  }),
  one('of a week long', ['DTSTART;VALUE=DATE:20260601', 'DURATION:P1W'], { days: ['2026-06-01/2026-06-07'] }),
  one('that says no day', ['SUMMARY:Away'], { notes: [/does not say when it begins/] }),
  one('written with dashes', ['DTSTART;VALUE=DATE:2026-06-01'], { notes: [/“2026-06-01”, which is no day/] }),
  one('of nine at no place', ['DTSTART:20260601T090000', 'DTEND:20260601T170000'], { days: ['2026-06-01/2026-06-01'] }),
  one('in a zone that nobody knows', ['DTSTART;TZID=Mars/Olympus:20260601T090000', 'DURATION:PT8H'], {
    days: ['2026-06-01/2026-06-01'],
    notes: [/“Mars\/Olympus” .* read as the time of Europe\/London\.$/],
  }),
  one('in an Outlook zone without its rules', ['DTSTART;TZID="GMT Standard Time":20260601T130000', 'DURATION:PT4H'], {
    days: ['2026-06-01/2026-06-01 4 h'],
  }),
  one(
    'that ends by another clock',
    ['DTSTART;TZID=Europe/London:20260601T160000', 'DTEND;TZID=America/New_York:20260601T150000'],
    { days: ['2026-06-01/2026-06-01 4 h'] },
  ),
  one('that ends by the clock of Greenwich', ['DTSTART;TZID=Europe/London:20260601T130000', 'DTEND:20260601T160000Z'], {
    days: ['2026-06-01/2026-06-01 4 h'],
  }),
  one('of Exchange, free by its own word', [...whole, 'X-MICROSOFT-CDO-BUSYSTATUS:FREE', 'TRANSP:OPAQUE'], {
    days: [],
  }),
  one(
    'of Google, with its alarm',
    [...whole, 'BEGIN:VALARM', 'TRIGGER:-P1D', 'DURATION:nonsense', 'END:VALARM', 'STATUS:CONFIRMED'],
    { days },
  ),
  one('called off', [...whole, 'STATUS:CANCELLED'], { days: [] }),
  { is: 'called off as a whole', bytes: calendar('METHOD:CANCEL', ...event(...whole)), days: [] },
  { is: 'of an invitation', bytes: calendar('METHOD:REQUEST', ...event(...whole)), days },
  {
    is: 'of an old calendar',
    bytes: calendar(...event(daily, 'DURATION:PT8H', 'RRULE:D1 #5')).replace('2.0', '1.0'),
    notes: [/a rule that does not say how often/],
  },
];

const allDay = 'DTSTART;VALUE=DATE:20260601';
const everyDay = Array.from({ length: 365 }, (_, at) => {
  const day = new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10);
  return `${day}/${day}`;
});
const alone = (...on: string[]) => on.map((day) => `2026-06-${day}/2026-06-${day}`);

export const oddSeries: Odd[] = [
  one('daily since the year 1', ['DTSTART;VALUE=DATE:00010101', 'RRULE:FREQ=DAILY'], {
    notes: [/1 January of the year 1/],
  }),
  one('daily since the year 999', ['DTSTART:09990101T090000Z', 'DURATION:PT8H', 'RRULE:FREQ=DAILY'], {
    notes: [/1 January of the year 999/],
  }),
  one('daily since 1950', ['DTSTART;VALUE=DATE:19500101', 'RRULE:FREQ=DAILY'], { days: everyDay }),
  one('weekly since 1950', ['DTSTART;VALUE=DATE:19500102', 'RRULE:FREQ=WEEKLY;INTERVAL=20'], {
    days: ['2026-04-13/2026-04-13', '2026-08-31/2026-08-31'],
  }),
  one('of Mondays, 3,000 times since 1950', ['DTSTART;VALUE=DATE:19500102', 'RRULE:FREQ=DAILY;BYDAY=MO;COUNT=3000'], {
    days: [],
  }),
  one('every second', ['DTSTART:20260601T090000Z', 'DURATION:PT8H', 'RRULE:FREQ=SECONDLY'], {
    notes: [/repeats within a day/],
  }),
  one('daily on 31 February', [allDay, 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31'], { days: alone('01') }),
  one(
    'on 31 February five times since 1950',
    ['DTSTART:19500101T090000', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31;COUNT=5'],
    {
      notes: [/its days could not be worked out/],
    },
  ),
  one('yearly on 31 February', [allDay, 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31'], { days: alone('01') }),
  one('every seventh day, if a Tuesday', [allDay, 'RRULE:FREQ=DAILY;INTERVAL=7;BYDAY=TU'], { days: alone('01') }),
  one('every 0 days', [allDay, 'RRULE:FREQ=DAILY;INTERVAL=0'], {
    notes: [/^Line 4 .* repeats at an interval of “0”, and the least is 1\.$/],
  }),
  one('every day backwards', [allDay, 'RRULE:INTERVAL=-1;FREQ=DAILY'], { notes: [/an interval of “-1”/] }),
  one('no times at all', [allDay, 'RRULE:FREQ=DAILY;COUNT=0'], { notes: [/repeats “0” times, and the least is once/] }),
  one('in month 13', [allDay, 'RRULE:FREQ=YEARLY;BYMONTH=13'], { notes: [/not written as calendars write them/] }),
  one('on 29 February', ['DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY'], { days: [] }),
  one('on 29 February five times', ['DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY;COUNT=5'], {
    notes: [/not every month or year has/],
  }),
  one('until a day, at a time', [daily, 'DURATION:PT8H', 'RRULE:FREQ=DAILY;UNTIL=20260603'], {
    days: alone('01', '02', '03'),
  }),
  one('until a time, by days', [allDay, 'RRULE:FREQ=DAILY;UNTIL=20260602T230000Z'], { days: alone('01', '02') }),
  one('until 31 June', [allDay, 'RRULE:FREQ=DAILY;UNTIL=20260631'], { notes: [/repeats until 31 June 2026/] }),
  one('with a day left out', [allDay, 'RRULE:FREQ=DAILY;COUNT=3', 'EXDATE;VALUE=DATE:20260602'], {
    days: alone('01', '03'),
  }),
  one('with days of its own', [allDay, 'RDATE;VALUE=DATE:20260603,20260605'], { days: alone('01', '03', '05') }),
  one('with periods', ['DTSTART:20260601T080000Z', 'DURATION:PT8H', 'RDATE;VALUE=PERIOD:20260603T080000Z/PT8H'], {
    days: alone('01', '03'),
  }),
  one('with days left out by a rule', [allDay, 'RRULE:FREQ=DAILY;COUNT=9', 'EXRULE:FREQ=WEEKLY'], {
    notes: [/by a rule of its own/],
  }),
  {
    is: 'with a day moved',
    bytes: calendar(
      ...event(allDay, 'RRULE:FREQ=DAILY;COUNT=2'),
      ...event('RECURRENCE-ID;VALUE=DATE:20260602', 'DTSTART;VALUE=DATE:20260610'),
    ),
    days: alone('01', '10'),
  },
  {
    is: 'with a day moved to 31 June: none of it is taken',
    bytes: calendar(
      ...event(allDay, 'RRULE:FREQ=DAILY;COUNT=2'),
      ...event('RECURRENCE-ID;VALUE=DATE:20260602', 'DTSTART;VALUE=DATE:20260631'),
    ),
    notes: [/^Line 9 of the file: the event begins on 31 June/],
  },
  {
    is: 'with a day and all after it moved',
    bytes: calendar(
      ...event(allDay, 'RRULE:FREQ=DAILY;COUNT=4'),
      ...event('RECURRENCE-ID;RANGE=THISANDFUTURE:20260602', 'DTSTART;VALUE=DATE:20260610'),
    ),
    notes: [/every one after it at once/],
  },
  {
    is: 'with a moved day alone',
    bytes: calendar(...event('RECURRENCE-ID;VALUE=DATE:20260602', 'DTSTART;VALUE=DATE:20260610')),
    days: alone('10'),
  },
];
