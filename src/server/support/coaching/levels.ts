// how far the coachee is, from what was seen: at the start, in real contacts, at the review, and 30, 60 and 90 days later.
import { act, type Keep } from '../../act.ts';
import { now, today } from '../../clock.ts';
import { dayInWords, dayOf } from '../../day-words.ts';
import { one, type Tx } from '../../db.ts';
import { Conflict, Invalid } from '../../errors.ts';
import { newId } from '../../id.ts';
import type { Actor } from '../../people/actor.ts';
import type { FollowUpForm, ObserveForm } from './coaching.form.ts';
import { type CoachingLevel, coachingLevels } from './coaching.table.ts';
import { lockedCoaching, takeCoachingStep } from './coaching-facts.ts';
import { type CoachingRow, coachingRow } from './coaching-rows.ts';
import { goesOn } from './coaching-state.ts';
import { followUpsOf, nextFollowUp } from './follow-ups.ts';
import { keepFollowUpDocument, keepPlanDocument } from './plan-document.ts';

type NewLevel = Pick<CoachingLevel, 'occasion' | 'day' | 'level' | 'basis' | 'contact'>;

export async function addLevel(tx: Tx, actor: Actor, planId: string, level: NewLevel, keep: Keep) {
  const { organisationId, personId: by } = actor;
  const row = { organisationId, id: newId(), planId, by, at: now(), ...level };
  const added = { ...one(await tx.insert(coachingLevels).values(row).returning()), version: 1 };
  keep('coaching-level', added);
  return added;
}

/** A real contact that was seen or heard, by either of the two. */
export const observeContact = (actor: Actor, planId: string, form: ObserveForm) =>
  act(actor, 'coaching-level.record', lockedCoaching(actor, planId), async (tx, { row }, keep) => {
    if (!goesOn(row.state)) throw new Conflict('This coaching is over, so nothing more is recorded in it.');
    if (form.day > today(actor.organisation.timeZone)) throw new Invalid({ day: 'Enter today or a day that has been' });
    const added = await addLevel(tx, actor, planId, { occasion: 'observed', ...form }, keep);
    if (row.steps.some(({ step }) => step === 'agree')) await keepPlanDocument(tx, actor, planId, keep);
    return added;
  });

/** Looks at the next of the three days after it was achieved; the last one closes it. */
export const followUp = (actor: Actor, planId: string, form: FollowUpForm) =>
  act(actor, 'coaching-level.follow-up', lockedCoaching(actor, planId), async (tx, { row }, keep) => {
    const day = today(actor.organisation.timeZone);
    const next = dueNext(actor, row);
    if (next.due > day)
      throw new Conflict(`It is looked at again from ${dayInWords(next.due)} on, so that it shows whether it held.`);
    const added = await addLevel(tx, actor, planId, { occasion: next.occasion, day, ...form }, keep);
    const after = (await coachingRow(tx, actor, planId))!;
    if (next.occasion === 'day-90') await takeCoachingStep(tx, actor, after, { step: 'close' }, keep);
    await keepPlanDocument(tx, actor, planId, keep);
    await keepFollowUpDocument(tx, actor, { planId, levelId: added.id }, keep);
    return added;
  });

function dueNext(actor: Actor, row: CoachingRow) {
  const next = row.state === 'achieved' ? nextFollowUp(followUpsIn(actor, row)) : null;
  if (!next) throw new Conflict('Only coaching that is achieved is followed up, after 30, 60 and 90 days.');
  return next;
}

/** None before it is achieved. */
export function followUpsIn({ organisation }: Actor, { steps, levels }: Pick<CoachingRow, 'steps' | 'levels'>) {
  const achieved = steps.findLast(({ step }) => step === 'achieve');
  return achieved ? followUpsOf(dayOf(new Date(achieved.at), organisation.timeZone), levels) : [];
}
