// R-003, L01: work given on availability alone, and steps up without a buddy. Pure.
import type { Noticed } from '../plans/availability.ts';
import { availabilityRemedy, sayAlike } from '../plans/availability-words.ts';
import { isShaped } from '../plans/plan-state.ts';
import type { Check, Found } from './check.ts';
import type { LeadingFacts, LedPlan } from './leading-facts.ts';

/** What the plan itself points out, of work that is not done yet. */
const noticed = ({ plans }: LeadingFacts, isStepUp: boolean): Found[] =>
  plans.flatMap((led) =>
    led.noticed.flatMap((note) => {
      const given = led.assignments.filter(({ id, doneAt }) => note.ids.includes(id) && !doneAt);
      return given.some(({ develops }) => develops === isStepUp) ? [foundIn(led, note)] : [];
    }),
  );

const foundIn = (
  { plan, state, tasks, assignments }: LedPlan,
  { id, ids, taskId, title, what, remedy }: Noticed,
): Found => ({
  ...{
    objectId: id,
    title,
    what,
    remedy: isShaped(state) ? remedy : `${remedy} For that the plan is revised first, on its page.`,
    href: `/lead/plans/${plan.id}/tasks/${taskId}`,
    action: 'Open the task',
  },
  rests: [
    tasks.find((task) => task.id === taskId)?.skills.map((skill) => [skill.id, skill.level]),
    assignments
      .filter((one) => ids.includes(one.id))
      .map(({ personId, buddyId, overrideReason }) => [personId, buddyId, overrideReason]),
    what,
  ],
});

const availabilityAlone: Check = {
  ...{
    id: 'availability-alone',
    severity: 'warn',
    source: 'S0 misconception 1; L01; R-003',
    toDo: 'Look at who has the work',
  },
  title: 'Work given for skill, wish or development, not for free hours alone',
  why: 'Work handed to whoever is free overlooks strengths and what people want to learn.',
  remedy: 'Name the skill that the task needs, ask who wants it, or give it by hand and say why.',
  find: (facts) => [...noticed(facts, false), ...facts.plans.flatMap(aloneIn)],
};

/** A whole plan that free hours alone would have given, or one as good. */
function aloneIn({ plan, alone, assignments }: LedPlan): Found[] {
  const verdict = alone?.test?.verdict;
  if (!alone?.test || (verdict !== 'same' && verdict !== 'as-good') || assignments.every(({ doneAt }) => doneAt))
    return [];
  return [
    {
      ...{ objectId: alone.id, title: `Free hours alone would give “${plan.title}” as well` },
      ...{ what: sayAlike(alone.test), remedy: availabilityRemedy, rests: [alone.id, verdict] },
      ...{ href: `/lead/plans/${plan.id}/allocation/${alone.id}#availability`, action: 'Open the run' },
    },
  ];
}

const withoutBuddy: Check = {
  ...{ id: 'step-up-without-buddy', severity: 'warn', source: 'S0; S2 2.3; R-002', toDo: 'Look at who has the work' },
  title: 'Steps up with a buddy beside them',
  why: 'Whoever takes a step up alone learns from mistakes that customers pay for.',
  remedy: 'Run the allocation again, which names a buddy, or give the task to others by hand.',
  find: (facts) => noticed(facts, true),
};

const fairShares: Check = {
  ...{ id: 'fair-share', severity: 'note', source: 'S2 1.1, 2.3; S4; R-012', toDo: 'Look at who has the work' },
  title: 'Shares of development, hard work, thanks and talks that are out of line beyond chance',
  why: 'What is shared unequally unnoticed is felt by whoever gets too little or carries too much.',
  remedy: 'Think about the question, ask those whom it is about, and answer it.',
  find: ({ shares }) =>
    shares.map(({ objectId, what, counts, remedy, checkId, restsOn }) => ({
      ...{ objectId, title: what, what: counts, remedy, rests: [checkId, restsOn] },
      ...{ href: '/lead/fair-shares', action: 'Answer it under fair shares' },
    })),
};

export const workChecks = [availabilityAlone, withoutBuddy, fairShares];
