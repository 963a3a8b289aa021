import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { assignForm } from '#server/portfolios/enrolments.form.ts';
import { assignAssessor, enrolmentOf } from '#server/portfolios/enrolments.ts';

export const _uses = ['enrolment.assign', 'enrolment.list'] as const;

export const load = page(async (actor, { params }) => enrolmentOf(actor, params.enrolment!));

export const actions = {
  default: submit(assignForm, async (actor, values, { params }) => {
    await assignAssessor(actor, params.enrolment!, values);
    return { to: '/prove/enrolments', said: 'Saved.' };
  }),
};
