// Runs of the allocation as their pages show them: everything by name, what is proven, what it would cost otherwise.
import { see } from '../act.ts';
import { now as clockNow } from '../clock.ts';
import { dayInWords } from '../day-words.ts';
import { first, type Read, sql } from '../db.ts';
import { NotFound } from '../errors.ts';
import { shownOf } from '../job-progress.ts';
import type { Actor } from '../people/actor.ts';
import { withoutAccount } from '../people/without-account.ts';
import { may } from '../permissions.ts';
import { allocationById } from './allocating.ts';
import { remediesOf } from './allocation/remedies.ts';
import type { AllocationAnswer } from './allocation.ts';
import {
  countedTasks,
  inWordsOf,
  namesIn,
  sayCosts,
  sayCounted,
  sayCover,
  sayLoosened,
  sayUngivenWhy,
  withNames,
} from './allocation-names.ts';
import type { Allocation, AllocationState } from './assignments.table.ts';
import { availabilityWords } from './availability-words.ts';
import { kindsBeside, sayBeside } from './beside-words.ts';
import { sayBuddies } from './buddying.ts';
import { sayChanges, seenBefore } from './giving-out.ts';
import { roundedParts, sayTask, shortHours } from './hours-words.ts';
import { outdatedIn } from './outdated-hours.ts';
import { type PlanFacts, planFacts } from './plan-facts.ts';
import { type PlanProblem, problemOf, restsAlike } from './plan-problem.ts';
import { planRows } from './plan-rows.ts';
import { isOpen, isShaped, sayOver } from './plan-state.ts';
import { curvePage } from './price-curve-page.ts';
import { choiceOf, isAskedAlike } from './price-curves.ts';
import { withoutRare } from './rule-privacy.ts';
import { runningWords } from './running-words.ts';
import { runsBefore } from './runs-before.ts';
import { stageWords } from './stage-words.ts';
import { besideIn, givenBy } from './taking-up.ts';
import { unmetWishes } from './unmet-wishes.ts';

export type ListedRun = {
  id: string;
  state: AllocationState;
  askedAt: string;
  askedBy: string;
  takenUpAt: string | null;
  status: string | null;
  /** How many tasks it gives to somebody, whole or in part; and of how many, in words. Null without an answer. */
  given: number | null;
  counted: string | null;
};

/** All runs over a plan, newest first. */
export const allocationsOf = (actor: Actor, planId: string) =>
  see(actor, 'plan.allocate', planFacts(actor, planId), async (db, facts) => ({
    plan: { id: facts.plan.id, title: facts.plan.title },
    timeZone: actor.organisation.timeZone,
    mayRun: isAhead(facts),
    over: facts.isOver ? sayOver(facts.state) : null,
    runs: await runsOf(actor, planId)(db),
    choice: await choiceOf(actor, planId)(db),
    outdated: isAhead(facts) ? await outdatedIn(actor, facts.plan)(db) : [],
  }));

const runsOf =
  (actor: Actor, planId: string) =>
  async (db: Read): Promise<ListedRun[]> => {
    const rows = await db.rows<Omit<ListedRun, 'counted'> & Record<'on' | 'left', string[] | null>>(sql`
      select a.id, a.state, a.asked_at as "askedAt", p.name as "askedBy", a.taken_up_at as "takenUpAt", a.answer ->> 'status' as status,
        jsonb_array_length(a.answer -> 'assignments') as given, jsonb_path_query_array(a.answer, '$.assignments[*].task') as on,
        jsonb_path_query_array(a.answer, '$.unassigned[*].task') as left
      from allocations a join people p on p.organisation_id = a.organisation_id and p.id = a.asked_by
      where a.organisation_id = ${actor.organisationId} and a.plan_id = ${planId} order by a.asked_at desc, a.id desc limit 100`);
    return rows.map(({ on, left, ...row }) => ({ ...row, counted: on && left && sayCover(ofTasks(on, left)) }));
  };

const ofTasks = (on: string[], left: string[]) => {
  const each = (tasks: string[]) => tasks.map((task) => ({ task }));
  return { assignments: each(on), unassigned: each(left) };
};

