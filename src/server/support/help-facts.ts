// A request for help with the facts that rules look at; and whom somebody can ask.
import { and, desc, eq } from 'drizzle-orm';
import { first, type Read, sql, type Tx } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { type HelpRequest, helpRequests, helpSteps } from './help-requests.table.ts';
import { type HelpState, helpState } from './help-state.ts';

export type HelpFacts = { askerId: string; askedId: string; request: HelpRequest; state: HelpState };

export const theHelp = (actor: Actor, helpId: string) =>
  and(eq(helpRequests.organisationId, actor.organisationId), eq(helpRequests.id, helpId));

export const helpFacts =
  (actor: Actor, helpId: string) =>
  async (db: Read): Promise<HelpFacts | null> =>
    withState(actor, first(await db.select().from(helpRequests).where(theHelp(actor, helpId))))(db);

export const lockedHelp =
  (actor: Actor, helpId: string) =>
  async (tx: Tx): Promise<HelpFacts | null> =>
    withState(actor, first(await tx.select().from(helpRequests).where(theHelp(actor, helpId)).for('update')))(tx);

const withState = (actor: Actor, request: HelpRequest | null) => async (db: Read) => {
  if (!request) return null;
  const of = and(eq(helpSteps.organisationId, actor.organisationId), eq(helpSteps.helpRequestId, request.id));
  const newest = first(
    await db
      .select({ step: helpSteps.step })
      .from(helpSteps)
      .where(of)
      .orderBy(desc(helpSteps.at), desc(helpSteps.id))
      .limit(1),
  );
  const { askerId, askedId } = request;
  return { askerId, askedId, request, state: helpState(newest?.step ?? null) };
};

/** `part`: why they can be asked. */
export type Askable = { id: string; name: string; part: 'leader' | 'manager' | 'buddy' };

/** The leaders of one's teams and of the work's plan, its buddies, and, for whoever leads, their team's managers. The first is asked unless another is chosen. */
export const askable =
  ({ organisationId, personId, memberOf, leads }: Actor, assignmentId: string | null) =>
  (db: Read): Promise<Askable[]> =>
    db.rows<Askable>(sql`
      select a.id, a.name, a.part from (select distinct on (p.id) p.id, p.name, w.part, w.rank from (
          select s.buddy_id as id, 'buddy' as part, 2 as rank from assignments s where s.organisation_id = ${organisationId}
            and s.id = ${assignmentId}::uuid and s.person_id = ${personId} and s.ended_at is null
          union all
          select b.person_id, 'buddy', 2 from assignments s join assignments b on b.organisation_id = s.organisation_id and b.task_id = s.task_id
              and b.buddy_to_id = s.person_id and b.ended_at is null
            where s.organisation_id = ${organisationId} and s.id = ${assignmentId}::uuid and s.person_id = ${personId} and s.ended_at is null
          union all
          select g.person_id, g.role, case g.role when 'leader' then 1 else 3 end from role_grants g
          where g.organisation_id = ${organisationId} and g.withdrawn_at is null and (g.until is null or g.until > now())
            and ((g.role = 'leader' and (g.team_id = any(${sql.param([...memberOf])}::uuid[]) or g.team_id = (
                select q.team_id from assignments s join plans q on q.organisation_id = s.organisation_id and q.id = s.plan_id
                where s.organisation_id = ${organisationId} and s.id = ${assignmentId}::uuid and s.person_id = ${personId})))
              or (g.role = 'manager' and g.team_id = any(${sql.param([...leads])}::uuid[])))) w
        join people p on p.organisation_id = ${organisationId} and p.id = w.id and p.id <> ${personId}
          and (p.ends_on is null or p.ends_on >= current_date)
        order by p.id, w.rank) a order by a.rank, a.name, a.id`);
