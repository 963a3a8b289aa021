// One piece of evidence as its page shows it: what is read of it by everybody, and to its candidate what it could show and what is weak.
import { see } from '../act.ts';
import { today } from '../clock.ts';
import { one, type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { type ClaimableUnit, claimableUnits } from './claimable-units.ts';
import { findEvidence } from './evidence-facts.ts';
import { type EvidencePage, readEvidence } from './evidence-page.ts';
import type { Evidence } from './portfolios.table.ts';
import { readIn } from './read-copies.ts';
import { type Answered, type ReadSuggestion, suggestionsIn } from './suggestions.ts';
import { nothingSuggested } from './suggestions-looked.ts';
import type { Waived } from './text-waivers.ts';
import { type WeakCount, weakCount } from './weak-texts.ts';

export type EvidenceToWorkOn = EvidencePage & {
  suggestions: ReadSuggestion[];
  weak: WeakCount | null;
  nothing: string | null;
};

/** @throws NotFound */
export const evidenceToWorkOn = (actor: Actor, evidenceId: string): Promise<EvidenceToWorkOn> =>
  see(actor, 'evidence.view', findEvidence(actor, evidenceId), async (db, subject) => {
    const page = await readEvidence(db, actor, subject);
    const { evidence, claims } = page;
    if (!may(actor, 'suggestion.view', subject) || evidence.withdrawnAt)
      return { ...page, suggestions: [], weak: null, nothing: null };
    const units = await claimableUnits(db, actor);
    const ids = claims.map(({ id }) => id);
    const { putAway, waivers } = await saidBefore(db, evidence, ids);
    const live = claims.filter(({ state }) => state !== 'withdrawn');
    const claimed = live.map(({ enrolmentId, criterionId }) => ({ enrolmentId, criterionId, answerId: null }));
    const suggestions = await suggestionsIn(evidence, units, [...claimed, ...putAway]);
    return {
      ...{ ...page, suggestions, nothing: nothingIn(evidence, units, suggestions, live.length) },
      weak: page.mayEdit ? weakCount(evidence, live, waivers, today(actor.organisation.timeZone)) : null,
    };
  });

/** What is said where nothing is suggested; null where something is. */
const nothingIn = (
  { id, hash, candidateId, simulated }: Evidence,
  units: readonly ClaimableUnit[],
  suggestions: readonly ReadSuggestion[],
  claimed: number,
) =>
  nothingSuggested({
    ...{ simulated, claimed, suggested: suggestions.length },
    read: readIn({ copy: `${id} ${hash}`, candidateId }),
    units: units.map(({ unit: { number, outcomes } }) => ({
      number,
      criteria: outcomes.reduce((sum, { criteria }) => sum + criteria.length, 0),
    })),
  });

type Said = { putAway: Answered[] | null; waivers: (Omit<Waived, 'at'> & { at: string })[] | null };

/** What the candidate put away of what was suggested, and set aside of what was found in the words of it and of its claims. */
async function saidBefore(db: Read, { organisationId, id, sourceId, candidateId }: Evidence, claimIds: string[]) {
  const texts = [id, ...(sourceId ? [sourceId] : []), ...claimIds];
  const { putAway, waivers } = one(
    await db.rows<Said>(sql`
      select (select json_agg(json_build_object('enrolmentId', a.enrolment_id, 'criterionId', a.criterion_id, 'answerId', a.id))
          from suggestion_answers a where a.organisation_id = ${organisationId} and a.evidence_id = ${id}
            and a.answer = 'put-away' and a.withdrawn_at is null) as "putAway",
        (select json_agg(json_build_object('id', w.id, 'checkId', w.check_id, 'objectId', w.object_id, 'restsOn', w.rests_on,
            'reason', w.reason, 'at', w.at) order by w.at desc, w.id desc)
          from text_waivers w where w.organisation_id = ${organisationId} and w.candidate_id = ${candidateId}
            and w.object_id = any(${sql.param(texts)}::uuid[]) and w.withdrawn_at is null) as waivers`),
  );
  return {
    putAway: putAway ?? [],
    waivers: (waivers ?? []).map((waiver) => ({ ...waiver, at: new Date(waiver.at) })),
  };
}
