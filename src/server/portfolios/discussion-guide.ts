// A guide for a professional discussion: for each criterion of knowledge that is not covered yet, what to talk about. For the candidate it
// draws on their own records, for assessors on what was submitted to them: nobody reads more by it than without it.
import { see } from '../act.ts';
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { namedOnly } from '../plans/document-people.ts';
import { type Talk, type TalkedOf, talksOf } from './discussion-questions.ts';
import { findEnrolment } from './enrolments.ts';
import { notTakenBack } from './evidence-facts.ts';
import { opensTo } from './open-records.ts';
import { ledParts, wasLed } from './own-part.ts';
import { type Portfolio, rememberedPortfolio } from './portfolio.ts';
import type { Enrolment } from './portfolios.table.ts';
import { sourceKinds } from './sources.ts';

/** How many questions of records one criterion has at most, and how many records are looked at. */
const QUESTIONS = 3;
const RECORDS = 40;

export type Discussed = {
  id: string;
  code: string;
  text: string;
  outcome: string;
  first: string;
  talks: Talk[];
  after: string;
};
export type DiscussionGuide = { portfolio: Portfolio; criteria: Discussed[] };

/** @throws NotFound for whoever may not read the claims */
export const discussionGuide = (actor: Actor, enrolmentId: string): Promise<DiscussionGuide> =>
  see(actor, 'claim.view', findEnrolment(actor, enrolmentId), async (db, enrolment) => {
    const portfolio = await rememberedPortfolio(db, actor, enrolment);
    const records = [
      ...(await submittedOrOwn(db, enrolment, portfolio.own)),
      ...(portfolio.own ? await ownRecords(db, actor) : []),
    ];
    return { portfolio, criteria: guideFor(uncovered(portfolio), records, enrolment.candidateId) };
  });

const uncovered = ({ unit, statuses }: Portfolio) =>
  unit.outcomes.flatMap(({ number, title, criteria }) =>
    criteria
      .filter(({ id, kind }) => kind === 'knowledge' && statuses.get(id)?.state !== 'sufficient')
      .map(({ id, code, text }) => ({ id, code, text, outcome: `${number} ${title}` })),
  );

/**
 * Each criterion with the questions that bear on its words, of different records in which the candidate led or wrote;
 * no question twice where there are others. Pure.
 */
export function guideFor(
  criteria: readonly Pick<Discussed, 'id' | 'code' | 'text' | 'outcome'>[],
  records: readonly TalkedOf[],
  candidateId: string,
): Discussed[] {
  const isLeading = ({ document }: TalkedOf) =>
    document.people.some(({ id, part }) => id === candidateId && !wasLed(part));
  const talks = records.filter(isLeading).flatMap(talksOf);
  const used = new Set<Talk>();
  return criteria.map((criterion) => {
    const fitting = talks.filter(({ bearsOn }) => bearsOn(criterion.text));
    const chosen: Talk[] = [];
    for (const talk of [...fitting.filter((one) => !used.has(one)), ...fitting.filter((one) => used.has(one))]) {
      if (chosen.length === QUESTIONS) break;
      if (!chosen.some(({ record }) => record.id === talk.record.id)) chosen.push(talk);
    }
    for (const talk of chosen) used.add(talk);
    return { ...criterion, talks: chosen, ...framing(criterion.text) };
  });
}

/** How the talk about a criterion begins and ends, whatever there is to talk about. */
function framing(text: string): Pick<Discussed, 'first' | 'after'> {
  const isDescribed = /^\s*(?:describe|outline|identify|list|state)\b/i.test(text);
  return isDescribed
    ? {
        first: 'How is it with you? Begin with one example of your own work.',
        after: 'What would you do otherwise now, and what would stay as it is?',
      }
    : {
        first: 'Why is it so? Begin with one example of your own work.',
        after: 'What would have happened if you had done it another way? How do you know?',
      };
}

/** Evidence as it was taken, newest first: one's own, or what was submitted and claimed in this unit. */
const submittedOrOwn = (db: Read, { organisationId, id, candidateId }: Enrolment, own: boolean) =>
  db.rows<TalkedOf>(sql`
    select coalesce(e.source_id, e.id)::text as id, e.number as evidence, e.document from evidence e
    where e.organisation_id = ${organisationId} and e.candidate_id = ${candidateId} and e.withdrawn_at is null
      and (${own} or (e.submitted_at is not null and exists (select 1 from claims c
        where c.organisation_id = e.organisation_id and c.evidence_id = e.id and c.enrolment_id = ${id} and ${notTakenBack})))
    order by e.happened_to desc, e.number desc limit ${RECORDS}`);

/** The newest versions of records that name the candidate and that they may read, newest first, without those that are evidence. */
const ownRecords = (db: Read, actor: Actor) =>
  db.rows<TalkedOf>(sql`
    select n.record_id::text as id, null as evidence, n.record as document
    from (select distinct on (v.kind, v.record_id) v.record_id, v.record, v.sequence from versions v
      where v.organisation_id = ${actor.organisationId} and v.kind in ${Object.keys(sourceKinds)}
        and v.record -> 'people' @> ${JSON.stringify([{ id: actor.personId }])}::jsonb
        and not exists (select 1 from jsonb_array_elements(v.record -> 'people') p
          where p ->> 'id' = ${actor.personId}::text and p ->> 'part' in ${[...namedOnly, ...ledParts]})
        and not exists (select 1 from evidence e where e.organisation_id = v.organisation_id
          and e.candidate_id = ${actor.personId} and e.source_id = v.record_id and e.withdrawn_at is null)
        and ${opensTo(actor)}
      order by v.kind, v.record_id, v.sequence desc) n
    order by n.sequence desc limit ${RECORDS}`);
