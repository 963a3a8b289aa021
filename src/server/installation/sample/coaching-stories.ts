// What the coaching of the sample is for, and what was said in it. Days are counted back as the calendar counts them.
import type { CoachingPlanForm, GrowForm, NoteForm } from '../../support/coaching/coaching.form.ts';

type Seen = { level: number; basis: string };
export type TalkStory = {
  daysAgo: number;
  grow: Pick<GrowForm, 'goal' | 'reality' | 'option1' | 'option2' | 'action' | 'confidence'> &
    Partial<Pick<GrowForm, 'question' | 'option3' | 'raise'>>;
  reflection: string;
  note: Pick<NoteForm, 'observed' | 'asked'> & Partial<Pick<NoteForm, 'suggestion'>>;
  /** What came of the next step, and the contact that was heard afterwards. */
  outcome?: string;
  seen?: Seen & { contact: string | null };
};
export type CoachingStory = {
  begun: number;
  due: number;
  plan: Omit<CoachingPlanForm, 'version' | 'skillId' | 'dueOn'>;
  coachExpects: string;
  coacheeExpects: string;
  start: Seen;
  talks: TalkStory[];
  achieved?: Seen & { words: string };
};

const contract = {
  confidentiality: 'What we say stays between us. Whoever leads either of us does not hear it from the other.',
  stopping: 'Each of us can stop it at any time, without saying why.',
} as const;

/** Mei-Lin and Adwoa: colleagues. */
export const complaints: CoachingStory = {
  ...{ begun: 66, due: 31 },
  plan: {
    ...{ need: 'Complaints reach me half told, and I ask everything twice.', needSource: 'own-wish' },
    objective: 'Tenants who complain to Adwoa tell it once, and hear what happens next in the same call.',
    ...{ measure: 'Complaint calls of ten with nothing asked twice', baseline: '3 of 10', target: '7 of 10' },
    ...{ method: 'listening', methodWhy: 'She hears in a recording what she cannot hear while she types.' },
    tailored: 'She works four days, two of them with Mei-Lin, and likes to watch before she tries.',
    resources: 'An hour a week, and the recordings of the two of us.',
    criteria: 'Seven of ten calls, heard by both.',
    ...{ ...contract, evidenceFor: 'coachee' },
  },
  coachExpects: 'You choose the recordings, also those that went badly.',
  coacheeExpects: 'That you ask first, and say what you would do only afterwards.',
  start: { level: 1, basis: 'Ten complaint calls heard together, three with nothing asked twice' },
  talks: [
    {
      daysAgo: 60,
      grow: {
        ...{ goal: 'Know which question I forget', reality: 'I ask for the address at the end, when they are tired.' },
        ...{ option1: 'A card with the five questions', option2: 'Write while they talk, ask afterwards' },
        ...{ action: 'Write first, ask afterwards, in five calls', confidence: 8 },
      },
      reflection: 'I ask early because I am afraid of forgetting. If I write, I need not be.',
      note: {
        observed: 'In the second recording you let him finish, and he gave the address himself.',
        asked: 'I asked what was different in that call.',
      },
      outcome: 'Four of the five told it in one go. The fifth rang off, angry about something else.',
      seen: { level: 2, basis: 'Five calls heard, four with nothing asked twice', contact: 'Calls of that week' },
    },
  ],
  achieved: {
    words: 'Eight of ten calls with nothing asked twice. She noticed the two herself.',
    ...{ level: 3, basis: 'Ten complaint calls heard together' },
  },
};

/** Imani and Darnell: a leader and a member, half-way. */
export const repairs: CoachingStory = {
  ...{ begun: 25, due: -28 },
  plan: {
    ...{ need: 'Repairs he has never seen: he books a visit before he knows which.', needSource: 'observation' },
    objective: 'Tenants who ring Darnell about a repair get the right visit at the first call.',
    ...{ measure: 'Repairs calls of ten booked right at once', baseline: '4 of 10', target: '8 of 10' },
    ...{ method: 'side-by-side', methodWhy: 'He asks well when somebody sits there, and knows it afterwards.' },
    tailored: 'He is new and on days; he says that he learns by doing it while it is real.',
    resources: 'Two hours off the phones, and Priya for the hardest trades.',
    criteria: 'Eight of ten, and he says beforehand which visit it will be.',
    ...{ ...contract, evidenceFor: 'both' },
  },
  coachExpects: 'That you write first what you think, before I do.',
  coacheeExpects: 'Time after the call, not during it.',
  start: { level: 1, basis: 'Ten repairs calls heard, four booked right at once' },
  talks: [
    {
      daysAgo: 18,
      grow: {
        question: 'How do you know when to stop asking?',
        ...{ goal: 'Two questions that tell me the trade', reality: 'I book the plumber, because water is wet.' },
        ...{ option1: 'Ask where it comes from, then since when', option2: 'Look at the picture list first' },
        option3: 'Let the tenant send a photo',
        ...{ action: 'Ask where and since when, before I open the diary', confidence: 6 },
        raise: 'If the two questions stood on a note beside the screen.',
      },
      reflection: 'I open the diary to have something to offer. It is for me, not for them.',
      note: {
        observed:
          'In the call about the ceiling you asked where it dripped, waited, and booked the roofer. She thanked you twice.',
        asked: 'I asked what he had noticed in the pause. What would you want to know before you offer a day?',
        suggestion: 'Say aloud what you think it is, and let the tenant correct you.',
      },
      outcome: 'The note helped. Six of nine booked right; the others were all heating.',
      seen: {
        level: 2,
        basis: 'Nine repairs calls heard, six booked right at once',
        contact: 'Repairs calls of one week',
      },
    },
  ],
};
