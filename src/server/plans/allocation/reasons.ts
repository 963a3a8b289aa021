// Why somebody is on a task, in words.
import { allOf } from '../../list-words.ts';
import { levelOf, stretch } from './eligibility.ts';
import type { Instance } from './instance.ts';
import type { Person, Rule, Task } from './problem.ts';
import { membersOf } from './shares.ts';
import type { Parts, Whole } from './whole-task.ts';

export const nameOf = (person: Person) => person.name || person.id;

/** The reasons for everyone on a task, each person named where there are several. */
export function reasonsFor(instance: Instance, { task, placed, parts }: Whole): string[] {
  const { people, buddies } = placed;
  const work = instance.problem.tasks[task]!;
  const each = people.flatMap((place) => {
    const person = instance.problem.people[place]!;
    const buddy = buddies.get(place);
    const words = buddy === undefined ? qualified(person, work) : developing(instance, person, task, buddy, parts);
    const all = [...words, ...partly(instance, task, place, parts), ...personal(person, work), ...besides(person)];
    return people.length > 1 ? all.map((word) => `${nameOf(person)}: ${word}`) : all;
  });
  return [...each, ...priority(instance, work)];
}

/** How much of a shared task somebody does. */
function partly({ first, units }: Instance, task: number, place: number, parts: Parts | null): string[] {
  const hours = parts?.on.get(place);
  if (hours === undefined) return [];
  const all = (membersOf(first, task).length * units.task[task]!) / units.perHour;
  return [`${round(hours)} of its ${hoursWords(all)}`];
}

/** Coaching and the like is load: it is part of why somebody has no more. */
const besides = ({ other = [] }: Person) =>
  [...Map.groupBy(other, ({ what }) => what)].flatMap(([what, rows]) => {
    const hours = round(rows.reduce((sum, one) => sum + one.hours, 0));
    return hours > 0 ? [`has ${hoursWords(hours)} of ${what} as well`] : [];
  });

function qualified(person: Person, task: Task): string[] {
  const needs = Object.entries(task.skills);
  if (needs.length === 0) return ['no skill is needed'];
  return needs.map(([skill, needed]) => `level ${levelOf(person, skill)} for ${skill}, ${needed} needed`);
}

function developing(
  { problem, units }: Instance,
  person: Person,
  task: number,
  place: number,
  parts: Parts | null,
): string[] {
  const work = problem.tasks[task]!;
  const own = parts?.buddies.filter((one) => problem.people[one.person] === person);
  const charges = own ?? [{ buddy: place, hours: units.buddy[task]! / units.perHour }];
  const buddies = charges.map(({ buddy }) => problem.people[buddy]!);
  const below = stretch(person, work) ?? [];
  const known = {
    ...work,
    skills: Object.fromEntries(Object.entries(work.skills).filter(([skill]) => !below.includes(skill))),
  };
  const grows = below.map((skill) => {
    const words = `develops ${skill}: level ${levelOf(person, skill)}, ${work.skills[skill]} needed`;
    const beside = buddies.map((buddy) => `${nameOf(buddy)} (level ${levelOf(buddy, skill)})`);
    return `${words}, with ${allOf(beside)} as ${buddies.length === 1 ? 'buddy' : 'buddies'}`;
  });
  const rest = Object.keys(known.skills).length > 0 ? qualified(person, known) : [];
  const charged = charges.map(
    ({ buddy, hours }) => `${hoursWords(hours)} charged to ${nameOf(problem.people[buddy]!)}`,
  );
  return [...grows, ...rest, ...charged];
}

/** Of whoever is pinned, where no other reason is told. */
export const byLeader = 'chosen by the leader';

function personal(person: Person, task: Task): string[] {
  return [
    ...(task.pinned.includes(person.id)
      ? [hasBegun(person, task) ? 'has begun it' : (task.pinnedWhy?.[person.id] ?? byLeader)]
      : []),
    ...(person.prefers.includes(task.id) ? ['prefers this task'] : []),
    ...(person.avoids.includes(task.id) ? ['would rather not, but it serves the earlier aims'] : []),
  ];
}

const hasBegun = ({ id }: Person, { held = [] }: Task) => held.some((one) => one.person === id && one.begun);

function priority({ problem }: Instance, task: Task): string[] {
  const objective = problem.objectives.find(({ id }) => id === task.objective);
  return objective ? [`serves objective ${objective.id}, priority ${objective.priority}`] : [];
}

/** A person's rule in words, as in `at most 20 hours`. */
export function ruleWords(rule: Rule): string {
  if (rule.kind === 'no-channel') return `no ${rule.value}`;
  if (rule.kind === 'never') return `never ${rule.value}`;
  if (rule.kind === 'max-hours') return `at most ${hoursWords(rule.value)}`;
  return `no task over ${hoursWords(rule.value)}`;
}

export const hoursWords = (hours: number) => `${round(hours)} ${round(hours) === 1 ? 'hour' : 'hours'}`;

export const round = (amount: number) => Math.round(amount * 1e6) / 1e6;

export function listOf(words: string[]): string {
  if (words.length > 6) return `${words.slice(0, 5).join(', ')} and ${words.length - 5} more`;
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
