// R-095: a language model asked about one piece of evidence, on the candidate's own click, once they have read what is sent. What it
// names is kept apart from Leadwell's own suggestions, and claims nothing.
import { and, desc, eq, isNull } from 'drizzle-orm';
import { act, see } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Read, sql } from '../db.ts';
import { Conflict, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import { toHex } from '../ledger/encoding.ts';
import { sha256 } from '../ledger/sha256.ts';
import type { Actor } from '../people/actor.ts';
import { claimableUnits } from './claimable-units.ts';
import { findEvidence, lockedEvidence } from './evidence-facts.ts';
import { askedModel, type ModelEndpoint, modelEndpoint } from './model-endpoint.ts';
import { namedIn, promptOf } from './model-prompt.ts';
import type { AskModelForm } from './model-questions.form.ts';
import { type ModelQuestion, modelQuestions } from './model-questions.table.ts';
import type { Evidence } from './portfolios.table.ts';
import { findsIn, pieceOf } from './redaction/piece.ts';

export type AskingModel = {
  evidence: Pick<Evidence, 'id' | 'number' | 'title'>;
  model: string;
  host: string;
  /** What would be sent, and its hash; null where there are no words to send. */
  prompt: { text: string; hash: string } | null;
  /** Names and details that nobody has decided of: nothing is sent before. */
  undecided: string[];
  /** Newest first. */
  asked: ModelQuestion[];
};

/** @throws NotFound for anybody but the candidate, and where no model is set */
export const askingModel = (actor: Actor, evidenceId: string): Promise<AskingModel> =>
  see(actor, 'model-question.view', findEvidence(actor, evidenceId), async (db, { evidence }) => {
    const { model, host } = endpointSet();
    const { id, number, title } = evidence;
    return {
      evidence: { id, number, title },
      model,
      host,
      ...(await toSend(db, actor, evidence)),
      asked: await askedOf(db, evidence),
    };
  });

/**
 * Sends what was read, and keeps what came back or why nothing did. That it is sent is recorded before it is.
 * @throws Conflict where it would say something else now, or shows others of whom nothing is decided
 */
export async function askModel(actor: Actor, evidenceId: string, { hash }: AskModelForm): Promise<ModelQuestion> {
  const endpoint = endpointSet();
  let isSent = false; // a second click gets the first one's answer, and sends nothing
  const question = await act(
    actor,
    'model-question.ask',
    lockedEvidence(actor, evidenceId),
    async (tx, { evidence }) => {
      const { prompt, undecided } = await toSend(tx, actor, evidence);
      if (undecided.length > 0) throw new Conflict(undecidedWords(undecided));
      if (!prompt) throw new Conflict('There are no words in this evidence to send.');
      if (prompt.hash !== hash)
        throw new Conflict('What would be sent has changed since you read it. Nothing was sent: read it again first.');
      isSent = true;
      const { model, host } = endpoint;
      const { organisationId, id, candidateId } = evidence;
      const row = {
        organisationId,
        id: newId(),
        evidenceId: id,
        candidateId,
        model,
        host,
        sent: prompt.text,
        at: now(),
      };
      return one(await tx.insert(modelQuestions).values(row).returning());
    },
  );
  return isSent ? answered(actor, question, endpoint) : question;
}

async function answered(actor: Actor, question: ModelQuestion, endpoint: ModelEndpoint): Promise<ModelQuestion> {
  const answer = await askedModel(endpoint, question.sent);
  return act(actor, 'model-question.answer', lockedEvidence(actor, question.evidenceId), async (tx) => {
    const units = await claimableUnits(tx, actor);
    const came =
      'failure' in answer
        ? { failure: answer.failure }
        : usable(answer.suggestions.length, namedIn(answer.suggestions, question.sent, units));
    const set = { ...came, answeredAt: now(), version: sql`${modelQuestions.version} + 1` };
    const which = and(sameQuestion(question), isNull(modelQuestions.answeredAt));
    const row = first(await tx.update(modelQuestions).set(set).where(which).returning());
    if (!row) throw new Conflict('This was answered already.');
    return row;
  });
}

const usable = (named: number, suggestions: ModelQuestion['suggestions']) => ({
  suggestions,
  leftOut: named - suggestions.length,
});

const sameQuestion = ({ organisationId, id }: ModelQuestion) =>
  and(eq(modelQuestions.organisationId, organisationId), eq(modelQuestions.id, id));

export const undecidedWords = (undecided: readonly string[]): string =>
  `Nothing is sent while names or details of others are undecided: ${undecided.slice(0, 3).join(', ')}${undecided.length > 3 ? ` and ${undecided.length - 3} more` : ''}. Decide of them first under “Names and details of others”.`;

function endpointSet(): ModelEndpoint {
  const endpoint = modelEndpoint();
  if (!endpoint) throw new NotFound();
  return endpoint;
}

async function toSend(db: Read, actor: Actor, evidence: Evidence): Promise<Pick<AskingModel, 'prompt' | 'undecided'>> {
  const piece = await pieceOf(db, evidence);
  const undecided = findsIn(piece).filter(({ kind, decision }) => !decision && kind !== 'file');
  const units = await claimableUnits(db, actor);
  const text = promptOf({ document: evidence.document, find: piece.find, candidate: actor.name, units });
  return {
    prompt: text === null ? null : { text, hash: toHex(sha256(text)) },
    undecided: undecided.map(({ words }) => `“${words[0]}”`),
  };
}

const shownAtOnce = 5;
const askedOf = (db: Read, { organisationId, id }: Evidence): Promise<ModelQuestion[]> =>
  db
    .select()
    .from(modelQuestions)
    .where(and(eq(modelQuestions.organisationId, organisationId), eq(modelQuestions.evidenceId, id)))
    .orderBy(desc(modelQuestions.at), desc(modelQuestions.id))
    .limit(shownAtOnce);
