// The plan after the next in the sample: written down by the leader and not open to the team yet.
import { addAbsence } from '../../people/absences.ts';
import type { Calendar } from './calendar.ts';
import type { SamplePeople } from './people.ts';
import type { DraftStory } from './plan-stories.ts';
import { drafted } from './plans.ts';

const nextPlan: DraftStory = {
  title: 'Handed over, not told again',
  begins: -42,
  objectives: [
    {
      ...{ title: 'Callers tell their story once', measure: 'kpi:csat', baseline: 71, target: 73, priority: 3, of: 1 },
      ...{ serves: 'Service standard: you are content with how we dealt with it', noMeasureReason: null },
      consequence:
        'Whoever rings in the evening starts anew with somebody who knows nothing, and says so in the survey.',
    },
    {
      ...{ title: 'The late shift knows what the day promised', measure: null, baseline: null, target: null },
      ...{ priority: 2, of: null, serves: 'People plan: nobody works alone' },
      consequence: 'Evenings break promises they never heard of, and mornings hear the anger.',
      noMeasureReason: 'We listen to ten handovers first. What is lost in them shows what can be counted.',
    },
  ],
  own: [
    {
      ...{ who: 'meilin', parent: 1, title: 'Say after two weeks what is lost most often between shifts' },
      ...{ measure: null, baseline: null, target: null, consequence: null },
      noMeasureReason: 'It is a finding, and not a figure: ten handovers are too few to count a share of.',
    },
  ],
  tasks: [
    { title: 'Listen to ten handovers and note what is lost', hours: 6, serves: 1, needs: { analysis: 2 }, by: 11 },
    { title: 'Write the handover note of five lines', hours: 4, serves: 0, needs: { writing: 3 }, by: 16 },
    { title: 'Try the note on four evenings', hours: 3, serves: 1, needs: { repairs: 2 }, people: 2 },
    { title: 'Hand webchats over without a second greeting', hours: 5, serves: 0, needs: { webchat: 3 } },
    {
      ...{ title: 'Take over complaints that cross a shift', hours: 8, serves: 0, needs: { complaints: 2 } },
      ...{ shareSmallest: 4, spread: true },
    },
  ],
};

export async function draftNext(cast: SamplePeople, calendar: Calendar): Promise<void> {
  calendar.goTo(calendar.lately(1), '16:30');
  const { begins } = nextPlan;
  const sian = await cast.as('sian');
  const days = { startsOn: calendar.day(begins - 7), endsOn: calendar.day(begins - 11) };
  await addAbsence(sian, sian.personId, { kind: 'leave', ...days, hours: null });
  await drafted(cast, calendar, nextPlan);
}
