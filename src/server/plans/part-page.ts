// One person's part of a plan: the work, the answers, the understanding, the signatures. For them, the leader and the manager.
import { see } from '../act.ts';
import { one, type Read, sql } from '../db.ts';
import { fingerprint } from '../ledger/fingerprint.ts';
import type { Actor } from '../people/actor.ts';
import { withoutAccount } from '../people/without-account.ts';
import { may } from '../permissions.ts';
import { rememberedOf } from '../remembered.ts';
import { agreementId } from './agreements.ts';
import { becauseOf } from './because-words.ts';
import { buddiesOf, doing, workTitle } from './buddying.ts';
import { changedSinceSigned } from './changed-part.ts';
import { sayUnsigned } from './changed-work.ts';
import { counterChoices, openCounters } from './counter-page.ts';
import { notTheirs, notYours } from './gone.ts';
import { endedWorkOf } from './lost-work.ts';
import { isByCounter, lostToCounters, takenSinceRuns } from './moved-by-counter.ts';
import { whyNoWork } from './no-work.ts';
import { otherHours } from './other-work-page.ts';
import { overfull } from './overfull.ts';
import { isOnlyLeader, type PartFacts, partFacts } from './part-facts.ts';
import { partnersSince } from './partners-since.ts';
import { problemOf } from './plan-problem.ts';
import type { AssignmentRow, PlanRows } from './plan-rows.ts';
import { isOpen, isShaped } from './plan-state.ts';
import { type FreeIn, freeAt, freeFor, freeIn, missedWishes, runsBehind } from './runs-behind.ts';
import { givenSince } from './said-of.ts';
import { seenPlan } from './seen-plan.ts';
import { termsAndSigned } from './signed-versions.ts';
import { aimsOfRuns } from './stage-words.ts';
import { unfitWork } from './unfit.ts';
import { weigh } from './weighed.ts';
import { stepsOfPart } from './work-rows.ts';

export type Part = Omit<Awaited<ReturnType<typeof partOf>>, 'facts'>;

export const partOf = (actor: Actor, planId: string, personId: string) =>
  see(actor, 'agreement.view', partFacts(actor, planId, personId), async (db, facts) => {
    const isOthers = actor.personId !== personId;
    const kept = rememberedOf(db, actor, `part ${planId} ${personId}`, () => keptOfPart(db, actor, facts));
    const [rows, found, unreachable, counters] = await Promise.all([
      seenPlan(actor, planId)(db),
      kept,
      withoutAccount(actor, isOthers && isOpen(facts.state) ? [personId] : [])(db),
      openCounters(actor, facts.plan, personId, isOthers)(db),
    ]);
    const { steps, ended, signable, other, unfit, decided, missed, noWork, free, weighing, partners } = found;
    const { terms, versions } = signable;
    const said = rows.understandings.find((row) => row.personId === personId) ?? null;
    const signed = versions.find(({ versionId }) => versionId === terms?.versionId)?.by ?? [];
    const name = nameOf(rows, personId) || terms?.record.people[0]?.name || (await nameBeside(actor, personId)(db));
    return {
      facts,
      ...{ plan: rows.plan, team: rows.team, leaders: rows.leaders, state: facts.state, personId, name },
      isSelf: !isOthers,
      /** Whoever left the team reads their part still, but not the plan. */
      seesPlan: may(actor, 'plan.view', facts),
      /** That the person has gone from the plan, to whoever reads. */
      nobodys: facts.gone && (isOthers ? notTheirs(name, facts.gone) : notYours(facts.gone)),
      leadsAlone: isOnlyLeader(rows.leaders, personId),
      recordId: agreementId(planId, personId),
      mayTake: terms !== null && [personId, ...rows.leaders.map(({ id }) => id)].includes(actor.personId),
      timeZone: actor.organisation.timeZone,
      withoutAccount: unreachable,
      mayInvite: may(actor, 'invitation.send', {}),
      work: workOf(rows, personId).map((row) => withWhy({ ...row, ...weighing.rows[row.id] }, free, !isOthers)),
      /** The aims that decided who has what, and what the person volunteered for and others have; why no next best choice is told, by task; who has how much of shared work since they agreed to their part, by assignment. */
      ...{ decided, missed, weighedSince: weighing.since, partners },
      /** What it is for, to whoever reads the plan: the objectives that the work serves. */
      served: may(actor, 'plan.view', facts) ? servedBy(rows, personId) : [],
      steps: Object.fromEntries(steps),
      /** What of their work is otherwise than it was given to them, while it can still be given out anew. */
      unsigned: isOpen(facts.state) ? sayUnsigned(rows, personId) : null,
      /** What is otherwise than they signed last, while they have not signed what holds now. */
      changed: await changedSinceSigned(actor, personId, terms, versions)(db),
      objectives: rows.ownObjectives.filter((row) => row.personId === personId),
      /** Where the work takes more hours than they have, while it can still be given to others. */
      over: isOpen(facts.state) ? overOf(rows, personId, other) : null,
      /** What a rule about their work, or their time, does not allow of it. */
      unfit: unfit.map(({ said, told }) => (isOthers ? said : told)),
      ...{ counters, counterChoices: counterChoices(rows, personId) },
      /** Of whoever has no work, though it is given out, why. */
      ...{ ended, noWork, understanding: said },
      taken: workOf(rows, personId).length > 0 ? (said?.takenSince ?? []) : [],
      since: said ? givenSince(said, workOf(rows, personId)).map(({ title }) => title) : [],
      terms: terms && shownTerms(terms),
      signed,
      signedBefore: versions.filter(({ versionId }) => versionId !== terms?.versionId),
      ...rights(
        actor,
        facts,
        signed.map((one) => one.personId),
        rows.assignments.some((row) => row.personId === personId),
      ),
    };
  });

