// Thanks of the sample: each for one thing that somebody did.
import { giveThanks, keepThanksPrivate, readThanks } from '../../support/recognitions.ts';
import type { Calendar } from './calendar.ts';
import type { SamplePeople } from './people.ts';

type ThanksStory = {
  from: string;
  to: string;
  daysAgo: number;
  time: string;
  behaviour: string;
  effect: string | null;
  contact?: string;
  /** Of the plan under way at that time. */
  ofPlan?: true;
  /** What the receiver did with it; nothing while it is new. */
  answer?: 'read' | 'kept private';
};

/** In the time of the summer plan. */
export const summerThanks: ThanksStory[] = [
  {
    ...{ from: 'adwoa', to: 'priya', daysAgo: 68, time: '16:05', ofPlan: true, answer: 'read' },
    behaviour: 'You stayed on the line behind me for my first two call-backs and wrote me one sentence after each.',
    effect: 'I did the third alone, and the tenant knew when she would hear from us.',
  },
  {
    ...{ from: 'imani', to: 'roisin', daysAgo: 67, time: '11:20', ofPlan: true, answer: 'read' },
    behaviour: 'You rang the heating contractor about every step before it went on the page.',
    effect: 'Nobody has had to ring him about a boiler since.',
  },
];
export const autumnThanks: ThanksStory[] = [
  {
    ...{ from: 'tomasz', to: 'yusuf', daysAgo: 26, time: '15:40', contact: 'R-20418', answer: 'read' },
    behaviour: 'You noticed that the caller lip-reads, and moved her to webchat before she had to ask.',
    effect: 'She wrote that it was the first time she did not have to explain it.',
  },
  {
    ...{ from: 'imani', to: 'callum', daysAgo: 25, time: '09:50', answer: 'kept private' },
    behaviour: 'You told me in front of nobody that the plan was made at hours you never see.',
    effect: 'The evening shift is asked first now.',
  },
  {
    ...{ from: 'darnell', to: 'priya', daysAgo: 24, time: '10:15', answer: 'read' },
    behaviour: 'You let me listen to three damp calls and asked me afterwards what I would have asked.',
    effect: 'I asked about the children’s room today without being told.',
  },
  {
    ...{ from: 'sian', to: 'priya', daysAgo: 23, time: '13:30', answer: 'read' },
    behaviour: 'You put the surveyor’s answers under each question of the triage sheet.',
    effect: 'I booked the right visit for a flat in Welsh without asking anybody.',
  },
  {
    ...{ from: 'yusuf', to: 'priya', daysAgo: 22, time: '09:20', answer: 'read' },
    behaviour: 'You took over when a caller shouted at me, and gave the call back once she was calm.',
    effect: 'I finished it myself.',
  },
  {
    ...{ from: 'tomasz', to: 'priya', daysAgo: 20, time: '16:45', answer: 'read' },
    behaviour: 'You read my letter about mould and crossed out every word that a tenant would have to look up.',
    effect: 'Nobody has rung back about it.',
  },
  {
    ...{ from: 'meilin', to: 'priya', daysAgo: 17, time: '11:05', answer: 'read' },
    behaviour: 'You noted the cause of each damp call for a whole week, though it took you ten minutes a day.',
    effect: 'The count that I made of it shows which block to look at first.',
  },
  {
    ...{ from: 'imani', to: 'priya', daysAgo: 16, time: '15:10', answer: 'read' },
    behaviour: 'You rang the surveyor on Monday before the desk opened, and wrote down which three flats go first.',
    effect: 'All three were seen the same day.',
  },
];
export const winterThanks: ThanksStory[] = [
  {
    ...{ from: 'meilin', to: 'adwoa', daysAgo: 4, time: '17:20' },
    behaviour: 'You read the complaint aloud to yourself before you answered it, and changed the first line.',
    effect: 'Mr Hale thanked us for the apology before he said anything else.',
  },
  {
    ...{ from: 'sian', to: 'imani', daysAgo: 4, time: '17:40' },
    behaviour: 'You sat with me at the Welsh line on Tuesday evening and wrote down what we could not answer.',
    effect: 'Two of the five questions have an answer in Welsh already.',
  },
];

/** Given, and read or kept private by some. */
export async function sampleThanks(
  cast: SamplePeople,
  calendar: Calendar,
  stories: readonly ThanksStory[],
  plan: string,
): Promise<void> {
  for (const { from, to, daysAgo, time, ofPlan, answer, ...words } of stories) {
    const happenedOn = calendar.goTo(daysAgo, time);
    const about = { ...words, happenedOn, work: ofPlan ? `plan:${plan}` : null };
    const { id } = await giveThanks(await cast.as(from), { ...about, receiverId: cast.idOf(to) });
    if (answer) await readThanks(await cast.as(to), id);
    if (answer === 'kept private') await keepThanksPrivate(await cast.as(to), id, true);
  }
}
