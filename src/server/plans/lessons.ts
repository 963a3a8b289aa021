// What a team takes from a closed plan: lessons of its leader and of each member who wants to, until the leader closes the review.
import { and, eq } from 'drizzle-orm';
import { act, organisation, see } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Read, sql } from '../db.ts';
import { Conflict } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import type { LessonForm } from './lessons.form.ts';
import { planLessons } from './lessons.table.ts';
import { keepDocument } from './plan-document.ts';
import { lockedPlan } from './plan-facts.ts';
import { sayPlanIs } from './plan-state.ts';

/** Writes one's own, or changes them. @throws Conflict unless the plan is closed and its review is not, and after a lost race */
export const writeLesson = (actor: Actor, planId: string, { wentWell, toChange, version }: LessonForm) =>
  act(actor, 'plan-lesson.write', lockedPlan(actor, planId), async (tx, { state }, keep) => {
    if (state !== 'closed')
      throw new Conflict(
        `${sayPlanIs(state)}. What was learned is written between its close and the end of its review.`,
      );
    const { organisationId, personId } = actor;
    const which = and(
      ...[eq(planLessons.organisationId, organisationId), eq(planLessons.planId, planId)],
      eq(planLessons.personId, personId),
    );
    const before = first(await tx.select().from(planLessons).where(which).for('update'));
    if ((before?.version ?? 0) !== version)
      throw new Conflict('You wrote something else meanwhile. Compare the two, then save again.', {
        wentWell: before?.wentWell ?? '',
        toChange: before?.toChange ?? '',
      });
    const said = { wentWell, toChange, at: now() };
    const row = { organisationId, id: newId(), planId, personId, ...said };
    const written = one(
      before
        ? await tx
            .update(planLessons)
            .set({ ...said, version: version + 1 })
            .where(which)
            .returning()
        : await tx.insert(planLessons).values(row).returning(),
    );
    keep('plan-lesson', written);
    await keepDocument(tx, actor, planId, keep);
    return written;
  });

export type LastReview = {
  planId: string;
  plan: string;
  team: string;
  carried: string;
  at: string;
  toChange: { name: string; words: string }[];
};

/** Of each team that somebody leads the last plan that was reviewed: what was to be carried on, and what to change. */
export const lastReviews = (actor: Actor) =>
  see(actor, 'plan.list', organisation, (db: Read) =>
    db.rows<LastReview>(sql`
      select distinct on (t.name, t.id) p.id as "planId", p.title as plan, t.name as team, d.reason as carried, d.at,
        (select coalesce(json_agg(json_build_object('name', m.name, 'words', l.to_change) order by l.at, l.id), '[]')
          from plan_lessons l join people m on m.organisation_id = l.organisation_id and m.id = l.person_id
          where l.organisation_id = p.organisation_id and l.plan_id = p.id and l.to_change is not null) as "toChange"
      from plans p join teams t on t.organisation_id = p.organisation_id and t.id = p.team_id
      join plan_decisions d on d.organisation_id = p.organisation_id and d.plan_id = p.id and d.decision = 'review'
      where p.organisation_id = ${actor.organisationId} and p.team_id = any(${sql.param([...actor.leads])}::uuid[])
      order by t.name, t.id, d.at desc`),
  );
