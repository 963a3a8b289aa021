// suggestions for a piece of evidence. The system suggests, the candidate claims, the assessor judges: three facts by three.
import { and, eq, isNull } from 'drizzle-orm';
import { act, type Keep, see } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import type { Criterion } from '../qualifications/units.table.ts';
import { type ClaimableUnit, claimableUnits } from './claimable-units.ts';
import { placesOf } from './document-parts.ts';
import { findEvidence, lockedEvidence } from './evidence-facts.ts';
import type { Claim, Evidence } from './portfolios.table.ts';
import { readCopies, readIn } from './read-copies.ts';
import type { PutAwayForm } from './suggestion-answers.form.ts';
import { type SuggestionAnswer, suggestionAnswers } from './suggestion-answers.table.ts';
import { actWords } from './suggestions/act-words.ts';
import { actAskedBy } from './suggestions/criterion-acts.ts';
import { type Suggestion, suggestionsOf } from './suggestions/evidence-suggestions.ts';

export type ReadSuggestion = Omit<Suggestion, 'places'> & {
  enrolmentId: string;
  unit: string;
  code: string;
  text: string;
  /** Where in the evidence, the plainest first, with the name of the place. */
  places: { place: string; quote: string | null; name: string }[];
  /** A reason to begin from; the candidate says it in their own words. */
  how: string;
  /** The answer by which it was put away; null where it is open. */
  answerId: string | null;
};

/** What the evidence could show and nobody has claimed; those put away too. Surest first. @throws NotFound for anybody but the candidate */
export const suggestionsFor = (actor: Actor, evidenceId: string): Promise<ReadSuggestion[]> =>
  see(actor, 'suggestion.view', findEvidence(actor, evidenceId), async (db, { evidence }) => {
    if (evidence.withdrawnAt) return [];
    return suggestionsIn(evidence, await claimableUnits(db, actor), await answered(db, evidence));
  });

/** Puts one away: kept, and brought back by whoever put it away. @throws Conflict where it is not suggested, or was put away already */
export const putAway = (actor: Actor, evidenceId: string, form: PutAwayForm): Promise<SuggestionAnswer> =>
  act(actor, 'suggestion.put-away', lockedEvidence(actor, evidenceId), async (tx, { evidence }, keep) => {
    const open = await suggestionsIn(evidence, await claimableUnits(tx, actor), await answered(tx, evidence));
    const meant = open.find((one) => one.criterionId === form.criterionId && one.enrolmentId === form.enrolmentId);
    if (!meant) throw new Conflict('This is not suggested any more. Open the evidence again to see what is.');
    if (meant.answerId) throw new Conflict('You have put this suggestion away already.');
    return answer(tx, keep, { ...form, evidence, answer: 'put-away', claimId: null });
  });

/** @throws Conflict where it is back already */
export const bringBack = (actor: Actor, evidenceId: string, answerId: string): Promise<SuggestionAnswer> =>
  act(actor, 'suggestion.bring-back', lockedEvidence(actor, evidenceId), async (tx, _, keep) => {
    const { organisationId } = actor;
    const held = and(
      eq(suggestionAnswers.organisationId, organisationId),
      eq(suggestionAnswers.id, answerId),
      eq(suggestionAnswers.evidenceId, evidenceId),
      eq(suggestionAnswers.answer, 'put-away'),
      isNull(suggestionAnswers.withdrawnAt),
    );
    const set = { withdrawnAt: now(), version: sql`${suggestionAnswers.version} + 1` };
    const back = first(await tx.update(suggestionAnswers).set(set).where(held).returning());
    if (!back) throw new Conflict('This suggestion is back already.');
    keep('suggestion-answer', back);
    return back;
  });

/** Notes that a claim was made of a suggestion, where it was suggested: part of making the claim. */
export async function noteTaken(
  tx: Tx,
  actor: Actor,
  { evidence, claim }: { evidence: Evidence; claim: Claim },
  keep: Keep,
) {
  const { enrolmentId, criterionId, id: claimId } = claim;
  const units = (await claimableUnits(tx, actor)).filter((one) => one.enrolmentId === enrolmentId);
  const open = await suggestionsIn(evidence, units, []);
  if (open.some((one) => one.criterionId === criterionId))
    await answer(tx, keep, { evidence, enrolmentId, criterionId, answer: 'taken', claimId });
}

