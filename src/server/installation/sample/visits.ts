// The assessor at the leader's work: a handover that he watched, with notes by the minute, signed and not read by her yet; and a talk planned.
import { noteSeen, sayWhatShows } from '../../portfolios/visits/visit-notes.ts';
import { beginAtOnce, endVisit, planVisit, signVisit } from '../../portfolios/visits/visits.ts';
import type { Calendar } from './calendar.ts';
import type { SamplePeople } from './people.ts';
import type { SampleEnrolment } from './portfolio.ts';

const notes = [
  ['17:22', 'Asks each of the late shift what is still open from the day before she says anything herself.', '2.1'],
  [
    '17:27',
    'Tomasz says that two call-backs are too much for one. She asks who could take the second, and waits.',
    '2.3',
  ],
  ['17:33', 'Writes on the board who rings whom by seven, and reads it out.', '1.4'],
] as const;
const how = {
  '2.1': 'Hears what each has open before she divides anything.',
  '2.3': 'Lets the team find who helps, and does not decide over their heads.',
  '1.4': 'Each hears who does what by when, and it stands where all see it.',
};
const account = [
  'I stood at the back of the late shift’s handover. Imani had not known that I would watch this one.',
  'She let them speak first. When Tomasz said that it was too much, nobody answered for a while; she let the silence be, until Adwoa took the second call-back. It took eleven minutes, and everybody left knowing what they had to do.',
].join('\n\n');

export async function assessorVisits(cast: SamplePeople, calendar: Calendar, { id, criteria }: SampleEnrolment) {
  const assessor = await cast.as('geoff');
  calendar.goTo(3, '17:20');
  const visit = await beginAtOnce(assessor, id, {
    ...{ kind: 'observation', about: 'Handover to the late shift', place: 'Contact centre, by the board' },
    circumstances: 'natural',
  });
  const unmade = { itemId: null, at: null };
  for (const [time, words, code] of notes) {
    calendar.goTo(3, time);
    const criterionId = criteria.get(code)!;
    const { note } = await noteSeen(assessor, visit.id, { words, criterionIds: [criterionId], ...unmade });
    await sayWhatShows(assessor, visit.id, { criterionId, noteId: note.id, words: how[code] });
  }
  calendar.goTo(3, '17:36');
  await endVisit(assessor, visit.id);
  calendar.goTo(3, '18:20');
  await signVisit(assessor, visit.id, { account, present: 'The late shift', declared: true, version: 2 });
  await planVisit(assessor, id, {
    ...{ kind: 'discussion', about: 'Why the team’s targets are what they are', place: 'Room 2' },
    ...{ circumstances: 'natural', day: calendar.workingDay(-11), time: '14:00' },
  });
}
