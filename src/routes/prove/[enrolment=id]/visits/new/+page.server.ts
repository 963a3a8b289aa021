import { NotFound } from '#server/errors.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { visitsOf } from '#server/portfolios/visits/visit-page.ts';
import { beginVisitForm, planVisitForm } from '#server/portfolios/visits/visits.form.ts';
import { beginAtOnce, planVisit } from '#server/portfolios/visits/visits.ts';

export const _uses = ['visit.list', 'visit.plan'] as const;

export const load = page(async (actor, { params }) => {
  const { mayPlan, candidate, unit, readers } = await visitsOf(actor, params.enrolment!);
  if (!mayPlan) throw new NotFound();
  return { home: `/prove/${params.enrolment}`, candidate, unit, readers };
});

export const actions = {
  begin: submit(beginVisitForm, async (actor, values, { params }) => {
    const { id } = await beginAtOnce(actor, params.enrolment!, values);
    return { to: `/prove/visits/${id}`, said: 'It has begun.' };
  }),
  plan: submit(planVisitForm, async (actor, values, { params }) => {
    const { id } = await planVisit(actor, params.enrolment!, values);
    return { to: `/prove/visits/${id}`, said: 'It is planned. The candidate sees it.' };
  }),
};
