// Hours that each member has for a plan: first what is usual, then what the leader sets.
import { and, eq } from 'drizzle-orm';
import { act } from '../act.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { countedDay } from './gone.ts';
import { overfull } from './overfull.ts';
import { keepShaped } from './plan-document.ts';
import { lockedPlan } from './plan-facts.ts';
import { type PlanRows, planRows } from './plan-rows.ts';
import { requireShaped } from './plan-state.ts';
import { type Plan, planHours } from './plans.table.ts';

/** The part of contracted time that is free for planned work where nothing else was said; the rest is contacts, leave, breaks. */
export const usualShare = 0.1;
const usualWeek = 35;

/** Contracted hours × weeks of the plan × the usual share, to quarters of an hour, for everybody in the team in its period and not gone from it already. */
export const usualHours =
  (actor: Actor, { teamId, startsOn, endsOn }: Pick<Plan, 'teamId' | 'startsOn' | 'endsOn'>) =>
  async (db: Read): Promise<{ personId: string; hours: number }[]> => {
    const weeks = (Date.parse(endsOn) - Date.parse(startsOn)) / (7 * 86_400_000) + 1 / 7;
    const from = countedDay(actor, { startsOn });
    const members = await db.rows<{ personId: string; hours: number | null }>(sql`
      select distinct p.id as "personId", p.hours::float as hours
      from team_members m join people p on p.organisation_id = m.organisation_id and p.id = m.person_id
      where m.organisation_id = ${actor.organisationId} and m.team_id = ${teamId}
        and m.since <= ${endsOn} and (m.until is null or m.until > ${from}) and (p.ends_on is null or p.ends_on >= ${from})
      order by p.id`);
    return members.map(({ personId, hours }) => ({
      personId,
      hours: quarters((hours ?? usualWeek) * weeks * usualShare),
    }));
  };

const quarters = (hours: number) => Math.round(hours * 4) / 4;

/**
 * Sets one person's hours for this plan. They need not be of the team: help from another team counts too.
 * `left`: titles of the work that somebody has though these are no hours; `over`: their work, where it takes more hours than they have.
 */
export const setPlanHours = (actor: Actor, planId: string, personId: string, hours: number) =>
  act(actor, 'plan.edit', lockedPlan(actor, planId), async (tx, facts, keep) => {
    requireShaped(facts.state);
    const { organisationId } = actor;
    const mine = and(
      eq(planHours.organisationId, organisationId),
      eq(planHours.planId, planId),
      eq(planHours.personId, personId),
    );
    const given = first(await tx.select().from(planHours).where(mine).for('update'));
    await requireAtWork(tx, actor, facts.plan, personId, hours);
    const row = given
      ? one(
          await tx
            .update(planHours)
            .set({ hours, version: given.version + 1 })
            .where(mine)
            .returning(),
        )
      : one(await tx.insert(planHours).values({ organisationId, id: newId(), planId, personId, hours }).returning());
    keep('plan-hours', row);
    await keepShaped(tx, actor, facts, keep);
    const rows = await planRows(actor, planId)(tx);
    const over = overfull(rows).find(({ id }) => id === personId) ?? null;
    return { ...row, left: hours === 0 ? workLeft(rows, personId) : [], over };
  });

/** @throws Invalid for nobody of the organisation, and for hours of who is no longer at work on its days that are still to come */
async function requireAtWork(...[tx, actor, plan, personId, hours]: [Tx, Actor, Plan, string, number]) {
  const person = first(
    await tx.rows<{ name: string; left: boolean }>(sql`
      select name, coalesce(ends_on < ${countedDay(actor, plan)}, false) as left from people
      where organisation_id = ${actor.organisationId} and id = ${personId}`),
  );
  if (!person) throw new Invalid({ personId: 'Choose a person from the list' });
  if (person.left && hours > 0)
    throw new Invalid({
      hours: `${person.name} is no longer at work in the time of this plan. Enter 0, or choose somebody else`,
    });
}

const workLeft = ({ tasks, assignments }: PlanRows, personId: string) =>
  assignments
    .filter((row) => row.personId === personId && !row.doneAt)
    .map(({ taskId }) => tasks.find(({ id }) => id === taskId)!.title);
