// a plan is presented at a briefing: begun, who was there, what was asked, what each will do, ended with its record.
import { and, eq } from 'drizzle-orm';
import { act, type Keep } from '../act.ts';
import { now, today } from '../clock.ts';
import { first, one, type Tx } from '../db.ts';
import { Conflict, Invalid, NotAllowed } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { keepBriefingDocument } from './briefing-document.ts';
import {
  type BriefingFacts,
  invitedTo,
  lockedBriefing,
  lockedCommitment,
  lockedQuestion,
  theBriefing,
  underWay,
} from './briefing-facts.ts';
import { requireQuestionStep, requireUnderWay } from './briefing-state.ts';
import {
  type Briefing,
  briefingPeople,
  briefingQuestions,
  briefings,
  type Commitment,
  commitments,
} from './briefings.table.ts';
import { requireOpen } from './part-facts.ts';
import { lockedPlan } from './plan-facts.ts';

/** Begins one; the team asks and says what each will do while it is under way. @throws Conflict when one is under way */
export const beginBriefing = (actor: Actor, planId: string): Promise<Briefing> =>
  act(actor, 'briefing.hold', lockedPlan(actor, planId), async (tx, { state }) => {
    requireOpen(state, 'A plan is presented');
    if (await underWay(actor, planId)(tx)) throw new Conflict('A briefing of this plan is under way already. Open it.');
    const row = { organisationId: actor.organisationId, id: newId(), planId, by: actor.personId, begunAt: now() };
    return one(await tx.insert(briefings).values(row).returning());
  });

/** Who is there, as the leader ticks it; whoever holds it need not be ticked. */
export const tickPresent = (actor: Actor, planId: string, briefingId: string, personIds: string[]) =>
  act(actor, 'briefing.hold', lockedBriefing(actor, planId, briefingId), async (tx, facts, keep) => {
    requireUnderWay(facts.briefing);
    const invited = new Set((await invitedTo(actor, facts)(tx)).map(({ id }) => id));
    if (personIds.some((id) => !invited.has(id))) throw new Invalid({ personIds: 'Choose people from the list' });
    const before = await presentRows(tx, actor, briefingId);
    for (const row of before)
      if (!row.leftOutAt && !personIds.includes(row.personId)) await mark(tx, actor, row, now(), keep);
    for (const personId of personIds) await comes(tx, actor, briefingId, personId, keep);
    keep('briefing', facts.briefing);
    return facts.briefing;
  });

/** "I am here", by whoever is. */
export const attendBriefing = (actor: Actor, planId: string, briefingId: string) =>
  act(actor, 'briefing.attend', lockedBriefing(actor, planId, briefingId), async (tx, { briefing }, keep) => {
    requireUnderWay(briefing);
    await comes(tx, actor, briefingId, actor.personId, keep);
    keep('briefing', briefing);
    return briefing;
  });

/** It is over, and its record is kept. Open questions stand on Today until they are answered. */
export const endBriefing = (actor: Actor, planId: string, briefingId: string): Promise<Briefing> =>
  act(actor, 'briefing.hold', lockedBriefing(actor, planId, briefingId), async (tx, { briefing }, keep) => {
    if (briefing.endedAt) throw new Conflict('This briefing has ended already.');
    const there = (await presentRows(tx, actor, briefingId)).filter(({ leftOutAt }) => !leftOutAt);
    if (there.length === 0) throw new Conflict('Tick who was there first.');
    const set = { endedAt: now(), version: briefing.version + 1 };
    const ended = one(await tx.update(briefings).set(set).where(theBriefing(actor, briefingId)).returning());
    keep('briefing', ended);
    await keepBriefingDocument(tx, actor, briefingId, keep);
    return ended;
  });

type NewQuestion = { words: string; askerId: string | null; answer: string | null };

/** Asked by oneself, or captured by the leader for whoever asked; answered at once where the leader has the answer. */
export const askQuestion = (
  actor: Actor,
  planId: string,
  briefingId: string,
  { words, askerId, answer }: NewQuestion,
) =>
  act(actor, 'briefing-question.ask', lockedBriefing(actor, planId, briefingId), async (tx, facts, keep) => {
    requireUnderWay(facts.briefing);
    const asker = await speaker(tx, actor, facts, askerId);
    if (answer && !may(actor, 'briefing.hold', facts)) throw new NotAllowed();
    await comes(tx, actor, briefingId, asker, keep);
    const at = now();
    const answered = answer ? { answer, answeredBy: actor.personId, answeredAt: at } : {};
    const row = {
      organisationId: actor.organisationId,
      id: newId(),
      briefingId,
      askerId: asker,
      words,
      at,
      ...answered,
    };
    const added = one(await tx.insert(briefingQuestions).values(row).returning());
    keep('briefing-question', added);
    return added;
  });

export const answerQuestion = (actor: Actor, questionId: string, answer: string) =>
  act(actor, 'briefing-question.answer', lockedQuestion(actor, questionId), async (tx, { question }, keep) => {
    requireQuestionStep(question, 'answer');
    const set = { answer, answeredBy: actor.personId, answeredAt: now(), version: question.version + 1 };
    const at = and(eq(briefingQuestions.organisationId, actor.organisationId), eq(briefingQuestions.id, questionId));
    const answered = one(await tx.update(briefingQuestions).set(set).where(at).returning());
    keep('briefing-question', answered);
    await keepIfEnded(tx, actor, question.briefingId, keep);
    return answered;
  });

