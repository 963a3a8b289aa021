import { z } from 'zod';
import { dayInWords, periodInWords } from '../day-words.ts';
import {
  choice,
  date,
  hours,
  id,
  isDate,
  longText,
  optionalDate,
  optionalHours,
  optionalId,
  optionalLongText,
  optionalText,
  several,
  text,
  tick,
  version,
  wholeNumber,
} from '../fields.ts';

export const aims = ['load', 'fit', 'develop', 'prefer'] as const;
export type Aim = (typeof aims)[number];
export const aimWords: Record<Aim, string> = {
  load: 'The highest load of anybody is as low as it can be',
  fit: 'The most skilled do what needs the most skill',
  develop: 'People do work that develops them, with a buddy',
  prefer: 'People do what they asked for',
};

const aim = choice(aims, 'Choose an aim');
const period = {
  startsOn: date('the first day'),
  endsOn: date('the last day'),
  aim1: aim.default(aims[0]),
  aim2: aim.default(aims[1]),
  aim3: aim.default(aims[2]),
  aim4: aim.default(aims[3]),
};
type Period = { startsOn: string; endsOn: string; aim1: Aim; aim2: Aim; aim3: Aim; aim4: Aim };

const inOrder = { error: 'The last day comes before the first. Change one of them.', path: ['endsOn'] };
const onceEach = { error: 'Choose each aim once', path: ['aim1'] };
const tooLong = {
  error: 'A plan lasts at most two years. Enter an earlier last day, and plan what follows in a plan of its own.',
  path: ['endsOn'],
};
const areRead = ({ startsOn, endsOn }: Period) => isDate(startsOn) && isDate(endsOn);
const ends = (period: Period) => !areRead(period) || period.endsOn >= period.startsOn;
/** People's hours over a plan are reckoned from their week: over decades they would say nothing, and fit in no column. */
const isShort = (period: Period) => !areRead(period) || period.endsOn < twoYearsAfter(period.startsOn);
const twoYearsAfter = (day: string) => `${Number(day.slice(0, 4)) + 2}${day.slice(4)}`;
const once = ({ aim1, aim2, aim3, aim4 }: Period) => new Set([aim1, aim2, aim3, aim4]).size === 4;
/** The order of the aims after covering all work: the first counts most. */
const aimsOf = <Form extends Period>({ aim1, aim2, aim3, aim4, ...form }: Form) => ({
  ...form,
  aims: [aim1, aim2, aim3, aim4],
});

/** Of a new plan, on a day, YYYY-MM-DD. */
export const planFormOn = (today: string) =>
  z
    .object({ teamId: id('Choose the team'), title: text('a title'), ...period })
    .refine(ends, inOrder)
    .refine(isShort, tooLong)
    .refine(once, onceEach)
    .superRefine(({ endsOn }, context) => {
      const message = isDate(endsOn) && sayPassed(endsOn, today);
      if (message) context.addIssue({ code: 'custom', path: ['endsOn'], message });
    })
    .transform(aimsOf);
export type PlanForm = z.output<ReturnType<typeof planFormOn>>;

/** Why a plan cannot get this last day: work is planned before it is done. Null where it can. */
export const sayPassed = (endsOn: string, today: string) =>
  endsOn < today ? `${dayInWords(endsOn)} has passed. Enter today or a later day as the last day` : null;

export const editPlanForm = z
  .object({ title: text('a title'), ...period, version })
  .refine(ends, inOrder)
  .refine(isShort, tooLong)
  .refine(once, onceEach)
  .transform(aimsOf);
export type EditPlanForm = z.output<typeof editPlanForm>;

/** A review is closed by its own form. */
export const decisionForm = z.object({
  decision: choice(['consult', 'agree', 'start', 'revise', 'close', 'withdraw'], 'Choose a step'),
  reason: optionalLongText('the reason'),
});

export const reportForm = z.object({ words: longText('how it went') });

const objective = {
  title: text('what is to be achieved'),
  /** `kpi:<id>` or `standard:<id>`; empty for none. */
  measure: optionalText('the measure'),
  /** As typed: what it means is known with the measure. */
  baseline: optionalText('where it stands now', 40),
  target: optionalText('the target', 40),
  due: optionalDate('the date'),
  priority: wholeNumber('the priority', '2', 1, 9),
  serves: optionalText('what it serves'),
  servesId: optionalId('the objective of the organisation'),
  consequence: optionalLongText('what follows if it is not reached', 500),
  noMeasureReason: optionalLongText('the reason', 500),
};
export const objectiveForm = z.object(objective);
export const editObjectiveForm = z.object({ ...objective, version });
type Amounts = 'baseline' | 'target';
/** An amount is text as typed, or a number as objectives keep it. */
export type ObjectiveForm = Omit<z.output<typeof objectiveForm>, Amounts | 'servesId'> &
  Record<Amounts, string | number | null> & { servesId?: string | null };

/** A skill with the level needed: `<skill id>:<level>`, or empty. */
const skill = z
  .string({ error: 'Choose each skill once' })
  .toLowerCase()
  .optional()
  .refine((line) => !line || /^[0-9a-f-]{36}:[1-4]$/.test(line), 'Choose the skill from the list');
