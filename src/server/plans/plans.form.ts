import { z } from 'zod';
import {
  choice,
  date,
  id,
  longText,
  number,
  optionalDate,
  optionalId,
  optionalLongText,
  optionalNumber,
  optionalText,
  text,
  version,
} from '../fields.ts';

export const aims = ['load', 'fit', 'develop', 'prefer'] as const;
export type Aim = (typeof aims)[number];
export const aimWords: Record<Aim, string> = {
  load: 'Nobody carries much more than the others',
  fit: 'The most skilled do what needs the most skill',
  develop: 'People do work that develops them, with a buddy',
  prefer: 'People do what they asked for',
};

const period = z.object({ startsOn: date('the first day'), endsOn: date('the last day') });
const inOrder = { error: 'The last day comes before the first. Change one of them.', path: ['endsOn'] };

/** The order of the aims after covering all work: the first counts most. */
const aimsInOrder = z
  .string()
  .optional()
  .transform((value) => (value ? value.split(',') : [...aims]))
  .pipe(z.array(z.enum(aims)).refine((list) => new Set(list).size === list.length, 'Name each aim once'));

export const planForm = period
  .extend({ teamId: id('Choose the team'), title: text('a title'), aims: aimsInOrder })
  .refine((plan) => plan.endsOn >= plan.startsOn, inOrder);
export type PlanForm = z.output<typeof planForm>;

export const editPlanForm = period
  .extend({ title: text('a title'), aims: aimsInOrder, version })
  .refine((plan) => plan.endsOn >= plan.startsOn, inOrder);
export type EditPlanForm = z.output<typeof editPlanForm>;

export const decisionForm = z.object({
  decision: choice(['consult', 'agree', 'start', 'revise', 'close', 'withdraw'], 'Choose a step'),
  reason: optionalLongText('the reason'),
});

const objective = {
  title: text('what is to be achieved'),
  /** `kpi:<id>` or `standard:<id>`; empty for none. */
  measure: optionalText('the measure'),
  baseline: optionalNumber('where it stands now', '75', -1_000_000),
  target: optionalNumber('the target', '78', -1_000_000),
  due: optionalDate('the date'),
  priority: number('the priority', '2', 1, 9),
  serves: optionalText('what it serves'),
  consequence: optionalText('what follows if it is not reached', 500),
  noMeasureReason: optionalText('the reason', 500),
};
export const objectiveForm = z.object(objective);
export const editObjectiveForm = z.object({ ...objective, version });
export type ObjectiveForm = z.output<typeof objectiveForm>;

const skillNeeds = z.array(z.object({ skillId: z.uuid(), level: z.number().int().min(1).max(4) }));
/** Skills needed, as lines `<skill id>:<level>`; lines without a skill are left out. */
const needed = z.preprocess((value) => {
  const lines = value === undefined ? [] : [value].flat();
  return lines
    .map((line) => String(line).split(':'))
    .filter(([skillId]) => skillId)
    .map(([skillId, level]) => ({ skillId, level: Number(level) }));
}, skillNeeds);

const task = {
  title: text('what is to be done'),
  objectiveId: optionalId,
  standardId: optionalId,
  hours: number('the hours', '6', 0.25, 2_000),
  due: optionalDate('the deadline'),
  channel: optionalText('the channel'),
  peopleNeeded: number('how many people', '1', 1, 20),
  skills: needed,
};
export const taskForm = z.object(task);
export const editTaskForm = z.object({ ...task, version });
export type TaskForm = z.output<typeof taskForm>;

export const reasonForm = z.object({ reason: longText('the reason') });
export const wishForm = z.object({
  taskId: id('Choose a task'),
  wish: choice(['prefer', 'avoid', 'comment'], 'Choose what you want to say'),
  words: optionalLongText('your words'),
});
export const hoursForm = z.object({ personId: id('Choose a person'), hours: number('the hours', '12', 0, 2_000) });
