// A whole plan as rows, read by one statement: what its page, its document and the members' agreements are made of.
import type { SQL } from 'drizzle-orm';
import { today } from '../clock.ts';
import { one, type Read, sql } from '../db.ts';
import { keptStatement } from '../kept-statement.ts';
import type { Actor } from '../people/actor.ts';
import { type GivingRow, givingsOf } from './giving-rows.ts';
import { countedFrom, type Gone, goneWhy } from './gone.ts';
import { type LessonRow, lessonsOf } from './lesson-rows.ts';
import type { KeptNext } from './next-best-words.ts';
import { type PersonObjectiveRow, personObjectivesOf } from './person-objective-rows.ts';
import type { PlanEntry } from './plans.table.ts';
import { type RemarkRow, remarksOf } from './remark-rows.ts';
import { titlesTaken } from './said-of.ts';
import { newestStepOf } from './work-rows.ts';
import type { WorkStep } from './work-state.ts';

/** Days are YYYY-MM-DD, moments ISO 8601. Lists are in the order in which people read them. */
export type PlanRows = {
  plan: {
    id: string;
    teamId: string;
    title: string;
    startsOn: string;
    endsOn: string;
    aims: string[];
    version: number;
  };
  team: string;
  leaders: { id: string; name: string }[];
  /** `gone`: why they can do no work of it any more, as long as it is open. */
  people: { id: string; name: string; hours: number; gone: Gone | null }[];
  objectives: ObjectiveRow[];
  ownObjectives: PersonObjectiveRow[];
  tasks: TaskRow[];
  wishes: WishRow[];
  /** Comments and objections, oldest first, with what came of them. */
  remarks: RemarkRow[];
  assignments: AssignmentRow[];
  answers: AnswerRow[];
  /** When each last answered, countered or asked about work of the plan, also such as is theirs no more. */
  spoken: { personId: string; at: string }[];
  understandings: UnderstandingRow[];
  decisions: { id: string; decision: PlanEntry; reason: string | null; byId: string; by: string; at: string }[];
  givings: GivingRow[];
  /** What was learned, once it is closed. */
  lessons: LessonRow[];
};
export type ObjectiveRow = {
  id: string;
  title: string;
  kpi: string | null;
  standardId: string | null;
  standard: string | null;
  standardKpi: string | null;
  baseline: number | null;
  /** Of which days it was counted, in words; null where somebody typed it. */
  baselineOf: string | null;
  target: number | null;
  due: string | null;
  priority: number;
  serves: string | null;
  /** The objective of the organisation that it serves, and its title; also of one that was taken out since. */
  servesId: string | null;
  servesTitle: string | null;
  consequence: string | null;
  noMeasureReason: string | null;
  version: number;
};
export type TaskRow = {
  id: string;
  title: string;
  hours: number;
  due: string | null;
  channel: string | null;
  people: number;
  /** The fewest hours that one person takes of it, where its hours are shared out; null where they are not. */
  share: number | null;
  /** Whether its hours lie evenly over the weeks, and from which day. */
  spread: boolean;
  spreadFrom: string | null;
  objectiveId: string | null;
  objective: string | null;
  standardId: string | null;
  standard: string | null;
  proposedById: string;
  proposedBy: string;
  proposedAt: string;
  takenUp: boolean;
  version: number;
  skills: { id: string; name: string; level: number }[];
};
export type WishRow = {
  id: string;
  taskId: string;
  personId: string;
  name: string;
  wish: 'prefer' | 'avoid' | 'comment';
  words: string | null;
  at: string;
};
export type AssignmentRow = {
  id: string;
  taskId: string;
  personId: string;
  name: string;
  /** Why they can do it no more, as long as it is not done; and why their buddy cannot. */
  gone: Gone | null;
  buddyGone: Gone | null;
  buddyId: string | null;
  buddy: string | null;
  /** Whom they are buddy to on this task; null where they do it themselves. */
  buddyToId: string | null;
  buddyTo: string | null;
  hours: number;
  develops: boolean;
  because: string[];
  nextBest: KeptNext | null;
  /** When the run that it is of was asked for; null of work given by hand. */
  runAt: string | null;
  overrideReason: string | null;
  /** Whether the next run of the allocation holds to it as the leader's choice. */
  byHand: boolean;
  byId: string;
  by: string;
  at: string;
  doneAt: string | null;
  doneNote: string | null;
  /** The newest step of its life; null before the first, and where the reader may not know it. */
  step: WorkStep | null;
};
export type AnswerRow = {
  id: string;
  assignmentId: string;
  answer: 'accept' | 'query' | 'decline' | 'counter';
  words: string | null;
  at: string;
  reply: string | null;
  repliedById: string | null;
  repliedBy: string | null;
  repliedAt: string | null;
};
export type UnderstandingRow = {
  id: string;
  personId: string;
  what: string;
  why: string;
  support: string | null;
  at: string;
  /** When the words were first said, where they were said of earlier work and hold for this too. */
  firstSaidAt: string | null;
  outcome: 'confirmed' | 'clarified' | null;
  reply: string | null;
  repliedById: string | null;
  repliedBy: string | null;
  repliedAt: string | null;
  /** The work that they were said of and that was taken away since, also where it was given again. */
  takenSince: string[];
  /** What the leader made clear when the same words were said of earlier work, oldest first. */
  clarifiedBefore: { reply: string; repliedById: string; repliedBy: string; repliedAt: string }[];
};

