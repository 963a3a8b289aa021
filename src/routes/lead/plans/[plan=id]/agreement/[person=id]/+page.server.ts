import { seeTogether } from '#server/act.ts';
import { NotFound } from '#server/errors.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { answerAssignment, replyToAnswer } from '#server/plans/answers.ts';
import { counterForm, counterIdForm, declineCounterForm, takeCounterForm } from '#server/plans/counter.form.ts';
import { askPrice, declineCounter, makeCounter, withdrawCounter } from '#server/plans/counter-offers.ts';
import { checkWork, finishAssignment } from '#server/plans/finishing.ts';
import { partOf } from '#server/plans/part-page.ts';
import { stateWords } from '#server/plans/plan-state.ts';
import {
  answerForm,
  checkForm,
  confirmForm,
  finishForm,
  notDoneForm,
  repeatForm,
  replyForm,
  signForm,
  understandingForm,
} from '#server/plans/plans.form.ts';
import { signAgreement, stanceWords } from '#server/plans/signing.ts';
import { takeCounter } from '#server/plans/taking-counters.ts';
import { confirmUnderstanding, repeatUnderstanding, stateUnderstanding } from '#server/plans/understandings.ts';
import { copiesOfAgreement } from '#server/portfolios/copies.ts';

export const _uses = [
  'agreement.view',
  'assignment.answer',
  'assignment.reply',
  'counter-offer.make',
  'counter-offer.decide',
  'assignment.finish',
  'assignment.verify',
  'understanding.state',
  'understanding.confirm',
  'agreement.sign',
] as const;

export const load = page(async (actor, { params }) => {
  const [{ facts: _, ...part }, copies] = await seeTogether(actor, async () => {
    const found = await partOf(actor, params.plan!, params.person!);
    return [found, await copiesOfAgreement(actor, params.plan!, params.person!, found.facts)] as const;
  });
  return { part: { ...part, stateWords: stateWords[part.state] }, stances: stanceWords, copies, me: actor.personId };
});

export const actions = {
  answer: submit(answerForm, async (actor, { assignmentId, ...answer }, { params }) => {
    await answerAssignment(actor, assignmentId, { ...answer, planId: params.plan! });
    return { said: 'Your answer is saved.' };
  }),
  reply: submit(replyForm, async (actor, { answerId, reply }, { params }) => {
    await replyToAnswer(actor, params.plan!, answerId, reply);
    return { said: 'Your reply is saved. The member answers again.' };
  }),
  counter: submit(counterForm, async (actor, { assignmentId, ...offer }) => {
    await makeCounter(actor, assignmentId, offer);
    return { said: 'Your counter-offer is sent. The leader sees what it changes for others, and decides.' };
  }),
  withdrawCounter: submit(counterIdForm, async (actor, { counterId }) => {
    await withdrawCounter(actor, counterId);
    return { said: 'Your counter-offer is taken back. Answer to the work as it is.' };
  }),
  askPrice: submit(counterIdForm, async (actor, { counterId }, { params }) => {
    await askPrice(actor, params.plan!, counterId);
    return { said: 'It is worked out again. Open the page again in a moment.' };
  }),
  takeCounter: submit(takeCounterForm, async (actor, { counterId, seen }, { params }) => {
    const { stale } = await takeCounter(actor, params.plan!, counterId, seen);
    if (stale)
      return {
        said: 'The plan changed since this was worked out, so nothing was done. It is worked out again: look, then decide.',
        warns: true,
      };
    return { said: 'The counter-offer is taken. Whoever it touches is asked again.' };
  }),
  declineCounter: submit(declineCounterForm, async (actor, { counterId, words }, { params }) => {
    await declineCounter(actor, params.plan!, counterId, words);
    return { said: 'The counter-offer is declined. The member answers again.' };
  }),
  state: submit(understandingForm, async (actor, values, { params }) => {
    if (params.person !== actor.personId) throw new NotFound(); // under one's own address alone: it is one's own words
    await stateUnderstanding(actor, params.plan!, values);
    return { said: 'Saved in your words. The leader confirms or clarifies.' };
  }),
  repeat: submit(
    repeatForm,
    async (actor, { understandingId }, { params }) => {
      if (params.person !== actor.personId) throw new NotFound();
      await repeatUnderstanding(actor, params.plan!, understandingId);
      return { said: 'Saved: your words hold for this work too. The leader confirms or clarifies.' };
    },
    { leaves: /^(?!state$)/ }, // new words in the box are not those that hold
  ),
  confirm: submit(confirmForm, async (actor, values, { params }) => {
    await confirmUnderstanding(actor, params.plan!, params.person!, values);
    return { said: 'Your reply is saved.' };
  }),
  sign: submit(
    signForm,
    async (actor, values, { params }) => {
      await signAgreement(actor, params.plan!, params.person!, values);
      return { said: 'Signed.' };
    },
    { leaves: /^finish-/ },
  ),
  finish: submit(finishForm, async (actor, { assignmentId, note }) => {
    await finishAssignment(actor, assignmentId, note);
    return { said: 'Reported as done.' };
  }),
  check: submit(checkForm, async (actor, { assignmentId, ...check }) => {
    await checkWork(actor, assignmentId, check);
    return { said: check.outcome === 'met' ? 'Checked: the standard is met.' : 'Given back, with your words.' };
  }),
  notDone: submit(notDoneForm, async (actor, { assignmentId }) => {
    await finishAssignment(actor, assignmentId, null, false);
    return { said: 'It is not reported as done any more.' };
  }),
};
