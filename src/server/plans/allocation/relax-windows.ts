// Loosening hours at their time: more free hours up to a day, or in a week.

import { otherBeyond } from './hours.ts';
import type { Instance } from './instance.ts';
import { type Elastic, grain, type Knob, knobOf, leavesOf, price, touches } from './knobs.ts';
import { atMost, sum } from './linear.ts';
import { moreHoursIn } from './loosened-problem.ts';
import { hoursWords } from './reasons.ts';
import type { Span } from './windows.ts';
import { dayText, ownDays, partOf, type Week, weeksOf } from './working-time.ts';

type Tight = { window: number; span: Span; terms: [number, number][]; limit: number };

/**
 * For everybody with hours by week a rule for each time in which they could be short. Hours more in a time are hours more in
 * every longer time around it, and in all: the answer has for each person the rules that give them. Other work that stood outside takes of
 * them first, and nobody knows into which week of that time they will be put: all that lies in it is counted.
 */
export function addWindows(elastic: Elastic, instance: Instance, taken: number[][]): Knob[][] {
  const weeks = weeksOf(instance.problem);
  return instance.problem.people.map((person, place) => {
    const worked = ownDays(instance.problem, person);
    const isIn = (week: Week, { from, to }: Span) => partOf(week, from, to, worked).days > 0;
    // A time without a working day of theirs, like a Sunday alone, has no hours that they could be given.
    const hasWork = ({ span }: Tight) => weeks.some((week) => isIn(week, span));
    const tight = tightIn(elastic, instance, taken, place);
    // What is given in one time may have to be enough for all longer ones around it.
    const all = elastic.charge[place]!.reduce((sum, { task, at, as, part }) => {
      const { task: on, buddy } = instance.units;
      return sum + part * (as === 'on' ? on : buddy)[task]! * elastic.linear.upper[at]!;
    }, 0);
    const given = tight.filter(hasWork).map(({ window, span }) => {
      const { hours } = instance.windows.windows[window]!;
      const { perHour } = instance.units;
      const [words, price] = named(instance, span, hours[place]!);
      const inside = (instance.problem.weeks ?? []).filter((_, at) => isIn(weeks[at]!, span));
      const beyond = otherBeyond(person, inside) * perHour;
      const amount = { most: all + beyond, beyond, per: perHour, grain: grain.hour };
      const rule = { rule: `${person.id}: ${words}`, change: moreHoursIn(person.id, span) };
      const knob = knobOf(elastic, { ...rule, price, ...amount });
      for (const { task, at } of elastic.charge[place]!) touches(knob, task, at);
      return { span, knob };
    });
    for (const { window, span, terms, limit } of tight) {
      const { scale } = instance.windows.windows[window]!;
      const more = given.filter(({ span: inner }) => inner.from >= span.from && inner.to <= span.to);
      const row = sum([...terms, ...more.flatMap(({ knob }) => leavesOf(knob, scale))]);
      elastic.linear.rows.push(atMost(row, limit));
    }
    return given.map(({ knob }) => knob);
  });
}

/** The times that the work asked about could overfill; `limit` is what is still free. */
function tightIn({ charge, linear }: Elastic, { windows, units }: Instance, taken: number[][], place: number): Tight[] {
  return windows.windows.flatMap(({ of, scale, limit: limits, hours }, window) => {
    if ('task' in of || !Number.isFinite(limits[place])) return [];
    const limit = hours[place]! * units.perHour * scale - taken[window]![place]!;
    const terms = charge[place]!.flatMap(({ at, as, part, inside }): [number, number][] => {
      const own = inside.find((one) => one.window === window);
      return own ? [[at, own[as] * part]] : [];
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
