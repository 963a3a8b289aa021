// What Leadwell keeps about whoever asks: the facts of their record as they stand, the others in counts.
import { organisation, see } from '../act.ts';
import { one, sql } from '../db.ts';
import type { Actor } from './actor.ts';

type Facts = {
  email: string | null;
  employeeNumber: string | null;
  jobTitle: string | null;
  responsibilities: string | null;
  manager: string | null;
  /** A week, by contract. */
  hours: number | null;
  startsOn: string | null;
  endsOn: string | null;
};
type Counts = Record<
  | 'roles'
  | 'teams'
  | 'skills'
  | 'rules'
  | 'absences'
  | 'assignments'
  | 'answers'
  | 'meetings'
  | 'oneToOnes'
  | 'coaching'
  | 'reviews'
  | 'thanks'
  | 'feedback'
  | 'contacts'
  | 'figures'
  | 'evidence'
  | 'entries'
  | 'actions',
  number
>;
export type OwnData = Facts & Counts;

export const ownData = (actor: Actor): Promise<OwnData> =>
  see(actor, 'account.view', organisation, async (db) => {
    const { organisationId, personId } = actor;
    const mine = (table: string, column = 'person_id') =>
      sql`(select count(*)::int from ${sql.identifier(table)} where organisation_id = ${organisationId} and ${sql.identifier(column)} = ${personId})`;
    return one(
      await db.rows<OwnData>(sql`
        with counted as (select w.kpi, w.denominator from agent_names n
          join weekly_figures w on w.organisation_id = n.organisation_id and w.agent = n.agent
            and (n.since is null or n.since <= w.week) and (n.until is null or n.until > w.week)
          where n.organisation_id = ${organisationId} and n.person_id = ${personId})
        select p.email, p.employee_number as "employeeNumber", p.job_title as "jobTitle", p.responsibilities,
        (select m.name from people m where m.organisation_id = p.organisation_id and m.id = p.manager_id) as manager,
        p.hours::float8 as hours, p.starts_on::text as "startsOn", p.ends_on::text as "endsOn",
        ${mine('role_grants')} as roles, ${mine('team_members')} as teams, ${mine('skill_levels')} as skills,
        ${mine('work_rules')} as rules, ${mine('absences')} as absences, ${mine('assignments')} as assignments, ${mine('assignment_answers')} as answers,
        ${mine('team_meeting_people')} as meetings,
        (select count(*)::int from one_to_ones where organisation_id = ${organisationId}
          and (leader_id = ${personId} or member_id = ${personId})) as "oneToOnes",
        (select count(*)::int from coaching_plans where organisation_id = ${organisationId}
          and (coach_id = ${personId} or coachee_id = ${personId})) as coaching,
        (select count(*)::int from performance_reviews where organisation_id = ${organisationId}
          and (leader_id = ${personId} or member_id = ${personId})) as reviews,
        (select count(*)::int from recognitions where organisation_id = ${organisationId}
          and (giver_id = ${personId} or receiver_id = ${personId})) as thanks,
        (select count(*)::int from colleague_feedback where organisation_id = ${organisationId}
          and (giver_id = ${personId} or receiver_id = ${personId})) as feedback,
        (select coalesce(sum(denominator), 0)::int from counted where kpi = 'contacts') as contacts,
        (select count(*)::int from counted where kpi <> 'contacts') as figures,
        ${mine('evidence', 'candidate_id')} as evidence, ${mine('journal_entries', 'candidate_id')} as entries,
        (select count(*)::int from versions where organisation_id = ${organisationId} and actor_id = ${personId}) as actions
        from people p where p.organisation_id = ${organisationId} and p.id = ${personId}`),
    );
  });
