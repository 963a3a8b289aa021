// The team meetings of the sample: one that was held in autumn, and one called for next week.
import type { CallForm } from '../../meetings/team-meetings.form.ts';

type Called = Pick<CallForm, 'title' | 'purpose' | 'time' | 'minutes' | 'place' | 'technique'>;
type Item = { by: string | null; words: string; wants: 'tell' | 'discuss' | 'decide'; minutes: number | null };

/** Days are counted back from the Monday of this week; those to come are negative. */
export const autumn = {
  calledOn: 24,
  heldOn: 20,
  called: {
    ...{ title: 'What we keep from the summer', time: '9:30', minutes: 45, place: 'Training room' },
    purpose: 'Choose what goes on in winter, and what we stop doing',
    technique: 'silent-start',
  } satisfies Called,
  items: [
    { by: 'adwoa', words: 'Ringing back after three days: does it help?', wants: 'discuss', minutes: 15 },
    { by: 'meilin', words: 'The script for heating has two first pages', wants: 'decide', minutes: 10 },
    { by: null, words: 'Evening cover falls to the same two people', wants: 'decide', minutes: 15 },
  ] satisfies Item[],
  late: ['yusuf'],
  apologies: ['roisin', 'sian'],
  said: [
    { of: 0, by: 'adwoa', kind: 'said', words: 'Half of them tell me something they would have rung about next week.' },
    {
      of: 0,
      by: 'tomasz',
      kind: 'said',
      words: 'It costs me two calls an hour. It is worth it for damp, not for keys.',
    },
    { of: 2, by: 'callum', kind: 'said', words: 'I like evenings. I would not like to be the only one who does them.' },
    { of: 2, by: null, kind: 'dissent', words: 'A rota by turns takes nobody’s childcare into account.' },
  ] as const,
  votes: { votesFor: 6, votesAgainst: 2, votesNeither: null },
  decisions: [
    {
      of: 0,
      words: 'We ring back after three days for damp, heating and complaints only.',
      how: 'consent',
    },
    { of: 1, words: 'The page that names the contractor stays; the other goes.', how: 'agreed' },
    {
      of: 2,
      words: 'Evenings go by turns from January, and are talked over again in March.',
      how: 'vote',
    },
  ] as const,
  actions: [
    {
      of: 1,
      words: 'Take the second first page out of the heating script',
      who: 'meilin',
      days: 13,
      done: 'Out since Friday.',
    },
    { of: 2, words: 'Draft the evening turns with everybody’s fixed days', who: 'callum', days: -11, done: null },
  ],
  spoke: ['adwoa', 'tomasz', 'callum', 'meilin', 'priya', 'imani'],
  agree: ['imani', 'adwoa', 'meilin', 'callum'],
  correction: {
    ...{ by: 'tomasz', words: 'I said for damp and heating. Complaints were Adwoa’s wish.' },
    reply: 'So it was. The decision stands as we took it together.',
  },
};

export const winter = {
  calledOn: 4,
  day: -8,
  called: {
    ...{ title: 'Winter plan: what we can promise', time: '9:30', minutes: 40, place: 'Training room' },
    purpose: 'Agree which promises we make to tenants while the cold lasts',
    technique: 'round-robin',
  } satisfies Called,
  items: [
    { by: 'priya', words: 'What the damp desk can take on a bad Monday', wants: 'discuss', minutes: 15 },
    { by: null, words: 'We promise call-backs that we know we cannot keep', wants: 'discuss', minutes: 10 },
  ] satisfies Item[],
};
