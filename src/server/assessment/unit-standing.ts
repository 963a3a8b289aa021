// How far a unit is, in short: for the page of the portfolio. One statement.
import { see } from '../act.ts';
import { now, today } from '../clock.ts';
import { one, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { type EnrolmentState, enrolmentState } from '../portfolios/enrolment-states.ts';
import { findEnrolment } from '../portfolios/enrolments.ts';
import { type DecisionState, type DecisionStep, decisionState } from './unit-decision-states.ts';
import type { UnitOutcome } from './unit-decisions.table.ts';

/** `met` of `of` criteria; `decision`: the state of the one in force, null before any is issued. */
export type UnitStanding = { state: EnrolmentState; met: number; of: number; decision: DecisionState | null };

type Row = {
  met: number;
  of: number;
  declared: boolean;
  inForce: { outcome: UnitOutcome; steps: { step: DecisionStep; at: string }[] } | null;
};

/** @throws NotFound */
export const unitStandingOf = (actor: Actor, enrolmentId: string): Promise<UnitStanding> =>
  see(actor, 'unit-decision.view', findEnrolment(actor, enrolmentId), async (db, enrolment) => {
    const { organisationId, unitId } = enrolment;
    const { met, of, declared, inForce } = one(
      await db.rows<Row>(sql`
        select (select count(*)::int from criteria_met(${organisationId}::uuid, ${enrolmentId}::uuid)) as met,
          (select count(*)::int from criteria k where k.organisation_id = ${organisationId} and k.unit_id = ${unitId}) as of,
          exists (select 1 from declarations d where d.organisation_id = ${organisationId} and d.enrolment_id = ${enrolmentId}
            and d.kind = 'unit') as declared,
          (select json_build_object('outcome', d.outcome, 'steps', (
              select json_agg(json_build_object('step', s.step, 'at', s.at) order by s.at, s.id) from unit_decision_steps s
              where s.organisation_id = d.organisation_id and s.decision_id = d.id))
            from unit_decisions d where d.organisation_id = ${organisationId}
              and d.id = unit_decision_in_force(${organisationId}::uuid, ${enrolmentId}::uuid)) as "inForce"`),
    );
    const achieved = inForce?.outcome === 'competent';
    const facts = { ...enrolment, allMet: met === of, declared, achieved };
    return {
      ...{ met, of, state: enrolmentState(facts, today(actor.organisation.timeZone)) },
      decision: inForce && decisionState({ steps: inForce.steps, superseded: false }, now()),
    };
  });