/** Everything that stands in the plan now. Answers and words are in it: whoever shows it takes out what a reader may not see. */
export const planRows =
  (actor: Actor, planId: string) =>
  async (db: Read): Promise<PlanRows> =>
    one(await rowsOfPlans(actor, [planId])(db));

/** The same of several plans, in one statement and the order of their ids. */
export const rowsOfPlans =
  (actor: Actor, planIds: readonly string[]) =>
  async (db: Read): Promise<PlanRows[]> => {
    const more = { planIds: `{${planIds.join()}}`, day: today(actor.organisation.timeZone) };
    const found = await db.rows<PlanRows>(keptStatement('plan', actor, more, wholePlans));
    return planIds.flatMap((id) => found.filter(({ plan }) => plan.id === id)).map(markedGone);
  };

function markedGone(rows: PlanRows): PlanRows {
  const gone = new Map(rows.people.map((person) => [person.id, person.gone]));
  const goneOf = (id: string | null) => (id && gone.get(id)) || null;
  const assignments = rows.assignments.map((row) => ({
    ...{ ...row, gone: goneOf(row.doneAt ? null : row.personId), buddyGone: goneOf(row.doneAt ? null : row.buddyId) },
  }));
  return { ...rows, assignments };
}

const wholePlans = ({ organisationId }: Actor, { planIds, day }: Record<'planIds' | 'day', string>): SQL => {
  const of = parts(organisationId, sql`p.id`, day);
  return sql`
    select json_build_object('id', p.id, 'teamId', p.team_id, 'title', p.title, 'startsOn', p.starts_on,
        'endsOn', p.ends_on, 'aims', to_json(p.aims), 'version', p.version) as plan,
      t.name as team, ${list(of.leaders)} as leaders, ${list(of.people)} as people, ${list(of.objectives)} as objectives, ${list(of.ownObjectives)} as "ownObjectives",
      ${list(of.tasks)} as tasks, ${list(of.wishes)} as wishes, ${list(of.remarks)} as remarks, ${list(of.assignments)} as assignments,
      ${list(of.answers)} as answers, ${list(of.spoken)} as spoken, ${list(of.understandings)} as understandings, ${list(of.decisions)} as decisions,
      ${list(of.givings)} as givings, ${list(of.lessons)} as lessons
    from plans p join teams t on t.organisation_id = p.organisation_id and t.id = p.team_id
    where p.organisation_id = ${organisationId} and p.id = any(${planIds}::uuid[])`;
};

const list = (rows: SQL) => sql`(select coalesce(json_agg(to_json(x)), '[]') from (${rows}) x)`;

/** Of a plan (`p`) that is closed or withdrawn nobody is gone: it stays as it was. */
const over = (
  org: string,
) => sql`exists (select 1 from plan_decisions d where d.organisation_id = ${org} and d.plan_id = p.id
  and d.decision in ('close', 'withdraw'))`;
const whyGone = (organisationId: string, day: string) =>
  goneWhy({ organisationId, person: sql`h.person_id`, plan: sql`p.id`, team: sql`p.team_id`, day: countedFrom(day) });

