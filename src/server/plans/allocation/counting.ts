// Columns that count what somebody has of shared work: what they keep of it, their step up in it, their wish of it.
import type { Instance } from './instance.ts';
import type { Keep } from './keeping.ts';
import { atMost, column, type Linear, sum } from './linear.ts';
import type { Model } from './model.ts';
import { sharesOf } from './shares.ts';

/** What counts once for everybody who has shares of a task, however many. */
export type Once = 'develop' | 'prefer';
/** A column that counts what somebody keeps of a shared task, or whether they take a step up in it or have a wish of it, what each is
 * worth, and the columns of which it counts `most` together. */
export type Count = { at: number; most: number; of: number[]; worth: number };

/** Nobody keeps more of a shared task than they had of it, nor than they have of it then. */
export function staysIn(linear: Linear, instance: Instance, { at, support }: Model, keep: Keep): Count[] {
  const { first, ofTask, pairs, groups, keeping } = instance;
  return keeping[keep].flatMap(({ on, buddies }, task) => {
    if (first[task] !== task || sharesOf(instance.first, task) === 1) return [];
    const own = groups.flatMap((group, g) => (group.task === task ? [{ ...group, columns: support[g]! }] : []));
    const having = [...on].map(([person, most]) => {
      return { most, of: ofTask[task]!.filter((pair) => pairs[pair]!.person === person).map((pair) => at[pair]!) };
    });
    const helping = [...buddies].map(([person, most]) => {
      return { most, of: own.flatMap(({ buddies, columns }) => columns.filter((_, i) => buddies[i] === person)) };
    });
    return [...having, ...helping]
      .filter(({ of }) => of.length > 0)
      .map(({ most, of }) => counting(linear, Math.min(most, sharesOf(instance.first, task)), of));
  });
}

/** Whoever has several shares of a task takes one step up in it. */
export function stepsIn(linear: Linear, instance: Instance, { at }: Model): Count[] {
  const { pairs, first } = instance;
  return pairs.flatMap(({ task, below }, pair) => {
    const alone = first[task] !== task || sharesOf(instance.first, task) === 1;
    return alone || below.length === 0 ? [] : [counting(linear, 1, [at[pair]!])];
  });
}

/** A wish is met, or gone against, once, with however many shares. */
export function wishesIn(linear: Linear, instance: Instance, { at }: Model): Count[] {
  const { pairs, first } = instance;
  return pairs.flatMap(({ task, prefer }, pair) => {
    const alone = first[task] !== task || sharesOf(instance.first, task) === 1;
    if (alone || prefer === 0) return [];
    return [prefer > 0 ? counting(linear, 1, [at[pair]!]) : against(linear, at[pair]!)];
  });
}

function counting(linear: Linear, most: number, of: number[]): Count {
  const at = column(linear, 0, most);
  linear.rows.push(atMost(sum([[at, 1], ...of.map((one) => [one, -1] as const)]), 0));
  return { at, most, of, worth: 1 };
}

/** One as soon as there is any of it. */
function against(linear: Linear, of: number): Count {
  const at = column(linear, 0, 1);
  linear.rows.push(
    atMost(
      sum([
        [of, 1],
        [at, -linear.upper[of]!],
      ]),
      0,
    ),
  );
  return { at, most: 1, of: [of], worth: -1 };
}
