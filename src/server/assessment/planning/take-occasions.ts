// What the planner proposes to have observed, taken into the assessment plan in one step.
import { Conflict } from '../../errors.ts';
import type { Actor } from '../../people/actor.ts';
import { type ObservingAhead, observingAhead } from '../../portfolios/planner/observing-ahead.ts';
import { clockOf } from '../../time-words.ts';
import type { PlannedActivity } from './assessment-plans.table.ts';
import { activitiesIn, changePlan } from './plan-changes.ts';
import { codesOf, insertActivity } from './planned-activities.ts';

/**
 * The occasions chosen for one's own portfolio, as they are worked out now, but for those that the plan holds already. Answers the first.
 * @throws NotFound for the portfolio of another; Conflict where nothing is proposed, or all of it is planned
 */
export async function takeOccasions(actor: Actor, enrolmentId: string): Promise<PlannedActivity> {
  const chosen = chosenIn(await observingAhead(actor, enrolmentId)); // may take seconds: before anything is locked
  return changePlan(actor, 'planned-activity.add', enrolmentId, async (tx, { enrolment, plan }, keep) => {
    if (chosen.length === 0)
      throw new Conflict('Nothing that lies ahead is proposed now, so there is nothing to plan.');
    const standing = (await activitiesIn(tx, plan)).filter(({ calledOffAt }) => calledOffAt === null);
    const planned = new Set(standing.map(({ eventId, plannedOn }) => `${eventId} ${plannedOn}`));
    const fresh = chosen.filter(({ id, day }) => !planned.has(`${id} ${day}`));
    if (fresh.length === 0) throw new Conflict('All that is proposed stands in the assessment plan already.');
    const ids = new Map((await codesOf(tx, enrolment)).map(({ id, code }) => [code, id]));
    const added = [];
    for (const { id, what, day, at, codes } of fresh) {
      const plannedAt = at === null ? null : clockOf(new Date(at), actor.organisation.timeZone);
      const criterionIds = codes.flatMap((code) => ids.get(code) ?? []);
      const facts = { method: 'observation' as const, what, plannedOn: day, plannedAt, place: null, criterionIds };
      added.push(await insertActivity(tx, actor, plan, { ...facts, eventId: id }, keep));
    }
    return added[0]!;
  });
}

const chosenIn = ({ best, events }: ObservingAhead) =>
  (best?.chosen ?? []).flatMap(({ id, codes }) => {
    const event = events.find((one) => one.id === id);
    return event ? [{ ...event, codes }] : [];
  });