const parts = (org: string, planId: SQL, day: string) => ({
  leaders: sql`select distinct l.id, l.name from role_grants g
    join people l on l.organisation_id = g.organisation_id and l.id = g.person_id
    where g.organisation_id = ${org} and g.team_id = p.team_id and g.role = 'leader' and g.withdrawn_at is null
      and (g.until is null or g.until > now()) order by l.name`,
  people: sql`select h.person_id as id, m.name, h.hours::float as hours, case when not ${over(org)} then ${whyGone(org, day)} end as gone from plan_hours h
    join people m on m.organisation_id = h.organisation_id and m.id = h.person_id
    where h.organisation_id = ${org} and h.plan_id = ${planId} order by lower(m.name), m.id`,
  objectives: sql`select o.id, o.title, o.kpi, o.standard_id as "standardId", s.name as standard, s.kpi as "standardKpi",
      o.baseline, o.baseline_of as "baselineOf", o.target, o.due, o.priority, o.serves, o.serves_id as "servesId", v.title as "servesTitle", o.consequence, o.no_measure_reason as "noMeasureReason", o.version
    from objectives o left join standards s on s.organisation_id = o.organisation_id and s.id = o.standard_id
    left join organisation_objectives v on v.organisation_id = o.organisation_id and v.id = o.serves_id
    where o.organisation_id = ${org} and o.plan_id = ${planId} and o.withdrawn_at is null order by o.position, o.id`,
  ownObjectives: personObjectivesOf(org, planId),
  tasks: sql`select k.id, k.title, k.hours::float as hours, k.due, k.channel, k.people_needed as people,
      k.share_smallest::float as share, k.spread, k.spread_from as "spreadFrom", k.objective_id as "objectiveId", o.title as objective, k.standard_id as "standardId", s.name as standard,
      k.proposed_by as "proposedById", b.name as "proposedBy", k.proposed_at as "proposedAt",
      k.taken_up_at is not null as "takenUp", k.version,
      ${list(sql`select n.id, n.name, ts.level from task_skills ts
        join skills n on n.organisation_id = ts.organisation_id and n.id = ts.skill_id
        where ts.organisation_id = ${org} and ts.task_id = k.id and ts.level > 0 order by n.name`)} as skills
    from tasks k join people b on b.organisation_id = k.organisation_id and b.id = k.proposed_by
    left join objectives o on o.organisation_id = k.organisation_id and o.id = k.objective_id
    left join standards s on s.organisation_id = k.organisation_id and s.id = k.standard_id
    where k.organisation_id = ${org} and k.plan_id = ${planId} and k.withdrawn_at is null order by k.position, k.id`,
  wishes: sql`select w.id, w.task_id as "taskId", w.person_id as "personId", m.name, w.wish, w.words, w.at
    from task_wishes w join tasks k on k.organisation_id = w.organisation_id and k.id = w.task_id
    join people m on m.organisation_id = w.organisation_id and m.id = w.person_id
    where w.organisation_id = ${org} and k.plan_id = ${planId} and k.withdrawn_at is null and w.withdrawn_at is null
    order by w.at, w.id`,
  remarks: remarksOf(org, planId),
  lessons: lessonsOf(org, planId),
  assignments: sql`select s.id, s.task_id as "taskId", s.person_id as "personId", m.name, s.buddy_id as "buddyId",
      b.name as buddy, s.buddy_to_id as "buddyToId", w.name as "buddyTo", s.hours::float as hours, s.develops, s.because, s.next_best as "nextBest",
      s.override_reason as "overrideReason", g.id as "byId", g.name as by, s.at, s.done_at as "doneAt", s.done_note as "doneNote", ${newestStepOf} as step,
      a.asked_at as "runAt", s.override_reason is not null and s.hand_withdrawn_at is null as "byHand"
    from assignments s join people m on m.organisation_id = s.organisation_id and m.id = s.person_id
    join people g on g.organisation_id = s.organisation_id and g.id = s.by
    left join people b on b.organisation_id = s.organisation_id and b.id = s.buddy_id
    left join people w on w.organisation_id = s.organisation_id and w.id = s.buddy_to_id
    left join allocations a on a.organisation_id = s.organisation_id and a.id = s.allocation_id
    where s.organisation_id = ${org} and s.plan_id = ${planId} and s.ended_at is null order by lower(m.name), s.buddy_to_id is not null, s.id`,
  answers: sql`select a.id, a.assignment_id as "assignmentId", a.answer, a.words, a.at, a.reply, r.id as "repliedById", r.name as "repliedBy",
      a.replied_at as "repliedAt"
    from assignment_answers a join assignments s on s.organisation_id = a.organisation_id and s.id = a.assignment_id
    left join people r on r.organisation_id = a.organisation_id and r.id = a.replied_by
    where a.organisation_id = ${org} and s.plan_id = ${planId} and s.ended_at is null order by a.at, a.id`,
  spoken: sql`select s.person_id as "personId", max(a.at) as at
    from assignment_answers a join assignments s on s.organisation_id = a.organisation_id and s.id = a.assignment_id
    where a.organisation_id = ${org} and s.plan_id = ${planId} group by s.person_id`,
  understandings: newestWords(org, planId),
  decisions: decisionsOf(org, planId),
  givings: givingsOf(org, planId),
});

const decisionsOf = (
  org: string,
  planId: SQL,
): SQL => sql`select d.id, d.decision, d.reason, m.id as "byId", m.name as by, d.at from plan_decisions d
    join people m on m.organisation_id = d.organisation_id and m.id = d.by
    where d.organisation_id = ${org} and d.plan_id = ${planId} order by d.at, d.id`;

/** `UnderstandingRow`s: the newest words of each. */
const newestWords = (
  org: string,
  planId: SQL,
): SQL => sql`select distinct on (u.person_id) u.id, u.person_id as "personId", u.what, u.why, u.support, u.at, f.at as "firstSaidAt", u.outcome,
      u.reply, r.id as "repliedById", r.name as "repliedBy", u.replied_at as "repliedAt",
      coalesce((select json_agg(json_build_object('reply', x.reply, 'repliedById', o.id, 'repliedBy', o.name, 'repliedAt', x.replied_at) order by x.at, x.id)
        from understandings x join people o on o.organisation_id = x.organisation_id and o.id = x.replied_by
        where x.organisation_id = u.organisation_id and u.repeats_id in (x.id, x.repeats_id) and x.id <> u.id and x.reply is not null), '[]') as "clarifiedBefore",
      ${titlesTaken} as "takenSince"
    from understandings u left join understandings f on f.organisation_id = u.organisation_id and f.id = u.repeats_id
    left join people r on r.organisation_id = u.organisation_id and r.id = u.replied_by
    where u.organisation_id = ${org} and u.plan_id = ${planId} order by u.person_id, u.at desc, u.id desc`;