const task = z.object({
  title: text('what is to be done'),
  objectiveId: optionalId('the objective'),
  standardId: optionalId('the service standard'),
  hours: hours('the hours', '1.5', 0.25, 2_000),
  due: optionalDate('the deadline'),
  channel: optionalText('the channel'),
  /** Which of the two that follow counts; where it was not asked, both do. */
  division: choice(['each', 'shared'], 'Choose who does it').optional(),
  peopleNeeded: wholeNumber('how many people', '1', 1, 20),
  shareSmallest: optionalHours('the smallest part', '1.5', 0.25, 2_000),
  spread: tick,
  spreadFrom: optionalDate('the first day'),
  ...{ skill1: skill, skill2: skill, skill3: skill, skill4: skill, skill5: skill, skill6: skill },
});
type Typed = z.output<typeof task>;

const needing = <Form extends Typed>({ skill1, skill2, skill3, skill4, skill5, skill6, ...form }: Form) => {
  const lines = [skill1, skill2, skill3, skill4, skill5, skill6].flatMap((line) => (line ? [line] : []));
  const levels = new Map(lines.map((line) => [line.slice(0, 36), Number(line.slice(37))]));
  const { division: _, ...divided } = dividedAs(form);
  return { ...divided, skills: [...levels].map(([skillId, level]) => ({ skillId, level })) };
};
/** What was typed under the choice that was not made does not count. */
const dividedAs = <Form extends Pick<Typed, 'division' | 'shareSmallest' | 'peopleNeeded'>>(form: Form): Form => {
  if (form.division === undefined) return form;
  return form.division === 'each' ? { ...form, shareSmallest: null } : { ...form, peopleNeeded: 1 };
};
type Division = Pick<Typed, 'shareSmallest' | 'spread' | 'spreadFrom'>;
type Divided = Pick<Typed, 'hours' | 'peopleNeeded' | 'due'> & Partial<Division>;
/** What of how a task is divided does not fit together, each by its field. */
export function sayUnfit(form: Divided): Record<string, string> {
  const { hours, peopleNeeded, due, shareSmallest = null, spread = false, spreadFrom = null } = form;
  const unfit: Record<string, string> = {};
  if (shareSmallest !== null && peopleNeeded > 1)
    unfit.shareSmallest = `Leave this empty, or enter 1 for how many people: hours that are shared out are not done by each of ${peopleNeeded} people`;
  else if (shareSmallest !== null && shareSmallest > hours)
    unfit.shareSmallest = `Enter at most the ${hours} hours of the task`;
  else if (shareSmallest !== null && hours / shareSmallest >= 101)
    unfit.shareSmallest = `Enter at least ${Math.ceil(hours) / 100}: a task is shared out in at most 100 parts`;
  if (spreadFrom && !spread) unfit.spreadFrom = 'Tick that it is spread, or leave this empty';
  else if (spreadFrom && due && isDate(due) && isDate(spreadFrom) && spreadFrom > due)
    unfit.spreadFrom = `Enter a day up to ${dayInWords(due)}, when it is done`;
  return unfit;
}
type Days = { startsOn: string; endsOn: string };
/** Why a task of the plan cannot be due then; null where it can, or where that is no day. */
export const sayOutside = ({ startsOn, endsOn }: Days, due: string | null) =>
  due && isDate(due) && (due < startsOn || due > endsOn)
    ? `Enter a day inside the plan: ${periodInWords(startsOn, endsOn)}`
    : null;
const inside =
  (plan: Days) =>
  ({ due, spreadFrom }: Typed, context: z.RefinementCtx) => {
    for (const [field, day] of Object.entries({ due, spreadFrom })) {
      const message = sayOutside(plan, day);
      if (message) context.addIssue({ code: 'custom', path: [field], message });
    }
  };
const fitting = (form: Typed, context: z.RefinementCtx) => {
  const missing = form.division === 'shared' && form.shareSmallest === null;
  const unfit = {
    ...sayUnfit(dividedAs(form)),
    ...(missing && { shareSmallest: 'Enter the smallest part, like 1.5' }),
  };
  for (const [field, message] of Object.entries(unfit)) context.addIssue({ code: 'custom', path: [field], message });
};
/** `wanted`: whoever proposes it would like to do it. */
const fitted = task.extend({ wanted: tick }).superRefine(fitting);
const fittedEdit = task.extend({ version }).superRefine(fitting);

export const taskForm = fitted.transform(needing);
export const editTaskForm = fittedEdit.transform(needing);
/** The same in a plan with these days. */
export const taskFormIn = (plan: Days) => fitted.superRefine(inside(plan)).transform(needing);
export const editTaskFormIn = (plan: Days) => fittedEdit.superRefine(inside(plan)).transform(needing);
type WholeTask = z.output<typeof taskForm>;
type Unsaid = keyof Division | 'wanted';
/** How a task is divided may be left out where it is not. */
export type TaskForm = Omit<WholeTask, Unsaid> & Partial<Pick<WholeTask, Unsaid>>;

