import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { briefingOf } from '#server/plans/briefing-page.ts';
import { answerQuestionForm, askForm, commitForm, passOnForm, presentForm } from '#server/plans/briefings.form.ts';
import {
  answerQuestion,
  askQuestion,
  attendBriefing,
  commit,
  endBriefing,
  passQuestionOn,
  tickPresent,
} from '#server/plans/briefings.ts';
import { repeatForm, understandingForm } from '#server/plans/plans.form.ts';
import { repeatUnderstanding, stateUnderstanding } from '#server/plans/understandings.ts';
import { confirmWords } from '../../confirm-words.ts';

export const _uses = [
  'briefing.view',
  'briefing.hold',
  'briefing.attend',
  'briefing-question.ask',
  'briefing-question.answer',
  'briefing-question.pass-on',
  'commitment.make',
  'understanding.state',
  'understanding.confirm',
] as const;

export const load = page(async (actor, { params }) => ({
  briefing: await briefingOf(actor, params.plan!, params.briefing!),
}));

export const actions = {
  present: submit(presentForm, async (actor, { personIds }, { params }) => {
    await tickPresent(actor, params.plan!, params.briefing!, personIds);
    return { said: 'Saved who is there.' };
  }),
  attend: submit(nothing, async (actor, _, { params }) => {
    await attendBriefing(actor, params.plan!, params.briefing!);
    return { said: 'You are on the list.' };
  }),
  ask: submit(askForm, async (actor, values, { params }) => {
    await askQuestion(actor, params.plan!, params.briefing!, values);
    return { said: values.answer ? 'The question and its answer are kept.' : 'The question is kept.' };
  }),
  answer: submit(answerQuestionForm, async (actor, { questionId, answer }) => {
    await answerQuestion(actor, questionId, answer);
    return { said: 'Answered.' };
  }),
  passOn: submit(passOnForm, async (actor, { questionId, ...to }) => {
    await passQuestionOn(actor, questionId, to);
    return { said: 'It stays open, with who answers it by when.' };
  }),
  commit: submit(commitForm, async (actor, values, { params }) => {
    await commit(actor, params.plan!, params.briefing!, values);
    return { said: 'Kept. It stands in My work until it is done.' };
  }),
  state: submit(understandingForm, async (actor, values, { params }) => {
    await stateUnderstanding(actor, params.plan!, values);
    return { said: 'Saved in your words. The leader confirms or clarifies.' };
  }),
  repeat: submit(
    repeatForm,
    async (actor, { understandingId }, { params }) => {
      await repeatUnderstanding(actor, params.plan!, understandingId);
      return { said: 'Saved: your words hold for this work too.' };
    },
    { leaves: /^(?!state$)/ }, // new words in the box are not those that hold
  ),
  confirm: confirmWords,
  end: submit(
    nothing,
    async (actor, _, { params }) => {
      await endBriefing(actor, params.plan!, params.briefing!);
      return { said: 'The briefing has ended, and its record is kept.' };
    },
    { leaves: /^(answer|pass|confirm|state)/ },
  ),
};
