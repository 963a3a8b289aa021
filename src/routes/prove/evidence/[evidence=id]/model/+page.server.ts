import { momentInWords } from '#server/day-words.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { askModelForm } from '#server/portfolios/model-questions.form.ts';
import { askingModel, askModel, undecidedWords } from '#server/portfolios/model-questions.ts';

export const _uses = ['model-question.view', 'model-question.ask', 'model-question.answer'] as const;

export const load = page(async (actor, { params }) => {
  const { undecided, asked, ...found } = await askingModel(actor, params.evidence!);
  return {
    ...found,
    undecided: undecided.length > 0 ? undecidedWords(undecided) : null,
    asked: asked.map((one) => ({ ...one, when: momentInWords(one.at, actor.organisation.timeZone) })),
  };
});

export const actions = {
  ask: submit(askModelForm, async (actor, values, { params }) => {
    const { model, suggestions, failure } = await askModel(actor, params.evidence!, values);
    const came = suggestions.length === 1 ? 'one criterion' : `${suggestions.length} criteria`;
    return {
      said: failure ?? `${model} names ${suggestions.length === 0 ? 'no criterion' : came}. Nothing is claimed.`,
    };
  }),
};
