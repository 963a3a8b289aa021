import { z } from 'zod';
import { choice, exampleDay, id, optionalDate, optionalId, optionalLongText, several } from '../fields.ts';
import { allOf } from '../list-words.ts';

const outcomes = ['accepted', 'partly-accepted', 'not-accepted'] as const;
const tests = ['valid', 'authentic', 'current', 'sufficient'] as const;
/** Ticked or not: nothing depends on it. */
const tickable = [...tests, 'reliable'] as const;

const tickOrWhy = 'Tick the tests that are met, or say why not';

/** A judgement: the reason is asked for only where a test is not met, the dated action only where more is needed. */
export const judgementForm = z
  .object({
    claimId: id('Choose the claim'),
    outcome: z.enum(outcomes).optional().catch(undefined), // asked for below, together with everything else
    /** The tests that are met. */
    met: several(choice(tickable, 'Tick the tests that are met')),
    reason: optionalLongText('the reason'),
    feedback: optionalLongText('the feedback'),
    action: optionalLongText('the action', 1_000),
    actionDue: optionalDate('the day it is due'),
    /** The judgement that was the newest when the form was opened; empty when there was none. */
    supersedes: optionalId('the judgement before'),
  })
  .superRefine((judgement, context) => {
    const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    const unmet = tests.filter((test) => !judgement.met.includes(test));
    if (!judgement.outcome) {
      if (unmet.length === tests.length) say('met', tickOrWhy);
      return say('outcome', 'Choose the judgement');
    }
    if (judgement.outcome === 'accepted') {
      if (unmet.length > 0)
        say('outcome', `Choose partly accepted or not accepted, or tick what is met: ${unmet.join(', ')}`);
      return;
    }
    if (unmet.length > 0 && !judgement.reason)
      say(
        'reason',
        unmet.length === tests.length ? tickOrWhy : `Enter why it is ${allOf(unmet.map((test) => `not ${test}`))}`,
      );
    if (unmet.length === 0) say('outcome', 'Choose accepted, or take the tick from the test that is not met');
    if (!judgement.action) say('action', 'Enter what the candidate can do about it');
    if (!judgement.actionDue) say('actionDue', `Enter the day by which, like ${exampleDay()}`);
  })
  .transform(({ met, outcome, ...judgement }) => ({
    ...judgement,
    outcome: outcome!, // refused above when it was missing
    valid: met.includes('valid'),
    authentic: met.includes('authentic'),
    current: met.includes('current'),
    sufficient: met.includes('sufficient'),
    reliable: met.includes('reliable') || null,
  }));
type Judged = Omit<z.output<typeof judgementForm>, 'claimId'>;
/** `reliable`: true where the assessor says so, else nothing is said of it. */
export type JudgementForm = Omit<Judged, 'reliable'> & { reliable?: true | null };

/** Where to go on from a judgement: another claim of the evidence, or another evidence. */
export const openForm = z.object({ evidenceId: id('Choose the evidence'), claimId: optionalId('the claim') });
