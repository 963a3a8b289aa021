// Loosening what stands against a task that is not shared: pins, instructions, rules, levels and how many people it needs.
import { type Bar, type Group, groupKey, levelOf, mayBeBuddy, onlyBuddy, ruledOut, stretch } from './eligibility.ts';
import type { Instance } from './instance.ts';
import { type Elastic, grain, type Knob, knobOf, price, touches, volunteered } from './knobs.ts';
import { atLeast, atMost, column, exactly, sum } from './linear.ts';
import { allowed, higherLevel, otherPlaces, unpinned, withoutRule } from './loosened-problem.ts';
import type { Person, Rule, Task } from './problem.ts';
import { ruleWords } from './reasons.ts';
import { chargeOf } from './relax-times.ts';

type Stepping = Pick<Group, 'below' | 'only'>;

export function addTask(elastic: Elastic, instance: Instance, at: number) {
  const { problem, pinned } = instance;
  const task = problem.tasks[at]!;
  const { linear } = elastic;
  const always = column(linear, 1, 1);
  // A task must be covered while one of its pins stands; once all are lifted it may be left out.
  const covered = column(linear, pinned[at]!.length > 0 ? 0 : 1, 1);
  const heads: [number, number][] = [];
  const groups = new Map<string, Stepping & { on: number[] }>();
  for (const [place, person] of problem.people.entries()) {
    const on = column(linear, 0, 1);
    heads.push([on, 1]);
    if (person.prefers.includes(task.id)) elastic.cost.push([on, -volunteered]);
    chargeOf(elastic, instance, place, { task: at, at: on, as: 'on', part: 1 });
    const step = { below: stretch(person, task) ?? [], only: onlyBuddy(person, task) };
    const supported = step.below.length > 0 && problem.people.some((one) => mayBeBuddy(one, task, step));
    if (supported) groups.set(groupKey(step), { ...step, on: [...(groups.get(groupKey(step))?.on ?? []), on] });
    else addLevels(elastic, person, task, at, on);
    for (const bar of ruledOut(person, task)) addBar(elastic, person, task, at, on, bar);
    if (pinned[at]!.includes(place)) {
      const knob = pinOf(elastic, task, person);
      touches(knob, at, always);
      for (const kept of [on, covered]) {
        linear.rows.push(
          atLeast(
            sum([
              [kept, 1],
              [knob.used, 1],
            ]),
            1,
          ),
        );
      }
    }
  }
  for (const { on, ...step } of groups.values()) addBuddies(elastic, instance, at, step, on, heads);
  const crowd = knobOf(elastic, {
    rule: `${task.id}: ${task.people} ${task.people === 1 ? 'person' : 'people'}`,
    change: otherPlaces(task.id),
    ...{ price: price.people, most: Math.max(task.people, pinned[at]!.length) },
  });
  touches(crowd, at, always);
  const fewer = column(linear, 0, task.people - 1);
  const more = column(linear, 0, Math.max(0, pinned[at]!.length - task.people));
  linear.rows.push(exactly(sum([...heads, [fewer, 1], [more, -1], [covered, -task.people]]), 0));
  linear.rows.push(
    exactly(
      sum([
        [crowd.amount!, 1],
        [fewer, -1],
        [more, -1],
      ]),
      0,
    ),
  );
}

/** That somebody is pinned; its column is fixed where pins are to be kept. */
export function pinOf(elastic: Elastic, task: Task, person: Person): Knob {
  const rule = `${task.id}: pinned ${person.id}`;
  const knob = knobOf(elastic, { rule, change: unpinned(task.id, person.id), price: price.pin, most: null });
  if (!elastic.lifts) elastic.linear.upper[knob.used] = 0;
  return knob;
}

/** How long one task may be for somebody. */
export const longestOf = (elastic: Elastic, person: Person, rule: Rule): Knob =>
  knobOf(elastic, {
    rule: `${person.id}: ${ruleWords(rule)}`,
    change: withoutRule(person.id, rule),
    ...{ price: price.task, most: 100_000 },
  });

export function addLevels(elastic: Elastic, person: Person, task: Task, at: number, on: number) {
  for (const [skill, needed] of Object.entries(task.skills)) {
    const gap = needed - levelOf(person, skill);
    if (gap <= 0) continue;
    const knob = knobOf(elastic, {
      rule: `${person.id}: level ${levelOf(person, skill)} for ${skill}`,
      change: higherLevel(person.id, skill),
      ...{ price: price.level, most: 4, grain: grain.level },
    });
    touches(knob, at, on);
    elastic.linear.rows.push(
      atLeast(
        sum([
          [knob.amount!, 1],
          [on, -gap],
        ]),
        0,
      ),
    );
  }
}

export function addBar(elastic: Elastic, person: Person, task: Task, at: number, on: number, bar: Bar) {
  if (bar.by === 'rule' && bar.rule.kind === 'max-task-hours') {
    const over = task.hours - bar.rule.value;
    const knob = longestOf(elastic, person, bar.rule);
    touches(knob, at, on);
    elastic.linear.rows.push(
      atLeast(
        sum([
          [knob.amount!, 1],
          [on, -over],
        ]),
        0,
      ),
    );
    return;
  }
  const rule =
    bar.by === 'forbidden'
      ? { rule: `${task.id}: not ${person.id}`, change: allowed(task.id, person.id), price: price.forbidden }
      : { rule: `${person.id}: ${ruleWords(bar.rule)}`, change: withoutRule(person.id, bar.rule), price: price.rule };
  const knob = knobOf(elastic, { ...rule, most: null });
  touches(knob, at, on);
  elastic.linear.rows.push(
    atLeast(
      sum([
        [knob.used, 1],
        [on, -1],
      ]),
      0,
    ),
  );
}

function addBuddies(
  elastic: Elastic,
  instance: Instance,
  at: number,
  step: Stepping,
  on: number[],
  heads: [number, number][],
) {
  const { linear } = elastic;
  const task = instance.problem.tasks[at]!;
  const support: [number, number][] = [];
  for (const [place, person] of instance.problem.people.entries()) {
    if (!mayBeBuddy(person, task, step)) continue;
    const most = on.length;
    const buddy = column(linear, 0, most);
    support.push([buddy, 1]);
    chargeOf(elastic, instance, place, { task: at, at: buddy, as: 'buddy', part: 1 });
    linear.rows.push(
      atMost(
        sum([
          [buddy, 1],
          [heads[place]![0], most],
        ]),
        most,
      ),
    );
  }
  linear.rows.push(exactly(sum([...support, ...on.map((one): [number, number] => [one, -1])]), 0));
}
