// An assessment plan as an iCalendar file (RFC 5545): each activity with its day or hour; one called off is sent as cancelled.
import { see } from '../../act.ts';
import { now, today } from '../../clock.ts';
import { daysAfter } from '../../day-words.ts';
import { Invalid } from '../../errors.ts';
import { instantOf } from '../../local-time.ts';
import { calendarOf } from '../../meetings/calendar-file.ts';
import type { Actor } from '../../people/actor.ts';
import { findEnrolment } from '../../portfolios/enrolments.ts';
import { type ListedActivity, methodWords, wholePlan } from './plan-page.ts';

/** Of what was ever planned, also what is done. @throws NotFound */
export const planCalendarOf = (actor: Actor, enrolmentId: string, url: string): Promise<string> =>
  see(actor, 'assessment-plan.view', findEnrolment(actor, enrolmentId), async (db, enrolment) => {
    const { timeZone } = actor.organisation;
    const { plan, candidate, unit } = await wholePlan(db, enrolment, today(timeZone));
    return planCalendar(plan?.activities ?? [], { candidate, unit, url, timeZone, made: now() });
  });

type About = { candidate: string; unit: string; url: string; timeZone: string; made: Date };
type Planned = Pick<
  ListedActivity,
  | 'id'
  | 'method'
  | 'what'
  | 'plannedOn'
  | 'plannedAt'
  | 'place'
  | 'codes'
  | 'sequence'
  | 'calledOffAt'
  | 'calledOffReason'
>;
const usualMinutes = 60;

/** Pure. An activity with an hour takes one; one without takes its day. */
export const planCalendar = (activities: readonly Planned[], { candidate, unit, url, timeZone, made }: About): string =>
  calendarOf(
    'Assessment plan',
    activities.map((activity) => ({
      id: activity.id,
      sequence: activity.sequence,
      title: `${methodWords[activity.method]}: ${activity.what}`,
      about: activity.calledOffReason
        ? `Called off: ${activity.calledOffReason}`
        : `${candidate}, unit ${unit}. Criteria ${activity.codes.join(', ')}.`,
      place: activity.place,
      ...timeOf(activity, timeZone),
      isCalledOff: activity.calledOffAt !== null,
      url,
    })),
    made,
  );

function timeOf({ plannedOn, plannedAt }: Planned, timeZone: string) {
  const whole = { day: plannedOn, until: daysAfter(plannedOn, 1) };
  if (plannedAt === null) return { when: whole };
  try {
    const from = instantOf(timeZone, { day: plannedOn, time: plannedAt });
    return { when: { from, until: new Date(from.getTime() + usualMinutes * 60_000) } };
  } catch (error) {
    if (error instanceof Invalid) return { when: whole }; // the hour that the clocks leave out
    throw error;
  }
}
