import { findAsked, pageAsked } from '#server/asked.ts';
import { today } from '#server/clock.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { enrolForm } from '#server/portfolios/enrolments.form.ts';
import { enrol, enrolmentsOf, pageSize } from '#server/portfolios/enrolments.ts';

export const _uses = ['enrolment.list', 'enrolment.create'] as const;

export const load = page(async (actor, { url }) => {
  const find = findAsked(url);
  const found = await enrolmentsOf(actor, { find, page: pageAsked(url) });
  return { ...found, find, pageSize, today: today(actor.organisation.timeZone) };
});

export const actions = {
  enrol: submit(enrolForm, async (actor, values) => {
    const { id } = await enrol(actor, values);
    return { to: `/prove/${id}`, said: 'Enrolled. The candidate finds the portfolio under Prove.' };
  }),
};
