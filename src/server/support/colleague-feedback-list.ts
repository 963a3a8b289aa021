// Feedback that somebody received and gave, by person and by words, newest first; and one with all its texts.
import type { SQL } from 'drizzle-orm';
import { organisation, see } from '../act.ts';
import { contains } from '../containing.ts';
import { one, type Read, sql } from '../db.ts';
import { onePage } from '../paging.ts';
import type { Actor } from '../people/actor.ts';
import { feedbackFacts } from './colleague-feedback-facts.ts';
import { type FeedbackRow, feedbackColumns, feedbackRows, feedbackTables } from './colleague-feedback-rows.ts';
import { type FeedbackState, type FeedbackStep, feedbackState, nextFeedbackSteps } from './colleague-feedback-state.ts';

const size = 25;

type Named = { id: string; name: string };
export type ListedFeedback = Omit<FeedbackRow, 'texts'> & { behaviour: string; state: FeedbackState };
export type FeedbackPage = {
  feedback: ListedFeedback[];
  total: number;
  page: number;
  size: number;
  /** With whom one has any, by name; and whom one may give some. */
  people: Named[];
  colleagues: Named[];
};

/** 25 on a page, from 1. `withId`: only what one gave to somebody or received from them; `find`: only where these words stand. */
export const feedbackOf = (
  actor: Actor,
  { page = 1, withId = null, find = '' }: { page?: number; withId?: string | null; find?: string } = {},
): Promise<FeedbackPage> =>
  see(actor, 'colleague-feedback.list', organisation, async (db) => {
    const mine = sql`${actor.personId} in (f.giver_id, f.receiver_id)`;
    const other = withId ? sql`and ${withId} in (f.giver_id, f.receiver_id)` : sql``;
    const read = (part: SQL) =>
      db.rows<Omit<ListedFeedback, 'state'> & { answered: boolean; total: number }>(sql`
        select ${feedbackColumns}, t.behaviour, count(*) over ()::int as total,
          exists (select 1 from colleague_feedback_answers a where a.organisation_id = t.organisation_id and a.text_id = t.id) as answered
        from ${feedbackTables} join lateral (select x.* from colleague_feedback_texts x where x.organisation_id = f.organisation_id
          and x.colleague_feedback_id = f.id order by x.number desc limit 1) t on true
        where f.organisation_id = ${actor.organisationId} and ${mine} ${other} ${find ? sql`and ${holds(find)}` : sql``}
        order by f.given_at desc, f.id desc ${part}`);
    const { rows, ...shown } = await onePage(page, size, read);
    const feedback = rows.map(({ total: _, answered, ...row }) => ({
      ...row,
      state: feedbackState({ ...row, answered }),
    }));
    return { feedback, ...shown, size, ...(await peopleAround(db, actor, mine)) };
  });

const holds = (find: string) =>
  contains(sql`concat_ws(' ', g.name, w.name, t.situation, t.behaviour, t.impact, t.next_step)`, find);

async function peopleAround(db: Read, actor: Actor, mine: SQL): Promise<Pick<FeedbackPage, 'people' | 'colleagues'>> {
  const people =
    await db.rows<Named>(sql`select distinct p.id, p.name, p.name collate "und-x-icu" from colleague_feedback f
    join people p on p.organisation_id = f.organisation_id and p.id in (f.giver_id, f.receiver_id) and p.id <> ${actor.personId}
    where f.organisation_id = ${actor.organisationId} and ${mine} order by 3, p.id`);
  return { people: people.map(({ id, name }) => ({ id, name })), colleagues: await colleaguesOf(db, actor) };
}

/** Whom one works with, as `colleague-feedback.give` asks: of a team one works in, leads or manages, and still here. */
async function colleaguesOf(db: Read, { organisationId, personId, leads, manages, memberOf }: Actor): Promise<Named[]> {
  const teams = sql`any(${sql.param([...new Set([...leads, ...manages, ...memberOf])])}::uuid[])`;
  return db.rows<Named>(sql`select p.id, p.name from people p where p.organisation_id = ${organisationId} and p.id <> ${personId}
      and (p.ends_on is null or p.ends_on >= current_date)
      and (exists (select 1 from team_members m where m.organisation_id = p.organisation_id and m.person_id = p.id
          and m.team_id = ${teams} and (m.until is null or m.until > current_date))
        or exists (select 1 from role_grants g where g.organisation_id = p.organisation_id and g.person_id = p.id and g.role = 'leader'
          and g.team_id = ${teams} and g.withdrawn_at is null and (g.until is null or g.until > now())))
    order by p.name collate "und-x-icu", p.id`);
}

/** For the form. */
export const colleagues = (actor: Actor): Promise<Named[]> =>
  see(actor, 'colleague-feedback.list', organisation, (db) => colleaguesOf(db, actor));

export type OneFeedback = FeedbackRow & {
  mine: 'giver' | 'receiver';
  state: FeedbackState;
  steps: FeedbackStep[];
  timeZone: string;
};

/** @throws NotFound for whoever neither gave nor received it */
export const feedbackPage = (actor: Actor, feedbackId: string): Promise<OneFeedback> =>
  see(actor, 'colleague-feedback.view', feedbackFacts(actor, feedbackId), async (db, { giverId, state }) => {
    const row = one(await feedbackRows(db, actor, sql`f.id = ${feedbackId}`));
    const mine = giverId === actor.personId ? 'giver' : 'receiver';
    const { timeZone } = actor.organisation;
    return { ...row, mine, state, steps: nextFeedbackSteps(state, mine), timeZone };
  });
