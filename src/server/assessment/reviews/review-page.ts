// Reviews of an enrolment, and one of them whole, as those who take part in it and those who oversee it read them.
import { see } from '../../act.ts';
import { today } from '../../clock.ts';
import { one, type Read, sql } from '../../db.ts';
import type { Actor } from '../../people/actor.ts';
import { may } from '../../permissions.ts';
import { whyStopped } from '../../portfolios/enrolment-open.ts';
import { findEnrolment } from '../../portfolios/enrolments.ts';
import type { Enrolment } from '../../portfolios/portfolios.table.ts';
import { planIn } from '../planning/plan-changes.ts';
import type { ProgressReview } from './progress-reviews.table.ts';
import { findReview, partiesNow } from './progress-reviews.ts';
import { nextReviewOn, unsignedOf } from './review-content.ts';

export type Since = ProgressReview['facts'];

/** Days are YYYY-MM-DD, moments ISO 8601. */
export type ListedReview = {
  id: string;
  heldOn: string;
  closedAt: string | null;
  assessor: string;
  employer: string | null;
  /** Of its actions, how many are done, and how many are past their day. */
  actions: number;
  done: number;
  overdue: number;
};
export type ReviewsPage = {
  enrolment: Enrolment;
  candidate: string;
  reviews: ListedReview[];
  /** The day by which the next one is due; null before there is a plan, or where the enrolment is stopped. */
  nextOn: string | null;
  isOverdue: boolean;
  weeks: number | null;
  mayBegin: boolean;
};

/** Newest first. @throws NotFound */
export const reviewsOf = (actor: Actor, enrolmentId: string): Promise<ReviewsPage> =>
  see(actor, 'progress-review.list', findEnrolment(actor, enrolmentId), async (db, enrolment) => {
    const day = today(actor.organisation.timeZone);
    const { organisationId } = enrolment;
    const reviews = await db.rows<ListedReview>(sql`
      select r.id, r.held_on::text as "heldOn", r.closed_at as "closedAt", a.name as assessor, p.name as employer,
        count(t.id)::int as actions, count(t.done_at)::int as done,
        count(*) filter (where t.done_at is null and t.due_on < ${day}::date)::int as overdue
      from progress_reviews r
      join people a on a.organisation_id = r.organisation_id and a.id = r.assessor_id
      left join people p on p.organisation_id = r.organisation_id and p.id = r.employer_id
      left join review_actions t on t.organisation_id = r.organisation_id and t.review_id = r.id
      where r.organisation_id = ${organisationId} and r.enrolment_id = ${enrolmentId}
      group by r.organisation_id, r.id, a.name, p.name order by r.begun_at desc, r.id desc`);
    const plan = await planIn(db, enrolment);
    const stopped = whyStopped(enrolment) !== null;
    const nextOn =
      plan && !stopped ? nextReviewOn(enrolment.startedOn, reviews[0]?.heldOn ?? null, plan.reviewWeeks) : null;
    return {
      ...{ enrolment, reviews, nextOn, weeks: plan?.reviewWeeks ?? null, candidate: await nameOf(db, enrolment) },
      isOverdue: nextOn !== null && nextOn < day,
      mayBegin: !stopped && may(actor, 'progress-review.begin', enrolment) && reviews.every(({ closedAt }) => closedAt),
    };
  });

async function nameOf(db: Read, { organisationId, candidateId }: Enrolment) {
  const found = await db.rows<{ name: string }>(
    sql`select name from people where organisation_id = ${organisationId} and id = ${candidateId}`,
  );
  return one(found).name;
}

export type ReviewPart = 'Candidate' | 'Assessor' | 'Employer';
export type ReviewParty = {
  personId: string;
  name: string;
  part: ReviewPart;
  words: string | null;
  signedAt: string | null;
};
export type ShownAction = {
  id: string;
  ownerId: string;
  owner: string;
  what: string;
  dueOn: string;
  doneAt: string | null;
  doneWords: string | null;
  overdue: boolean;
  /** Whether the reader says that it is done. */
  mine: boolean;
};
export type ReviewPage = {
  enrolment: Enrolment;
  review: ProgressReview;
  candidate: string;
  unit: string;
  parties: ReviewParty[];
  /** What was said by somebody who takes part no longer. */
  others: { name: string; words: string }[];
  actions: ShownAction[];
  /** Names of those whose signature is asked for. */
  waitsFor: string[];
  /** Whether the reader reads evidence, so that its numbers open. */
  readsEvidence: boolean;
  /** Whether the reader reads the portfolio at all. */
  readsPortfolio: boolean;
  mayComment: boolean;
  mayAddAction: boolean;
  maySign: boolean;
  mayGoOn: boolean;
};

