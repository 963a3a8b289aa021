// The pages of coaching: the plan with what comes next, and one session.
import { see } from '../../act.ts';
import { today } from '../../clock.ts';
import { sql } from '../../db.ts';
import type { Actor } from '../../people/actor.ts';
import { coachingFacts, sessionFacts } from './coaching-facts.ts';
import { type CoachingRow, guardedBy } from './coaching-rows.ts';
import { goesOn, isOpenToChange, missingIn, nextCoachingSteps, whyNot } from './coaching-state.ts';
import { nextFollowUp } from './follow-ups.ts';
import { followUpsIn } from './levels.ts';
import { isOpenToWrite, suggestionIsOpen, whyNotInSession } from './session-state.ts';
import { reflectionOf, takingOf } from './sessions.ts';

/** `next`: the steps that somebody may take, each with what stands in its way. Days are YYYY-MM-DD. */
export const coachingPage = (actor: Actor, planId: string) =>
  see(actor, 'coaching-plan.view', coachingFacts(actor, planId), async (_, { row }) => {
    const followUps = followUpsIn(actor, row);
    return {
      ...{ row, ...partIn(actor, row), followUps, dueNext: nextFollowUp(followUps) },
      ...{ goesOn: goesOn(row.state), isOpen: isOpenToChange(row.state), missing: missingIn(row) },
      next: nextCoachingSteps(row.state).map((step) => ({
        ...{ step, why: whyNot(row.state, step, guardedBy(row, actor.personId)) },
      })),
    };
  });
export type CoachingPage = Awaited<ReturnType<typeof coachingPage>>;

/** The same with the skills to choose from, for the form. */
export const coachingForm = (actor: Actor, planId: string) =>
  see(actor, 'coaching-plan.view', coachingFacts(actor, planId), async (db, { row }) => ({
    ...{ row, ...partIn(actor, row), isOpen: isOpenToChange(row.state) },
    skills: await db.rows<{ id: string; name: string }>(sql`select id, name from skills
      where organisation_id = ${actor.organisationId} and retired_at is null order by name collate "und-x-icu"`),
  }));

/** `mine`: a reflection of one's own, shared or not. The coach reads it only once it is shared: then it stands in the session. */
export const sessionPage = (actor: Actor, sessionId: string) =>
  see(actor, 'coaching-session.view', sessionFacts(actor, sessionId), async (db, facts) => {
    const { row, session } = facts;
    const part = partIn(actor, row);
    const taking = takingOf(actor, facts);
    const mine = part.iCoach ? null : await reflectionOf(db, actor, sessionId);
    return {
      ...{ row, session, ...part },
      mine: mine && { words: mine.words, isShared: mine.sharedAt !== null, version: mine.version },
      isOpen: isOpenToWrite(session.state),
      suggestionIsOpen: suggestionIsOpen(session.options),
      why: {
        hold: whyNotInSession('hold', taking),
        note: whyNotInSession('note', taking),
        reflect: whyNotInSession('reflect', taking),
        agree: whyNotInSession('agree', taking),
      },
    };
  });
export type SessionPage = Awaited<ReturnType<typeof sessionPage>>;

const partIn = (actor: Actor, { coachId, coach, coachee }: CoachingRow) => {
  const iCoach = coachId === actor.personId;
  const zone = actor.organisation.timeZone;
  return { iCoach, other: iCoach ? coachee : coach, timeZone: zone, day: today(zone) };
};
