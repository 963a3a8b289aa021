// What Leadwell keeps about whoever asks, in counts, with where to see each.
import { organisation, see } from '../act.ts';
import { one, sql } from '../db.ts';
import type { Actor } from './actor.ts';

export type OwnData = Record<
  'roles' | 'skills' | 'rules' | 'assignments' | 'answers' | 'oneToOnes' | 'evidence' | 'actions',
  number
>;

export const ownData = (actor: Actor): Promise<OwnData> =>
  see(actor, 'account.view', organisation, async (db) => {
    const { organisationId, personId } = actor;
    const mine = (table: string, column = 'person_id') =>
      sql`(select count(*)::int from ${sql.identifier(table)} where organisation_id = ${organisationId} and ${sql.identifier(column)} = ${personId})`;
    return one(
      await db.rows<OwnData>(sql`select ${mine('role_grants')} as roles, ${mine('skill_levels')} as skills,
        ${mine('work_rules')} as rules, ${mine('assignments')} as assignments, ${mine('assignment_answers')} as answers,
        (select count(*)::int from one_to_ones where organisation_id = ${organisationId}
          and (leader_id = ${personId} or member_id = ${personId})) as "oneToOnes",
        ${mine('evidence', 'candidate_id')} as evidence,
        (select count(*)::int from versions where organisation_id = ${organisationId} and actor_id = ${personId}) as actions`),
    );
  });