type Terms = NonNullable<Awaited<ReturnType<ReturnType<typeof termsAndSigned>>>['terms']>;

const shownTerms = ({ versionId, record, hash }: Terms) => ({
  ...{ versionId, version: record.version, fingerprint: fingerprint(hash) },
});

/** What changes with its record alone. */
async function keptOfPart(db: Read, actor: Actor, { plan, state, personId }: PartFacts) {
  const { id: planId } = plan;
  const rows = await seenPlan(actor, planId)(db);
  const isGiven = isOpen(state) && rows.assignments.some((row) => row.personId === personId);
  const wished = rows.wishes.filter((row) => row.personId === personId).map(({ taskId }) => taskId);
  const own = workOf(rows, personId).map(({ taskId }) => taskId);
  const given = rows.assignments.map(({ taskId }) => taskId);
  const hasNone = own.length === 0 && given.length > 0;
  const tasks = [...new Set([...(hasNone ? given : own), ...wished])];
  const [signable, steps, ended, other, posed, runs, lost, partners, taken] = await Promise.all([
    termsAndSigned(actor, planId, personId)(db),
    stepsOfPart(actor, planId, personId)(db),
    endedWorkOf(actor, planId, personId)(db),
    otherHours(actor, rows, [personId])(db),
    isGiven ? problemOf(actor, plan)(db) : null,
    runsBehind(actor, planId, tasks)(db),
    lostToCounters(actor, tasks)(db),
    partnersSince(actor, planId, personId)(db),
    takenSinceRuns(actor, planId)(db),
  ]);
  const unfit = posed ? unfitWork(posed, { times: state === 'consulting' }) : [];
  const about = { taskIds: tasks, runs, reader: actor.personId, timeZone: actor.organisation.timeZone };
  const { behind, ...weighing } = weigh(rows.assignments, about);
  const missed = missedWishes(rows, { behind, ...weighing }, { ...about, lost });
  const who = { personId, name: nameOf(rows, personId), isReader: personId === actor.personId };
  const mine = doing(rows.assignments.filter((row) => row.personId === personId)).map(({ id }) => weighing.rows[id]!);
  return {
    ...{ signable, steps, ended, other, weighing, partners },
    missed: missed.filter((wish) => wish.personId === personId),
    noWork: hasNone ? whyNoWork(runs[0], who) : null,
    decided: aimsOfRuns(
      runs.filter(({ askedAt }) => mine.some(({ runAt }) => runAt === askedAt)),
      taken,
      about.timeZone,
    ),
    unfit: unfit.filter((one) => one.personId === personId),
    free: { inRuns: freeIn(runs, personId), now: posed && freeFor(posed, personId) },
  };
}

