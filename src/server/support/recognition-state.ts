// The states of thanks. Who reads them is the giver's choice and then the receiver's, and no state of its own.
import { Conflict } from '../errors.ts';
import type { Recognition } from './recognitions.table.ts';

export const thanksStates = ['given', 'read', 'taken-back'] as const;
export type ThanksState = (typeof thanksStates)[number];
export const thanksStepNames = ['read', 'keep-private', 'show-team', 'take-back'] as const;
export type ThanksStep = (typeof thanksStepNames)[number];

/** Every legal step, and nothing besides. `by`: whose it is. */
export const thanksSteps: readonly {
  from: ThanksState;
  step: ThanksStep;
  to: ThanksState;
  by: 'giver' | 'receiver';
}[] = [
  { from: 'given', step: 'read', to: 'read', by: 'receiver' },
  { from: 'given', step: 'keep-private', to: 'given', by: 'receiver' },
  { from: 'given', step: 'show-team', to: 'given', by: 'receiver' },
  { from: 'given', step: 'take-back', to: 'taken-back', by: 'giver' },
  { from: 'read', step: 'keep-private', to: 'read', by: 'receiver' },
  { from: 'read', step: 'show-team', to: 'read', by: 'receiver' },
  { from: 'read', step: 'take-back', to: 'taken-back', by: 'giver' },
];

/** Of a row, or of one read as JSON: whether a moment is there is all that counts. */
type Facts = Pick<Recognition, 'teamId' | 'forTeam'> &
  Record<'readAt' | 'withdrawnAt' | 'keptPrivateAt', Date | string | null>;

export const thanksState = ({ readAt, withdrawnAt }: Pick<Facts, 'readAt' | 'withdrawnAt'>): ThanksState =>
  withdrawnAt ? 'taken-back' : readAt ? 'read' : 'given';

/** Whether the team reads it: the giver gave it before the team, and the receiver does not keep it private. */
export const isTeams = ({ teamId, forTeam, keptPrivateAt, withdrawnAt }: Omit<Facts, 'readAt'>): boolean =>
  teamId !== null && forTeam && !keptPrivateAt && !withdrawnAt;

/** The steps that may be taken now. Private stays what its giver gave to the receiver alone. */
export const nextThanksSteps = (thanks: Facts): ThanksStep[] =>
  thanksSteps.filter(({ from, step }) => from === thanksState(thanks) && stands(thanks, step)).map(({ step }) => step);

const stands = (thanks: Facts, step: ThanksStep): boolean => {
  if (step === 'keep-private') return isTeams(thanks);
  return step !== 'show-team' || (thanks.keptPrivateAt !== null && thanks.forTeam && thanks.teamId !== null);
};

/** @throws Conflict when the step cannot be taken now, with how it stands */
export function requireThanksStep(thanks: Facts, step: ThanksStep): void {
  if (nextThanksSteps(thanks).includes(step)) return;
  if (thanks.withdrawnAt) throw new Conflict('These thanks were taken back.');
  throw new Conflict(refusals[step]);
}

const refusals: Record<ThanksStep, string> = {
  read: 'You have said already that you read it.',
  'keep-private': 'Only the two of you read these thanks already.',
  'show-team': 'The team reads these thanks already, or whoever gave them gave them to you alone.',
  'take-back': 'These thanks were taken back.',
};
