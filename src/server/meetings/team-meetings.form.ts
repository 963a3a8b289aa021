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
  wholeNumber,
} from '../fields.ts';
import { time } from '../time-field.ts';
import { techniqueNames } from './techniques.ts';

/** A whole number that may be left empty; empty becomes null. */
const optionalWhole = (what: string, example: string, least: number, most: number) =>
  z
    .string({ error: `Enter ${what} once` })
    .trim()
    .optional()
    .transform((value) => value || null)
    .pipe(wholeNumber(what, example, least, most).nullable());

const minutes = wholeNumber('how many minutes it lasts', '45', 5, 480);

export const callForm = z.object({
  teamId: id('Choose the team'),
  title: text('the title', 120),
  purpose: longText('what the meeting is for', 1000),
  day: date('the day'),
  time,
  minutes,
  place: optionalText('where it is, or the link', 300),
  planId: optionalId('the plan it concerns'),
  technique: choice(techniqueNames, 'Choose how the talk is led'),
  facilitatorId: id('Choose who facilitates'),
  invited: several(id('Choose people from the list')),
});
export type CallForm = z.output<typeof callForm>;

export const changeForm = callForm.omit({ teamId: true }).extend({ version });
export type ChangeForm = z.output<typeof changeForm>;

export const callOffForm = z.object({ reason: longText('why it is called off', 500) });

export const wants = ['tell', 'discuss', 'decide'] as const;
export const wantsWords: Record<(typeof wants)[number], string> = {
  tell: 'To tell',
  discuss: 'To discuss',
  decide: 'To decide',
};

export const meetingItemForm = z.object({
  words: longText('what should be on the agenda', 500),
  wants: choice(wants, 'Choose what should come of it'),
  minutes: optionalWhole('how many minutes it needs', '10', 1, 240),
  isUnnamed: tick,
});
export type MeetingItemForm = z.output<typeof meetingItemForm>;

export const itemForm = z.object({ itemId: id('Choose an item of the agenda') });
export const takeOutForm = itemForm.extend({ reason: longText('why it is taken out', 500) });

export const attendances = ['present', 'late', 'apologies', 'absent'] as const;
export const attendanceWords: Record<(typeof attendances)[number], string> = {
  present: 'Here',
  late: 'Came later',
  apologies: 'Sent apologies',
  absent: 'Not here',
};
/** `early`: that it begins long before its time. One choice for each person, under `is-` and their id; `seen`: how it stood when the form was opened (`attendanceSeen`). */
export const attendanceForm = z
  .looseObject({ seen: z.string('Open the page again, then say who came'), early: tick })
  .transform(({ seen, early, ...typed }) => ({
    ...{ seen, early },
    came: Object.entries(typed).flatMap(([name, value]) =>
      name.startsWith('is-') && attendances.some((one) => one === value)
        ? [{ personId: name.slice(3), attendance: value as (typeof attendances)[number] }]
        : [],
    ),
  }));
export type AttendanceForm = z.output<typeof attendanceForm>['came'];

export const saidForm = itemForm.extend({
  words: longText('what was said', 1000),
  speakerId: optionalId('who said it'),
  kind: choice(['said', 'dissent'], 'Choose what it was'),
});
export type SaidForm = z.output<typeof saidForm>;

export const hows = ['agreed', 'consent', 'vote', 'alone'] as const;
export const howWords: Record<(typeof hows)[number], string> = {
  agreed: 'All agreed',
  consent: 'Nobody saw harm in it',
  vote: 'By vote',
  alone: 'One person decided, having heard the others',
};
const mostVotes = 10_000;
export const decisionForm = itemForm
  .extend({
    words: longText('what was decided', 1000),
    how: choice(hows, 'Choose how it was decided'),
    votesFor: optionalWhole('how many were for it', '6', 0, mostVotes),
    votesAgainst: optionalWhole('how many were against it', '2', 0, mostVotes),
    votesNeither: optionalWhole('how many were neither', '1', 0, mostVotes),
    deciderId: optionalId('who decided'),
  })
  .superRefine(({ how, votesFor, votesAgainst, votesNeither, deciderId }, context) => {
    const ask = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    const nobodys = [votesFor, votesAgainst, votesNeither].every((count) => count === null || count === 0);
    if (how === 'vote' && nobodys) ask('votesFor', 'Enter how many were for it, against it or neither, like 6 for');
    if (how === 'alone' && !deciderId) ask('deciderId', 'Choose who decided');
  });
export type DecisionForm = z.output<typeof decisionForm>;
export type Votes = Pick<DecisionForm, 'votesFor' | 'votesAgainst' | 'votesNeither'>;

/** “6 for, 2 against, 1 neither”, the last only where there are any. */
export const votesInWords = ({ votesFor, votesAgainst, votesNeither }: Votes): string =>
  `${votesFor ?? 0} for, ${votesAgainst ?? 0} against${votesNeither ? `, ${votesNeither} neither` : ''}`;

export const meetingActionForm = itemForm.extend({
  words: longText('what will be done', 1000),
  ownerId: id('Choose who will do it'),
  due: date('the day it is done by'),
});
export type MeetingActionForm = z.output<typeof meetingActionForm>;

export const turnForm = z.object({ personId: id('Choose who spoke') });
export const actionDoneForm = z.object({
  actionId: id('Choose an action'),
  note: optionalLongText('what came of it', 1000),
});
export const letGoForm = z.object({
  actionId: id('Choose an action'),
  reason: longText('why it is not done any more', 500),
});
export const proposeForm = z.object({ leftOpen: several(id('Choose items from the list')) });
export const minutesReadForm = z.object({ seen: z.coerce.number('Open the page again, then agree').int() });
export const correctionForm = z.object({ words: longText('what should be corrected', 2000) });
export const replyForm = z.object({
  correctionId: id('Choose a correction'),
  reply: longText('your answer to it', 1000),
});
export const strikeForm = itemForm.extend({
  kind: choice(['said', 'decision'], 'Choose a line'),
  lineId: id('Choose a line'),
});
