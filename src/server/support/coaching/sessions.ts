// one session. The coachee writes first: goal, facts, options, own next step; then the coach; then both agree what was said.
import { act, type Keep } from '../../act.ts';
import { now, today } from '../../clock.ts';
import { dayOf, daysAfter } from '../../day-words.ts';
import { first, one, sql, type Tx } from '../../db.ts';
import { Conflict, Invalid } from '../../errors.ts';
import { newId } from '../../id.ts';
import { instantOf } from '../../local-time.ts';
import type { Actor } from '../../people/actor.ts';
import type { GrowForm, NoteForm, PlanSessionForm, ReflectionForm } from './coaching.form.ts';
import {
  type CoachingReflection,
  type CoachingSession,
  coachingReflections,
  coachingSessionSteps,
  coachingSessions,
} from './coaching.table.ts';
import { lockedCoaching, lockedSession, type SessionFacts, takeCoachingStep, theSession } from './coaching-facts.ts';
import { goesOn } from './coaching-state.ts';
import { keepPlanDocument } from './plan-document.ts';
import { keepSessionDocument } from './session-document.ts';
import {
  daysToWriteFirst,
  isOpenToWrite,
  requireSessionStep,
  type SessionStepName,
  suggestionClosed,
  suggestionIsOpen,
  sureFrom,
  type Taking,
} from './session-state.ts';

/** Arranges a session. `day` is YYYY-MM-DD, `time` HH:MM, both in the organisation's time zone. One that has been may be written down afterwards. */
export const planSession = (actor: Actor, planId: string, { day, time, minutes, place }: PlanSessionForm) =>
  act(actor, 'coaching-session.plan', lockedCoaching(actor, planId), async (tx, { row }, keep) => {
    if (!goesOn(row.state)) throw new Conflict('This coaching is over, so no session can be arranged.');
    const at = instantOf(actor.organisation.timeZone, { day, time });
    const session = { organisationId: actor.organisationId, id: newId(), planId, at, minutes, place };
    const added = one(await tx.insert(coachingSessions).values(session).returning());
    keep('coaching-session', added);
    return added;
  });

export const callOffSession = (actor: Actor, sessionId: string) =>
  act(actor, 'coaching-session.call-off', lockedSession(actor, sessionId), (tx, facts, keep) =>
    take(tx, actor, facts, 'call-off', {}, keep),
  );

/** Says that the two have met. The first session after the start is fixed begins the coaching. */
export const holdSession = (actor: Actor, sessionId: string) =>
  act(actor, 'coaching-session.hold', lockedSession(actor, sessionId), async (tx, facts, keep) => {
    const zone = actor.organisation.timeZone;
    if (dayOf(new Date(facts.session.at), zone) > today(zone))
      throw new Conflict('The day of this session is to come. Say that you have met once you have.');
    if (!goesOn(facts.row.state)) throw new Conflict('This coaching is over, so no session is held in it.');
    const held = await take(tx, actor, facts, 'hold', {}, keep);
    if (facts.row.state === 'start-fixed') {
      await takeCoachingStep(tx, actor, facts.row, { step: 'begin' }, keep);
      await keepPlanDocument(tx, actor, facts.row.id, keep);
    }
    return held;
  });

/** The coachee's goal, facts, options and next step: also before the session, to come prepared. */
export const writeGrow = (actor: Actor, sessionId: string, { version, ...form }: GrowForm) =>
  act(actor, 'coaching-session.write', lockedSession(actor, sessionId), async (tx, facts, keep) => {
    const { session } = facts;
    if (!isOpenToWrite(session.state)) requireSessionStep('reflect', takingOf(actor, facts));
    requireVersion(session.version, version, { action: session.action ?? '' });
    const { option1, option2, option3, done, ...own } = form;
    const problems: Record<string, string> = {};
    if (own.confidence !== null && own.confidence < sureFrom && !own.raise)
      problems.raise = `Enter what would make you surer: below ${sureFrom} a next step is seldom taken`;
    if ((own.actionDue || own.confidence !== null) && !own.action) problems.action = 'Enter your next step';
    const options = [option1, option2, option3].filter((option) => option !== null);
    if (session.suggestion && !suggestionIsOpen(options))
      problems.option2 = 'Keep two options of yours: your coach has answered them with their own';
    if (Object.keys(problems).length > 0) throw new Invalid(problems);
    // Words that both have agreed on are not changed under them: whoever writes again asks for their word again.
    if (done || session.state === 'noted' || session.state === 'half-agreed')
      return take(tx, actor, facts, 'reflect', { ...own, options }, keep);
    return change(tx, actor, facts, { ...own, options }, keep);
  });

