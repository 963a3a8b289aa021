// One piece of one's own work: what it is for, what became of it, and what can be done with it now.
import { see } from '../act.ts';
import { first, type Read } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { assignments } from './assignments.table.ts';
import { theAssignment } from './assignments.ts';
import { partFacts } from './part-facts.ts';
import { stateWords } from './plan-state.ts';
import { workLife } from './work-rows.ts';
import { nextWorkSteps, workState } from './work-state.ts';
import { workFacts } from './work-steps.ts';

export type OwnWork = Awaited<ReturnType<typeof ownWork>>;

/** @throws NotFound unless it is the actor's own and was not given to others */
export const ownWork = (actor: Actor, assignmentId: string) =>
  see(actor, 'assignment.finish', ownFacts(actor, assignmentId), async (db, { assignment, state, gone }) => {
    const facts = await workFacts(db, actor, assignment);
    const stands = workState(facts);
    const steps = gone || assignment.buddyToId ? [] : nextWorkSteps(stands, 'member');
    const live = state === 'live';
    return {
      ...(await workLife(actor, assignmentId)(db))!,
      ...{ state, stateWords: stateWords[state], stands, answer: facts.answer, timeZone: actor.organisation.timeZone },
      ...{ isBuddying: assignment.buddyToId !== null, me: actor.personId },
      mayBegin: live && steps.includes('begin'),
      mayGoOn: live && steps.includes('go-on'),
      mayFinish: live && facts.answer === 'accept' && steps.includes('finish'),
      mayTakeBack: (live || state === 'consulting' || state === 'agreed') && steps.includes('take-back'),
    };
  });

const ownFacts = (actor: Actor, assignmentId: string) => async (db: Read) => {
  const own = await db.select().from(assignments).where(theAssignment(actor, assignmentId));
  const assignment = first(own);
  if (!assignment || assignment.personId !== actor.personId || assignment.endedAt) return null;
  const facts = await partFacts(actor, assignment.planId, assignment.personId)(db);
  return facts && { ...facts, assignment };
};
