// What the candidate says to a decision, and what the assessor says to that. Having read is not agreeing, and hinders nothing.
import { act } from '../act.ts';
import { now } from '../clock.ts';
import { Conflict } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { lockedEnrolment } from '../portfolios/enrolments.ts';
import { disputableUntil } from './unit-decision-states.ts';
import type { ReadDecision } from './unit-decisions.form.ts';
import { add, asRead } from './unit-decisions.ts';

/** The candidate has read it, with words or without. @throws Conflict where they said so already, or it is not issued */
export const acknowledgeDecision = (
  actor: Actor,
  enrolmentId: string,
  { words, ...read }: ReadDecision & { words: string | null },
) =>
  act(actor, 'unit-decision.acknowledge', lockedEnrolment(actor, enrolmentId), async (tx, enrolment, keep) => {
    const { decision, steps } = await asRead(tx, enrolment, read, ['issued', 'disputed', 'upheld', 'final']);
    if (steps.some(({ step }) => step === 'acknowledged')) throw new Conflict('You have acknowledged it already.');
    return add(tx, actor, { decision, step: 'acknowledged', words }, keep);
  });

/** The candidate does not agree, and says why. @throws Conflict where the time for it is over, or they disputed it before */
export const disputeDecision = (
  actor: Actor,
  enrolmentId: string,
  { words, ...read }: ReadDecision & { words: string },
) =>
  act(actor, 'unit-decision.dispute', lockedEnrolment(actor, enrolmentId), async (tx, enrolment, keep) => {
    const found = await asRead(tx, enrolment, read, ['issued', 'acknowledged', 'final', 'upheld', 'disputed']);
    const { decision, steps } = found;
    const until = disputableUntil(found);
    if (steps.some(({ step }) => step === 'disputed')) throw new Conflict('You have disputed it already.');
    if (until && now() > until)
      throw new Conflict('The time to dispute this decision is over. The centre coordinator tells you how to appeal.');
    return add(tx, actor, { decision, step: 'disputed', words }, keep);
  });

/** The assessor looked again and stays with it. To change it they draft a new decision. */
export const upholdDecision = (
  actor: Actor,
  enrolmentId: string,
  { words, ...read }: ReadDecision & { words: string },
) =>
  act(actor, 'unit-decision.uphold', lockedEnrolment(actor, enrolmentId), async (tx, enrolment, keep) => {
    const { decision } = await asRead(tx, enrolment, read, ['disputed']);
    return add(tx, actor, { decision, step: 'upheld', words }, keep);
  });
