import { z } from 'zod';
import { nothing, version } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import {
  concludeForm,
  expectForm,
  followUpForm,
  observeForm,
  planSessionForm,
  startForm,
  stopForm,
} from '#server/support/coaching/coaching.form.ts';
import { coachingPage } from '#server/support/coaching/coaching-page.ts';
import {
  agreeCoaching,
  beginReview,
  concludeReview,
  fixStart,
  proposeCoaching,
  sayExpectation,
  stopCoaching,
} from '#server/support/coaching/coaching-plans.ts';
import { followUp, observeContact } from '#server/support/coaching/levels.ts';
import { planSession } from '#server/support/coaching/sessions.ts';

export const _uses = [
  'coaching-plan.view',
  'coaching-plan.write',
  'coaching-plan.propose',
  'coaching-plan.agree',
  'coaching-plan.fix-start',
  'coaching-plan.review',
  'coaching-plan.conclude',
  'coaching-plan.stop',
  'coaching-level.record',
  'coaching-level.follow-up',
  'coaching-session.plan',
] as const;

export const load = page((actor, { params }) => coachingPage(actor, params.coaching!));

const concluded = {
  achieve: 'Achieved. It is looked at again after 30, 60 and 90 days, and Today reminds you both.',
  extend: 'It goes on, to the new day.',
  'change-method': 'It goes on, by the other method.',
};

export const actions = {
  expect: submit(expectForm, async (actor, values, { params }) => {
    await sayExpectation(actor, params.coaching!, values);
    return { said: 'What you expect is kept. Both of you read it.' };
  }),
  propose: submit(nothing, async (actor, _, { params }) => {
    await proposeCoaching(actor, params.coaching!);
    return { said: 'Proposed. The other of you finds it on Today.' };
  }),
  agree: submit(z.object({ version }), async (actor, values, { params }) => {
    await agreeCoaching(actor, params.coaching!, values);
    return { said: 'Agreed. Say next how far it is at the start.' };
  }),
  start: submit(startForm, async (actor, values, { params }) => {
    await fixStart(actor, params.coaching!, values);
    return { said: 'The start is fixed. The next session begins it.' };
  }),
  session: submit(planSessionForm, async (actor, values, { params }) => {
    const { id } = await planSession(actor, params.coaching!, values);
    return {
      to: `/lead/coaching/${params.coaching}/sessions/${id}`,
      said: 'The session is arranged. Both of you see it.',
    };
  }),
  observe: submit(observeForm, async (actor, values, { params }) => {
    await observeContact(actor, params.coaching!, values);
    return { said: 'Kept, and drawn with the others.' };
  }),
  review: submit(nothing, async (actor, _, { params }) => {
    await beginReview(actor, params.coaching!);
    return { said: 'In review. Say what came of it.' };
  }),
  conclude: submit(concludeForm, async (actor, values, { params }) => {
    await concludeReview(actor, params.coaching!, values);
    return { said: concluded[values.outcome] };
  }),
  followUp: submit(followUpForm, async (actor, values, { params }) => {
    await followUp(actor, params.coaching!, values);
    return { said: 'Kept. Both of you read whether it held.' };
  }),
  stop: submit(stopForm, async (actor, { words }, { params }) => {
    await stopCoaching(actor, params.coaching!, words);
    return { said: 'Stopped. What was written stays with the two of you; nothing more is asked.' };
  }),
};
