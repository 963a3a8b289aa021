// Rules as columns of a model that may loosen them, each at its price.

import { atMost, column, type Linear, sum } from './linear.ts';
import type { Change } from './loosened-problem.ts';
import type { Inside } from './windows.ts';

/**
 * How hard each kind of rule is to loosen. A few hours come first, then how the work lies in time and among people, then the
 * leader's own choices, then levels, and last what a person agreed as an adjustment.
 */
export const price = {
  hours: 1.1,
  by: 1.12,
  week: 1.14,
  share: 1.05,
  'max-hours': 2.3,
  sharing: 1.15,
  due: 1.16,
  spread: 1.17,
  pin: 1.5,
  people: 1.6,
  forbidden: 1.4,
  level: 0.9,
  task: 2.2,
  rule: 2.5,
};

/** What is saved where whoever takes the work volunteered for it: less than any amount of a rule, so that it tells equals apart alone. */
export const volunteered = 0.00002;

/**
 * What one more of its unit costs: the least amount is best among equals, and very many hours are harder than another rule. One level more is
 * as hard as a limit of hours; a second one is not learnt within a plan, so that two other rules together come before it.
 */
export const grain = { least: 0.001, hour: 0.01, day: 0.005, level: 1.4 };

export type Knob = {
  rule: string;
  change: Change;
  used: number;
  amount: number | null;
  per: number;
  beyond: number;
  tasks: Map<number, number[]>;
};

/** Column `at` charges somebody with a part of what being on the task, or buddy on it, takes: all of it where `part` is 1. */
export type Charge = { task: number; at: number; as: 'on' | 'buddy'; part: number; inside: Inside[] };
/** A way in which a task may lie in time: column `at` is 1 where it does. */
export type Shape = { at: number; inside: Inside[] };

/** `shapes`: of the tasks that may lie otherwise in time; `lifts`: whether pins may be lifted. */
export type Elastic = {
  linear: Linear;
  cost: [number, number][];
  knobs: Map<string, Knob>;
  charge: Charge[][];
  shapes: Map<number, Shape[]>;
  lifts: boolean;
};

/**
 * `most`: how far an amount can go, null for a rule that holds or does not; `per`: how much of the column makes one; `beyond`: how much of
 * it other work takes first.
 */
export type Rule = Pick<Knob, 'rule' | 'change'> & { price: number; most: number | null } & Partial<
    Pick<Knob, 'per' | 'beyond'> & { grain: number }
  >;

/** The columns of one rule: whether it is loosened and, where it has an amount, by how much. */
export function knobOf({ linear, cost, knobs }: Elastic, given: Rule): Knob {
  const { rule, change, price, most, per = 1, beyond = 0 } = given;
  const known = knobs.get(rule);
  if (known) return known;
  const used = column(linear, 0, 1);
  cost.push([used, price]);
  const amount = most === null ? null : column(linear, 0, most);
  if (amount !== null) {
    linear.continuous!.add(amount);
    cost.push([amount, (given.grain ?? grain.least) / per]);
    linear.rows.push(
      atMost(
        sum([
          [amount, 1],
          [used, -most!],
        ]),
        0,
      ),
    );
  }
  const knob: Knob = { rule, change, used, amount, per, beyond, tasks: new Map() };
  knobs.set(rule, knob);
  return knob;
}

/** What is left for the work asked about of hours that are given: as terms of a row, taken off. */
export const leavesOf = ({ used, amount, beyond }: Knob, scale = 1): [number, number][] => [
  [amount!, -scale],
  ...(beyond > 0 ? [[used, beyond * scale] as [number, number]] : []),
];

export function touches({ tasks }: Knob, task: number, at: number) {
  tasks.set(task, [...(tasks.get(task) ?? []), at]);
}
