// Feedback of the sample: to a member, to the leader, and between members; one answered, one corrected, one new.
import { correctChecked, giveChecked } from '../../insights/feedback-fields.ts';
import { answerFeedback, readFeedback } from '../../support/colleague-feedback.ts';
import { feedbackPage } from '../../support/colleague-feedback-list.ts';
import type { Calendar } from './calendar.ts';
import type { SamplePeople } from './people.ts';

const none = { situation: null, impact: null, nextStep: null, asItIsBecause: null };

type Said = { behaviour: string } & Partial<Record<keyof typeof none, string>>;

export async function sampleFeedback(cast: SamplePeople, calendar: Calendar): Promise<void> {
  const give = async (from: string, to: string, said: Said) =>
    (await giveChecked(await cast.as(from), cast.idOf(to), { ...none, ...said })).id;

  calendar.goTo(14, '08:05');
  const toTomasz = await give('imani', 'tomasz', {
    situation: 'The call with the tenant of Alder Court on Thursday',
    behaviour: 'You gave her the reference number once, quickly, and put the phone down before she had written it.',
    impact: 'She rang twice more and was asked for it each time.',
    nextStep: 'Say it in threes and have it read back. We listen to ten calls next month and look for ten.',
  });
  calendar.goTo(14, '08:40');
  const textId = (await feedbackPage(await cast.as('tomasz'), toTomasz)).texts[0]!.id;
  await answerFeedback(await cast.as('tomasz'), toTomasz, {
    ...{ textId, view: 'other-view' },
    words: 'She had a pen, I asked her. But I did not wait for her to read it back, and that I can do.',
  });
  calendar.goTo(14, '08:50');
  const toImani = await give('priya', 'imani', {
    situation: 'In the plan meeting on Tuesday',
    behaviour: 'You asked the evening shift last, when there were four minutes left.',
    impact: 'Callum had two things to say and said neither.',
  });
  calendar.goTo(14, '08:55');
  await readFeedback(await cast.as('imani'), toImani);
  calendar.goTo(14, '09:00');
  const toDarnell = await give('sian', 'darnell', {
    situation: 'On Monday afternoon, with the caller about the lift',
    behaviour: 'You told him in one sentence what happens next, and by when.',
    impact: 'He thanked you and did not ring again.',
  });
  calendar.goTo(14, '09:10');
  await correctChecked(await cast.as('sian'), toDarnell, {
    ...none,
    situation: 'On Tuesday afternoon, with the caller about the lift',
    behaviour: 'You told him in one sentence what happens next, and by when.',
    impact: 'He thanked you and did not ring again.',
    correctedBecause: 'It was Tuesday',
  });
  calendar.goTo(14, '09:20');
  await give('adwoa', 'imani', {
    ...{ behaviour: 'Brilliant as always, you are so supportive.' },
    asItIsBecause: 'I only want to say it before the week is over',
  });
}
