// The page of a plan, with what each reader may see of it and do to it.
import { see } from '../act.ts';
import { today } from '../clock.ts';
import { one, type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { withoutAccount } from '../people/without-account.ts';
import { type Action, may } from '../permissions.ts';
import { rememberedOf } from '../remembered.ts';
import { standingsOf } from '../standards/standings.ts';
import { agreementId } from './agreements.ts';
import type { AllocationState, Signature } from './assignments.table.ts';
import { availabilityAlone } from './availability.ts';
import { hoursHere } from './gone.ts';
import { reachedBy } from './known-figures.ts';
import { levelsOfPlan } from './levels.ts';
import { openParts } from './open-parts.ts';
import { otherTakes } from './other-work-page.ts';
import { outdatedHours } from './outdated-hours.ts';
import { overfull } from './overfull.ts';
import { limitsIn } from './own-limits.ts';
import { type PlanFacts, planFacts } from './plan-facts.ts';
import { hindrances, notYetDone, onlyWithReason, saidHow, unsettledPeople, whyNotYet } from './plan-guards.ts';
import { problemOf } from './plan-problem.ts';
import type { PlanRows } from './plan-rows.ts';
import { isClosed, isOpen, isShaped, nextDecisions, type PlanState } from './plan-state.ts';
import { planTime } from './plan-time.ts';
import { newestVersionOf, type PlanVersion, sayNewest } from './plan-versions.ts';
import type { PlanDecision } from './plans.table.ts';
import { promisedIn } from './promised-support.ts';
import { quorumOf, sayQuorum } from './quorum.ts';
import { seenPlan } from './seen-plan.ts';
import { mayPropose } from './task-facts.ts';
import { type Unfit, unfitWork } from './unfit.ts';

export type PlanPage = Awaited<ReturnType<typeof planOf>>;
export type Run = { id: string; state: AllocationState; askedAt: string; takenUpAt: string | null };
/** Who signed the terms that hold now; `before`: those that were signed and hold no longer, newest first, by whom, and when last. */
export type SignedPart = {
  personId: string;
  versionId: string;
  version: number;
  by: { personId: string; stance: Signature['stance']; at: string }[];
  before: { versionId: string; version: number; by: string[]; at: string }[];
};

export const planOf = (actor: Actor, planId: string) =>
  see(actor, 'plan.view', planFacts(actor, planId), async (db, facts) => {
    const seesAnswers = may(actor, 'agreement.view', { teamId: facts.teamId, personId: '' });
    const [everything, beside, newest, standings] = await Promise.all([
      seenPlan(actor, planId)(db),
      rememberedOf(db, actor, `beside plan ${planId}`, () => keptBeside(db, actor, facts)),
      newestOf(actor, planId)(db),
      isOpen(facts.state) ? standingsOf(db, actor.organisationId) : null,
    ]);
    const { levels, other, signed, promised, unfit, recount } = beside;
    const rows = visibleRows(actor, facts, everything);
    const held = holders(rows, actor, seesAnswers);
    const quorum = facts.state === 'consulting' ? quorumOf(everything) : null;
    const [unreachable, reached] = await Promise.all([
      withoutAccount(actor, isOpen(facts.state) ? held : [])(db),
      isClosed(facts.state) ? reachedBy(actor, facts.plan, rows.team)(db) : null,
    ]);
    return {
      ...rows,
      state: facts.state,
      isOver: facts.isOver,
      timeZone: actor.organisation.timeZone,
      /** What targets are checked against, as long as the plan is open. */
      limits: isOpen(facts.state) ? limitsIn(standings, facts.teamId, actor.organisation.name) : null,
      seesAnswers,
      /** What can still be mended, and who has more work than hours: for whoever may see the levels. */
      noticed: levels ? availabilityAlone(everything, levels) : [],
      overfull: other ? overfull(everything, other) : [],
      unfit,
      /** Whose hours were counted with other days away than are known now. */
      recount,
      /** Hours that other work takes of the free ones: by person, and of everybody who is here. */
      otherBy: other ? Object.fromEntries(other) : {},
      otherTaken: other && hoursHere(everything.people.map((one) => ({ ...one, hours: other.get(one.id) ?? 0 }))),
      /** Who was asked and who has said nothing; named only to whoever sees the answers. */
      quorum: quorum && sayQuorum(quorum, seesAnswers),
      /** Whether the reader was asked and has said nothing. */
      isAsked: quorum?.silent.some(({ id }) => id === actor.personId) ?? false,
      /** Support that holds in every run of the allocation. */
      promised,
      ...{ run: newest.run, withoutAccount: unreachable, signed, reached },
      /** Which version this is, by whom and when. */
      newest:
        newest.version && sayNewest(newest.version, today(actor.organisation.timeZone), actor.organisation.timeZone),
      mayInvite: may(actor, 'invitation.send', {}),
      me: actor.personId,
      /** Whether agreements of others can be signed. */
      maySign: isOpen(facts.state) && may(actor, 'agreement.sign', { teamId: facts.teamId, personId: '' }),
      /** Whether words of others can be confirmed. */
      mayConfirm: isOpen(facts.state) && may(actor, 'understanding.confirm', { teamId: facts.teamId, personId: '' }),
      mayTake: isKeptWith(actor.personId, facts.state, rows),
      ...rights(actor, facts, everything, { unfit, signed }),
    };
  });

/** What changes with its record alone: levels, other hours and what does not fit for whoever sees the answers, who signed, support that was promised. */
async function keptBeside(db: Read, actor: Actor, facts: PlanFacts) {
  const { id } = facts.plan;
  const seesAnswers = may(actor, 'agreement.view', { teamId: facts.teamId, personId: '' });
  const open = isOpen(facts.state);
  const rows = await seenPlan(actor, id)(db);
  const isGiven = seesAnswers && open && rows.assignments.length > 0;
  const ids = rows.people.map(({ id }) => id);
  const [levels, times, signed, promised, posed] = await Promise.all([
    seesAnswers && open ? levelsOfPlan(actor, id)(db) : null,
    seesAnswers && open ? planTime(actor, facts.plan, ids)(db) : null,
    signedParts(actor, id, holders(rows, actor, seesAnswers))(db),
    open ? promisedIn(actor, id)(db) : [],
    isGiven ? problemOf(actor, facts.plan)(db) : null,
  ]);
  // Once work is under way its days are counted as they pass: how it goes is said there.
  const unfit = posed ? unfitWork(posed, { times: facts.state === 'consulting' }) : [];
  const other = times && otherTakes(actor, rows, times);
  const outdated = times ? outdatedHours(facts.plan, rows.people, times, today(actor.organisation.timeZone)) : [];
  const recount = outdated.map(({ name }) => name);
  return { levels, other, signed, promised, unfit, recount };
}

const stepActions: Record<PlanDecision, Action> = {
  consult: 'plan.consult',
  agree: 'plan.agree',
  start: 'plan.start',
  revise: 'plan.revise',
  close: 'plan.close',
  review: 'plan.review',
  withdraw: 'plan.withdraw',
};

type Beside = { unfit: readonly Unfit[]; signed: readonly SignedPart[] };
function rights(actor: Actor, facts: PlanFacts, found: PlanRows, { unfit, signed }: Beside) {
  const day = today(actor.organisation.timeZone);
  const shaped = isShaped(facts.state);
  const rows = { ...found, isOver: facts.isOver };
  return {
    maySteer: may(actor, 'plan.edit', facts),
    mayEdit: shaped && may(actor, 'plan.edit', facts),
    /** Objectives: none is added once the last day has passed. */
    mayAdd: shaped && !facts.isOver && may(actor, 'plan.edit', facts),
    mayAllocate: shaped && !facts.isOver && may(actor, 'plan.allocate', facts),
    mayPropose: mayPropose(actor, facts),
    mayWish: shaped && may(actor, 'task.wish', facts),
    mayRemark: facts.state === 'consulting' && may(actor, 'plan-remark.make', facts),
    /** Objections, but for one's own. */
    mayAnswer: facts.state === 'consulting' && may(actor, 'plan-remark.answer', { ...facts, personId: '' }),
    mayLearn: facts.state === 'closed' && may(actor, 'plan-lesson.write', facts),
    mayReport: facts.state === 'closed' && !saidHow(found) && may(actor, 'plan.close', facts),
    /** What is not confirmed or signed, for whoever steers: before it is agreed only where nothing else is to settle first. */
    openParts: may(actor, 'plan.edit', facts) && isAccepted(facts.state, rows) ? openParts(found, signed) : [],
    steps: nextDecisions(facts.state)
      .filter((decision) => may(actor, stepActions[decision] as 'plan.agree', facts))
      .map((decision) => ({
        ...{
          decision,
          hindrances: hindrances(decision, rows),
          whyNot: whyNotYet(decision, rows),
          withReason: onlyWithReason(decision, rows, { day, unfit }),
        },
        people: unsettledPeople(decision, rows),
        stillOpen: notYetDone(decision, rows, day),
      })),
  };
}

const isAccepted = (state: PlanState, rows: PlanRows & { isOver: boolean }): boolean =>
  state === 'consulting' ? whyNotYet('agree', rows) === null : state === 'agreed' || state === 'live';

/** Answers and understandings of others are for the leader and the manager alone. */
export function visibleRows(actor: Actor, { teamId }: PlanFacts, rows: PlanRows): PlanRows {
  const sees = (personId: string) => may(actor, 'agreement.view', { teamId, personId });
  const open = new Set(rows.assignments.filter(({ personId }) => sees(personId)).map(({ id }) => id));
  return {
    ...rows,
    assignments: rows.assignments.map((row) => (sees(row.personId) ? row : { ...row, doneNote: null, step: null })),
    answers: rows.answers.filter(({ assignmentId }) => open.has(assignmentId)),
    understandings: rows.understandings.filter(({ personId }) => sees(personId)),
    ownObjectives: rows.ownObjectives.filter(({ personId }) => sees(personId)),
  };
}

/** From when it is opened to the team a plan's document is kept; whoever stands in it can take it as evidence. */
const isKeptWith = (personId: string, state: PlanState, { leaders, people, assignments }: PlanRows) =>
  state !== 'draft' &&
  [...leaders.map(({ id }) => id), ...people.map(({ id }) => id), ...assignments.map((row) => row.personId)].includes(
    personId,
  );

/** The newest run of the allocation, and the newest version; null where there is none. */
const newestOf =
  (actor: Actor, planId: string) =>
  async (db: Read): Promise<{ run: Run | null; version: PlanVersion | null }> =>
    one(
      await db.rows(sql`select (select to_json(r) from (select id, state, asked_at as "askedAt", taken_up_at as "takenUpAt" from allocations
          where organisation_id = ${actor.organisationId} and plan_id = ${planId} order by asked_at desc, id desc limit 1) r) as run,
        (select to_json(n) from (${newestVersionOf(actor, planId)}) n) as version`),
    );

const holders = (rows: PlanRows, actor: Actor, everybody: boolean) =>
  [...new Set(rows.assignments.map(({ personId }) => personId))].filter((id) => everybody || id === actor.personId);

/** For each of these people: who signed the terms that hold now. */
export const signedParts =
  (actor: Actor, planId: string, personIds: string[]) =>
  (db: Read): Promise<SignedPart[]> =>
    db.rows<SignedPart>(sql`
      select t.person_id as "personId", t.id as "versionId", t.version, coalesce((select json_agg(json_build_object('personId', s.person_id,
          'stance', s.stance, 'at', s.at) order by s.at) from signatures s
        where s.organisation_id = ${actor.organisationId} and s.version_id = t.id), '[]') as by,
        (select coalesce(json_agg(b order by b.version desc), '[]') from (
          select o.id as "versionId", o.version, json_agg(s.person_id) as by, max(s.at) as at
          from signatures s join versions o on o.organisation_id = s.organisation_id and o.id = s.version_id
          where s.organisation_id = ${actor.organisationId} and s.record_id = t.record_id and s.version_id <> t.id
          group by o.id, o.version) b) as before
      from (select distinct on (v.record_id) v.id, v.record_id, v.version, (v.record -> 'people' -> 0 ->> 'id')::uuid as person_id
        from versions v where v.organisation_id = ${actor.organisationId} and v.kind = 'agreement-document'
          and v.record -> 'termsVersion' = v.record -> 'version'
          and v.record_id = any(${sql.param(personIds.map((id) => agreementId(planId, id)))}::uuid[])
        order by v.record_id, v.sequence desc) t`);
