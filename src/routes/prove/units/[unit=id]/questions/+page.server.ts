import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { questionsFor, withdrawQuestion, writeQuestion } from '#server/portfolios/visits/questions.ts';
import { questionForm, withdrawQuestionForm } from '#server/portfolios/visits/visits.form.ts';

export const _uses = ['question.list', 'question.write', 'question.withdraw'] as const;

export const load = page(async (actor, { params }) => questionsFor(actor, params.unit!));

export const actions = {
  write: submit(questionForm, async (actor, values, { params }) => {
    await writeQuestion(actor, params.unit!, values);
    return { said: 'The question is kept.' };
  }),
  withdraw: submit(withdrawQuestionForm, async (actor, { questionId }) => {
    await withdrawQuestion(actor, questionId);
    return { said: 'The question is taken out. Where it was asked, it stands.' };
  }),
};
