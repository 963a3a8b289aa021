// Coaching that one gives and gets; and with whom one can begin.
import { organisation, see } from '../../act.ts';
import { today } from '../../clock.ts';
import { type Read, sql } from '../../db.ts';
import { pageShown } from '../../paging.ts';
import type { Actor } from '../../people/actor.ts';
import type { CoachingStepName } from './coaching-state.ts';
import { type CoachingState, coachingState } from './coaching-state.ts';
import { titleOf } from './plan-document.ts';

const size = 25;

/** Moments are ISO 8601. `next`, `last`: sessions to come and held. */
export type CoachingLine = {
  id: string;
  other: string;
  iCoach: boolean;
  title: string;
  state: CoachingState;
  next: string | null;
  last: string | null;
  held: number;
};
type Line = Omit<CoachingLine, 'title' | 'state'> & {
  objective: string | null;
  need: string;
  newest: CoachingStepName | null;
};

/** What goes on, by name; and a page of what is over, newest first. */
export const coachingOf = (actor: Actor, page = 1) =>
  see(actor, 'coaching-plan.list', organisation, async (db) => {
    const [{ total }] = (await db.rows<{ total: number }>(
      sql`select count(*)::int as total ${mine(actor)} and ${isOver}`,
    )) as [{ total: number }];
    const shown = pageShown(page, { size, total });
    const going = await lines(db, actor, sql`not ${isOver} order by o.name collate "und-x-icu", c.id limit 200`);
    const over = await lines(
      db,
      actor,
      sql`${isOver} order by n.at desc, c.id limit ${size} offset ${(shown - 1) * size}`,
    );
    return {
      ...{
        page: shown,
        size,
        total,
        over,
        timeZone: actor.organisation.timeZone,
        day: today(actor.organisation.timeZone),
      },
      given: going.filter(({ iCoach }) => iCoach),
      got: going.filter(({ iCoach }) => !iCoach),
    };
  });

const mine = ({ organisationId, personId }: Actor) => sql`from coaching_plans c
  join people o on o.organisation_id = c.organisation_id and o.id = case when c.coach_id = ${personId} then c.coachee_id else c.coach_id end
  left join lateral (select x.step, x.at from coaching_steps x where x.organisation_id = c.organisation_id and x.plan_id = c.id
    order by x.at desc, x.id desc limit 1) n on true
  where c.organisation_id = ${organisationId} and ${personId} in (c.coach_id, c.coachee_id)`;

const isOver = sql`coalesce(n.step in ('stop', 'close'), false)`;

async function lines(db: Read, actor: Actor, which: ReturnType<typeof sql>): Promise<CoachingLine[]> {
  const held = sql`exists (select 1 from coaching_session_steps w where w.organisation_id = s.organisation_id and w.session_id = s.id
    and w.step in ('hold', 'call-off'))`;
  const ofPlan = sql`from coaching_sessions s where s.organisation_id = c.organisation_id and s.plan_id = c.id`;
  const isHeld = sql`exists (select 1 from coaching_session_steps w where w.organisation_id = s.organisation_id and w.session_id = s.id
    and w.step = 'hold')`;
  const rows = await db.rows<Line>(sql`
    select c.id, o.name as other, c.coach_id = ${actor.personId} as "iCoach", c.objective, c.need, n.step as newest,
      (select to_json(min(s.at)) #>> '{}' ${ofPlan} and not ${held}) as next,
      (select to_json(max(s.at)) #>> '{}' ${ofPlan} and ${isHeld}) as last,
      (select count(*)::int ${ofPlan} and ${isHeld}) as held
    ${mine(actor)} and ${which}`);
  return rows.map(({ objective, need, newest, ...row }) => ({
    ...{ ...row, title: titleOf({ objective, need }), state: coachingState(newest) },
  }));
}

/** Everybody who works here, those of one's own teams first. */
export const coachingChoices = (actor: Actor) =>
  see(actor, 'coaching-plan.list', organisation, async (db) => {
    const { organisationId, personId, leads, manages, memberOf } = actor;
    const teams = sql`any(${sql.param([...new Set([...leads, ...manages, ...memberOf])])}::uuid[])`;
    const people = await db.rows<{ id: string; name: string; near: boolean }>(sql`
      select p.id, p.name, exists (select 1 from team_members m where m.organisation_id = ${organisationId} and m.person_id = p.id
          and m.team_id = ${teams} and (m.until is null or m.until > current_date))
        or exists (select 1 from role_grants g where g.organisation_id = ${organisationId} and g.person_id = p.id
          and g.team_id = ${teams} and g.withdrawn_at is null and (g.until is null or g.until > now())) as near
      from people p where p.organisation_id = ${organisationId} and p.id <> ${personId}
        and (p.ends_on is null or p.ends_on >= current_date)
      order by 3 desc, p.name collate "und-x-icu", p.id limit 500`);
    return { people };
  });