function rights(actor: Actor, facts: PartFacts, signed: string[], hasWork: boolean) {
  const isGone = facts.gone !== null && facts.personId === actor.personId;
  const open = !isGone && ['consulting', 'agreed', 'live'].includes(facts.state);
  return {
    mayAnswer: open && may(actor, 'assignment.answer', facts),
    mayReply: open && may(actor, 'assignment.reply', facts),
    mayCounter:
      !isGone &&
      facts.state === 'consulting' &&
      may(actor, 'counter-offer.make', facts) &&
      !may(actor, 'counter-offer.decide', facts),
    mayDecide: facts.state === 'consulting' && may(actor, 'counter-offer.decide', facts),
    mayState: open && hasWork && may(actor, 'understanding.state', facts),
    mayConfirm: open && may(actor, 'understanding.confirm', facts),
    maySign: open && !facts.gone && may(actor, 'agreement.sign', facts) && !signed.includes(actor.personId),
    mayCheck: open && may(actor, 'assignment.verify', facts),
    mayFinish: !isGone && facts.state === 'live' && may(actor, 'assignment.finish', facts),
    mayEditOwn: isShaped(facts.state) && may(actor, 'person-objective.edit', facts),
    mayTakeBack: open && may(actor, 'assignment.finish', facts),
  };
}

export type Work = Part['work'][number];

/** The tasks that a person holds or is buddy on, each with why, and everything that was answered and replied. */
export function workOf({ assignments, tasks, answers }: PlanRows, personId: string) {
  return assignments
    .filter((row) => row.personId === personId)
    .map((row) => {
      const said = answers.filter(({ assignmentId }) => assignmentId === row.id);
      const task = tasks.find(({ id }) => id === row.taskId)!;
      const beside = row.buddyToId
        ? []
        : doing(assignments).filter((one) => one.taskId === task.id && one.id !== row.id);
      const buddies = row.buddyToId ? [] : buddiesOf(row, assignments);
      return { ...row, task, beside, buddies, title: workTitle(task.title, row), said, newest: said.at(-1) ?? null };
    });
}

type Free = { inRuns: readonly FreeIn[]; now: number | null };

/**
 * With why it is theirs. Of a buddy it is the work of somebody else that the run placed: their hours free are no reason for it. What a
 * counter-offer gave was worked out with the hours that they have now, until a run weighs it.
 */
function withWhy<Row extends AssignmentRow>(row: Row, { inRuns, now }: Free, isSelf: boolean) {
  const isNow = !row.runAt && !row.doneAt && isByCounter(row) && now !== null && now > 0;
  const theirs = isNow ? now : freeAt(inRuns, row.runAt);
  return { ...row, why: becauseOf({ ...row, free: row.buddyToId ? null : theirs, isNow }, isSelf) };
}

const servedBy = (rows: PlanRows, personId: string) => {
  const served = new Set(workOf(rows, personId).map(({ task }) => task.objectiveId));
  return rows.objectives.filter(({ id }) => served.has(id));
};

const overOf = (rows: PlanRows, personId: string, other: ReadonlyMap<string, number>) =>
  overfull(rows, other).find(({ id }) => id === personId) ?? null;

const nameOf = ({ people, assignments }: PlanRows, personId: string) =>
  people.find(({ id }) => id === personId)?.name ?? assignments.find((row) => row.personId === personId)?.name ?? '';

/** Of somebody of the team who has neither hours nor work in the plan. */
const nameBeside = (actor: Actor, personId: string) => async (db: Read) =>
  one(
    await db.rows<{ name: string }>(
      sql`select name from people where organisation_id = ${actor.organisationId} and id = ${personId}`,
    ),
  ).name;
