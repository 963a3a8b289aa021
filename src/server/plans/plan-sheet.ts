// A plan on one sheet: each objective with its measure, why it matters and its work, as it is presented and printed. Pure.
import { dayInWords } from '../day-words.ts';
import type { PackagedDocument as RecordDocument } from '../ledger/package-format.ts';
import { doing } from './buddying.ts';
import { sayHours } from './hours-words.ts';
import { amountWords, measureWords } from './measure-words.ts';
import { facts } from './plan-document.ts';
import type { ObjectiveRow, PlanRows, TaskRow } from './plan-rows.ts';

type Presented = Pick<PlanRows, 'plan' | 'team' | 'objectives' | 'tasks' | 'assignments'>;

export function planSheet(plan: Presented): RecordDocument {
  const taken = plan.tasks.filter(({ takenUp }) => takenUp);
  const loose = taken.filter(({ objectiveId }) => objectiveId === null);
  const sections = [
    ...plan.objectives.map((objective, at) => ({
      id: `objective-${at + 1}`,
      heading: objective.title,
      blocks: [
        facts(`goal-${objective.id}`, 'What it is about', goalFacts(objective)),
        workTable(
          `work-${objective.id}`,
          plan,
          taken.filter(({ objectiveId }) => objectiveId === objective.id),
        ),
      ],
    })),
    { id: 'standing', heading: 'Standing work', blocks: loose.length > 0 ? [workTable('loose', plan, loose)] : [] },
  ];
  return {
    ...{ title: plan.plan.title, kind: `Work plan of ${plan.team}` },
    ...{ from: plan.plan.startsOn, to: plan.plan.endsOn, people: [] },
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  };
}

const goalFacts = (objective: ObjectiveRow) => {
  const measure = measureWords(objective);
  return {
    Measure: measure ?? objective.noMeasureReason,
    'From and to':
      measure && objective.target !== null
        ? `${amountWords(objective.baseline, objective)} to ${amountWords(objective.target, objective)}${objective.due ? ` by ${dayInWords(objective.due)}` : ''}`
        : null,
    Serves: objective.serves,
    'If it is not reached': objective.consequence,
  };
};

function workTable(id: string, { assignments }: Presented, tasks: readonly TaskRow[]) {
  const who = (task: TaskRow) =>
    doing(assignments)
      .filter(({ taskId }) => taskId === task.id)
      .map(({ name, buddy }) => (buddy ? `${name} with ${buddy}` : name))
      .join(', ') || 'Not given yet';
  return {
    ...{ id, kind: 'table' as const, label: 'The work' },
    head: ['Task', 'Who', 'Hours', 'By'],
    rows: tasks.map((task) => [task.title, who(task), sayHours(task), task.due ? dayInWords(task.due) : '–']),
  };
}
