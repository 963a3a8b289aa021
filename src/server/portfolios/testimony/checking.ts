// The assessor's part: agreeing to an expert witness beforehand, finding out who a witness is; and disputing what was said.
import { act } from '../../act.ts';
import { today } from '../../clock.ts';
import { Conflict, Invalid } from '../../errors.ts';
import type { Actor } from '../../people/actor.ts';
import type { Testimony } from './testimonies.table.ts';
import type { CheckForm } from './testimony.form.ts';
import { addStep, lockedTestimony } from './testimony-facts.ts';
import { isOpen, stands } from './testimony-state.ts';

/** Agrees that this witness may write as an expert. @throws Conflict once they have answered: it is agreed beforehand or not at all */
export const agreeExpert = (actor: Actor, testimonyId: string): Promise<Testimony> =>
  act(actor, 'testimony.agree-expert', lockedTestimony(actor, testimonyId), async (tx, subject, keep) => {
    const { testimony, state, steps } = subject;
    if (!isOpen(state))
      throw new Conflict('An expert witness is agreed before they write. This request is answered or has ended.');
    if (steps.some(({ step }) => step === 'agreed')) throw new Conflict('This is agreed already.');
    keep('testimony-step', await addStep(tx, actor, testimonyId, 'agreed'));
    return testimony;
  });

/**
 * Says how it was found out who the witness is, and whether they can judge this work. A later check, or a dispute, stands beside it.
 * @throws Conflict where nothing is signed or it was taken back; Invalid for a contact to come
 */
export const checkWitness = (actor: Actor, testimonyId: string, form: CheckForm): Promise<Testimony> =>
  act(actor, 'testimony.verify', lockedTestimony(actor, testimonyId), async (tx, { testimony, state }, keep) => {
    if (!stands(state)) throw new Conflict('There is nothing to check: no signed testimony stands here.');
    if (form.contactOn > today(actor.organisation.timeZone))
      throw new Invalid({ contactOn: 'Enter a day that has come: the day on which you were in contact' });
    const told = { ...form, competent: form.competent === 'yes' };
    keep('testimony-step', await addStep(tx, actor, testimonyId, 'verified', told));
    return testimony;
  });

/** Says that something in it is not right. Nobody relies on it until the assessor has checked it. @throws Conflict where nothing stands */
export const disputeTestimony = (actor: Actor, testimonyId: string, reason: string): Promise<Testimony> =>
  act(actor, 'testimony.dispute', lockedTestimony(actor, testimonyId), async (tx, { testimony, state }, keep) => {
    if (!stands(state)) throw new Conflict('There is nothing to dispute: no signed testimony stands here.');
    keep('testimony-step', await addStep(tx, actor, testimonyId, 'disputed', { words: reason }));
    return testimony;
  });
