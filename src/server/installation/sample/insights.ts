// What the leader of the sample made of the checks: a question of fair shares answered, a finding set aside.
import { answerShare, fairSharesOf } from '../../insights/fair-share-page.ts';
import { leadingOf, waiveFinding } from '../../insights/leading-page.ts';
import type { Calendar } from './calendar.ts';
import type { SamplePeople } from './people.ts';

/** `planId`: of the plan that is shaped and whose briefing is to come. */
export async function sampleInsights(cast: SamplePeople, calendar: Calendar, planId: string): Promise<void> {
  const leader = await cast.as('imani');
  calendar.goTo(2, '09:20');
  const reason =
    'Priya set up the damp triage, and all of us needed her. From December on each of us says at the huddle what they saw somebody else do.';
  const asked = (await fairSharesOf(leader, cast.teamId)).questions;
  for (const question of asked.filter(({ checkId }) => checkId === 'fair-share-recognition-many-6'))
    await answerShare(leader, cast.teamId, 6, { ...question, reason });
  const { groups } = await leadingOf(leader, cast.teamId);
  for (const finding of groups
    .flatMap(({ open }) => open)
    .filter(({ checkId, objectId }) => checkId === 'understanding-not-said' && objectId === planId))
    await waiveFinding(leader, cast.teamId, {
      ...finding,
      reason: 'At Monday’s briefing each of them says it in their own words, before any of the work begins.',
    });
}
