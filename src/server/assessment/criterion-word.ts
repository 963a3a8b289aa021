// What the assessor has said of one criterion, and whether it holds; for the page of that criterion.
import { see } from '../act.ts';
import { first, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { whyClosed } from '../portfolios/enrolment-open.ts';
import { findEnrolment } from '../portfolios/enrolments.ts';
import { metCriteria } from './criterion-decisions.ts';

export type CriterionWord = {
  met: boolean;
  /** The newest word, whether or not it holds; moments are ISO texts. */
  newest: {
    id: string;
    outcome: 'met' | 'reopened';
    lacked: string | null;
    reason: string | null;
    at: string;
    assessor: string;
    /** That quality assurance looked at it, where it was met below the requirements. */
    look: { by: string; words: string | null; at: string } | null;
  } | null;
  mayDecide: boolean;
  mayLook: boolean;
};

/** @throws NotFound */
export const criterionWordOf = (actor: Actor, enrolmentId: string, criterionId: string): Promise<CriterionWord> =>
  see(actor, 'claim.view', findEnrolment(actor, enrolmentId), async (db, enrolment) => {
    const newest = first(
      await db.rows<NonNullable<CriterionWord['newest']>>(sql`
        select d.id, d.outcome, d.lacked, d.reason, d.at, p.name as assessor,
          (select json_build_object('by', b.name, 'words', l.words, 'at', l.at) from criterion_looks l
            join people b on b.organisation_id = l.organisation_id and b.id = l.person_id
            where l.organisation_id = d.organisation_id and l.decision_id = d.id) as look from criterion_decisions d
        join people p on p.organisation_id = d.organisation_id and p.id = d.assessor_id
        where d.organisation_id = ${enrolment.organisationId} and d.enrolment_id = ${enrolmentId} and d.criterion_id = ${criterionId}
        order by d.at desc, d.id desc limit 1`),
    );
    const decides = may(actor, 'criterion-decision.make', enrolment);
    const looks = newest?.lacked != null && newest.look === null;
    return {
      ...{ newest, met: newest !== null && (await metCriteria(db, enrolment)).has(criterionId) },
      mayDecide: decides && (await whyClosed(db, enrolment)) === null,
      mayLook: looks && may(actor, 'criterion-decision.look-at', enrolment),
    };
  });
