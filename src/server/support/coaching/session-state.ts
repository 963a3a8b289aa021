// The states of a coaching session: the coachee writes first, then the coach, then both agree what was said. Pure.
import { Conflict } from '../../errors.ts';
import type { CoachingSessionStep } from './coaching.table.ts';

export const sessionStates = ['planned', 'called-off', 'held', 'reflected', 'noted', 'half-agreed', 'agreed'] as const;
export type SessionState = (typeof sessionStates)[number];
export type SessionStepName = CoachingSessionStep['step'];
export type SessionStepBy = { step: SessionStepName; by: string; at: string };

/** Days after a session from which the coach may write although the coachee has not. */
export const daysToWriteFirst = 3;

const written = ['reflected', 'noted', 'half-agreed'] as const;

/** Every legal step, and nothing besides. Whoever writes again takes back what was agreed of the words before. */
export const sessionSteps: readonly {
  from: readonly SessionState[];
  step: SessionStepName;
  to: SessionState;
  by: 'coach' | 'coachee' | 'either';
  /** Only once the coachee has had their days to write first. */
  late?: true;
}[] = [
  { from: ['planned'], step: 'hold', to: 'held', by: 'either' },
  { from: ['planned'], step: 'call-off', to: 'called-off', by: 'either' },
  { from: ['held', ...written], step: 'reflect', to: 'reflected', by: 'coachee' },
  { from: written, step: 'note', to: 'noted', by: 'coach' },
  { from: ['held'], step: 'note', to: 'noted', by: 'coach', late: true },
  { from: ['noted'], step: 'agree', to: 'half-agreed', by: 'either' },
  { from: ['half-agreed'], step: 'agree', to: 'agreed', by: 'either' },
];

/** How it stands after these steps, oldest first. */
export const sessionState = (steps: readonly Pick<SessionStepBy, 'step'>[]): SessionState =>
  steps.reduce<SessionState>(
    (state, { step }) => sessionSteps.find((one) => one.step === step && one.from.includes(state))?.to ?? state,
    'planned',
  );

export type Taking = { state: SessionState; part: 'coach' | 'coachee'; isLate: boolean; agreedByMe: boolean };

/** Why one of the two cannot take a step now; null where they can. */
export function whyNotInSession(step: SessionStepName, { state, part, isLate, agreedByMe }: Taking): string | null {
  const legal = sessionSteps.find((one) => one.step === step && one.from.includes(state));
  if (!legal) return refusals[state];
  if (legal.by !== 'either' && legal.by !== part) return notYours[legal.by];
  if (legal.late && !isLate) return writesFirst;
  return step === 'agree' && agreedByMe ? 'You have agreed already. The other of you reads it next.' : null;
}

const notYours = { coach: 'This is the coach’s to write.', coachee: 'This is the coachee’s to write.' };
export const writesFirst = `The coachee writes first, and has ${daysToWriteFirst} days for it.`;

/** @throws Conflict when the step cannot be taken now, with how it stands */
export function requireSessionStep(step: SessionStepName, taking: Taking): void {
  const refusal = whyNotInSession(step, taking);
  if (refusal) throw new Conflict(refusal);
}

/** Whether the coachee's part can be written: from when it is arranged until both have agreed. */
export const isOpenToWrite = (state: SessionState): boolean => state !== 'called-off' && state !== 'agreed';

/** The coach's own suggestion stays closed until the coachee has two options of their own. */
export const suggestionIsOpen = (options: readonly string[]): boolean => options.length >= 2;
export const suggestionClosed =
  'Your own suggestion opens once there are two options of the coachee’s. Ask: “What else could you do?”';

/** Below this the coachee is asked what would make them surer. */
export const sureFrom = 7;

const refusals: Record<SessionState, string> = {
  planned: 'This session has not been held yet.',
  'called-off': 'This session was called off. Arrange another.',
  held: 'This session is held. The coachee writes first.',
  reflected: 'The coachee has written. The coach writes next.',
  noted: 'Both have written. Read it, and agree, or write again.',
  'half-agreed': 'One of you has agreed. The other reads it next.',
  agreed: 'Both of you agreed to this record, so it stays as it is.',
};

export const sessionStateWords: Record<SessionState, string> = {
  planned: 'To come',
  'called-off': 'Called off',
  held: 'Held',
  reflected: 'The coachee has written',
  noted: 'Both have written',
  'half-agreed': 'Agreed by one',
  agreed: 'Agreed by both',
};