export const orderForm = z.object({
  personId: id('Choose a person'),
  order: choice(['pin', 'forbid'], 'Choose whether the person must or must not do it'),
  reason: longText('the reason'),
});
export const withdrawOrderForm = z.object({ orderId: id('Open the page again, then choose the order') });
export const withdrawChoiceForm = z.object({ assignmentId: id('Open the page again, then let the allocation decide') });
export const overrideForm = z.object({
  personIds: several(id('Choose people from the list')),
  seen: z.string('Open the page again, then choose'),
  reason: longText('the reason'),
});
export const giveOutForm = z.object({
  why: optionalLongText('the reason'),
  seen: z.string('Open the page again, then give it out'),
});
export const answerForm = z.object({
  assignmentId: id('Open the page again, then answer'),
  answer: choice(['accept', 'query', 'decline'], 'Choose your answer'),
  words: optionalLongText('your words'),
  seen: z.coerce.number('Open the page again, then answer').int(),
  before: optionalId('Open the page again, then answer'),
});
export const replyForm = z.object({ answerId: id('Open the page again, then reply'), reply: longText('your reply') });
export const understandingForm = z.object({
  what: longText('what you will do'),
  why: longText('why it matters to customers'),
  support: optionalLongText('the support you want'),
});
export const repeatForm = z.object({ understandingId: id('Open the page again, then say whether it holds') });
export const confirmForm = z.object({
  understandingId: id('Open the page again, then reply'),
  outcome: choice(['confirmed', 'clarified'], 'Choose whether it is understood'),
  reply: optionalLongText('your reply'),
});
export const signForm = z.object({
  versionId: id('Open the page again, then sign'),
  stance: choice(['agree', 'agree-in-part', 'acknowledge'], 'Choose how you sign'),
});
/** Each as the id of a person and of the version of their agreement. */
export const signTogetherForm = z.object({
  parts: several(
    z
      .string()
      .toLowerCase()
      .regex(/^[0-9a-f-]{36} [0-9a-f-]{36}$/, 'Open the page again, then sign')
      .transform((typed) => ({ personId: typed.slice(0, 36), versionId: typed.slice(37) })),
  ).refine((parts) => parts.length > 0, 'Tick at least one agreement'),
});
export const finishForm = z.object({ assignmentId: id('Open the page again'), note: optionalLongText('the note') });
export const beginForm = z.object({ assignmentId: id('Open the page again, then begin') });
export const doneForm = z.object({ note: optionalLongText('the note') });
export const checkForm = z.object({
  assignmentId: id('Open the page again, then check it'),
  stepId: optionalId('the report'),
  outcome: choice(['met', 'not-yet'], 'Choose whether the standard is met'),
  words: optionalLongText('your words'),
});
export const notDoneForm = finishForm.pick({ assignmentId: true });
export const chooseDevelopmentForm = z.object({ least: wholeNumber('how many', '3', 1, 100_000) });
export const curveForm = z.object({ curveId: id('Open the page again, then cancel it') });
/** Of a task: what is meant is the task as it was read. */
export const reasonForm = z.object({ reason: longText('the reason'), version });
export const takeOutForm = z.object({ version });
export const wishForm = z.object({
  taskId: id('Choose a task'),
  wish: choice(['prefer', 'avoid', 'comment', 'objection'], 'Choose what you want to say'),
  words: optionalLongText('your words'),
});
export const hoursForm = z.object({ personId: id('Choose a person'), hours: hours('the hours', '12', 0, 2_000) });

/** Hours of all who have some, as `hours-` and the id of a person, with what stood there as `read-` and whose they are as `name-`. */
export const allHoursForm = z.looseObject({}).transform((typed, context) =>
  Object.entries(typed).flatMap(([name, value]) => {
    const personId = /^hours-([0-9a-f-]{36})$/.exec(name)?.[1];
    if (!personId) return [];
    const whose = typed[`name-${personId}`];
    const what = typeof whose === 'string' && whose ? `the hours of ${whose}` : 'the hours';
    const read = hours(what, '12', 0, 2_000).safeParse(value);
    for (const { message } of read.error?.issues ?? []) context.addIssue({ code: 'custom', path: [name], message });
    return read.success ? [{ personId, hours: read.data, read: Number(typed[`read-${personId}`] ?? Number.NaN) }] : [];
  }),
);

/** Hours week by week, as `week-2026-11-30`. */
export const weekHoursForm = z
  .looseObject({ personId: id('Choose a person') })
  .transform(({ personId, ...typed }, context) => {
    const weeks = Object.entries(typed).flatMap(([name, value]) => {
      const week = /^week-(\d{4}-\d{2}-\d{2})$/.exec(name)?.[1];
      if (!week) return [];
      const read = hours('the hours of this week', '3.5', 0, 168).safeParse(value);
      for (const { message } of read.error?.issues ?? []) context.addIssue({ code: 'custom', path: [name], message });
      return read.success ? [{ week, hours: read.data }] : [];
    });
    return { personId, weeks };
  });

export const reckonForm = z.object({ personId: id('Choose a person') });