/** It stays open: who answers it, and by when. */
export const passQuestionOn = (
  actor: Actor,
  questionId: string,
  { answererId, due }: { answererId: string; due: string },
) =>
  act(actor, 'briefing-question.pass-on', lockedQuestion(actor, questionId), async (tx, facts, keep) => {
    const { question } = facts;
    requireQuestionStep(question, 'pass-on');
    requireToCome(actor, due);
    if (!(await invitedTo(actor, facts)(tx)).some(({ id }) => id === answererId))
      throw new Invalid({ answererId: 'Choose somebody of the team' });
    const at = and(eq(briefingQuestions.organisationId, actor.organisationId), eq(briefingQuestions.id, questionId));
    const set = { answererId, due, version: question.version + 1 };
    const passed = one(await tx.update(briefingQuestions).set(set).where(at).returning());
    keep('briefing-question', passed);
    await keepIfEnded(tx, actor, question.briefingId, keep);
    return passed;
  });

type NewCommitment = { words: string; personId: string | null; due: string };

/** "I will …": said by oneself, or captured by the leader for whoever said it. */
export const commit = (actor: Actor, planId: string, briefingId: string, { words, personId, due }: NewCommitment) =>
  act(actor, 'commitment.make', lockedBriefing(actor, planId, briefingId), async (tx, facts, keep) => {
    requireUnderWay(facts.briefing);
    requireToCome(actor, due);
    const who = await speaker(tx, actor, facts, personId);
    await comes(tx, actor, briefingId, who, keep);
    const row = { organisationId: actor.organisationId, id: newId(), briefingId, personId: who, words, due, at: now() };
    const made = one(await tx.insert(commitments).values(row).returning());
    keep('commitment', made);
    return made;
  });

export const finishCommitment = (actor: Actor, commitmentId: string, note: string | null): Promise<Commitment> =>
  act(actor, 'commitment.finish', lockedCommitment(actor, commitmentId), async (tx, { commitment }, keep) => {
    if (commitment.doneAt) throw new Conflict('This is done already.');
    const set = { doneAt: now(), doneNote: note, version: commitment.version + 1 };
    const at = and(eq(commitments.organisationId, actor.organisationId), eq(commitments.id, commitmentId));
    const done = one(await tx.update(commitments).set(set).where(at).returning());
    keep('commitment', done);
    await keepIfEnded(tx, actor, commitment.briefingId, keep);
    return done;
  });

/** Nobody speaks for another but whoever holds the briefing, who says each time for whom, and only for those who can be there. */
async function speaker(tx: Tx, actor: Actor, facts: BriefingFacts, personId: string | null): Promise<string> {
  const isHolder = may(actor, 'briefing.hold', facts);
  if (!personId && isHolder) throw new Invalid({ personId: 'Choose who will do it', askerId: 'Choose who asks' });
  if (!personId || personId === actor.personId) return actor.personId;
  if (!isHolder) throw new NotAllowed();
  if ((await invitedTo(actor, facts)(tx)).some(({ id }) => id === personId)) return personId;
  throw new Invalid({ personId: 'Choose somebody of the team', askerId: 'Choose somebody of the team' });
}

function requireToCome(actor: Actor, due: string): void {
  if (due < today(actor.organisation.timeZone)) throw new Invalid({ due: 'Enter today or a day to come' });
}

async function keepIfEnded(tx: Tx, actor: Actor, briefingId: string, keep: Keep): Promise<void> {
  const briefing = first(await tx.select().from(briefings).where(theBriefing(actor, briefingId)));
  if (briefing?.endedAt) await keepBriefingDocument(tx, actor, briefingId, keep);
}

const presentRows = (tx: Tx, actor: Actor, briefingId: string) =>
  tx
    .select()
    .from(briefingPeople)
    .where(and(eq(briefingPeople.organisationId, actor.organisationId), eq(briefingPeople.briefingId, briefingId)))
    .for('update');

/** Whoever holds it is there without being listed. */
async function comes(tx: Tx, actor: Actor, briefingId: string, personId: string, keep: Keep): Promise<void> {
  const { by } = one(await tx.select().from(briefings).where(theBriefing(actor, briefingId)));
  if (by === personId) return;
  const before = (await presentRows(tx, actor, briefingId)).find((row) => row.personId === personId);
  if (before) return before.leftOutAt ? mark(tx, actor, before, null, keep) : undefined;
  const row = { organisationId: actor.organisationId, id: newId(), briefingId, personId, at: now() };
  keep('briefing-person', one(await tx.insert(briefingPeople).values(row).returning()));
}

type Present = typeof briefingPeople.$inferSelect;

async function mark(tx: Tx, actor: Actor, row: Present, leftOutAt: Date | null, keep: Keep): Promise<void> {
  const set = { leftOutAt, version: row.version + 1 };
  const at = and(eq(briefingPeople.organisationId, actor.organisationId), eq(briefingPeople.id, row.id));
  keep('briefing-person', one(await tx.update(briefingPeople).set(set).where(at).returning()));
}
