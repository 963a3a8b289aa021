// What a counter-offer costs others: solved again with as much held as can be, and put into words. Pure but for the solving that is handed in.
import { createHash } from 'node:crypto';
import { dayInWords } from '../day-words.ts';
import { canonical } from '../ledger/canonical.ts';
import type { AllocationAnswer } from './allocation.ts';
import { inWordsOf, namesIn, sayLoosened, sayUngivenWhy, withNames } from './allocation-names.ts';
import type { Assignment } from './assignments.table.ts';
import { workTitle } from './buddying.ts';
import { sayAims, takenBeside } from './counter-aims.ts';
import { barsOf } from './counter-bars.ts';
import type { CounterChange, CounterGiven, CounterOffer, CounterPrice } from './counter-offers.table.ts';
import {
  type Asked,
  counterProblem,
  type Holding,
  hoursOf,
  isOfProblem,
  partsThatStay,
  ruledOut,
  supportHours,
} from './counter-problem.ts';
import { changesTo } from './giving-out.ts';
import { hoursWords, roundedHours } from './hours-words.ts';
import { type PlanProblem, restsOn } from './plan-problem.ts';
import type { AssignmentRow, PlanRows } from './plan-rows.ts';
import { withoutRare } from './rule-privacy.ts';
import { givenBy } from './taking-up.ts';

export type Standing = { problem: PlanProblem; rows: PlanRows };
export type Solve = (problem: PlanProblem) => Promise<AllocationAnswer>;

export const askedOf = (
  { kind, personId, withId, forTaskId, due }: CounterOffer,
  { taskId, hours }: Pick<Assignment, 'taskId' | 'hours'>,
): Asked => ({ ...{ kind, personId, withId, forTaskId, due, taskId, hours } });

/** Tries with everybody else as they are, then with whoever agreed, then with nobody held; the first that can be is the price. */
export async function priceOf(standing: Standing, asked: Asked, solve: Solve): Promise<CounterPrice> {
  const none = { holds: null, changes: [], undone: [], proven: true, scope: [], given: [] };
  const rule = ruledOut(standing.problem, asked);
  if (rule) return { ...none, why: [rule], basis: basisOf(standing, null) };
  const held = heldIn(standing.rows);
  const agreed = agreedIn(standing.rows);
  const hasAgreed = held.some(({ id }) => agreed.has(id));
  const tries: Holding[] = ['all', ...(hasAgreed && agreed.size < held.length ? ['agreed' as const] : []), 'nothing'];
  let last: { problem: PlanProblem; answer: AllocationAnswer } | null = null;
  for (const holds of tries) {
    const problem = counterProblem(standing.problem, { held, agreed, asked, holds });
    const answer = withoutRare(await solve(problem), problem);
    if (answer.status !== 'infeasible') return found(standing, asked, holds, { problem, answer });
    last = { problem, answer };
  }
  return { ...none, why: whyNot(last!, asked), basis: basisOf(standing, null) };
}

export const heldIn = ({ assignments }: PlanRows) => assignments.filter(({ doneAt, gone }) => !doneAt && !gone);

const agreedIn = ({ assignments, answers }: PlanRows) =>
  new Set(
    assignments
      .filter(({ id }) => answers.filter(({ assignmentId }) => assignmentId === id).at(-1)?.answer === 'accept')
      .map(({ id }) => id),
  );

/** Fingerprint of what a price rests on: the plan and who has the work; where others' work moves, also what they answered. */
export function basisOf({ problem, rows }: Standing, holds: CounterPrice['holds']): string {
  const answers = holds === 'all' ? [] : rows.answers.map(({ id }) => id);
  const held = rows.assignments.map(({ id, doneAt }) => `${id} ${doneAt}`);
  return createHash('sha256')
    .update(canonical([restsOn(problem), held, answers]))
    .digest('hex');
}

type Solved = { problem: PlanProblem; answer: AllocationAnswer };

