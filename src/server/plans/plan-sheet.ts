// A plan on one sheet, as it is presented and printed: each objective with its measure, why it matters and its work. Pure.
import { dayInWords, periodInWords, shortDay } from '../day-words.ts';
import { doing } from './buddying.ts';
import { type Gone, goneWords } from './gone.ts';
import { sayHours } from './hours-words.ts';
import type { Reached } from './known-figures.ts';
import { amountWords, kpiOf, measureWords, nothingCounted, reachedWords } from './measure-words.ts';
import type { ObjectiveRow, PlanRows, TaskRow } from './plan-rows.ts';
import { isClosed, isOpen, type PlanState, stateWords } from './plan-state.ts';

type Presented = Pick<PlanRows, 'plan' | 'team' | 'objectives' | 'tasks' | 'assignments'> & {
  state: PlanState;
  /** Of a closed plan; null where no contact of its time is known. */
  reached: Reached | null;
};
export type SheetWork = { id: string; title: string; who: string; hours: string; by: string };
/** `goal` and `why` are sentences; empty where there is nothing to say. */
export type SheetPart = { id: string; title: string; goal: string; why: string; work: SheetWork[] };
export type PlanSheet = { title: string; team: string; period: string; state: string; parts: SheetPart[] };

/** The objectives in their order, then the work that serves none of them. */
export function planSheet(plan: Presented): PlanSheet {
  const workFor = (objectiveId: string | null) =>
    plan.tasks.filter((task) => task.takenUp && task.objectiveId === objectiveId).map((task) => workOf(plan, task));
  const standing = workFor(null);
  return {
    ...{ title: plan.plan.title, team: plan.team, state: stateWords[plan.state] },
    period: periodInWords(plan.plan.startsOn, plan.plan.endsOn),
    parts: [
      ...plan.objectives.map((objective) => ({
        ...{ id: objective.id, title: objective.title, goal: goalOf(plan, objective), why: whyOf(objective) },
        work: workFor(objective.id),
      })),
      ...(standing.length > 0 ? [{ id: 'standing', title: 'Standing work', goal: '', why: '', work: standing }] : []),
    ],
  };
}

function workOf({ assignments, state, plan }: Presented, task: TaskRow): SheetWork {
  const who = doing(assignments)
    .filter(({ taskId }) => taskId === task.id)
    .map(({ name, gone, buddy, buddyGone }) => named(name, gone) + (buddy ? ` with ${named(buddy, buddyGone)}` : ''));
  return {
    ...{ id: task.id, title: task.title, hours: sayHours(task) },
    who: who.join(', ') || (isOpen(state) ? 'Not given yet' : 'Nobody'),
    by: dueIn(plan, task.due),
  };
}

const named = (name: string, gone: Gone | null) => (gone ? `${name} (${goneWords[gone]})` : name);

/** The year stands in the plan's period, and is said again only where it can be doubted. */
function dueIn({ startsOn, endsOn }: Presented['plan'], due: string | null): string {
  if (!due) return '–';
  const years = new Set([startsOn, endsOn, due].map((day) => day.slice(0, 4)));
  return years.size === 1 ? shortDay(due) : dayInWords(due);
}

function goalOf({ state, reached }: Presented, objective: ObjectiveRow): string {
  const measure = measureWords(objective);
  if (!measure) return objective.noMeasureReason ?? (isOpen(state) ? 'No measure yet.' : 'No measure.');
  const { baseline, baselineOf, target, due } = objective;
  const counted = baseline !== null && baselineOf ? ` (counted, ${baselineOf})` : '';
  const by = due ? ` by ${dayInWords(due)}` : '';
  const wanted = `${measure}: from ${amountWords(baseline, objective)}${counted} to ${amountWords(target, objective)}${by}.`;
  return isClosed(state) ? `${wanted} ${reachedOf(objective, reached)}` : wanted;
}

function reachedOf(objective: ObjectiveRow, reached: Reached | null): string {
  if (!reached) return kpiOf(objective) ? nothingCounted : 'What was reached has no figure.';
  const { amount, how } = reachedWords(objective, reached);
  return `Reached: ${amount ? `${amount}, ` : ''}${how}.`;
}

const whyOf = ({ serves, consequence }: ObjectiveRow): string =>
  [serves && `It serves: ${sentence(serves)}`, consequence && `If it is not reached: ${sentence(consequence)}`]
    .filter(Boolean)
    .join(' ');

/** What somebody wrote, closed by one full stop. */
const sentence = (words: string) => (/[.!?…]$/.test(words) ? words : `${words}.`);
