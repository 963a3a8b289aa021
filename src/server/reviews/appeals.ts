// An appeal: the member asks a manager to look at what both signed, within ten working days; the manager decides within ten more.
import { and, eq, isNull } from 'drizzle-orm';
import { act, type Keep } from '../act.ts';
import { now, today } from '../clock.ts';
import { dayInWords, dayOf, workingDayAfter } from '../day-words.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { bankHolidaysIn } from '../people/bank-holidays.ts';
import type { BankHolidays } from '../people/organisations.table.ts';
import { isSuspended } from '../people/suspended.ts';
import { changedReview, lockedPerformanceReview, type SubjectReview } from './performance-review-facts.ts';
import { requireReviewStep } from './performance-review-state.ts';
import type { AppealForm, DecideAppealForm } from './performance-reviews.form.ts';
import {
  type PerformanceReview,
  type PerformanceReviewAppeal,
  performanceReviewAppeals,
} from './performance-reviews.table.ts';

/** Working days in which a member may appeal after the second signature, and in which it is then decided. */
export const workingDaysToAppeal = 10;
const workingDaysToDecide = 10;

/** @throws Conflict once the days are over or what was signed was appealed already; Invalid where whom to ask is not chosen */
export const appealReview = (actor: Actor, reviewId: string, form: AppealForm): Promise<PerformanceReviewAppeal> =>
  act(actor, 'performance-review.appeal', lockedPerformanceReview(actor, reviewId), async (tx, subject, keep) => {
    const { review, state } = subject;
    requireReviewStep(state, 'appeal');
    const { timeZone } = actor.organisation;
    const free = await freeDays(tx, review.organisationId);
    const last = lastDayToAppeal(review, timeZone, free);
    if (today(timeZone) > last)
      throw new Conflict(
        `The ten working days for an appeal ended on ${dayInWords(last)}. Talk about it in a one-to-one.`,
      );
    if (await appealOf(tx, review)) throw new Conflict('What you both signed was appealed and decided already.');
    const toId = await deciderOf(tx, subject, form.toId);
    const { organisationId } = actor;
    const dueOn = workingDayAfter(today(timeZone), workingDaysToDecide, free);
    const row = {
      ...{ organisationId, id: newId(), reviewId, toId, hash: review.hash!, reason: form.reason, at: now(), dueOn },
    };
    const appeal = one(await tx.insert(performanceReviewAppeals).values(row).returning());
    keep('performance-review-appeal', appeal);
    return appeal;
  });

/** The last day on which what was signed can be appealed, YYYY-MM-DD. Pure. */
export const lastDayToAppeal = (
  { signedAt }: Pick<PerformanceReview, 'signedAt'>,
  timeZone: string,
  isFree: (day: string) => boolean,
): string => workingDayAfter(dayOf(signedAt!, timeZone), workingDaysToAppeal, isFree);

/** Which days are bank holidays, as the organisation keeps them. One statement. */
export async function freeDays(db: Read, organisationId: string): Promise<(day: string) => boolean> {
  const { division } = one(
    await db.rows<{ division: BankHolidays | null }>(
      sql`select bank_holidays as division from organisations where id = ${organisationId}`,
    ),
  );
  return (day) => bankHolidaysIn(division, day, day).length > 0;
}

/** The appeal of exactly what is signed now; undefined where there is none. */
const appealOf = async (tx: Tx, { organisationId, id, hash }: PerformanceReview) =>
  first(
    await tx
      .select()
      .from(performanceReviewAppeals)
      .where(
        and(
          eq(performanceReviewAppeals.organisationId, organisationId),
          eq(performanceReviewAppeals.reviewId, id),
          eq(performanceReviewAppeals.hash, hash!),
        ),
      ),
  );

export type Decider = { id: string; name: string };

/** Managers of a team that the leader leads, and the leader's own manager: never one of the two, and who can sign in. One statement. */
export const decidersOf = (
  db: Read,
  { organisationId, leaderId, memberId }: Pick<PerformanceReview, 'organisationId' | 'leaderId' | 'memberId'>,
): Promise<Decider[]> =>
  db.rows<Decider>(sql`
    select p.id, p.name from people p where p.organisation_id = ${organisationId} and p.id not in (${leaderId}, ${memberId})
      and not ${isSuspended} and (p.ends_on is null or p.ends_on >= current_date)
      and (p.id = (select l.manager_id from people l where l.organisation_id = ${organisationId} and l.id = ${leaderId})
        or exists (select 1 from role_grants g join role_grants h on h.organisation_id = g.organisation_id and h.team_id = g.team_id
          where g.organisation_id = ${organisationId} and g.person_id = p.id and g.role = 'manager' and g.withdrawn_at is null
            and h.person_id = ${leaderId} and h.role = 'leader' and h.withdrawn_at is null))
    order by p.name collate "und-x-icu", p.id`);

async function deciderOf(tx: Tx, { review }: SubjectReview, chosen: string | null): Promise<string> {
  const deciders = await decidersOf(tx, review);
  if (deciders.length === 0)
    throw new Conflict(
      'Nobody manages this team, so nobody could decide. An administrator gives somebody the role of its manager.',
    );
  if (deciders.length === 1 && !chosen) return one(deciders).id;
  if (!deciders.some(({ id }) => id === chosen)) throw new Invalid({ toId: 'Choose who decides' });
  return chosen!;
}

/** The manager decides: the review stands, or it is to change and both sign again. @throws Conflict where it is decided already */
export const decideAppeal = (
  actor: Actor,
  reviewId: string,
  { outcome, words }: DecideAppealForm,
): Promise<PerformanceReviewAppeal> =>
  act(
    actor,
    'performance-review.decide-appeal',
    lockedPerformanceReview(actor, reviewId),
    async (tx, subject, keep) => {
      requireReviewStep(subject.state, outcome === 'stands' ? 'uphold' : 'have-changed');
      const { review } = subject;
      const open = and(
        eq(performanceReviewAppeals.organisationId, review.organisationId),
        eq(performanceReviewAppeals.reviewId, review.id),
        isNull(performanceReviewAppeals.decidedAt),
      );
      const set = { outcome, words, decidedAt: now(), version: sql`version + 1` };
      const decided = one(await tx.update(performanceReviewAppeals).set(set).where(open).returning());
      keep('performance-review-appeal', decided);
      if (outcome === 'to-change') await reopened(tx, review, keep);
      return decided;
    },
  );

/** What was signed stays readable with its signatures; what is signed next is another text, also where no word changes. */
const reopened = (tx: Tx, review: PerformanceReview, keep: Keep) =>
  changedReview(tx, review, { signedAt: null, edition: review.edition + 1 }, keep);
