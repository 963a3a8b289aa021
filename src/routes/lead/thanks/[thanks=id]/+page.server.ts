import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { thanksPage } from '#server/support/recognition-list.ts';
import { takeBackForm } from '#server/support/recognitions.form.ts';
import { keepThanksPrivate, readThanks, takeThanksBack } from '#server/support/recognitions.ts';

export const _uses = [
  'recognition.view',
  'recognition.read',
  'recognition.keep-private',
  'recognition.take-back',
] as const;

export const load = page((actor, { params }) => thanksPage(actor, params.thanks!));

export const actions = {
  read: submit(nothing, async (actor, _, { params }) => {
    await readThanks(actor, params.thanks!);
    return { said: 'Whoever thanked you sees that you read it.' };
  }),
  private: submit(nothing, async (actor, _, { params }) => {
    await keepThanksPrivate(actor, params.thanks!, true);
    return { said: 'Only the two of you read it now.' };
  }),
  show: submit(nothing, async (actor, _, { params }) => {
    await keepThanksPrivate(actor, params.thanks!, false);
    return { said: 'Your team reads it again.' };
  }),
  back: submit(takeBackForm, async (actor, { reason }, { params }) => {
    await takeThanksBack(actor, params.thanks!, reason);
    return { said: 'Taken back. The two of you still read it, and why.' };
  }),
};
