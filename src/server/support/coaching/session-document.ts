// A coaching session as one document with both sides. A reflection is in it only where its writer shared it.
import type { Keep } from '../../act.ts';
import { dayInWords, dayOf, momentInWords } from '../../day-words.ts';
import type { Tx } from '../../db.ts';
import type { PackagedBlock as Block, PackagedDocument as RecordDocument } from '../../ledger/package-format.ts';
import type { Actor } from '../../people/actor.ts';
import { facts, keepIfNew, words } from '../../plans/plan-document.ts';
import { daysOf } from '../../plans/record-days.ts';
import { type CoachingRow, coachingRow, type SessionRow } from './coaching-rows.ts';
import { peopleOfCoaching } from './plan-document.ts';
import { sessionStateWords } from './session-state.ts';

/** From when the two have met. */
export async function keepSessionDocument(
  tx: Tx,
  actor: Actor,
  { planId, sessionId }: { planId: string; sessionId: string },
  keep: Keep,
): Promise<void> {
  const row = (await coachingRow(tx, actor, planId))!;
  const session = row.sessions.find(({ id }) => id === sessionId)!;
  if (session.state === 'planned' || session.state === 'called-off') return;
  const document = sessionDocument(row, session, actor.organisation.timeZone);
  await keepIfNew(tx, actor, { kind: 'coaching-session-document', id: sessionId }, document, keep);
}

export function sessionDocument(row: CoachingRow, session: SessionRow, zone: string): RecordDocument {
  const day = dayOf(new Date(session.at), zone);
  const days = daysOf([session.at, ...session.steps.map(({ at }) => at), session.outcomeAt], zone)!;
  return {
    ...{
      title: `Coaching session of ${row.coachee} with ${row.coach}, ${dayInWords(day)}`,
      kind: 'Coaching session',
      ...days,
    },
    people: peopleOfCoaching(row),
    sections: [
      { id: 'session', heading: 'The session', blocks: [sessionFacts(row, session, zone)] },
      { id: 'coachee', heading: `In the words of ${row.coachee}`, blocks: coacheeBlocks(row, session) },
      { id: 'coach', heading: `In the words of ${row.coach}`, blocks: coachBlocks(row, session) },
      { id: 'next', heading: 'The next step', blocks: nextBlocks(session) },
    ].filter(({ blocks }) => blocks.length > 0),
  };
}

const sessionFacts = (row: CoachingRow, session: SessionRow, zone: string): Block =>
  facts('session-facts', 'The session', {
    When: momentInWords(new Date(session.at), zone),
    'How long': `${session.minutes} minutes`,
    Where: session.place,
    Objective: row.objective,
    'How it stands': sessionStateWords[session.state],
  });

function coacheeBlocks({ coachee, coacheeId }: CoachingRow, session: SessionRow): Block[] {
  const written = session.steps.findLast(({ by, step }) => by === coacheeId && step === 'reflect')?.at ?? session.at;
  const said = (id: string, label: string, text: string | null) => saidBlock(id, label, text, coachee, written);
  return [
    ...said('question', 'Their question', session.question),
    ...said('goal', 'Goal', session.goal),
    ...said('reality', 'How it is now', session.reality),
    ...session.options.flatMap((option, at) => said(`option-${at + 1}`, `Option ${at + 1}`, option)),
    ...saidBlock('reflection', 'What they make of it', session.reflection, coachee, session.reflectedAt ?? written),
  ];
}

function coachBlocks({ coach, coachId }: CoachingRow, session: SessionRow): Block[] {
  const written = session.steps.findLast(({ by, step }) => by === coachId && step === 'note')?.at ?? session.at;
  const said = (id: string, label: string, text: string | null) => saidBlock(id, label, text, coach, written);
  return [
    ...said('observed', 'What was seen and heard', session.observed),
    ...said('asked', 'What was asked', session.asked),
    ...said('suggestion', 'Suggestion, after theirs', session.suggestion),
  ];
}

const saidBlock = (id: string, label: string, text: string | null, by: string, at: string): Block[] =>
  text ? [words(id, label, text, by, at)] : [];

const nextBlocks = ({ action, actionDue, confidence, raise, outcome }: SessionRow): Block[] =>
  action
    ? [
        facts('next-step', 'The next step', {
          'Chosen by the coachee': action,
          By: actionDue && dayInWords(actionDue),
          'How sure, 1 to 10': confidence === null ? null : String(confidence),
          'What would make them surer': raise,
          'What came of it': outcome,
        }),
      ]
    : [];
