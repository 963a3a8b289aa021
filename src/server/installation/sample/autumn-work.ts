// What became of the work of the plan under way in the sample, and the help that was asked for on the way.
import type { reasons } from '../../support/help-state.ts';

/** `ago`: working days before today. `who` has the work; its leader checks it. `task`: words of its title. */
export type WorkStory = {
  ago: number;
  time: string;
  who: string;
  task: string;
  step: 'begin' | 'done' | 'met' | 'not-yet';
  words?: string;
  /** Shown with it: the board as it was drawn. */
  photo?: true;
};

export type HelpStory = {
  ago: number;
  time: string;
  who: string;
  task: string;
  /** The leader, or whoever is their buddy in this work. */
  asks: 'leader' | 'buddy';
  reason: (typeof reasons)[number];
  words: string;
  /** The work cannot go on before. */
  waits?: true;
  /** `due`: working days before today; after it, where negative. */
  promised?: { ago: number; time: string; words: string; due: number };
  given?: { ago: number; time: string; words: string };
  helped?: { ago: number; time: string; words: string };
};

const message = 'Write the message';
const board = 'Draw the board';
const welsh = 'into Welsh';
const huddles = 'two huddles';
const rings = 'Ring tenants';

export const worked: WorkStory[] = [
  { ago: 7, time: '09:15', who: 'roisin', task: message, step: 'begin' },
  { ago: 7, time: '10:05', who: 'meilin', task: 'Keep the list', step: 'begin' },
  { ago: 6, time: '09:40', who: 'yusuf', task: board, step: 'begin' },
  {
    ...{ ago: 6, time: '15:50', who: 'roisin', task: message, step: 'done' },
    words: 'It is in use. It names the day, the half of it, and the number to ring. I left out the word “slot”.',
  },
  {
    ...{ ago: 5, time: '11:30', who: 'roisin', task: message, step: 'met' },
    words: 'I read it to three tenants in the office. All three could say what happens next, and whom to ring.',
  },
  { ago: 5, time: '13:10', who: 'sian', task: welsh, step: 'begin' },
  { ago: 5, time: '14:20', who: 'priya', task: huddles, step: 'begin' },
  { ago: 4, time: '09:05', who: 'adwoa', task: 'Answer new complaints', step: 'begin' },
  {
    ...{ ago: 4, time: '16:35', who: 'yusuf', task: board, step: 'done', photo: true },
    words: 'It hangs beside the door. A row is a visit, a column a day; the round magnet says that somebody has rung.',
  },
  { ago: 4, time: '10:30', who: 'sian', task: rings, step: 'begin' },
  { ago: 3, time: '09:30', who: 'priya', task: rings, step: 'begin' },
  { ago: 3, time: '10:25', who: 'darnell', task: 'Hand on the pictures', step: 'begin' },
  {
    ...{ ago: 3, time: '12:15', who: 'priya', task: huddles, step: 'done' },
    words: 'Both huddles are held, and the five questions hang on the wall.',
  },
  {
    ...{ ago: 2, time: '15:40', who: 'sian', task: welsh, step: 'done' },
    words: 'Mrs Prosser and Mr Rees have read it aloud to me. One sentence was too long and is two now.',
  },
  {
    ...{ ago: 2, time: '16:10', who: 'sian', task: rings, step: 'done' },
    words: 'All on my part of the list are rung. Four had a new day already, and nobody had told them.',
  },
  {
    ...{ ago: 2, time: '17:05', who: 'priya', task: huddles, step: 'not-yet' },
    words:
      'The early huddle asks all five questions. At the late one nobody had the sheet, and two still end a call without a day. Show it there once more.',
  },
];

export const helped: HelpStory[] = [
  {
    ...{ ago: 4, time: '11:20', who: 'sian', task: welsh, asks: 'leader', reason: 'waiting' },
    words: 'There is no Welsh that people use for “half-day window”. Whom may I ask?',
    promised: {
      ...{ ago: 4, time: '12:05', due: 3 },
      words: 'I ask the translators at the council and send you what they say.',
    },
    given: {
      ...{ ago: 3, time: '14:30' },
      words: 'They say “rhwng wyth a chanol dydd”, between eight and midday. Nobody says window.',
    },
    helped: {
      ...{ ago: 3, time: '15:05' },
      words: 'That is how my mam would say it.',
    },
  },
  {
    ...{ ago: 2, time: '10:50', who: 'darnell', task: 'Hand on the pictures', asks: 'buddy', reason: 'how' },
    words: 'Somebody sent eleven pictures of one ceiling. I do not know which of them the surveyor needs.',
    promised: {
      ...{ ago: 1, time: '09:10', due: -2 },
      words: 'I sit beside you for an hour and we sort the first ten together. Keep them until then.',
    },
  },
  {
    ...{ ago: 1, time: '15:25', who: 'adwoa', task: 'Answer new complaints', asks: 'leader', reason: 'customer' },
    words:
      'Mr Hale wants his rent back for three weeks without heating. I can say sorry, and I do not know what I may offer.',
    waits: true,
  },
];
