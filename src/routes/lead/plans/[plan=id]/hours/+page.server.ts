import { submit } from '#server/form.ts';
import { allOf } from '#server/list-words.ts';
import { page } from '#server/page.ts';
import { hoursOfPlan } from '#server/plans/hours-page.ts';
import { otherWorkChosen, otherWorkForm } from '#server/plans/other-work.form.ts';
import { type Overfull, sayOverfull } from '#server/plans/overfull.ts';
import { reckonHours, setHoursOf, setPlanHours, setWeekHours } from '#server/plans/plan-hours.ts';
import { allHoursForm, hoursForm, reckonForm, weekHoursForm } from '#server/plans/plans.form.ts';
import { stateOtherWork, withdrawOtherWork } from '#server/plans/stating-other-work.ts';

export const _uses = ['plan.view', 'plan.edit'] as const;

export const load = page(async (actor, { params, url }) => {
  const found = await hoursOfPlan(actor, params.plan!);
  const asked = url.searchParams.get('person');
  const known = new Set(found.people.map(({ id }) => id));
  return {
    ...found,
    others: found.others.filter(({ id }) => !known.has(id)),
    chosen: (found.mayEdit && found.byWeek.people?.find(({ id }) => id === asked)) || null,
  };
});

function sayHoursSet({ left, over, beyond }: { left: string[]; over: Overfull[]; beyond: string[] }) {
  const still = `Still theirs: ${allOf(left.map((title) => `“${title}”`))}. Give the work to others by hand, or run the allocation again.`;
  if (left.length > 0) return { said: `The hours are set. ${still}`, warns: true };
  const amiss = [...beyond, ...over.map(sayOverfull)];
  return { said: ['The hours are set.', ...amiss].join(' '), warns: amiss.length > 0 };
}

export const actions = {
  total: submit(hoursForm, async (actor, { personId, hours }, { params }) =>
    sayHoursSet(await setPlanHours(actor, params.plan!, personId, hours)),
  ),
  all: submit(allHoursForm, async (actor, wanted, { params }) => {
    if (wanted.length > 0 && wanted.every(({ hours, read }) => hours === read))
      return { said: 'The hours stay as they are.' };
    return sayHoursSet(await setHoursOf(actor, params.plan!, wanted));
  }),
  weeks: submit(weekHoursForm, async (actor, { personId, weeks }, { params, url }) => ({
    ...sayHoursSet(await setWeekHours(actor, params.plan!, personId, weeks)),
    to: url.pathname,
  })),
  anew: submit(reckonForm, async (actor, { personId }, { params }) =>
    sayHoursSet(await reckonHours(actor, params.plan!, personId)),
  ),
  state: submit(otherWorkForm, async (actor, values, { params }) => {
    await stateOtherWork(actor, params.plan!, values);
    return { said: 'The other work is counted.' };
  }),
  withdraw: submit(otherWorkChosen, async (actor, { otherId }, { params }) => {
    await withdrawOtherWork(actor, params.plan!, otherId);
    return { said: 'It is no longer counted.' };
  }),
};
