import { z } from 'zod';
import { choice, id, longText, optionalLongText, tick } from '../fields.ts';

const saying = {
  situation: optionalLongText('when and where it was', 2000),
  behaviour: longText('what they did', 4000),
  impact: optionalLongText('what came of it', 2000),
  nextStep: optionalLongText('what is next', 2000),
  asItIsBecause: optionalLongText('why you give it as it is', 500),
  /** What is missing was shown already. */
  noted: tick,
};
export const giveFeedbackForm = z.object({ receiverId: id('Choose whom it is for'), ...saying });
/** The same for one giver: nobody gives it to themselves. */
export const giveFeedbackFormOf = (giverId: string) =>
  giveFeedbackForm.extend({
    receiverId: giveFeedbackForm.shape.receiverId.refine(
      (one) => one !== giverId,
      'Choose somebody else than yourself',
    ),
  });
export const correctFeedbackForm = z.object({ ...saying, correctedBecause: longText('why you change it', 500) });

/** What is said, without what is only asked about it. */
export type FeedbackWords = Pick<z.output<typeof giveFeedbackForm>, 'situation' | 'behaviour' | 'impact' | 'nextStep'>;

/** What the receiver thinks of it. */
export const views = ['agree', 'other-view', 'comment'] as const;
export const answerFeedbackForm = z.object({
  view: choice(views, 'Choose how you see it'),
  words: longText('what you say to it', 4000),
});
export const withdrawFeedbackForm = z.object({ reason: longText('why you withdraw it', 500) });
