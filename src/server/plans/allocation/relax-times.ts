// Loosening when work has to be done: a later deadline, or hours that need not be spread over the weeks.
import type { Instance } from './instance.ts';
import { type Elastic, grain, knobOf, price, touches } from './knobs.ts';
import { atLeast, atMost, column, exactly, sum } from './linear.ts';
import { laterBy, notSpread } from './loosened-problem.ts';
import type { Task } from './problem.ts';
import { type Inside, windowsOf } from './windows.ts';
import { dayNumber, type Week, weeksOf } from './working-time.ts';

/** `days` later than it is due now; `flat`: not spread any more. */
type Otherwise = { last: number; days: number; flat: boolean };

/** The same with limits up to every day on which the work could be due instead. */
export function withLaterDays(instance: Instance): Instance {
  const { problem, units, first } = instance;
  const weeks = weeksOf(problem);
  if (weeks.length === 0) return instance;
  const days = [...weeks.map(({ to }) => to), ...problem.tasks.map((task) => lastOf(task, weeks))];
  return { ...instance, windows: windowsOf(problem, units, first, days) };
}

const lastOf = ({ due }: Task, weeks: Week[]) => Math.min(due ? dayNumber(due) : weeks.at(-1)!.to, weeks.at(-1)!.to);

/** The ways in which a task may lie in time: as it does, or else due at the end of a later week, and then not spread. */
export function addShapes(elastic: Elastic, instance: Instance, task: number) {
  const work = instance.problem.tasks[task]!;
  const others = othersOf(instance, work);
  if (others.length === 0) return;
  const { linear } = elastic;
  const shapes = [
    { at: column(linear, 0, 1), inside: instance.windows.ofTask[task]! },
    ...others.map(({ last }) => ({ at: column(linear, 0, 1), inside: insideUpTo(instance, task, last) })),
  ];
  linear.rows.push(exactly(sum(shapes.map(({ at }) => [at, 1] as const)), 1));
  elastic.shapes.set(task, shapes);
  const columns = others.map((one, i) => ({ ...one, at: shapes[i + 1]!.at }));
  addSpread(elastic, work, task, columns);
  addLater(elastic, work, task, columns);
}

function othersOf({ problem, windows }: Instance, work: Task): Otherwise[] {
  const weeks = weeksOf(problem);
  if (windows.windows.every(({ of }) => 'task' in of)) return [];
  const last = lastOf(work, weeks);
  const later = work.due ? weeks.flatMap(({ to }) => (to > last ? [to] : [])) : [];
  const flat = work.spread === true;
  const days = later.map((to) => ({ last: to, days: to - last, flat }));
  return flat ? [{ last, days: 0, flat }, ...days] : days;
}

/** Work that may be done on any day up to the last. */
function insideUpTo({ windows, units }: Instance, task: number, last: number): Inside[] {
  return windows.windows.flatMap(({ of, scale }, window) => {
    if ('task' in of || of.from !== -Infinity || of.to < last) return [];
    return [{ window, on: units.task[task]! * scale, buddy: units.buddy[task]! * scale }];
  });
}

type Chosen = Otherwise & { at: number };

function addSpread(elastic: Elastic, { id }: Task, task: number, columns: Chosen[]) {
  const flat = columns.filter((one) => one.flat);
  if (flat.length === 0) return;
  const knob = knobOf(elastic, { rule: `${id}: spread`, change: notSpread(id), price: price.spread, most: null });
  for (const { at } of flat) touches(knob, task, at);
  elastic.linear.rows.push(atLeast(sum([[knob.used, 1], ...flat.map(({ at }) => [at, -1] as const)]), 0));
}

function addLater(elastic: Elastic, { id, due }: Task, task: number, columns: Chosen[]) {
  const later = columns.filter(({ days }) => days > 0);
  if (later.length === 0) return;
  const most = Math.max(...later.map(({ days }) => days));
  const rule = { rule: `${id}: due ${due}`, change: laterBy(id), price: price.due, most, grain: grain.day };
  const knob = knobOf(elastic, rule);
  for (const { at } of later) touches(knob, task, at);
  const row = sum([[knob.amount!, 1], ...later.map(({ at, days }) => [at, -days] as const)]);
  elastic.linear.rows.push(atLeast(row, 0));
}

/** Column `at` charges somebody, in whichever way the task lies in time. */
export function chargeOf(
  elastic: Elastic,
  { windows }: Instance,
  place: number,
  charge: { task: number; at: number; as: 'on' | 'buddy'; part: number },
) {
  const { linear } = elastic;
  const shapes = elastic.shapes.get(charge.task);
  if (!shapes) {
    elastic.charge[place]!.push({ ...charge, inside: windows.ofTask[charge.task]! });
    return;
  }
  const most = linear.upper[charge.at]!;
  const each = shapes.map((shape) => {
    const at = column(linear, 0, most);
    linear.rows.push(
      atMost(
        sum([
          [at, 1],
          [shape.at, -most],
        ]),
        0,
      ),
    );
    elastic.charge[place]!.push({ ...charge, at, inside: shape.inside });
    return [at, -1] as const;
  });
  linear.rows.push(exactly(sum([[charge.at, 1], ...each]), 0));
}