/** One run, compared with the last one before it that gave work to somebody. */
export const allocationOf = (actor: Actor, planId: string, allocationId: string) =>
  see(actor, 'plan.allocate', planFacts(actor, planId), async (db, facts) => {
    const run = await allocationById(actor, allocationId)(db);
    if (run?.planId !== planId) throw new NotFound();
    const before = run.answer ? await resultBefore(actor, run)(db) : null;
    const result = run.answer && resultOf(run, before);
    const given = (result?.tasks ?? []).flatMap(({ people }) => people.map(({ id }) => id));
    const top = head(actor, facts, run);
    const asked = run.problem as PlanProblem;
    const now = top.mayRun && run.state === 'done' ? await problemOf(actor, facts.plan)(db) : asked;
    const isAlike = restsAlike(now, asked);
    const mayTakeUp = top.mayTakeUp && isAlike && !result?.isNothing;
    const progress = top.running ? await shownOf(db, run.id) : null;
    return {
      ...top,
      progress,
      runningWords: top.running
        ? runningWords(run, { isWorked: progress !== null, before: await runsBefore(actor, run)(db) }, clockNow())
        : null,
      mayTakeUp,
      /** The plan is no longer what it was asked about, so it can be given out no more. */
      isStale: top.mayTakeUp && !isAlike,
      /** Whose hours it and each run after it count as they were before days away came or went. */
      outdated: top.mayRun && !top.running ? await outdatedIn(actor, facts.plan)(db) : [],
      result,
      curve:
        result && result.status !== 'infeasible'
          ? await curvePage(actor, facts, run, !isAskedAlike(now, asked))(db)
          : null,
      /** Who loses work, or is asked again, when it is given out: while the plan is a draft nobody was asked. */
      changes: mayTakeUp ? await changesBy(actor, facts, run)(db) : null,
      withoutAccount: await withoutAccount(actor, isOpen(facts.state) ? given : [])(db),
      mayInvite: may(actor, 'invitation.send', {}),
    };
  });

const changesBy =
  (actor: Actor, { state }: PlanFacts, run: Allocation) =>
  async (db: Read) => {
    const rows = await planRows(actor, run.planId)(db);
    const wanted = givenBy(run, run.answer as AllocationAnswer);
    const said =
      state === 'draft'
        ? { losing: [], asked: [], gaining: [] }
        : sayChanges(rows, wanted, actor.organisation.timeZone);
    return { ...said, seen: seenBefore(rows, wanted) };
  };

const isAhead = ({ state, isOver }: PlanFacts) => isShaped(state) && !isOver;

function head(actor: Actor, facts: PlanFacts, run: Allocation) {
  const ahead = isAhead(facts) && may(actor, 'plan.allocate', facts);
  const status = (run.answer as AllocationAnswer | null)?.status;
  return {
    plan: { id: facts.plan.id, title: facts.plan.title },
    ...{ id: run.id, state: run.state, failure: run.failure, askedAt: run.askedAt, takenUpAt: run.takenUpAt },
    /** How many development assignments it was asked for at least, where a point of a price curve was chosen. */
    leastDevelop: (run.problem as PlanProblem).leastDevelop ?? null,
    seconds: run.endedAt ? (run.endedAt.getTime() - run.askedAt.getTime()) / 1000 : null,
    timeZone: actor.organisation.timeZone,
    running: run.state === 'waiting' || run.state === 'solving',
    over: facts.isOver ? sayOver(facts.state) : null,
    mayTakeUp: ahead && run.state === 'done' && !run.takenUpAt && status !== 'infeasible',
    mayRun: ahead,
  };
}

/** A run that found nothing can be given out reached no aim: there is nothing in it to compare with. */
const resultBefore =
  (actor: Actor, run: Allocation) =>
  async (db: Read): Promise<AllocationAnswer | null> =>
    first(
      await db.rows<{ answer: AllocationAnswer }>(sql`select answer from allocations
        where organisation_id = ${actor.organisationId} and plan_id = ${run.planId} and state = 'done'
          and answer ->> 'status' <> 'infeasible' and asked_at < ${run.askedAt} order by asked_at desc limit 1`),
    )?.answer ?? null;

export type Result = ReturnType<typeof resultOf>;

/** An answer by name, for people. Pure. */
export function resultOf(run: Pick<Allocation, 'problem' | 'answer'>, before: AllocationAnswer | null) {
  const problem = run.problem as PlanProblem;
  const answer = withoutRare(run.answer as unknown as AllocationAnswer, problem);
  const names = namesIn(problem);
  const say = (words: string) => inWordsOf(words, names);
  const counted = countedTasks(answer);
  const isNothing = counted.whole + counted.inPart === 0;
  const task = (id: string) => problem.tasks.find((one) => one.id === id)!;
  return {
    status: answer.status,
    /** "4 of 5 tasks, and 1 in part": the one count of a run, wherever it is said. */
    counted: sayCounted(counted),
    ungiven: sayOpen(counted),
    /** Nobody is given anything by it. */
    isNothing,
    availability: availabilityWords(answer.availability, problem),
    people: problem.people.map(({ id, name }) => ({ id, name: name ?? id })),
    beside: kindsBeside(problem),
    isPartDone: problem.people.some(({ done }) => done),
    /** What people volunteered for and did not get. */
    unmet: unmetWishes({ problem, answer }),
    stages: answer.stages.map((stage) => stageWords(stage, problem, answer, before)),
    tasks: answer.assignments.map((row) => taskWords(row, problem, names)),
    unassigned: answer.unassigned.map((row) => ({
      id: row.task,
      title: task(row.task).title ?? '',
      left: row.hours === undefined ? null : `${shortHours(row.hours)} of it`,
      because: sayUngivenWhy(say(row.because)),
    })),
    load: answer.load.map(({ person, ...row }) => ({
      ...{ id: person, name: names.get(person) ?? person, ...row },
      beside: sayBeside(problem, person),
    })),
    /** What has to change together, and what that allows. */
    relax: remediesOf(answer).map(({ rules, unblocks }) => ({
      changes: rules.map(({ rule, ...row }) => ({
        words: sayLoosened({ ...row, rule: withNames(rule, names) }, pinnedIn(problem, rule)),
        place: placeOf(problem, rule),
      })),
      unblocks: unblocks.map((id) => names.get(id) ?? id),
    })),
    /** How many tasks could be given out once the instructions can be kept. */
    others: problem.tasks.length - answer.unassigned.length,
    notes: [...answer.notes.map(say), ...problem.tasks.flatMap(sayLate)],
    modelHash: answer.modelHash,
  };
}

