import { pageAsked } from '#server/asked.ts';
import { now, today } from '#server/clock.ts';
import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { addItem, settleItem, shareItem } from '#server/support/agenda.ts';
import { scheduleMeeting } from '#server/support/meetings.ts';
import { oneToOneOf } from '#server/support/one-to-one-page.ts';
import { actionForm, doneForm, itemChosen, itemForm, scheduleForm } from '#server/support/one-to-ones.form.ts';
import { endOneToOne } from '#server/support/one-to-ones.ts';
import { addAction, finishAction } from '#server/support/promises.ts';
import { arrangedWords } from '#server/support/when-words.ts';

export const _uses = [
  'one-to-one.view',
  'one-to-one.schedule',
  'one-to-one.prepare',
  'one-to-one.note',
  'one-to-one.amend',
  'one-to-one.end',
] as const;

export const load = page(async (actor, { params, url }) => ({
  ...(await oneToOneOf(actor, params.pair!, pageAsked(url))),
  day: today(actor.organisation.timeZone),
}));

export const actions = {
  schedule: submit(scheduleForm, async (actor, values, { params }) => {
    const { at } = await scheduleMeeting(actor, params.pair!, values);
    return { said: arrangedWords(new Date(at), actor.organisation.timeZone, now()) };
  }),
  add: submit(itemForm, async (actor, values, { params }) => {
    await addItem(actor, params.pair!, values);
    return { said: values.isPrivate ? 'It is on your own agenda.' : 'It is on the agenda.' };
  }),
  share: submit(itemChosen, async (actor, { itemId }) => {
    await shareItem(actor, itemId);
    return { said: 'Both of you can read it now.' };
  }),
  drop: submit(itemChosen, async (actor, { itemId }) => {
    await settleItem(actor, itemId, { outcome: 'none' });
    return { said: 'It is off the agenda.' };
  }),
  action: submit(actionForm, async (actor, values, { params }) => {
    await addAction(actor, params.pair!, values);
    return { said: 'The action is added. It stays here until it is done.' };
  }),
  done: submit(doneForm, async (actor, { actionId, note }) => {
    await finishAction(actor, actionId, { note });
    return { said: 'The action is done.' };
  }),
  end: submit(
    nothing,
    async (actor, _values, { params }) => {
      await endOneToOne(actor, params.pair!);
      return { said: 'These one-to-ones have ended. Everything written stays readable for both of you.' };
    },
    { leaves: /^done-/ },
  ),
};
