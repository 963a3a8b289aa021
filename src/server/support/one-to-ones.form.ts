import { z } from 'zod';
import {
  choice,
  date,
  id,
  longText,
  optionalDate,
  optionalId,
  optionalLongText,
  optionalText,
  tick,
  version,
  versionFrom,
  wholeNumber,
} from '../fields.ts';
import { time } from '../time-field.ts';

export const beginForm = z.object({ memberId: id('Choose somebody of your team') });

/** `time` is HH:MM in the organisation's time zone. */
export const scheduleForm = z.object({
  day: date('the day'),
  time,
  minutes: wholeNumber('how many minutes it lasts', '45', 5, 480),
  place: optionalText('the place', 200),
});
export type ScheduleForm = z.output<typeof scheduleForm>;

export const moveForm = z.object({ day: date('the new day'), time, reason: longText('why it is moved', 500) });
export type MoveForm = z.output<typeof moveForm>;

export const missForm = z.object({ reason: longText('why it did not take place', 500) });

export const notesForm = z.object({
  notes: optionalLongText('what you talked about'),
  asked: optionalLongText('what the member said and asked for'),
  version,
});
export type NotesForm = z.output<typeof notesForm>;

/** `version` 0: no private note was there when the form was opened. */
export const privateNoteForm = z.object({
  words: optionalLongText('your private notes').transform((words) => words ?? ''),
  version: versionFrom(0),
});
export type PrivateNoteForm = z.output<typeof privateNoteForm>;

export const itemForm = z.object({ words: longText('what you want to talk about', 1000), isPrivate: tick });
export type ItemForm = z.output<typeof itemForm>;

export const itemChosen = z.object({ itemId: id('Choose a point of the agenda') });

export const outcomes = ['decision', 'action', 'parked', 'none'] as const;
export const outcomeWords: Record<(typeof outcomes)[number], string> = {
  decision: 'A decision',
  action: 'An action',
  parked: 'Set aside for now',
  none: 'Talked about, nothing more to do',
};

export const settleForm = itemChosen
  .extend({
    outcome: choice(outcomes, 'Choose what came of it'),
    decided: optionalLongText('what was decided', 2000),
    promised: optionalLongText('the action', 1000),
    ownerId: optionalId('who will do it'),
    due: optionalDate('the day it is due'),
  })
  .superRefine(({ outcome, decided, promised, ownerId }, context) => {
    const ask = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (outcome === 'decision' && !decided) ask('decided', 'Enter what was decided');
    if (outcome === 'action' && !promised) ask('promised', 'Enter what will be done');
    if (outcome === 'action' && !ownerId) ask('ownerId', 'Choose who will do it');
  });
export type SettleForm = z.output<typeof settleForm>;

export const actionForm = z.object({
  words: longText('what will be done', 1000),
  ownerId: id('Choose who will do it'),
  due: optionalDate('the day it is due'),
});
export type ActionForm = z.output<typeof actionForm>;

export const doneForm = z.object({ actionId: id('Choose an action'), note: optionalLongText('what came of it', 1000) });
