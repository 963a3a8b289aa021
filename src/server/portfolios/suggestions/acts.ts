// The acts that criteria ask for, and which cues speak for each of them before anything was learnt.
import type { Cue } from './cues.ts';

/** What whoever leads a team can be seen to have done, and to have explained, which is how knowledge is shown: of these things, or of any. */
export const actsOfLeading = [
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

/** The same of planning, reviewing, learning, and serving customers in another way. They may be told by the words of one of the above. */
export const actsOfDeveloping = [
  'plan-work',
  'review',
  'self-assess',
  'plan-coaching',
  'coach',
  'find-needs',
  'evaluate-learning',
  'choose-method',
  'adapt-learning',
  'adapt-service',
  'keep-bounds',
  'explain-approach',
  'explain-learning',
  'explain-equality',
] as const;
export const acts = [...actsOfLeading, ...actsOfDeveloping] as const;
export type Act = (typeof acts)[number];
/** Acts of one scale exclude one another in a passage: it shows the surest of them, or none. */
export const scales = {
  leading: actsOfLeading.filter((act) => act !== 'explain'),
  developing: actsOfDeveloping,
  explaining: ['explain'],
} as const satisfies Record<string, readonly Act[]>;
export type Scale = keyof typeof scales;

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
  ['whoDoes', 'byWhen'],
  ['goal', 'byWhen'],
  ['goal', 'signed'],
  ['marksOneself', 'number'],
  ['coaching', 'progress'],
  ['coaching', 'goal'],
  ['beforeAfter', 'number'],
  ['theory', 'explains'],
  ['law', 'explains'],
  ['customer', 'adjustment'],
  ['adjustment', 'bounds'],
  ['customer', 'bounds'],
  ['approach', 'beforeAfter'],
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
  'plan-work': ['whoDoes', 'byWhen', 'objective', 'whoDoes+byWhen'],
  review: ['goal', 'signed', 'observed', 'goal+signed'],
  'self-assess': ['marksOneself', 'marksOneself+number'],
  'plan-coaching': ['coaching', 'goal', 'byWhen', 'method', 'coaching+goal'],
  coach: ['coaching', 'progress', 'coaching+progress'],
  'find-needs': ['needs', 'skill'],
  'evaluate-learning': ['beforeAfter', 'beforeAfter+number'],
  'choose-method': ['method', 'reason'],
  'adapt-learning': ['changesPlan', 'reason'],
  'adapt-service': ['customer', 'adjustment', 'customer+adjustment'],
  'keep-bounds': ['customer', 'bounds', 'customer+bounds'],
  'explain-approach': ['approach', 'explains', 'approach+beforeAfter'],
  'explain-learning': ['theory', 'explains', 'theory+explains'],
  'explain-equality': ['law', 'explains', 'law+explains'],
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
