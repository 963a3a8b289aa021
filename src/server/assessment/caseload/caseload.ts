// The candidates of an assessor, or of those who oversee assessors: what waits, what comes next and what is overdue. Nobody is ranked by progress.
import type { SQL } from 'drizzle-orm';
import { organisation, see } from '../../act.ts';
import { today } from '../../clock.ts';
import { contains } from '../../containing.ts';
import { type Read, sql } from '../../db.ts';
import { onePage } from '../../paging.ts';
import type { Actor } from '../../people/actor.ts';
import { decidedSoFar } from '../../portfolios/enrolment-open.ts';
import { type EnrolmentState, enrolmentState } from '../../portfolios/enrolment-states.ts';
import { type Progress, progressOf } from '../../portfolios/progress.ts';
import { unlookedIn } from '../criterion-looks.ts';
import type { ActivityMethod } from '../planning/assessment-plans.table.ts';

/** What a caseload can be sorted by: none of them says who is better. */
export const caseloadOrders = ['waiting', 'next', 'review', 'end', 'name'] as const;
export type CaseloadOrder = (typeof caseloadOrders)[number];
export type CaseloadAsked = {
  find?: string;
  shown?: 'open' | 'all';
  order?: CaseloadOrder;
  page?: number;
  size?: number;
};

/** Days are YYYY-MM-DD. */
export type CaseloadRow = {
  id: string;
  unitId: string;
  unitVersion: number;
  unit: string;
  unitTitle: string;
  candidate: string;
  assessorId: string | null;
  assessor: string | null;
  startedOn: string;
  state: EnrolmentState;
  progress: Progress;
  /** Claims that wait to be judged, and the day since when the oldest does. */
  waiting: number;
  waitingSince: string | null;
  /** The next activity or visit planned; and how many are past their day and neither done nor called off. */
  nextOn: string | null;
  nextMethod: ActivityMethod | null;
  activitiesOverdue: number;
  /** Whether candidate and assessor have agreed to the plan as it stands; null where there is none. */
  agreed: boolean | null;
  lastReviewOn: string | null;
  /** The day by which the next review is due; null where no plan says so, or nothing is reviewed any more. */
  reviewDueOn: string | null;
  reviewOverdue: boolean;
  /** Actions of reviews and feedback past their day and not done, whoever is to do them. */
  actionsOverdue: number;
  expectedEnd: string | null;
  /** Whether the candidate disputes the decision that is in force, and how many criteria are met below the requirements that quality assurance has not looked at. */
  disputed: boolean;
  below: number;
};
export const caseloadSize = 25;

/** Three statements, however many there are. */
export const caseloadOf = (actor: Actor, asked: CaseloadAsked = {}) =>
  see(actor, 'caseload.view', organisation, (db) => readCaseload(db, actor, asked));

export async function readCaseload(db: Read, actor: Actor, asked: CaseloadAsked) {
  const { page = 1, size = caseloadSize } = asked;
  const day = today(actor.organisation.timeZone);
  const { rows: found, ...shown } = await onePage(page, size, (part) => facts(db, actor, day, asked, part));
  const progress = await progressOf(
    db,
    actor,
    found.map(({ id, unit_id: unitId, unitVersion }) => ({ id, unitId, unitVersion })),
  );
  const rows: CaseloadRow[] = found.map(
    ({
      total: _,
      organisation_id: __,
      unit_id: unitId,
      endedAt,
      endedAs,
      suspendedAt,
      allMet,
      declared,
      achieved,
      ...row
    }) => ({
      ...row,
      unitId,
      state: enrolmentState(
        { startedOn: row.startedOn, endedAt, endedAs, suspendedAt, allMet, declared, achieved },
        day,
      ),
      progress: progress.get(row.id)!,
      reviewOverdue: row.reviewDueOn !== null && row.reviewDueOn < day,
    }),
  );
  return { rows, ...shown };
}

type Facts = Omit<CaseloadRow, 'unitId' | 'state' | 'progress' | 'reviewOverdue'> &
  Omit<Parameters<typeof enrolmentState>[0], 'startedOn'> & { organisation_id: string; unit_id: string; total: number };

/** Whether a unit is achieved is asked of all, how far it is otherwise only of those shown. */
const facts = (db: Read, actor: Actor, day: string, asked: CaseloadAsked, part: SQL) => {
  const order = sql`order by ${orders[asked.order ?? 'waiting']}, candidate, unit, id`;
  return db.rows<Facts>(sql`
    select e.*, ${decidedSoFar} from (
      select *, count(*) over ()::int as total from (${listed(actor, day, asked)}) l ${order} ${part}) e ${order}`);
};

