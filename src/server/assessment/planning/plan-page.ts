// The assessment plan as candidate, assessor and those who oversee them read it.
import { see } from '../../act.ts';
import { today } from '../../clock.ts';
import { first, type Read, sql } from '../../db.ts';
import type { Actor } from '../../people/actor.ts';
import { may } from '../../permissions.ts';
import { whyClosed } from '../../portfolios/enrolment-open.ts';
import { findEnrolment } from '../../portfolios/enrolments.ts';
import type { Enrolment } from '../../portfolios/portfolios.table.ts';
import type { ActivityMethod } from './assessment-plans.table.ts';
import { type AgreedThen, agreedIn, type PlanState, planState } from './plan-content.ts';

export type ActivityState = 'planned' | 'overdue' | 'done' | 'called-off';

/** Days are YYYY-MM-DD, moments ISO 8601; `codes` of criteria in the order of the unit. */
export type ListedActivity = {
  id: string;
  method: ActivityMethod;
  what: string;
  plannedOn: string;
  plannedAt: string | null;
  place: string | null;
  codes: string[];
  addedBy: string;
  sequence: number;
  doneOn: string | null;
  doneWords: string | null;
  doneBy: string | null;
  calledOffAt: string | null;
  calledOffReason: string | null;
  calledOffBy: string | null;
  moves: { fromOn: string; toOn: string; reason: string; by: string; at: string }[];
  state: ActivityState;
};
export type Signed = { personId: string; name: string; hash: string; at: string };
/** A plan as somebody agreed to it before it changed. */
export type EarlierPlan = { hash: string; signed: Signed[]; agreed: AgreedThen };
type Terms = { expectedEnd: string | null; reviewWeeks: number; employerId: string | null; employer: string | null };

export type PlanPage = {
  enrolment: Enrolment;
  candidate: string;
  assessor: string | null;
  unit: string;
  /** null before anything is planned. */
  terms: (Terms & { hash: string }) | null;
  activities: ListedActivity[];
  state: PlanState;
  /** Who has agreed to the plan as it stands. */
  signed: Signed[];
  /** What it was, newest first. */
  earlier: EarlierPlan[];
  /** Why nothing of it changes now. */
  closed: string | null;
  maySet: boolean;
  mayPlan: boolean;
  mayFinish: boolean;
  /** Whether the reader is asked to agree. */
  maySign: boolean;
  /** Of whom somebody can be chosen to speak for the employer. */
  people: { id: string; name: string }[];
};

/** @throws NotFound */
export const planPageOf = (actor: Actor, enrolmentId: string): Promise<PlanPage> =>
  see(actor, 'assessment-plan.view', findEnrolment(actor, enrolmentId), async (db, enrolment) => {
    const { plan, people, ...names } = await wholePlan(db, enrolment, today(actor.organisation.timeZone));
    const activities = plan?.activities ?? [];
    const standing = activities.filter(({ state }) => state !== 'called-off').length;
    const signed = plan?.signed ?? [];
    const hash = plan?.hash ?? '';
    const now = signed.filter((one) => one.hash === hash).map(({ content: _, ...one }) => one);
    const closed = await whyClosed(db, enrolment);
    const open = (action: Parameters<typeof may>[1] & `${string}-${'plan' | 'activity'}.${string}`) =>
      closed === null && may(actor, action, enrolment);
    return {
      ...{ enrolment, ...names, activities, closed, signed: now, earlier: earlierIn(signed, hash) },
      terms: plan?.terms ?? null,
      state: planState({ hash, activities: standing }, signed, [enrolment.candidateId, enrolment.assessorId]),
      maySet: open('assessment-plan.set'),
      mayPlan: open('planned-activity.add'),
      mayFinish: open('planned-activity.finish'),
      maySign: standing > 0 && open('assessment-plan.sign') && !now.some(({ personId }) => personId === actor.personId),
      people: open('assessment-plan.set') ? people : [],
    };
  });

type Whole = {
  candidate: string;
  assessor: string | null;
  unit: string;
  people: { id: string; name: string }[];
  plan: {
    hash: string;
    terms: Terms & { hash: string };
    activities: Omit<ListedActivity, 'state'>[] | null;
    signed: (Signed & { content: string })[] | null;
  } | null;
};

