// How far each of several portfolios is, for a list: one statement for the claims of all of them.
import { today } from '../clock.ts';
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { type Outline, outlinesOf } from '../qualifications/outlines.ts';
import { authorOf, eventOf } from './events.ts';
import { notTakenBack } from './evidence-facts.ts';
import type { EvidenceKind } from './portfolios.table.ts';
import { countsNow } from './sighting-facts.ts';
import { claimState, type Outcome } from './states.ts';
import { type Coverage, type CriterionStatus, sufficiency } from './sufficiency.ts';

/**
 * Criteria with enough that is accepted, with something claimed or partly met, with nothing that counts; `last` is the day of the newest claim,
 * signature or judgement, YYYY-MM-DD; null before any claim.
 */
export type Progress = { met: number; claimed: number; open: number; last: string | null };

/** A claim with its evidence and newest judgement, as the database gives it in JSON. */
export type MarkRow = {
  criterionId: string;
  evidenceId: string;
  event: string;
  author: string | null;
  from: string;
  kind: EvidenceKind;
  simulated: boolean;
  counts: boolean;
  submittedAt: string | null;
  evidenceWithdrawnAt: string | null;
  withdrawnAt: string | null;
  outcome: Outcome | null;
  judgedAt: string | null;
  last: string;
};

/** An enrolment, in the version of its unit that it keeps to. */
type Followed = { id: string; unitId: string; unitVersion: number };

/** Of each enrolment by its id. Drafts count for the candidate alone, as everywhere. */
export async function progressOf(
  db: Read,
  actor: Actor,
  enrolments: readonly Followed[],
): Promise<Map<string, Progress>> {
  const { units, marks, day } = await behind(db, actor, enrolments);
  return new Map(enrolments.map(({ id, unitId }) => [id, progress(units.get(unitId)!, marks.get(id) ?? [], day)]));
}

/** How one criterion of an enrolment stands; `last` is the day of what happened to it last. */
export type CriterionStanding = CriterionStatus & { last: string | null };

/** Of each enrolment by its id, in the order of its unit: the same as `progressOf`, criterion by criterion. */
export async function standingsOf(
  db: Read,
  actor: Actor,
  enrolments: readonly Followed[],
): Promise<Map<string, CriterionStanding[]>> {
  const { units, marks, day } = await behind(db, actor, enrolments);
  return new Map(
    enrolments.map(({ id, unitId }) => {
      const mine = marks.get(id) ?? [];
      const lastOf = (criterionId: string) => newest(mine.filter((mark) => mark.criterionId === criterionId));
      return [id, statusesOf(units.get(unitId)!, mine, day).map((one) => ({ ...one, last: lastOf(one.criterionId) }))];
    }),
  );
}

async function behind(db: Read, actor: Actor, enrolments: readonly Followed[]) {
  const versions = new Map(enrolments.map(({ unitId, unitVersion }) => [unitId, unitVersion]));
  const ids = new Set(enrolments.map(({ id }) => id));
  const none = enrolments.length === 0;
  return {
    units: none ? new Map<string, Outline>() : await outlinesOf(db, actor.organisationId, versions),
    marks: none ? new Map<string, MarkRow[]>() : await marksOf(db, actor, ids),
    day: today(actor.organisation.timeZone),
  };
}

function statusesOf({ outcomes, requirements }: Outline, marks: MarkRow[], day: string): CriterionStatus[] {
  const counted = marks.map(({ submittedAt, evidenceWithdrawnAt, withdrawnAt, outcome, last: _, ...mark }) => ({
    ...mark,
    state: claimState({ submittedAt, withdrawnAt: evidenceWithdrawnAt }, { withdrawnAt, outcome }),
  }));
  const criteria = outcomes.flatMap((outcome) => outcome.criteria);
  return sufficiency(criteria, counted, requirements, day);
}

const newest = (marks: readonly MarkRow[]): string | null =>
  marks.reduce<string | null>((last, mark) => (!last || mark.last > last ? mark.last : last), null);

function progress(outline: Outline, marks: MarkRow[], day: string): Progress {
  const states = statusesOf(outline, marks, day).map(({ state }) => state);
  const count = (...wanted: Coverage[]) => states.filter((state) => wanted.includes(state)).length;
  return {
    met: count('sufficient'),
    claimed: count('claimed', 'partly-met'),
    open: count('uncovered', 'returned'),
    last: newest(marks),
  };
}

async function marksOf(db: Read, { organisationId, personId, organisation }: Actor, ids: ReadonlySet<string>) {
  const rows = await db.rows<{ id: string; marks: MarkRow[] }>(sql`
    select c.enrolment_id as id, json_agg(json_build_object('criterionId', c.criterion_id, 'evidenceId', c.evidence_id,
      'event', ${eventOf}, 'author', ${authorOf}, 'from', e.happened_from, 'kind', e.kind, 'simulated', e.simulated, 'counts', ${countsNow},
      'submittedAt', e.submitted_at, 'evidenceWithdrawnAt', e.withdrawn_at, 'withdrawnAt', c.withdrawn_at, 'outcome', j.outcome, 'judgedAt', j.at,
      'last', (greatest(c.made_at, c.withdrawn_at, e.submitted_at, e.withdrawn_at, j.at) at time zone ${organisation.timeZone})::date)) as marks
    from claims c
    join evidence e on e.organisation_id = c.organisation_id and e.id = c.evidence_id
    left join lateral (select j.outcome, j.at from judgements j
      where j.organisation_id = c.organisation_id and j.claim_id = c.id order by j.at desc, j.id desc limit 1) j on true
    where c.organisation_id = ${organisationId} and c.enrolment_id in ${[...ids]}
      and (e.candidate_id = ${personId} or (e.submitted_at is not null and ${notTakenBack}))
    group by c.enrolment_id`);
  return new Map(rows.map(({ id, marks }) => [id, marks]));
}