const listed = (actor: Actor, day: string, { find = '', shown = 'open' }: CaseloadAsked) => sql`
  select e.organisation_id, e.id, e.unit_id, u.version as "unitVersion", u.number as unit, u.title as "unitTitle", c.name as candidate, e.assessor_id as "assessorId", a.name as assessor,
    e.started_on::text as "startedOn", e.ended_at as "endedAt", e.ended_as as "endedAs", e.suspended_at as "suspendedAt",
    w.waiting, (w.since at time zone ${actor.organisation.timeZone})::date::text as "waitingSince",
    least(x.next_on, v.next_on)::text as "nextOn", case when v.next_on <= x.next_on or x.next_on is null then v.method
      else (select y.method from planned_activities y where y.organisation_id = e.organisation_id and y.plan_id = l.id
        and y.planned_on = x.next_on and ${isOpen(sql`y`)} order by y.planned_at nulls last, y.id limit 1) end as "nextMethod",
    coalesce(x.overdue, 0)::int as "activitiesOverdue",
    case when l.id is not null then coalesce(x.standing, 0) > 0 and (select count(distinct s.person_id) from plan_signatures s
      where s.organisation_id = l.organisation_id and s.plan_id = l.id and s.hash = l.hash
        and s.person_id in (e.candidate_id, e.assessor_id)) = 2 end as agreed,
    r.last::text as "lastReviewOn", l.expected_end::text as "expectedEnd",
    case when e.ended_at is null and e.suspended_at is null and not o.achieved
      then (coalesce(r.last, e.started_on) + l.review_weeks * 7)::text end as "reviewDueOn",
    (coalesce(r.overdue, 0) + f.overdue)::int as "actionsOverdue", d.disputed, q.below
  from enrolments e
  join units u on u.organisation_id = e.organisation_id and u.id = e.unit_id
  join people c on c.organisation_id = e.organisation_id and c.id = e.candidate_id
  left join people a on a.organisation_id = e.organisation_id and a.id = e.assessor_id
  left join assessment_plans l on l.organisation_id = e.organisation_id and l.enrolment_id = e.id
  cross join lateral (select unit_is_achieved(e.organisation_id, e.id) as achieved offset 0) o
  cross join lateral (select ${isDisputed} as disputed offset 0) d
  cross join lateral ${unlookedIn(sql`e`)} q
  ${beside(day)}
  ${visitAhead(actor, day)}
  where e.organisation_id = ${actor.organisationId} and ${whose(actor)}
    and (${shown} = 'all' or (e.ended_at is null and (not o.achieved or d.disputed or q.below > 0)))
    and (${find} = '' or ${contains(sql`c.name`, find)} or ${contains(sql`coalesce(a.name, '')`, find)})`;

/** Of enrolment `e`: its decision in force is disputed, and nobody has answered. */
const isDisputed = sql`exists (select 1 from unit_decision_steps s where s.organisation_id = e.organisation_id
    and s.decision_id = unit_decision_in_force(e.organisation_id, e.id) and s.step = 'disputed'
    and not exists (select 1 from unit_decision_steps u where u.organisation_id = s.organisation_id
      and u.decision_id = s.decision_id and u.step = 'upheld'))`;

const isOpen = (activity: SQL) => sql`${activity}.done_on is null and ${activity}.called_off_at is null`;

/** Of each enrolment `e` the next visit (`v`) that is planned. */
const visitAhead = ({ organisation: { timeZone } }: Actor, day: string) => sql`
  left join lateral (select (s.planned_for at time zone ${timeZone})::date as next_on,
      case s.kind when 'discussion' then 'professional-discussion' else s.kind end as method from visits s
    where s.organisation_id = e.organisation_id and s.enrolment_id = e.id and s.cancelled_at is null and s.began_at is null
      and (s.planned_for at time zone ${timeZone})::date >= ${day}::date order by s.planned_for, s.id limit 1) v on true`;

/** Of each enrolment `e` with plan `l`: what waits (`w`), what is planned (`x`), reviews (`r`) and feedback (`f`). */
const beside = (day: string) => sql`
  cross join lateral (select count(*)::int as waiting, min(greatest(v.submitted_at, k.made_at)) as since from claims k
    join evidence v on v.organisation_id = k.organisation_id and v.id = k.evidence_id and v.submitted_at is not null and v.withdrawn_at is null
    where k.organisation_id = e.organisation_id and k.enrolment_id = e.id and k.withdrawn_at is null and e.ended_at is null
      and e.suspended_at is null and not exists (select 1 from judgements j where j.organisation_id = k.organisation_id and j.claim_id = k.id)) w
  left join lateral (select min(p.planned_on) filter (where p.planned_on >= ${day}::date and ${isOpen(sql`p`)}) as next_on,
    count(*) filter (where p.planned_on < ${day}::date and ${isOpen(sql`p`)}) as overdue,
    count(*) filter (where p.called_off_at is null) as standing
    from planned_activities p where p.organisation_id = e.organisation_id and p.plan_id = l.id) x on true
  left join lateral (select max(q.held_on) as last, (select count(*) from review_actions t join progress_reviews o
      on o.organisation_id = t.organisation_id and o.id = t.review_id
      where o.organisation_id = e.organisation_id and o.enrolment_id = e.id and t.done_at is null and t.due_on < ${day}::date) as overdue
    from progress_reviews q where q.organisation_id = e.organisation_id and q.enrolment_id = e.id) r on true
  cross join lateral (select count(*) as overdue from feedbacks b join feedback_actions t on t.organisation_id = b.organisation_id
    and t.feedback_id = b.id where b.organisation_id = e.organisation_id and b.enrolment_id = e.id and t.done_at is null
      and t.due_on < ${day}::date) f`;

/** Coordinators see all, others those whom they assess, countersign or assure; nobody their own. */
function whose({ personId, roles }: Actor): SQL {
  const notOwn = sql`e.candidate_id <> ${personId}`;
  if (roles.has('centre-coordinator') || roles.has('administrator')) return notOwn;
  const assesses = sql`(${roles.has('assessor')} and (e.assessor_id = ${personId} or e.countersigner_id = ${personId}))`;
  const assures = sql`(${roles.has('internal-quality-assurer')} and e.internal_quality_assurer_id = ${personId})`;
  return sql`${notOwn} and (${assesses} or ${assures})`;
}

/** What is past or next comes first, and what is not known last. */
const orders: Record<CaseloadOrder, SQL> = {
  waiting: sql`"waitingSince" nulls last`,
  next: sql`"activitiesOverdue" > 0 desc, "nextOn" nulls last`,
  review: sql`"reviewDueOn" nulls last`,
  end: sql`"expectedEnd" nulls last`,
  name: sql`candidate`,
};
