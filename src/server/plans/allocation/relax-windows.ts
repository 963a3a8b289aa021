// Loosening hours at their time: more free hours up to a day, or in a week.
import type { Instance } from './instance.ts';
import { atMost, sum } from './linear.ts';
import { hoursWords } from './reasons.ts';
import { type Elastic, knobOf, price, touches } from './relax.ts';
import type { Span } from './windows.ts';
import { dayText, weeksOf } from './working-time.ts';

type Tight = { window: number; span: Span; terms: [number, number][]; limit: number };

/**
 * For everybody with hours by week a rule for each time in which they could be short. Hours more in a time are hours more in
 * every longer time around it, and in all: the answer has for each person the columns that give them.
 */
export function addWindows(elastic: Elastic, instance: Instance, taken: number[][]): number[][] {
  return instance.problem.people.map((person, place) => {
    const tight = tightIn(elastic, instance, taken, place);
    // What is given in one time may have to be enough for all longer ones around it.
    const all = elastic.charge[place]!.reduce((sum, { task, at, as, part }) => {
      const { task: on, buddy } = instance.units;
      return sum + part * (as === 'on' ? on : buddy)[task]! * elastic.linear.upper[at]!;
    }, 0);
    const given = tight.map(({ window, span }) => {
      const { hours } = instance.windows.windows[window]!;
      const { perHour } = instance.units;
      const [words, price] = named(instance, span, hours[place]!);
      const knob = knobOf(elastic, `${person.id}: ${words}`, price, all, perHour);
      for (const { task, at } of elastic.charge[place]!) touches(knob, task, at);
      return { span, at: knob.amount! };
    });
    for (const { window, span, terms, limit } of tight) {
      const { scale } = instance.windows.windows[window]!;
      const more = given.filter(({ span: inner }) => inner.from >= span.from && inner.to <= span.to);
      const row = sum([...terms, ...more.map(({ at }): [number, number] => [at, -scale])]);
      elastic.linear.rows.push(atMost(row, limit));
    }
    return given.map(({ at }) => at);
  });
}

/** The times that the work asked about could overfill; `limit` is what is still free. */
function tightIn({ charge, linear }: Elastic, { windows, units }: Instance, taken: number[][], place: number): Tight[] {
  return windows.windows.flatMap(({ of, scale, limit: limits, hours }, window) => {
    if ('task' in of || !Number.isFinite(limits[place])) return [];
    const limit = hours[place]! * units.perHour * scale - taken[window]![place]!;
    const terms = charge[place]!.flatMap(({ task, at, as, part }): [number, number][] => {
      const inside = windows.ofTask[task]!.find((one) => one.window === window);
      return inside ? [[at, inside[as] * part]] : [];
    });
    const most = terms.reduce((sum, [at, by]) => sum + by * linear.upper[at]!, 0);
    return most > limit + 1e-6 ? [{ window, span: of, terms, limit }] : [];
  });
}

/** Hours in all come before hours up to a day, and those before the hours of a week, where one rule is enough. */
function named({ problem }: Instance, { from, to }: Span, hours: number): [words: string, price: number] {
  if (from === -Infinity) return [`${hoursWords(hours)} by ${dayText(to)}`, price.by];
  const week = weeksOf(problem).some((one) => one.from === from && one.to === to);
  const when = week ? `in the week of ${dayText(from)}` : `from ${dayText(from)} to ${dayText(to)}`;
  return [`${hoursWords(hours)} ${when}`, price.week];
}
