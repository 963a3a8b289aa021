import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { endEnrolment, resumeEnrolment, suspendEnrolment } from '#server/portfolios/enrolment-ends.ts';
import { closeEnrolmentForm, endEnrolmentForm, resumeEnrolmentForm } from '#server/portfolios/enrolments.form.ts';
import { enrolmentOf } from '#server/portfolios/enrolments.ts';

export const _uses = ['enrolment.list', 'enrolment.suspend', 'enrolment.resume', 'enrolment.end'] as const;

export const load = page(async (actor, { params }) => enrolmentOf(actor, params.enrolment!));

export const actions = {
  suspend: submit(closeEnrolmentForm, async (actor, values, { params }) => {
    await suspendEnrolment(actor, params.enrolment!, values);
    return { said: 'The enrolment is suspended.' };
  }),
  resume: submit(resumeEnrolmentForm, async (actor, values, { params }) => {
    await resumeEnrolment(actor, params.enrolment!, values);
    return { said: 'The enrolment goes on.' };
  }),
  end: submit(endEnrolmentForm, async (actor, values, { params }) => {
    await endEnrolment(actor, params.enrolment!, values);
    return { said: 'The enrolment has ended. What was judged stays.' };
  }),
};