function found(standing: Standing, asked: Asked, holds: Holding, solved: Solved): CounterPrice {
  const { rows } = standing;
  const scope =
    holds === 'all'
      ? [asked.taskId, ...(asked.forTaskId ? [asked.forTaskId] : [])]
      : solved.problem.tasks.map(({ id }) => id);
  const parts = partsThatStay(standing.problem, heldIn(rows), asked, holds);
  const given = besides(
    parts,
    wanted(solved, asked).filter(({ taskId }) => scope.includes(taskId)),
    partly(standing.problem, holds),
  );
  const names = namesIn(solved.problem);
  const changes = changesFor(standing, { scope, given, asked });
  const undone = solved.answer.unassigned.filter(({ task }) => scope.includes(task));
  return {
    ...{ holds, scope, given, why: [], proven: solved.answer.status === 'optimal' },
    changes,
    aims: sayAims(rows, standing.problem.people, changes, counterChanges(rows, { scope, given, asked })),
    undone: undone.map(({ task, because }) => ({
      title: rows.tasks.find(({ id }) => id === task)?.title ?? '',
      because: sayUngivenWhy(inWordsOf(because, names)),
    })),
    basis: basisOf(standing, holds),
  };
}

type Partly = (row: CounterGiven, before: number) => string[];

/** How much of a shared task somebody does. Where its parts stay but for one, the problem knows of that one alone. */
const partly =
  ({ tasks }: PlanProblem, holds: Holding): Partly =>
  ({ taskId, hours, buddyToId }, before) => {
    const task = tasks.find(({ id, share }) => id === taskId && share);
    if (!task || buddyToId || holds === 'nothing') return [];
    const was = before > 0 ? `, ${roundedHours(before)} before` : '';
    return [`${roundedHours(hours)} of its ${hoursWords(task.hours)}${was}`];
  };

/** With the parts of shared work that stay: whoever has some of it and gets more has one part of all of it. */
function besides(parts: readonly AssignmentRow[], given: readonly CounterGiven[], how: Partly): CounterGiven[] {
  const isOne = (a: CounterGiven | AssignmentRow, b: CounterGiven | AssignmentRow) =>
    a.taskId === b.taskId && a.personId === b.personId && a.buddyToId === b.buddyToId;
  const more = given.map((row) => {
    const part = parts.find((one) => isOne(one, row));
    const all = part
      ? { ...row, hours: hundredths(row.hours + part.hours), buddyId: row.buddyId ?? part.buddyId }
      : row;
    return { ...all, because: [...row.because, ...how(all, part?.hours ?? 0)] };
  });
  const same = parts.filter((part) => !given.some((row) => isOne(part, row)));
  return [
    ...more,
    ...same.map(({ taskId, personId, hours, buddyId, buddyToId, develops, because }) => ({
      ...{ taskId, personId, hours, buddyId, buddyToId, develops, because },
    })),
  ];
}

/** The work as the answer gives it, with the support that was asked for. */
function wanted({ problem, answer }: Solved, asked: Asked): CounterGiven[] {
  const all = givenBy({ id: '', planId: '', problem }, answer).map(
    ({ taskId, personId, hours, buddyId = null, buddyToId = null, develops = false, because }) => ({
      ...{ taskId, personId, hours, buddyId, buddyToId, develops },
      because: because.filter((words) => !isOfProblem(words)),
    }),
  );
  if (asked.kind !== 'support') return all;
  const { taskId, personId, withId } = asked;
  const task = problem.tasks.find(({ id }) => id === taskId)!;
  const nameOf = (id: string | null) => problem.people.find((one) => one.id === id)?.name ?? '';
  const isHelper = (row: CounterGiven) =>
    row.taskId === taskId && row.personId === withId && row.buddyToId === personId;
  const because = `${nameOf(personId)} asked for support with it`;
  if (all.some(isHelper)) {
    const able = `${because}, and ${nameOf(withId)} has the level it needs`;
    return all.map((row) => (isHelper(row) ? { ...row, because: [able] } : row));
  }
  const helper = {
    ...{
      taskId,
      personId: withId!,
      hours: supportHours(hoursOf(task, asked), problem.buddyHours),
      buddyId: null,
      buddyToId: personId,
    },
    ...{ develops: false, because: [because] },
  };
  return [
    ...all.map((row) =>
      row.taskId === taskId && row.personId === personId ? { ...row, buddyId: row.buddyId ?? withId } : row,
    ),
    helper,
  ];
}

type Changing = {
  scope: string[];
  given: CounterGiven[];
  asked: Pick<Asked, 'kind' | 'taskId'> & Partial<Pick<Asked, 'due'>>;
};

