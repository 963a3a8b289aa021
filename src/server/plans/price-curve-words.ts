// A price curve by name, for people: what each point has, and what it has instead of the best plan now. Pure.
import type { StageAnswer } from './allocation/answer.ts';
import type { CurvePoint, PriceCurve } from './allocation/price-curve.ts';
import { namesIn, sayCounted, sayReached } from './allocation-names.ts';
import type { PlanProblem } from './plan-problem.ts';
import { type Aim, aimWords } from './plans.form.ts';

type Paid = Exclude<Aim, 'develop'> | 'cover';
/** `was`: the same of the best plan now, where it differs. */
export type Cell = { aim: Paid; value: string; was: string | null; missing: string[] };
export type PointWords = {
  least: number;
  develops: string;
  steps: string[];
  cells: Cell[];
  proven: boolean;
  proof: string;
};
/** One aim over all points, as it is drawn. */
export type Drawn = {
  aim: Paid;
  title: string;
  desc: string;
  points: { at: string; value: number; text: string; proven: boolean }[];
};

/** What stands over a column and over a picture. */
export const paidWords: Record<Paid, string> = {
  cover: 'Work done',
  load: 'Highest load',
  fit: 'Skill to spare',
  prefer: 'Wishes met',
};

export function curveWords(curve: PriceCurve, problem: PlanProblem) {
  const [now, ...further] = curve.points;
  const paid = now!.stages.map(({ aim }) => aim).filter(isPaid);
  const points = curve.points.map((point) => pointWords(point, now!, paid, problem));
  const drawn = paid.map((aim) => drawnOf(aim, curve.points, problem));
  const changing = drawn.filter(({ points }) => points.some(({ value }) => value !== points[0]!.value));
  return {
    points,
    drawn: changing,
    /** Which aims cost nothing at all. */
    unchanged: further.length > 0 ? drawn.filter((one) => !changing.includes(one)).map(({ title }) => title) : [],
    notes: [...limitNotes(curve), ...orderNotes(problem, further.length > 0)],
  };
}

const isPaid = (aim: StageAnswer['aim']): aim is Paid => aim in paidWords;

function pointWords(point: CurvePoint, now: CurvePoint, paid: Paid[], problem: PlanProblem): PointWords {
  const names = namesIn(problem);
  const unproven = point.stages.find(({ gap }) => gap > 0);
  return {
    least: point.least,
    develops: sayReached('develop', point.develops),
    steps: point.steps.map(({ task, person }) => `${names.get(person)} on ${names.get(task)}`),
    cells: paid.map((aim) => cellOf(aim, point, now, problem)),
    proven: !unproven,
    proof: unproven
      ? `Not proven in the time allowed: ${isPaid(unproven.aim) ? paidWords[unproven.aim].toLowerCase() : 'development'} may be better by ${share(unproven.gap)}`
      : 'Proven: no better plan has so many',
  };
}

const share = (gap: number) => `${Math.max(1, Math.round(gap * 100))}%`;

function cellOf(aim: Paid, point: CurvePoint, now: CurvePoint, problem: PlanProblem): Cell {
  const value = sayPaid(aim, point, problem);
  const was = sayPaid(aim, now, problem);
  const names = namesIn(problem);
  const missing = aim === 'cover' ? point.undone.filter((id) => !now.undone.includes(id)) : [];
  return { aim, value, was: was === value ? null : was, missing: missing.map((id) => names.get(id) ?? id) };
}

/** "80%", "5 of 6 tasks", "12 levels", "3 wishes" */
function sayPaid(aim: Paid, point: CurvePoint, { tasks }: PlanProblem): string {
  if (aim === 'cover') {
    const done = tasks.length - point.undone.length;
    return sayCounted({ whole: done, inPart: point.inPart?.length ?? 0, all: tasks.length });
  }
  const amount = amountOf(aim, point);
  if (aim === 'load') return figure(aim, amount);
  const units = { fit: ['level', 'levels'], prefer: ['wish', 'wishes'] }[aim] as [string, string];
  return `${figure(aim, amount)} ${units[Math.abs(amount) === 1 ? 0 : 1]}`;
}

const figure = (aim: Paid, amount: number) =>
  aim === 'load' ? `${Math.round(amount * 100)}%` : String(amount).replace('-', '−');

const amountOf = (aim: Paid, { stages }: CurvePoint) =>
  Math.round((stages.find((stage) => stage.aim === aim)?.value ?? 0) * 100) / 100;

function drawnOf(aim: Paid, points: CurvePoint[], problem: PlanProblem): Drawn {
  const said = points.map((point) => `${sayPaid(aim, point, problem)} with ${sayReached('develop', point.develops)}`);
  return {
    ...{ aim, title: paidWords[aim], desc: `${said.join('; ')}.` },
    points: points.map((point) => ({
      at: String(point.develops),
      value: aim === 'cover' ? problem.tasks.length - point.undone.length : amountOf(aim, point),
      text: aim === 'cover' ? String(problem.tasks.length - point.undone.length) : figure(aim, amountOf(aim, point)),
      proven: point.stages.find((stage) => stage.aim === aim)?.gap === 0,
    })),
  };
}

function limitNotes({ points, most, spread, cut }: PriceCurve): string[] {
  const { develops } = points[0]!;
  const only = points.length === 1 && !cut;
  const isWhole = points.length > 1 && !cut && !spread && points.at(-1)!.develops === most;
  return [
    ...(only && most === 0
      ? [
          'Nobody can take a step up in this work. A step up needs a skill that somebody develops, a task one level above theirs, and a buddy who has that level.',
        ]
      : []),
    ...(only && most !== null && most > 0 && most === develops
      ? ['The run has all the development that there can be.']
      : []),
    ...(isWhole ? [`More than ${sayReached('develop', most!)} cannot be had.`] : []),
    ...(most === null ? ['How much development there can be at most was not found out in the time.'] : []),
    ...(spread
      ? [
          `There can be up to ${most}: more numbers than points, so these are evenly spread and those between are left out.`,
        ]
      : []),
    ...(cut ? ['The time was up before the last points were found.'] : []),
  ];
}

/** What comes after development in the order is given up for it without being asked. */
function orderNotes({ aims = [] }: PlanProblem, isPaid: boolean): string[] {
  const at = aims.indexOf('develop');
  const after = at < 0 ? [] : aims.slice(at + 1).filter((aim): aim is Exclude<Aim, 'develop'> => aim !== 'develop');
  const before = at < 0 ? [] : aims.slice(0, at);
  if (after.length === 0 || (isPaid && before.length > 0)) return [];
  return [
    `Development comes before “${after.map((aim) => aimWords[aim]).join('” and “')}” in the order of this plan, so a run gives those up for it already. Put it later to see what it costs in them.`,
  ];
}