function taskWords(row: Given, { tasks, buddyHours }: PlanProblem, names: Names) {
  const task = tasks.find(({ id }) => id === row.task)!;
  const say = (words: string) => inWordsOf(words, names);
  const named = (ids: string[]) => ids.map((id) => ({ id, name: names.get(id) ?? id }));
  return {
    ...{ id: row.task, title: task.title ?? '', hours: sayTask(task), due: task.due ?? null },
    ...{
      people: withShares(named(row.people), row.shares),
      because: byPerson(
        row.because.map(say),
        row.people.map((id) => names.get(id) ?? id),
      ),
      note: row.nextNote ? say(row.nextNote) : null,
    },
    buddies: [...Map.groupBy(besideIn(row, task, buddyHours), ({ person }) => person)].map(([person, all]) => {
      const beside = all
        .map(({ buddy, hours }) => ({ name: names.get(buddy) ?? buddy, hours, gone: null }))
        .sort((a, b) => a.name.localeCompare(b.name));
      const are = beside.length === 1 ? 'is buddy' : 'are buddies';
      return { person, words: `${sayBuddies(beside)} ${are} to ${names.get(person)}` };
    }),
    next: row.next && {
      who: withShares(named(row.next.people), row.next.shares).map(({ name, words }) => words ?? name),
      ...sayCosts(row.next.costs, names),
      exact: row.next.exact,
    },
  };
}

type Given = AllocationAnswer['assignments'][number];
type Names = ReadonlyMap<string, string>;

/** The reasons of each of several people in one line: "Ann Lee: no skill is needed; 4 of its 20 hours". */
function byPerson(because: string[], people: string[]): string[] {
  const whose = (words: string) => people.find((name) => words.startsWith(`${name}: `));
  const lines = Map.groupBy(because, (words) => whose(words) ?? words);
  return [...lines].map(([name, all]) =>
    whose(all[0]!) ? `${name}: ${all.map((words) => words.slice(name.length + 2)).join('; ')}` : all[0]!,
  );
}

/** Where a rule is changed: what it is about, and whose it is. */
export type RulePlace = { kind: 'task' | 'hours' | 'weeks' | 'levels' | 'rules'; id: string };

/** Null of a personal rule that is not named. Pure. */
export function placeOf({ tasks, people }: PlanProblem, rule: string): RulePlace | null {
  const [, id = '', about = ''] = /^(.*?): (.+)$/s.exec(rule) ?? [];
  if (tasks.some((one) => one.id === id)) return { kind: 'task', id };
  if (!people.some((one) => one.id === id)) return null;
  // Hours of the whole plan lie over all of its weeks: more of them are too few in those that are meant.
  if (/^[\d.]+ hours? (by|from|in)\b/.test(about)) return { kind: 'weeks', id };
  if (/^[\d.]+ hours?\b/.test(about)) return { kind: 'hours', id };
  return { kind: about.startsWith('level ') ? 'levels' : 'rules', id };
}

const sayLate = ({ title, wasDue }: PlanProblem['tasks'][number]): string[] =>
  wasDue
    ? [`“${title}” was due on ${dayInWords(wasDue)}: it is given out without a day. Enter a new one on its page.`]
    : [];

/** Of a shared task with the hours of each: "Ann Lee, 4 h". */
function withShares(people: { id: string; name: string }[], shares: Record<string, number> | undefined) {
  const parts = shares ? roundedParts(people.map(({ id }) => shares[id]!)) : [];
  return people.map((person, at) => ({
    ...person,
    words: shares ? `${person.name}, ${shortHours(parts[at]!)}` : null,
  }));
}

/** "1 task, and part of 1" */
function sayOpen({ whole, inPart, all }: ReturnType<typeof countedTasks>): string {
  const none = all - whole - inPart;
  const part = `part of ${inPart === 1 ? '1 task' : `${inPart} tasks`}`;
  if (none === 0) return part;
  return `${none} ${none === 1 ? 'task' : 'tasks'}${inPart > 0 ? `, and ${part}` : ''}`;
}

/** How many people are pinned to the task that a rule begins with. */
const pinnedIn = ({ tasks }: PlanProblem, rule: string) =>
  tasks.find(({ id }) => rule.startsWith(`${id}: `))?.pinned?.length ?? 0;
