// What the sample's organisation is to achieve, and what two people are to achieve in the winter plan.
import type { Actor } from '../../people/actor.ts';
import { addOrganisationObjective } from '../../plans/organisation-objectives.ts';
import type { PersonObjectiveForm } from '../../plans/person-objectives.form.ts';
import { addPersonObjective } from '../../plans/person-objectives.ts';
import type { Calendar } from './calendar.ts';

const wanted = [
  {
    ...{ title: 'Tenants need not contact us twice', measure: 'kpi:fcr', baseline: 71, target: 78 },
    consequence:
      'A fifth of all calls stay calls we caused ourselves, and the regulator’s survey stays below the others’.',
  },
  {
    ...{ title: 'Tenants are content with how we dealt with it', measure: 'kpi:csat', baseline: 69, target: 75 },
    consequence: 'Complaints go to the Ombudsman that a good answer would have settled.',
  },
  {
    ...{ title: 'Nobody with an urgent repair gives up waiting', measure: 'kpi:answer-rate', baseline: 95, target: 97 },
    consequence: 'Damage grows behind a call that nobody took.',
  },
];

/** Set by the manager. Answers their ids, in order. */
export async function sampleObjectives(manager: Actor, calendar: Calendar): Promise<string[]> {
  const ids: string[] = [];
  for (const objective of wanted) {
    const form = { ...objective, due: calendar.day(-130), ownerId: manager.personId };
    ids.push((await addOrganisationObjective(manager, form)).id);
  }
  return ids;
}

/** `parent`: which objective of the plan it is for, by position. */
export type OwnStory = { who: string; parent: number } & Pick<
  PersonObjectiveForm,
  'title' | 'measure' | 'baseline' | 'target' | 'consequence' | 'noMeasureReason'
>;

export const winterOwn: OwnStory[] = [
  {
    ...{ who: 'adwoa', parent: 1, title: 'Acknowledge complaints so that tenants rate us 4 or 5', measure: 'kpi:csat' },
    ...{ baseline: '68%', target: '73%', noMeasureReason: null },
    consequence: 'Tenants write a second time, to somebody above us.',
  },
  {
    ...{ who: 'callum', parent: 0, title: 'Say at the first call what the triage surveyor will do', measure: null },
    ...{ baseline: null, target: null, consequence: null },
    noMeasureReason: 'The desk has no figures of its own yet; we listen to five calls together in the second week.',
  },
];

/** What the leader sets for some people, before the work is given out. */
export async function ownObjectives(
  leader: Actor,
  stories: readonly OwnStory[],
  {
    planId,
    objectiveIds,
    idOf,
    due,
  }: { planId: string; objectiveIds: string[]; idOf(key: string): string; due: string },
): Promise<void> {
  for (const { who, parent, ...own } of stories)
    await addPersonObjective(leader, planId, { ...own, personId: idOf(who), parentId: objectiveIds[parent]!, due });
}
