// A plan on one sheet, as it is presented and printed: each objective with its measure, why it matters and its work. Pure.
import { dayInWords, periodInWords, shortDay } from '../day-words.ts';
import { allOf } from '../list-words.ts';
import { type Buddy, buddiesOf, doing } from './buddying.ts';
import { type Gone, goneWords } from './gone.ts';
import { roundedParts, sayTask, shortHours } from './hours-words.ts';
import type { Reached } from './known-figures.ts';
import { amountWords, kpiOf, measureWords, nothingCounted, reachedWords, sayAhead } from './measure-words.ts';
import type { ObjectiveRow, PlanRows, TaskRow } from './plan-rows.ts';
import { isClosed, isOpen, type PlanState, stateWords } from './plan-state.ts';
import { hoursLeft, sayUngiven } from './ungiven.ts';

type Presented = Pick<PlanRows, 'plan' | 'team' | 'objectives' | 'tasks' | 'assignments' | 'decisions'> & {
  state: PlanState;
  /** Of a closed plan; null where no contact of its weeks is known. */
  reached: Reached | null;
};
export type SheetWork = { id: string; title: string; who: string; hours: string; by: string };
/** `goal` and `why` are sentences; empty where there is nothing to say. */
export type SheetPart = { id: string; title: string; goal: string; why: string; work: SheetWork[] };
/** `without`: what nobody has of the plan as it was agreed, and why it was agreed all the same; empty where there is nothing to say. */
export type PlanSheet = {
  title: string;
  team: string;
  period: string;
  state: string;
  without: string;
  parts: SheetPart[];
};

/** The objectives in their order, then the work that serves none of them. */
export function planSheet(plan: Presented): PlanSheet {
  const workFor = (objectiveId: string | null) =>
    plan.tasks.filter((task) => task.takenUp && task.objectiveId === objectiveId).map((task) => workOf(plan, task));
  const standing = workFor(null);
  return {
    ...{ title: plan.plan.title, team: plan.team, state: stateWords[plan.state] },
    ...{ period: periodInWords(plan.plan.startsOn, plan.plan.endsOn), without: withoutOf(plan) },
    parts: [
      ...plan.objectives.map((objective) => ({
        ...{ id: objective.id, title: objective.title, goal: goalOf(plan, objective), why: whyOf(objective) },
        work: workFor(objective.id),
      })),
      ...(standing.length > 0 ? [{ id: 'standing', title: 'Standing work', goal: '', why: '', work: standing }] : []),
    ],
  };
}

/** Of a plan that was agreed, as long as it is not shaped anew: the reason that the team was given for it then. */
function withoutOf({ state, tasks, assignments, decisions }: Presented): string {
  const reason = decisions.findLast(({ decision }) => decision === 'agree')?.reason;
  const ungiven = state === 'agreed' || state === 'live' ? sayUngiven({ tasks, assignments }) : null;
  return ungiven && reason ? `${ungiven} Agreed all the same: “${reason}”` : (ungiven ?? '');
}

function workOf({ assignments, state, plan }: Presented, task: TaskRow): SheetWork {
  const held = doing(assignments).filter(({ taskId }) => taskId === task.id);
  const left = hoursLeft({ assignments }, task);
  const parts = roundedParts([...held.map(({ hours }) => hours), left]);
  const who = held.map(
    (row, at) =>
      named(row.name, row.gone) +
      (task.share === null ? '' : `, ${shortHours(parts[at]!)}`) +
      withBuddies(buddiesOf(row, assignments)),
  );
  const lacking = held.length > 0 && held.length < task.people ? [`${task.people - held.length} more not found`] : [];
  const nobody = left > 0 ? [`nobody has ${shortHours(parts.at(-1)!)}`] : lacking;
  return {
    ...{ id: task.id, title: task.title, hours: sayTask(task) },
    who: [...who, ...nobody].join(task.share === null ? ', ' : '; ') || (isOpen(state) ? 'Not given yet' : 'Nobody'),
    by: dueIn(plan, task.due),
  };
}

/** " with Siân Parry (1 h)" */
const withBuddies = (buddies: readonly Buddy[]) => {
  const each = buddies.map(
    ({ name, hours, gone }) => named(name, gone) + (hours === null ? '' : ` (${shortHours(hours)})`),
  );
  return each.length > 0 ? ` with ${allOf(each)}` : '';
};

const named = (name: string, gone: Gone | null) => (gone ? `${name} (${goneWords[gone]})` : name);

/** The year stands in the plan's period, and is said again only where it can be doubted. */
function dueIn({ startsOn, endsOn }: Presented['plan'], due: string | null): string {
  if (!due) return '–';
  const years = new Set([startsOn, endsOn, due].map((day) => day.slice(0, 4)));
  return years.size === 1 ? shortDay(due) : dayInWords(due);
}

function goalOf({ state, reached }: Presented, objective: ObjectiveRow): string {
  const measure = measureWords(objective);
  if (!measure && objective.noMeasureReason)
    return `Stands without a measure, for a stated reason: “${objective.noMeasureReason}”`;
  if (!measure) return isOpen(state) ? 'No measure yet.' : 'No measure.';
  const { baseline, baselineOf, target, due } = objective;
  const counted = baseline !== null && baselineOf ? ` (counted, ${baselineOf})` : '';
  const by = due ? ` by ${dayInWords(due)}` : '';
  const wanted = `${measure}: from ${amountWords(baseline, objective)}${counted} to ${amountWords(target, objective)}${by}.`;
  return isClosed(state) ? `${wanted} ${reachedOf(objective, reached)}` : wanted;
}

function reachedOf(objective: ObjectiveRow, reached: Reached | null): string {
  if (!reached) return kpiOf(objective) ? nothingCounted : 'What was reached has no figure.';
  const { amount, how } = reachedWords(objective, reached);
  const early = amount && reached.ahead ? `; ${sayAhead(reached.ahead)}` : '';
  return `Reached: ${amount ? `${amount}, ` : ''}${how}${early}.`;
}

const whyOf = ({ servesTitle, serves, consequence }: ObjectiveRow): string =>
  [
    servesTitle && `It serves, of the organisation: “${servesTitle}”.`,
    serves && (servesTitle ? sentence(serves) : `It serves: ${sentence(serves)}`),
    consequence && `If it is not reached: ${sentence(consequence)}`,
  ]
    .filter(Boolean)
    .join(' ');

/** What somebody wrote, closed by one full stop. */
const sentence = (words: string) => (/[.!?…]$/.test(words) ? words : `${words}.`);
