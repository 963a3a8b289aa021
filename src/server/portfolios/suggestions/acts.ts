// The acts that criteria ask for, and which cues speak for each of them before anything was learnt.
import type { Cue } from './cues.ts';

/** What a leader can be seen to have done, and to have explained, which is how knowledge is shown: of these things, or of any. */
export const acts = [
  'regard',
  'agree-role',
  'involve',
  'allocate',
  'lift-together',
  'check-understanding',
  'ask-support',
  'give-help',
  'bring-together',
  'feedback',
  'draw-out',
  'plan-next',
  'explain-structure',
  'explain-effect',
  'explain-failure',
  'explain-planning',
  'explain-presenting',
  'explain-meetings',
  'explain-motivating',
  'explain-underperformance',
  'explain',
] as const;
export type Act = (typeof acts)[number];
export const isExplained = (act: Act): boolean => act.startsWith('explain');

/** Two cues in one passage that mean more together than each by itself. */
export const couples = [
  ['asks', 'answers'],
  ['question', 'answers'],
  ['question', 'quotes'],
  ['asksSupport', 'wants'],
  ['asksOwnView', 'ofOneself'],
  ['asksOwnView', 'ownWork'],
  ['ofOneself', 'ownWork'],
  ['asksNext', 'offersIdea'],
  ['offersIdea', 'agreesNext'],
  ['asksNext', 'agreesNext'],
  ['tells', 'observed'],
  ['observed', 'care'],
  ['tells', 'care'],
  ['gives', 'skill'],
  ['skill', 'objective'],
  ['pairs', 'pairHappened'],
  ['needsHelp', 'helps'],
  ['checksUnderstanding', 'why'],
  ['question', 'why'],
  ['role', 'assents'],
  ['workOrder', 'offersIdea'],
  ['offersIdea', 'takesUp'],
  ['workOrder', 'takesUp'],
  ['lifts', 'groupResponds'],
  ['group', 'groupResponds'],
  ['explains', 'habit'],
  ['explains', 'general'],
] as const satisfies readonly (readonly [Cue, Cue])[];
type Couple = `${(typeof couples)[number][0]}+${(typeof couples)[number][1]}`;

/** What is explained is told by its meaning. */
const explaining = ['explains'] as const;

/** Where the learning starts from: each of these speaks for the act. */
export const speaksFor: Record<Act, readonly (Cue | Couple)[]> = {
  regard: ['regards', 'care'],
  'agree-role': ['role', 'assents', 'role+assents'],
  involve: ['workOrder', 'offersIdea', 'takesUp', 'workOrder+offersIdea', 'offersIdea+takesUp'],
  allocate: ['gives', 'skill', 'objective', 'gives+skill', 'skill+objective'],
  'lift-together': ['lifts', 'group', 'groupResponds', 'lifts+groupResponds', 'group+groupResponds'],
  'check-understanding': ['checksUnderstanding', 'why', 'checksUnderstanding+why', 'question+why'],
  'ask-support': ['asksSupport', 'wants', 'asksSupport+wants'],
  'give-help': ['needsHelp', 'helps', 'needsHelp+helps'],
  'bring-together': ['pairs', 'pairHappened', 'pairs+pairHappened'],
  feedback: ['tells', 'observed', 'care', 'tells+observed', 'observed+care'],
  'draw-out': ['asksOwnView', 'ofOneself', 'ownWork', 'asksOwnView+ofOneself', 'asksOwnView+ownWork'],
  'plan-next': ['asksNext', 'offersIdea', 'agreesNext', 'asksNext+offersIdea', 'offersIdea+agreesNext'],
  'explain-structure': explaining,
  'explain-effect': explaining,
  'explain-failure': explaining,
  'explain-planning': explaining,
  'explain-presenting': explaining,
  'explain-meetings': explaining,
  'explain-motivating': explaining,
  'explain-underperformance': explaining,
  explain: ['explains', 'habit', 'general', 'explains+habit', 'explains+general'],
};

/** Speak against every act: what is only meant, ruled, praised, heard of or ordered was not done with anybody. */
export const speaksAgainst: readonly Cue[] = [
  'would',
  'intends',
  'ruleLike',
  'praises',
  'hearsay',
  'commands',
  'noAnswer',
];
