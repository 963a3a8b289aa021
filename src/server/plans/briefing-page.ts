// The pages of briefings: those of a plan, and one with who was there, what was asked, what each will do and who has said it in their words.
import { organisation, see } from '../act.ts';
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { rememberedOf } from '../remembered.ts';
import { contentOf } from './agreements.ts';
import { briefingFacts, invitedTo } from './briefing-facts.ts';
import { briefingRows } from './briefing-rows.ts';
import { reachedBy } from './known-figures.ts';
import { isOnlyLeader } from './part-facts.ts';
import { newestDocument } from './plan-document.ts';
import { planFacts } from './plan-facts.ts';
import { visibleRows } from './plan-page.ts';
import { planSheet } from './plan-sheet.ts';
import { isClosed, type PlanState } from './plan-state.ts';
import { seenPlan } from './seen-plan.ts';
import { saidAmong, teachBackOf } from './teach-back.ts';

export type HeldBriefing = {
  id: string;
  begunAt: string;
  endedAt: string | null;
  by: string;
  questions: number;
  open: number;
};

/** A plan as it is presented, and its briefings, newest first. `mayHold`: whether one can be begun now. */
export const presentedPlan = (actor: Actor, planId: string) =>
  see(actor, 'briefing.view', planFacts(actor, planId), async (db, facts) => {
    const [everything, held] = await Promise.all([seenPlan(actor, planId)(db), heldOf(db, actor, planId)]);
    return {
      ...visibleRows(actor, facts, everything),
      ...{ state: facts.state, isOver: facts.isOver, timeZone: actor.organisation.timeZone },
      seesAnswers: may(actor, 'agreement.view', { teamId: facts.teamId, personId: '' }),
      maySteer: may(actor, 'plan.edit', facts),
      reached: isClosed(facts.state) ? await reachedBy(actor, facts.plan, everything.team)(db) : null,
      briefings: { held, mayHold: isBriefed(facts.state) && may(actor, 'briefing.hold', facts) },
    };
  });

const isBriefed = (state: PlanState) => ['consulting', 'agreed', 'live'].includes(state);

const heldOf = (db: Read, { organisationId }: Actor, planId: string) =>
  db.rows<HeldBriefing>(sql`
    select b.id, to_json(b.begun_at) #>> '{}' as "begunAt", to_json(b.ended_at) #>> '{}' as "endedAt", l.name as by,
      count(q.id)::int as questions, count(q.id) filter (where q.answered_at is null)::int as open
    from briefings b join people l on l.organisation_id = b.organisation_id and l.id = b.by
    left join briefing_questions q on q.organisation_id = b.organisation_id and q.briefing_id = b.id
    where b.organisation_id = ${organisationId} and b.plan_id = ${planId} group by b.organisation_id, b.id, l.name
    order by b.begun_at desc, b.id desc limit 50`);

export type BriefingPage = Awaited<ReturnType<typeof briefingOf>>;

export const briefingOf = (actor: Actor, planId: string, briefingId: string) =>
  see(actor, 'briefing.view', briefingFacts(actor, planId, briefingId), async (db, facts) => {
    const [rows, plan, invited] = await Promise.all([
      briefingRows(actor, briefingId)(db),
      seenPlan(actor, planId)(db),
      invitedTo(actor, facts)(db),
    ]);
    const leads = may(actor, 'briefing.hold', facts);
    const sees = (personId: string) => may(actor, 'agreement.view', { teamId: facts.teamId, personId });
    const { there, asked, saidSo, saidBefore } = saidAmong(plan, rows);
    const mine = teachBackOf(plan, { id: actor.personId, name: actor.name });
    const open = isBriefed(facts.state);
    return {
      ...{ ...rows, plan: plan.plan, team: plan.team, objectives: plan.objectives.length },
      ...{ me: actor.personId, timeZone: actor.organisation.timeZone, leads, invited, underWay: rows.endedAt === null },
      isThere: rows.byId === actor.personId || rows.present.some(({ id }) => id === actor.personId),
      ...{ asked, saidSo, saidBefore },
      /** While it is presented: the questions stand below it. */
      sheet: rows.endedAt === null ? planSheet({ ...plan, state: facts.state, reached: null }) : null,
      teachBack: there.filter(({ id }) => sees(id) && id !== actor.personId),
      mine: mine.stands === 'nothing' || !open ? null : mine,
      mayConfirm: open && leads,
      leadsAlone: isOnlyLeader(plan.leaders, actor.personId),
      /** Whoever held it or was there keeps a copy. */
      mayTake: rows.endedAt !== null && [rows.byId, ...rows.present.map(({ id }) => id)].includes(actor.personId),
    };
  });

export type OwnCommitment = {
  id: string;
  words: string;
  due: string;
  plan: string;
  planId: string;
  briefingId: string;
};

/** The record of a briefing as it was kept last; null while it is under way. */
export const briefingRecord = (actor: Actor, planId: string, briefingId: string) =>
  see(actor, 'briefing.view', briefingFacts(actor, planId, briefingId), async (db) => {
    const kept = await newestDocument(actor, 'briefing-document', briefingId)(db);
    return kept && contentOf(kept.record);
  });

/** What somebody said at briefings that they will do, and has not done: for the page of their work. */
export const ownCommitments = (actor: Actor): Promise<OwnCommitment[]> =>
  see(actor, 'plan.list', organisation, (db) =>
    rememberedOf(db, actor, 'own commitments', () =>
      db.rows<OwnCommitment>(sql`
      select c.id, c.words, c.due::text, p.title as plan, p.id as "planId", b.id as "briefingId" from commitments c
      join briefings b on b.organisation_id = c.organisation_id and b.id = c.briefing_id
      join plans p on p.organisation_id = b.organisation_id and p.id = b.plan_id
      where c.organisation_id = ${actor.organisationId} and c.person_id = ${actor.personId} and c.done_at is null
      order by c.due, c.at, c.id limit 100`),
    ),
  );
