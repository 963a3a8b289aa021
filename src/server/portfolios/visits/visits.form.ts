import { z } from 'zod';
import {
  choice,
  date,
  id,
  longText,
  optionalId,
  optionalLongText,
  optionalText,
  several,
  text,
  tick,
  version,
} from '../../fields.ts';
import { time } from '../../time-field.ts';
import { circumstances, visitKinds } from './visits.table.ts';

const about = text('what it is about', 120);
const what = {
  kind: choice(visitKinds, 'Choose what you plan'),
  about,
  place: optionalText('where it is, or the link', 300),
  circumstances: choice(circumstances, 'Choose whether it arises by itself or is set up'),
};

export const beginVisitForm = z.object(what);
export type BeginVisitForm = z.output<typeof beginVisitForm>;

export const planVisitForm = z.object({ ...what, day: date('the day'), time });
export type PlanVisitForm = z.output<typeof planVisitForm>;

export const callOffVisitForm = z.object({ reason: longText('why it is called off', 500) });

/** The id and the moment that the device gave it, where a script did; without one the server gives both. */
const made = {
  itemId: optionalId('the note'),
  /** A clock that says nothing readable gives no moment: then the server's counts, and no note is lost for it. */
  at: z
    .string()
    .optional()
    .catch(undefined)
    .transform((typed) => (typed && !Number.isNaN(Date.parse(typed)) ? new Date(typed) : null)),
};
const criterionIds = several(id('Choose criteria of the unit'));

export const visitNoteForm = z
  .object({ words: optionalLongText('the note', 2_000), criterionIds, ...made })
  .refine(({ words, criterionIds: ticked }) => words !== null || ticked.length > 0, {
    path: ['words'],
    error: 'Enter what you see or hear, or tick a criterion',
  });
export type VisitNoteForm = z.output<typeof visitNoteForm>;

export const askForm = z
  .object({
    questionId: optionalId('the question'),
    words: optionalLongText('the question', 2_000),
    criterionIds,
    ...made,
  })
  .refine(({ questionId, words }) => questionId !== null || words !== null, {
    path: ['words'],
    error: 'Enter the question, or choose one of yours',
  })
  .refine(({ questionId, words }) => questionId === null || words === null, {
    path: ['words'],
    error: 'Choose one of your questions, or enter another: not both',
  });
export type AskForm = z.output<typeof askForm>;

export const answerForm = z.object({
  questionId: id('Choose the question'),
  words: longText('the answer', 20_000),
  ...made,
});
export type AnswerForm = z.output<typeof answerForm>;

/** A moment of a recording, in seconds, from what people write: 12:05, 1:02:03 or 75. */
export const second = (what: string, example: string) =>
  z.string({ error: `Enter ${what}, like ${example}` }).transform((typed, context) => {
    const found = /^(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5}(?:\.\d)?)$/.exec(typed.trim());
    const [hours = 0, minutes = 0, seconds = 0] = found?.slice(1).map((part) => Number(part ?? 0)) ?? [];
    if (found && (found[2] === undefined || seconds < 60)) return hours * 3600 + minutes * 60 + seconds;
    context.addIssue({ code: 'custom', message: `Enter ${what} as minutes and seconds, like ${example}` });
    return z.NEVER;
  });

export const markForm = z
  .object({
    take: optionalId('the recording'),
    from: second('from when', '12:05'),
    to: optionalText('until when', 12).pipe(second('until when', '13:10').nullable()),
    words: longText('what is said there', 2_000),
    criterionIds,
    ...made,
  })
  .refine(({ from, to }) => to === null || to >= from, {
    path: ['to'],
    error: 'Enter an end that is not before the beginning',
  });
export type MarkForm = z.output<typeof markForm>;

export const showsForm = z.object({
  criterionId: id('Choose the criterion'),
  noteId: optionalId('the note'),
  words: longText('how it shows it', 2_000),
});
export type ShowsForm = z.output<typeof showsForm>;
export const takeOutForm = z.object({ criterionId: id('Choose the criterion') });

export const consentForm = z.object({
  present: text('who is there', 300),
  agreed: tick.refine(Boolean, 'Tick that everybody agreed: without that nothing is recorded'),
});
export type ConsentForm = z.output<typeof consentForm>;

export const writeUpForm = z.object({
  account: optionalLongText('your account'),
  present: optionalText('who else was there', 300),
  version,
});
export type WriteUpForm = z.output<typeof writeUpForm>;

export const signVisitForm = writeUpForm.extend({
  declared: tick.refine(Boolean, 'Tick the declaration: without it nobody can rely on what you say'),
});
export type SignVisitForm = z.output<typeof signVisitForm>;
/** The same of what was observed, which nobody relies on without an account. */
export const signObservationForm = signVisitForm.extend({ account: longText('your account') });

export const acknowledgeForm = z.object({ comment: optionalLongText('what you say of it', 4_000), version });
export type AcknowledgeForm = z.output<typeof acknowledgeForm>;

export const questionForm = z.object({
  criterionId: id('Choose the criterion'),
  words: longText('the question', 2_000),
});
export type QuestionForm = z.output<typeof questionForm>;
export const withdrawQuestionForm = z.object({ questionId: id('Choose the question') });
