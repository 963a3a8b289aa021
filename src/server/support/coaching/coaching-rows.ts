// Coaching as rows, read by one statement: what pages, checks and documents are made of. A reflection is in it only once it is shared.
import type { SQL } from 'drizzle-orm';
import { first, type Read, sql } from '../../db.ts';
import type { Actor } from '../../people/actor.ts';
import type { CoachingLevel, CoachingPlan, CoachingSession } from './coaching.table.ts';
import { type CoachingState, type CoachingStepName, coachingState, type Guarded } from './coaching-state.ts';
import { type SessionState, type SessionStepBy, sessionState } from './session-state.ts';

type Words = Omit<CoachingPlan, 'organisationId' | 'at' | 'begunBy' | 'createdAt'>;

export type StepRow = { step: CoachingStepName; words: string | null; byId: string; by: string; at: string };
export type LevelRow = Pick<CoachingLevel, 'id' | 'occasion' | 'day' | 'level' | 'basis' | 'contact'> & {
  by: string;
  byId: string;
  at: string;
};
/** Moments are ISO 8601, days YYYY-MM-DD. `reflection`: once shared. */
export type SessionRow = Omit<CoachingSession, 'organisationId' | 'planId' | 'at' | 'outcomeAt' | 'createdAt'> & {
  at: string;
  outcomeAt: string | null;
  steps: SessionStepBy[];
  reflection: string | null;
  reflectedAt: string | null;
  state: SessionState;
};
/** Steps, levels and sessions oldest first. */
export type CoachingRow = Words & {
  at: string;
  coach: string;
  coachee: string;
  skill: string | null;
  steps: StepRow[];
  levels: LevelRow[];
  sessions: SessionRow[];
  state: CoachingState;
};

/** Those for which `which` holds (of alias `c`), in that order. */
export async function coachingRows(
  db: Read,
  { organisationId }: Actor,
  which: SQL,
  order: SQL = sql`c.at, c.id`,
): Promise<CoachingRow[]> {
  const rows = await db.rows<Omit<CoachingRow, 'state'>>(sql`
    select c.id, c.version, c.coach_id as "coachId", c.coachee_id as "coacheeId", a.name as coach, b.name as coachee,
      c.skill_id as "skillId", k.name as skill, c.need, c.need_source as "needSource", c.objective, c.measure, c.baseline, c.target,
      c.due_on::text as "dueOn", c.method, c.method_why as "methodWhy", c.tailored, c.resources, c.criteria,
      c.coach_expects as "coachExpects", c.coachee_expects as "coacheeExpects", c.confidentiality, c.stopping,
      c.evidence_for as "evidenceFor", to_json(c.at) #>> '{}' as at,
      (select coalesce(json_agg(json_build_object('step', x.step, 'words', x.words, 'byId', x.by, 'by', y.name, 'at', x.at) order by x.at, x.id), '[]')
        from coaching_steps x join people y on y.organisation_id = x.organisation_id and y.id = x.by
        where x.organisation_id = c.organisation_id and x.plan_id = c.id) as steps,
      (select coalesce(json_agg(json_build_object('id', x.id, 'occasion', x.occasion, 'day', x.day, 'level', x.level, 'basis', x.basis,
          'contact', x.contact, 'byId', x.by, 'by', y.name, 'at', x.at) order by x.day, x.at, x.id), '[]')
        from coaching_levels x join people y on y.organisation_id = x.organisation_id and y.id = x.by
        where x.organisation_id = c.organisation_id and x.plan_id = c.id) as levels,
      (select coalesce(json_agg(to_json(s) order by s.at, s.id), '[]') from (${sessions(sql`x.plan_id = c.id`)}) s) as sessions
    from coaching_plans c
    join people a on a.organisation_id = c.organisation_id and a.id = c.coach_id
    join people b on b.organisation_id = c.organisation_id and b.id = c.coachee_id
    left join skills k on k.organisation_id = c.organisation_id and k.id = c.skill_id
    where c.organisation_id = ${organisationId} and ${which} order by ${order}`);
  return rows.map((row) => ({
    ...row,
    state: coachingState(row.steps.at(-1)?.step ?? null),
    sessions: row.sessions.map((session) => ({ ...session, state: sessionState(session.steps) })),
  }));
}

const sessions = (which: SQL): SQL => sql`
  select x.id, x.version, x.at, x.minutes, x.place, x.goal, x.question, x.reality, x.options, x.action, x.action_due as "actionDue", x.confidence,
    x.raise, x.suggestion, x.observed, x.asked, x.outcome, x.outcome_at as "outcomeAt", r.words as reflection, r.shared_at as "reflectedAt",
    (select coalesce(json_agg(json_build_object('step', w.step, 'by', w.by, 'at', w.at) order by w.at, w.id), '[]')
      from coaching_session_steps w where w.organisation_id = x.organisation_id and w.session_id = x.id) as steps
  from coaching_sessions x
  left join coaching_reflections r on r.organisation_id = x.organisation_id and r.session_id = x.id and r.shared_at is not null
  where x.organisation_id = c.organisation_id and ${which}`;

export const coachingRow = async (db: Read, actor: Actor, planId: string): Promise<CoachingRow | null> =>
  first(await coachingRows(db, actor, sql`c.id = ${planId}`));

/** What the guards look at, for whoever would take a step now. */
export const guardedBy = (row: CoachingRow, by: string): Guarded => ({
  ...{ plan: row, by, proposedBy: row.steps.findLast(({ step }) => step === 'propose')?.byId ?? null },
  hasStart: row.levels.some(({ occasion }) => occasion === 'before'),
  talks: row.sessions.filter(({ state }) => state === 'agreed').length,
  hasAfter: row.levels.some(({ occasion }) => occasion === 'after'),
  followUps: row.levels.filter(({ occasion }) => occasion.startsWith('day-')).length,
});
