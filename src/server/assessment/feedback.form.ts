import { z } from 'zod';
import { date, exampleDay, id, longText, optionalDate, optionalLongText, optionalText, text } from '../fields.ts';

const places = [1, 2, 3] as const;
type Action = { what: string | null; dueOn: string | null };

/** Feedback with up to three actions: what and by when go together. */
export const feedbackForm = z
  .object({
    givenOn: date('the day on which you talked, or write'),
    about: text('what it is about'),
    text: longText('the feedback', 10_000),
    what1: optionalText('the first action', 500),
    due1: optionalDate('the day for the first action'),
    what2: optionalText('the second action', 500),
    due2: optionalDate('the day for the second action'),
    what3: optionalText('the third action', 500),
    due3: optionalDate('the day for the third action'),
  })
  .superRefine((form, context) => {
    for (const at of places) {
      const { what, dueOn } = actionAt(form, at);
      const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
      if (what && !dueOn) say(`due${at}`, `Enter the day by which, like ${exampleDay()}`);
      if (dueOn && !what) say(`what${at}`, 'Enter what is to be done by that day, or leave both empty');
    }
  })
  .transform((form) => ({
    ...{ givenOn: form.givenOn, about: form.about, text: form.text },
    actions: places.flatMap((at) => {
      const { what, dueOn } = actionAt(form, at);
      return what && dueOn ? [{ what, dueOn, at }] : [];
    }),
  }));
export type FeedbackForm = z.output<typeof feedbackForm>;

const actionAt = (
  form: Record<`what${(typeof places)[number]}` | `due${(typeof places)[number]}`, string | null>,
  at: (typeof places)[number],
): Action => ({
  what: form[`what${at}`],
  dueOn: form[`due${at}`],
});

export const acknowledgeFeedbackForm = z.object({
  feedbackId: id('Choose the feedback'),
  answer: optionalLongText('what you say to it', 5_000),
});
export const finishFeedbackActionForm = z.object({
  actionId: id('Choose the action'),
  words: optionalText('what you did', 500),
});
