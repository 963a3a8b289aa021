// What the leader wrote for herself: an entry that could be evidence, and lines of a day that are not an entry yet.
import { writeEntry } from '../../portfolios/journal.ts';
import type { Calendar } from './calendar.ts';
import type { SamplePeople } from './people.ts';

export async function sampleJournal(cast: SamplePeople, calendar: Calendar): Promise<void> {
  calendar.goTo(3, '15:45');
  const [leader, none] = [await cast.as('imani'), { happenedTo: null, simulated: false, records: [] }];
  await writeEntry(leader, 'journal', {
    ...none,
    title: 'The lunch hour I gave away',
    happenedFrom: calendar.day(17),
    parts: {
      happened:
        'Callum said in front of the others that lunchtime is the one hour he never works. I had put the webchat cover there, and answered that somebody has to.',
      thought:
        'I was short with him. Afterwards I asked myself why: I had read his hours and never asked him about them.',
      why: 'I had assumed that a gap in the rota is a gap in the person. I defend a plan hardest when I have had least help with it.',
      differently:
        'From now on I ask each of them which hours they would rather not have before I draw anything, and leave the sheet open until the Friday.',
    },
  });
  await writeEntry(leader, 'journal', {
    ...none,
    title: null,
    happenedFrom: null,
    parts: { happened: 'Róisín laughed when I read out the target. Ask her what was funny, and mean it.' },
  });
}