function earlierIn(signed: readonly (Signed & { content: string })[], hash: string): EarlierPlan[] {
  const versions = Map.groupBy(
    signed.filter((one) => one.hash !== hash).map(({ content, ...one }) => ({ content, one })),
    ({ one }) => one.hash,
  );
  return [...versions]
    .map(([of, all]) => ({ hash: of, signed: all.map(({ one }) => one), agreed: agreedIn(all[0]!.content) }))
    .toReversed();
}

/** One statement. */
export async function wholePlan(db: Read, { organisationId, id, candidateId, assessorId }: Enrolment, day: string) {
  const name = (person: ReturnType<typeof sql>) =>
    sql`(select p.name from people p where p.organisation_id = ${organisationId} and p.id = ${person})`;
  const found = await db.rows<Whole>(sql`
    select ${name(sql`n.candidate_id`)} as candidate, ${name(sql`n.assessor_id`)} as assessor, u.number as unit,
      (select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name, p.id) from people p
        where p.organisation_id = n.organisation_id and p.id <> ${candidateId} and p.id is distinct from ${assessorId}::uuid
          and p.id is distinct from n.internal_quality_assurer_id) as people,
      (select json_build_object('hash', l.hash,
        'terms', json_build_object('expectedEnd', l.expected_end, 'reviewWeeks', l.review_weeks, 'employerId', l.employer_id,
          'employer', ${name(sql`l.employer_id`)}, 'hash', l.hash),
        'activities', (select json_agg(json_build_object('id', a.id, 'method', a.method, 'what', a.what, 'plannedOn', a.planned_on,
            'plannedAt', a.planned_at, 'place', a.place, 'sequence', a.sequence, 'addedBy', ${name(sql`a.added_by`)},
            'codes', (select coalesce(json_agg(k.code order by k.position), '[]') from criteria k
              where k.organisation_id = a.organisation_id and k.id = any(a.criterion_ids)),
            'doneOn', a.done_on, 'doneWords', a.done_words, 'doneBy', ${name(sql`a.done_by`)},
            'calledOffAt', a.called_off_at, 'calledOffReason', a.called_off_reason, 'calledOffBy', ${name(sql`a.called_off_by`)},
            'moves', (select coalesce(json_agg(json_build_object('fromOn', m.from_on, 'toOn', m.to_on, 'reason', m.reason,
                'by', ${name(sql`m.moved_by`)}, 'at', m.at) order by m.at, m.id), '[]') from activity_moves m
              where m.organisation_id = a.organisation_id and m.activity_id = a.id))
            order by a.planned_on, a.planned_at nulls last, a.id)
          from planned_activities a where a.organisation_id = l.organisation_id and a.plan_id = l.id),
        'signed', (select json_agg(json_build_object('personId', s.person_id, 'name', ${name(sql`s.person_id`)}, 'hash', s.hash, 'content', s.content, 'at', s.at)
            order by s.at, s.id) from plan_signatures s where s.organisation_id = l.organisation_id and s.plan_id = l.id))
        from assessment_plans l where l.organisation_id = n.organisation_id and l.enrolment_id = n.id) as plan
    from enrolments n join units u on u.organisation_id = n.organisation_id and u.id = n.unit_id
    where n.organisation_id = ${organisationId} and n.id = ${id}`);
  const { plan, ...rest } = first(found)!;
  const activities = (plan?.activities ?? []).map((one) => ({ ...one, state: activityState(one, day) }));
  return { ...rest, plan: plan && { ...plan, activities, signed: plan.signed ?? [] } };
}

/** On `day`. Pure. */
export function activityState(
  { doneOn, calledOffAt, plannedOn }: Pick<ListedActivity, 'doneOn' | 'calledOffAt' | 'plannedOn'>,
  day: string,
): ActivityState {
  if (calledOffAt !== null) return 'called-off';
  if (doneOn !== null) return 'done';
  return plannedOn < day ? 'overdue' : 'planned';
}

export const methodWords: Record<ActivityMethod, string> = {
  observation: 'Observation',
  'professional-discussion': 'Professional discussion',
  questions: 'Questions',
  witness: 'Witness testimony',
  products: 'Products of work',
};