/** What the coachee thinks of it: theirs alone, until they share it. What is shared stays so. */
export const writeReflection = (actor: Actor, sessionId: string, { words, share, version }: ReflectionForm) =>
  act(actor, 'coaching-session.reflect', lockedSession(actor, sessionId), async (tx, facts, keep) => {
    const before = await reflectionOf(tx, actor, sessionId);
    requireVersion(before?.version ?? 0, version, { words: before?.words ?? '' });
    if (before?.sharedAt && share === 'no')
      throw new Invalid({
        share:
          'It was shared already, so your coach may have read it. Write on for yourself in the journal or elsewhere',
      });
    if (share === 'yes') requireSessionStep('reflect', takingOf(actor, facts));
    const sharedAt = share === 'yes' ? (before?.sharedAt ?? now()) : null;
    const { organisationId, personId: authorId } = actor;
    const key = { organisationId, id: before?.id ?? newId(), sessionId, authorId };
    const written = { words, sharedAt, version: version + 1 };
    const [kept] = before
      ? await tx
          .update(coachingReflections)
          .set(written)
          .where(sql`organisation_id = ${organisationId} and id = ${before.id}`)
          .returning()
      : await tx
          .insert(coachingReflections)
          .values({ ...key, ...written })
          .returning();
    keep('coaching-reflection', kept!);
    if (share === 'yes') await take(tx, actor, facts, 'reflect', {}, keep);
    return kept!;
  });

/** What the coach saw and asked; their own suggestion only beside two options of the coachee's. */
export const writeNote = (actor: Actor, sessionId: string, { version, ...note }: NoteForm) =>
  act(actor, 'coaching-session.note', lockedSession(actor, sessionId), async (tx, facts, keep) => {
    const { session } = facts;
    requireVersion(session.version, version, { observed: session.observed ?? '' });
    if (note.suggestion && !suggestionIsOpen(session.options)) throw new Invalid({ suggestion: suggestionClosed });
    return take(tx, actor, facts, 'note', note, keep);
  });

/** Each agrees to what stands; once both have, it stays. @throws Conflict where it was changed since it was read */
export const agreeSession = (actor: Actor, sessionId: string, { version }: { version: number }) =>
  act(actor, 'coaching-session.agree', lockedSession(actor, sessionId), async (tx, facts, keep) => {
    requireVersion(facts.session.version, version, {});
    return take(tx, actor, facts, 'agree', {}, keep);
  });

/** What came of the next step that the coachee chose. */
export const sayOutcome = (actor: Actor, sessionId: string, outcome: string) =>
  act(actor, 'coaching-session.finish-action', lockedSession(actor, sessionId), async (tx, facts, keep) => {
    if (!facts.session.action) throw new Conflict('No next step was chosen in this session.');
    return change(tx, actor, facts, { outcome, outcomeAt: now() }, keep);
  });

export async function reflectionOf(
  tx: Pick<Tx, 'select'>,
  actor: Actor,
  sessionId: string,
): Promise<CoachingReflection | null> {
  const of = sql`organisation_id = ${actor.organisationId} and session_id = ${sessionId} and author_id = ${actor.personId}`;
  return first(await tx.select().from(coachingReflections).where(of));
}

/** What the states look at, for whoever would take a step now. */
export function takingOf(actor: Actor, { row, session }: SessionFacts): Taking {
  const zone = actor.organisation.timeZone;
  const lastChange = session.steps.findLastIndex(({ step }) => step !== 'agree');
  return {
    state: session.state,
    part: actor.personId === row.coachId ? 'coach' : 'coachee',
    isLate: daysAfter(dayOf(new Date(session.at), zone), daysToWriteFirst) <= today(zone),
    agreedByMe: session.steps.slice(lastChange + 1).some(({ by }) => by === actor.personId),
  };
}

async function take(
  tx: Tx,
  actor: Actor,
  facts: SessionFacts,
  step: SessionStepName,
  set: Partial<CoachingSession>,
  keep: Keep,
): Promise<CoachingSession> {
  requireSessionStep(step, takingOf(actor, facts));
  const { organisationId, personId: by } = actor;
  const row = { organisationId, id: newId(), sessionId: facts.session.id, step, by, at: now() };
  keep('coaching-session-step', { ...one(await tx.insert(coachingSessionSteps).values(row).returning()), version: 1 });
  return change(tx, actor, facts, set, keep);
}

/** The document is kept from when the two have met. */
async function change(tx: Tx, actor: Actor, { row, session }: SessionFacts, set: Partial<CoachingSession>, keep: Keep) {
  const next = { ...set, version: session.version + 1 };
  const changed = one(await tx.update(coachingSessions).set(next).where(theSession(actor, session.id)).returning());
  keep('coaching-session', changed);
  await keepSessionDocument(tx, actor, { planId: row.id, sessionId: session.id }, keep);
  return changed;
}

function requireVersion(now: number, read: number, theirs: Record<string, string>): void {
  if (now !== read)
    throw new Conflict(
      'The other of you has written here since you opened it. Read it again, then send yours.',
      theirs,
    );
}
