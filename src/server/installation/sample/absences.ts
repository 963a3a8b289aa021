// Days away in the sample: one entered by hand, some out of a calendar.
import { absenceImportOf, bringCalendar, calendarFile, takeInAbsences } from '../../people/absence-imports.ts';
import { addAbsence } from '../../people/absences.ts';
import type { Calendar } from './calendar.ts';
import type { SamplePeople } from './people.ts';
import { winterPlan } from './plan-stories.ts';

/** Before the winter plan is made, so that its hours are reckoned with them. */
export async function winterAbsences(cast: SamplePeople, calendar: Calendar): Promise<void> {
  const { begins, shaped } = winterPlan;
  calendar.goTo(shaped + 15, '16:20');
  const yusuf = await cast.as('yusuf');
  const days = { startsOn: calendar.day(begins - 7), endsOn: calendar.day(begins - 11) };
  await addAbsence(yusuf, yusuf.personId, { kind: 'leave', ...days, hours: null });
  const meilin = await cast.as('meilin');
  const event = (uid: string, from: number, to: number) => [
    ...['BEGIN:VEVENT', `UID:${uid}`, 'SEQUENCE:0', 'TRANSP:OPAQUE'],
    ...[
      `DTSTART;VALUE=DATE:${compact(calendar.day(from))}`,
      `DTEND;VALUE=DATE:${compact(calendar.day(to))}`,
      'END:VEVENT',
    ],
  ];
  const file = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...event('a', begins - 14, begins - 16),
    ...event('b', begins - 21, begins - 22),
    'END:VCALENDAR',
  ];
  const reading = await calendarFile(meilin, [Buffer.from(file.join('\r\n'))]);
  const { id } = await bringCalendar(meilin, meilin.personId, reading);
  const { changes } = await absenceImportOf(meilin, meilin.personId, id);
  await takeInAbsences(meilin, meilin.personId, id, { kind: 'leave', take: (changes ?? []).map(({ key }) => key) });
}

const compact = (day: string) => day.replaceAll('-', '');
