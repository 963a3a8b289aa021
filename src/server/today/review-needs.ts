// What performance reviews need from the two, and from the manager whom an appeal is made to.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import type { Say } from './need.ts';

const page = (review: string | null) => `/lead/reviews/${review}`;

export const sayReviewNeeds: Say = {
  'review-view': ({ who, at }) => ({
    ...{ what: `Write your own view for your review with ${who}`, from: 'Lead', href: page(at) },
    ...{
      why: 'Yours comes first: nothing else is written before it.',
      stands: { shape: 'open', text: 'Your view first' },
    },
  }),
  'review-feedback': ({ who, at }) => ({
    ...{ what: `Write your feedback for ${who}’s review`, from: 'Lead', href: page(at) },
    why: `${who} has handed in their own view.`,
  }),
  'review-talk': ({ who, at }) => ({
    ...{ what: `Talk with ${who} about their review`, from: 'Lead', href: page(at) },
    why: 'Your feedback is shown. Write down what you talked about.',
  }),
  'review-comment': ({ who, at }) => ({
    ...{ what: `Comment on your review with ${who}`, from: 'Lead', href: page(at) },
    why: 'You have talked. Say what you want to add, or that there is nothing.',
  }),
  'review-sign': ({ who, at, n }) => ({
    ...{ what: `Sign the review with ${who}`, from: 'Lead', href: page(at) },
    why: n ? 'It waits for your signature.' : 'Agree on a development objective and an action first.',
  }),
  'review-close': ({ who, at }) => ({
    ...{ what: `Close the review with ${who}`, from: 'Lead', href: page(at) },
    ...{ why: 'Everything you agreed on is done: say what came of it.', stands: { shape: 'part', text: 'All done' } },
  }),
  'review-appeal': ({ who, at }) => ({
    ...{ what: `Decide on the appeal of ${who}`, from: 'Lead', href: `${page(at)}/appeal` },
    why: 'They ask you to look at a performance review that was signed.',
  }),
};

export const reviewNeeds = (actor: Actor): SQL[] => [ofTheTwo(actor), appealed(actor)];

/** Nothing of a review whose other party has left. */
const ofTheTwo = ({ organisationId, personId }: Actor): SQL => sql`
  select w.kind, '', null, w.who, w.id, null::uuid, w.agreed, null::date, null::timestamptz, w.since from (
    select r.id, o.name as who,
      (select count(*)::int from performance_review_objectives x where x.organisation_id = r.organisation_id and x.review_id = r.id
        and x.withdrawn_at is null) as agreed,
      coalesce(r.signed_at, r.commented_at, r.shown_at, r.handed_in_at, r.opened_at) as since,
      case
        when r.handed_in_at is null then case when r.member_id = ${personId} then 'review-view' end
        when r.shown_at is null then case when r.leader_id = ${personId} then 'review-feedback' end
        when r.met_on is null then case when r.leader_id = ${personId} then 'review-talk' end
        when r.commented_at is null then case when r.member_id = ${personId} then 'review-comment' end
        when r.signed_at is null then case when not exists (select 1 from performance_review_signatures s
          where s.organisation_id = r.organisation_id and s.review_id = r.id and s.hash = r.hash and s.person_id = ${personId})
          then 'review-sign' end
        when r.leader_id = ${personId}
          and not exists (select 1 from performance_review_appeals a where a.organisation_id = r.organisation_id
            and a.review_id = r.id and a.decided_at is null)
          and not exists (select 1 from performance_review_actions a join one_to_one_actions x
            on x.organisation_id = a.organisation_id and x.id = a.one_to_one_action_id
            where a.organisation_id = r.organisation_id and a.review_id = r.id and a.withdrawn_at is null and x.done_at is null)
          then 'review-close' end as kind
    from performance_reviews r
    join people o on o.organisation_id = r.organisation_id and o.id = case when r.leader_id = ${personId} then r.member_id else r.leader_id end
      and (o.ends_on is null or o.ends_on >= current_date)
    where r.organisation_id = ${organisationId} and ${personId} in (r.member_id, r.leader_id)
      and r.closed_at is null and r.called_off_at is null) w
  where w.kind is not null`;

const appealed = ({ organisationId, personId }: Actor): SQL => sql`
  select 'review-appeal', '', null, m.name, r.id, null::uuid, null::int, a.due_on, null::timestamptz, a.at
  from performance_review_appeals a join performance_reviews r on r.organisation_id = a.organisation_id and r.id = a.review_id
  join people m on m.organisation_id = r.organisation_id and m.id = r.member_id
  where a.organisation_id = ${organisationId} and a.to_id = ${personId} and a.decided_at is null`;
