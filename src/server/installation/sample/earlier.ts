// What a sample of more than half a year has besides: in every quarter before, a plan carried out and the one-to-ones beside it.
import type { Calendar } from './calendar.ts';
import { meetings } from './one-to-one-stories.ts';
import { heldOneToOnes, type Pairs } from './one-to-ones.ts';
import type { SamplePeople } from './people.ts';
import { type PlanStory, summerPlan } from './plan-stories.ts';
import { beginPlan, endPlan } from './plans.ts';

const quarter = 91;

/** As many quarters before the summer plan as lie within so many weeks, the oldest first. */
export async function earlierQuarters(
  cast: SamplePeople,
  calendar: Calendar,
  pairs: Pairs,
  weeks: number,
  say: (sentence: string) => void,
): Promise<void> {
  const first = Math.floor((weeks * 7 - summerPlan.shaped - 21) / quarter);
  for (let back = first; back > 0; back--) {
    const story = storyOf(back, calendar);
    say(`  “${story.title}” …`);
    const plan = await beginPlan(cast, calendar, story);
    const beside = meetings.map(({ evidence: _, ...meeting }) => ({
      ...{ ...meeting, daysAgo: meeting.daysAgo + back * quarter },
    }));
    await heldOneToOnes(cast, calendar, pairs, beside.slice(0, 2));
    await endPlan(cast, calendar, plan, story);
    await heldOneToOnes(cast, calendar, pairs, beside.slice(2));
  }
}

/** The summer plan again, so many quarters earlier. */
function storyOf(back: number, calendar: Calendar): PlanStory {
  const days = back * quarter;
  const begins = calendar.day(summerPlan.begins + days);
  const title = `${summerPlan.title}, quarter ${Math.ceil(Number(begins.slice(5, 7)) / 3)} of ${begins.slice(0, 4)}`;
  return { ...summerPlan, title, begins: summerPlan.begins + days, shaped: summerPlan.shaped + days };
}
