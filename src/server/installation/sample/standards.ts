// What the sample promises to tenants, and the contacts that say how it went.
import { Readable } from 'node:stream';
import { mapSuggested } from '../../standards/agents.ts';
import { importContactFile } from '../../standards/contact-import-whole.ts';
import { addStandard } from '../../standards/standards.ts';
import type { Calendar } from './calendar.ts';
import { members } from './cast.ts';
import { contactLines } from './contacts.ts';
import type { SamplePeople } from './people.ts';

const standards = [
  ['We settle it the first time', 'Three in four contacts need no second one.', 'fcr', 0.75],
  // A caller who gave up spoke to nobody, so this one is the whole organisation's, not a team's.
  ['We answer', 'Nineteen in twenty callers reach somebody.', 'answer-rate', 0.95],
  ['You are content with how we dealt with it', 'Seven in ten who tell us say good or very good.', 'csat', 0.7],
  [
    'We answer in a minute and a half on average',
    'The mean of all phone calls and webchats.',
    'speed-of-answer-mean',
    90,
  ],
] as const;

/** `weeks`: of how many there are contacts. */
export async function sampleStandards(
  { administrator, teamId }: SamplePeople,
  calendar: Calendar,
  weeks: number,
): Promise<void> {
  calendar.goTo(weeks * 7 - 3, '11:00');
  const liveFrom = calendar.day(weeks * 7 + 1);
  for (const [name, promise, kpi, target] of standards)
    await addStandard(administrator, {
      name,
      promise,
      kpi,
      target,
      team: kpi === 'answer-rate' ? null : teamId,
      liveFrom,
    });
}

/** About 800 contacts in each of the weeks until this one, brought in as the file a telephone system would give. */
export async function sampleContacts(
  cast: SamplePeople,
  calendar: Calendar,
  seed: number,
  weeks: number,
): Promise<number> {
  const leader = await cast.as('imani');
  calendar.goTo(1, '18:20');
  const agents = members.map(({ name }) => name);
  const story = { seed, until: calendar.day(0), weeks, perWeek: 830, agents, improvedFor: 11 };
  const lines = function* () {
    for (const line of contactLines(story)) yield Buffer.from(`${line}\n`);
  };
  const { done } = await importContactFile(leader, { name: 'contacts.csv', content: Readable.from(lines()) });
  await mapSuggested(leader);
  return done?.added ?? 0;
}