type Answering = Pick<SuggestionAnswer, 'enrolmentId' | 'criterionId' | 'answer' | 'claimId'> & { evidence: Evidence };

async function answer(tx: Tx, keep: Keep, { evidence, ...row }: Answering): Promise<SuggestionAnswer> {
  const { organisationId, id: evidenceId } = evidence;
  const full = { organisationId, id: newId(), evidenceId, at: now(), ...row };
  const made = one(await tx.insert(suggestionAnswers).values(full).returning());
  keep('suggestion-answer', made);
  return made;
}

/** `answerId`: by which it was put away; null where it is claimed. */
export type Answered = { enrolmentId: string; criterionId: string; answerId: string | null };

/** Criteria of which the evidence is claimed now, and those put away. */
const answered = (db: Read, { organisationId, id }: Evidence): Promise<Answered[]> =>
  db.rows<Answered>(sql`
    select c.enrolment_id as "enrolmentId", c.criterion_id as "criterionId", null as "answerId" from claims c
    where c.organisation_id = ${organisationId} and c.evidence_id = ${id} and c.withdrawn_at is null
    union all
    select a.enrolment_id, a.criterion_id, a.id from suggestion_answers a
    where a.organisation_id = ${organisationId} and a.evidence_id = ${id} and a.answer = 'put-away' and a.withdrawn_at is null`);

/** What a piece could show of these units, but for what is claimed; `said`: that, and what was put away. */
export async function suggestionsIn(
  evidence: Evidence,
  units: readonly ClaimableUnit[],
  said: readonly Answered[],
): Promise<ReadSuggestion[]> {
  const { id, hash, document, candidateId, simulated } = evidence;
  const copy = `${id} ${hash}`; // made anew where others are replaced in it
  await readCopies([{ copy, document, candidateId }]);
  const read = readIn({ copy, candidateId });
  if (!read) return [];
  const names = new Map(placesOf(document).map(({ id, name }) => [id, name]));
  return units.flatMap(({ enrolmentId, unit }) => {
    const criteria = unit.outcomes.flatMap((outcome) => outcome.criteria);
    return suggestionsOf(read, simulated, criteria).flatMap((found) => {
      const criterion = criteria.find(({ id }) => id === found.criterionId)!;
      const about = said.filter((one) => one.enrolmentId === enrolmentId && one.criterionId === criterion.id);
      if (about.some(({ answerId }) => answerId === null)) return [];
      const places = found.places.map((place) => ({ ...place, name: names.get(place.place) ?? '' }));
      const { code, text } = criterion;
      const answerId = about[0]?.answerId ?? null;
      return [
        { ...found, enrolmentId, unit: unit.number, code, text, places, how: reason(found, criterion), answerId },
      ];
    });
  });
}

/** Where a claim begins that a suggestion leads to. */
export type Begun = { place: string; quote: string | null; how: string };

/** The place of one criterion in one piece of evidence, where it is suggested; null where it is not. */
export async function suggestedPlace(evidence: Evidence, criterion: Criterion): Promise<Begun | null> {
  const { id: copy, document, candidateId, simulated } = evidence;
  await readCopies([{ copy, document, candidateId }]);
  const read = readIn({ copy, candidateId });
  const [found] = read ? suggestionsOf(read, simulated, [criterion]) : [];
  const place = found?.places[0];
  return found && place ? { place: place.place, quote: place.quote, how: reason(found, criterion) } : null;
}

function reason({ because }: Suggestion, criterion: Parameters<typeof actAskedBy>[0]): string {
  if (because) return `${because.charAt(0).toUpperCase()}${because.slice(1)}.`;
  const asked = actAskedBy(criterion);
  return asked ? `This tells ${actWords[asked]}.` : '';
}
