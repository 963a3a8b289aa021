import { periodInWords } from '#server/day-words.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { takeBackForm } from '#server/standards/contact-import.form.ts';
import { askBack, backQuestionOf } from '#server/standards/contact-taking-back.ts';

export const _uses = ['contact.take-back'] as const;

export const load = page(async (actor, { params }) => {
  const found = await backQuestionOf(actor, params.import!);
  const { periodFrom, periodTo } = found.file;
  return { ...found, period: periodFrom && periodTo ? periodInWords(periodFrom, periodTo) : null };
});

export const actions = {
  default: submit(takeBackForm, async (actor, values, { params }) => {
    await askBack(actor, params.import!, values);
    return { to: `/serve/imports/${params.import}` };
  }),
};