/** What ends and what begins. A new day asks whoever has the task again, though nothing else of it changes. Pure. */
export function counterChanges(rows: PlanRows, { scope, given, asked }: Changing) {
  const held = heldIn(rows).filter(({ taskId }) => scope.includes(taskId));
  const isDated = (row: { taskId: string }) => asked.kind === 'later' && row.taskId === asked.taskId;
  const { ending, beginning } = changesTo(
    held.filter((row) => !isDated(row)),
    given.filter((row) => !isDated(row)).map((row) => ({ ...row, planId: '' })),
  );
  return { ending: [...ending, ...held.filter(isDated)], beginning: [...beginning, ...given.filter(isDated)] };
}

function changesFor({ problem, rows }: Standing, changing: Changing): CounterChange[] {
  const { ending, beginning } = counterChanges(rows, changing);
  const nameOf = (id: string | null) => rows.people.find((one) => one.id === id)?.name ?? null;
  const titleOf = ({ taskId, buddyToId }: { taskId: string; buddyToId?: string | null }) =>
    workTitle(rows.tasks.find(({ id }) => id === taskId)?.title ?? '', { buddyTo: nameOf(buddyToId ?? null) });
  return rows.people.flatMap(({ id, name, hours: all }) => {
    const person = problem.people.find((one) => one.id === id);
    const of = hundredths(all - (person ? takenBeside(person) : 0));
    const titles = (list: readonly { personId: string; taskId: string; buddyToId?: string | null }[]) =>
      list.filter(({ personId }) => personId === id).map(titleOf);
    const [lost, got] = [titles(ending), titles(beginning)];
    const sum = (list: readonly { personId: string; hours: number }[]) =>
      list.reduce((total, row) => (row.personId === id ? total + row.hours : total), 0);
    const before = sum(rows.assignments);
    const after = before - sum(ending) + sum(beginning);
    const anew = got.filter((title) => lost.includes(title));
    const moved = {
      gains: got.filter((title) => !lost.includes(title)),
      loses: lost.filter((title) => !got.includes(title)),
    };
    if (lost.length + got.length === 0) return [];
    const hoursOf = (list: typeof ending | typeof beginning, title: string) =>
      hundredths(list.find((row) => row.personId === id && titleOf(row) === title)?.hours ?? 0);
    const hours = anew
      .map((title) => ({ title, before: hoursOf(ending, title), after: hoursOf(beginning, title) }))
      .filter((row) => row.before !== row.after);
    const how = beginning
      .filter((row) => row.personId === id && anew.includes(titleOf(row)))
      .flatMap((row) => {
        const words = howOf(row, ending, changing.asked, nameOf);
        return words ? [{ title: titleOf(row), words }] : [];
      });
    return [{ id, name, ...moved, anew, hours, how, before: hundredths(before), after: hundredths(after), of }];
  });
}

type Line = Pick<CounterGiven, 'taskId' | 'personId'> & Partial<Pick<CounterGiven, 'buddyId' | 'buddyToId'>>;

/** "by 22 December 2026", "with Siân Parry as buddy". */
function howOf(
  row: Line,
  ending: readonly Line[],
  { kind, taskId, due }: Changing['asked'],
  nameOf: (id: string | null) => string | null,
): string | null {
  if (kind === 'later' && row.taskId === taskId && due) return `by ${dayInWords(due)}`;
  const was = ending.find((one) => one.taskId === row.taskId && one.personId === row.personId && !one.buddyToId);
  if (row.buddyToId || !was || (was.buddyId ?? null) === (row.buddyId ?? null)) return null;
  return row.buddyId ? `with ${nameOf(row.buddyId)} as buddy` : 'without a buddy';
}

const hundredths = (hours: number) => Math.round(hours * 100) / 100;

/** Why it cannot be done, also where nobody else is held: what stands against the two themselves, or else the rules that would have to give. */
function whyNot({ problem, answer }: Solved, asked: Asked): string[] {
  const barred = barsOf(problem, asked);
  if (barred.length > 0) return barred;
  const names = namesIn(problem);
  const own = answer.unassigned.filter(({ task }) => task === asked.taskId || task === asked.forTaskId);
  const relaxed = answer.relax.map((row) => `${sayLoosened({ ...row, rule: withNames(row.rule, names) })}.`);
  const because = (own.length > 0 ? own : answer.unassigned).map(
    ({ because }) => `${sayUngivenWhy(inWordsOf(because, names))}.`,
  );
  return [...new Set(relaxed.length > 0 ? relaxed : because)];
}