type Said = { personId: string; name: string; words: string };
type Signed = { personId: string; hash: string; at: string };
type Around = {
  unit: string;
  names: { id: string; name: string }[];
  comments: Said[] | null;
  actions: Omit<ShownAction, 'overdue' | 'mine'>[] | null;
  signatures: Signed[] | null;
};

/** @throws NotFound */
export const reviewOf = (actor: Actor, reviewId: string): Promise<ReviewPage> =>
  see(actor, 'progress-review.view', findReview(actor, reviewId), async (db, subject) => {
    const { review, ...enrolment } = subject;
    const { unit, names, comments, actions, signatures } = await aroundReview(db, enrolment, review);
    const name = (id: string) => names.find((one) => one.id === id)?.name ?? '';
    const wanted = partiesNow(subject);
    const part = (id: string): ReviewPart =>
      id === enrolment.candidateId ? 'Candidate' : id === review.employerId ? 'Employer' : 'Assessor';
    const parties = wanted.map((personId) => ({
      ...{ personId, name: name(personId), part: part(personId) },
      words: comments?.find((said) => said.personId === personId)?.words ?? null,
      signedAt: signatures?.find((one) => one.personId === personId && one.hash === review.hash)?.at ?? null,
    }));
    const open = review.closedAt === null;
    const waiting = open ? unsignedOf(wanted, review.hash, signatures ?? []) : [];
    const day = today(actor.organisation.timeZone);
    const mine = open && wanted.includes(actor.personId);
    return {
      ...{ enrolment, review, unit, parties, candidate: name(enrolment.candidateId), waitsFor: waiting.map(name) },
      others: (comments ?? []).filter(({ personId }) => !wanted.includes(personId)),
      actions: (actions ?? []).map((action) => ({
        ...action,
        overdue: action.doneAt === null && action.dueOn < day,
        mine: action.doneAt === null && action.ownerId === actor.personId,
      })),
      readsEvidence: may(actor, 'claim.view', enrolment),
      readsPortfolio: may(actor, 'portfolio.view', enrolment),
      mayComment: mine && may(actor, 'progress-review.comment', subject),
      mayAddAction: open && may(actor, 'progress-review.add-action', subject),
      maySign: waiting.includes(actor.personId) && may(actor, 'progress-review.sign', subject),
      mayGoOn: waiting.includes(review.employerId ?? '') && may(actor, 'progress-review.go-on', subject),
    };
  });

/** One statement. */
async function aroundReview(
  db: Read,
  enrolment: Enrolment,
  { organisationId, id, employerId, assessorId }: ProgressReview,
) {
  const { candidateId, unitId } = enrolment;
  const people = [candidateId, enrolment.assessorId, assessorId, employerId].filter((person) => person !== null);
  const of = sql`x.organisation_id = ${organisationId} and x.review_id = ${id}`;
  const owner = sql`join people p on p.organisation_id = x.organisation_id`;
  return one(
    await db.rows<Around>(sql`
      select u.number as unit,
        (select json_agg(json_build_object('id', p.id, 'name', p.name)) from people p
          where p.organisation_id = ${organisationId} and p.id = any(${sql.param(people)}::uuid[])) as names,
        (select json_agg(json_build_object('personId', x.person_id, 'name', p.name, 'words', x.words) order by x.at, x.id)
          from review_comments x ${owner} and p.id = x.person_id where ${of}) as comments,
        (select json_agg(json_build_object('id', x.id, 'ownerId', x.owner_id, 'owner', p.name, 'what', x.what, 'dueOn', x.due_on,
            'doneAt', x.done_at, 'doneWords', x.done_words) order by x.position)
          from review_actions x ${owner} and p.id = x.owner_id where ${of}) as actions,
        (select json_agg(json_build_object('personId', x.person_id, 'hash', x.hash, 'at', x.at)) from review_signatures x where ${of})
          as signatures
      from units u where u.organisation_id = ${organisationId} and u.id = ${unitId}`),
  );
}
