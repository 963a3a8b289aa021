// feedback as it is typed, in the boxes of its form, checked as one text. What stands in a box of its own is not asked for again.
import { Invalid } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import type { FeedbackWords } from '../support/colleague-feedback.form.ts';
import { type CheckedWords, correctFeedback, giveFeedback } from '../support/colleague-feedback.ts';
import { checkFeedback, type FeedbackCheck } from './feedback-check.ts';

type Typed = { [Field in keyof FeedbackWords]: string | null };
export type FieldsCheck = FeedbackCheck & { text: string };

/** Pure. `text`: what the places of the findings are in: the boxes one after another, each ended by a stop. */
export function checkFields({ situation, behaviour, impact, nextStep }: Typed): FieldsCheck {
  const filled = [situation, behaviour, impact, nextStep].map((words) => words?.trim() ?? '');
  const text = filled
    .filter((words) => words !== '')
    .map((words) => (/[.!?…][”"’)]?$/.test(words) ? words : `${words}.`))
    .join(' ');
  const names = checkFeedback(behaviour ?? '').present.includes('behaviour');
  const known = {
    ...(filled[0] ? { situation: true } : {}),
    ...{ behaviour: names },
    ...(filled[2] ? { impact: true } : {}),
    ...(filled[3] ? { next: true } : {}),
  };
  return { ...checkFeedback(text, known), text };
}

/** What is grave enough that whoever gives it all the same says why: its ids, each once. Pure. */
export const graveIn = ({ findings }: Pick<FeedbackCheck, 'findings'>): string[] => [
  ...new Set(findings.filter(({ severity }) => severity !== 'note').map(({ id }) => id)),
];

type Given = Typed & { asItIsBecause: string | null };

/** @throws Invalid where something grave is pointed out and no reason is given; and as `giveFeedback` */
export const giveChecked = (actor: Actor, receiverId: string, given: Given & { behaviour: string }) =>
  giveFeedback(actor, receiverId, () => checked(given));

/** @throws Invalid likewise; and as `correctFeedback` */
export const correctChecked = (
  actor: Actor,
  feedbackId: string,
  { correctedBecause, ...given }: Given & { behaviour: string; correctedBecause: string },
) => correctFeedback(actor, feedbackId, correctedBecause, () => checked(given));

/** A reason that nothing asks for is not kept. */
function checked({
  situation,
  behaviour,
  impact,
  nextStep,
  asItIsBecause,
}: Given & { behaviour: string }): CheckedWords {
  const words = { situation, behaviour, impact, nextStep };
  const pointedOut = graveIn(checkFields(words));
  if (pointedOut.length > 0 && !asItIsBecause)
    throw new Invalid({ asItIsBecause: 'Enter why you give it as it is, or say it better' });
  return { ...words, pointedOut, asItIsBecause: pointedOut.length > 0 ? asItIsBecause : null };
}
