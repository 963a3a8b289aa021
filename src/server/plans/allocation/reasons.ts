// Why somebody is on a task, and why nobody is, in words.
import { levelOf, ruledOut, stretch } from './eligibility.ts';
import { roomOf } from './hours.ts';
import type { Instance } from './instance.ts';
import { chargesOf, type Placement, type Plan } from './plan.ts';
import type { Person, Rule, Task } from './problem.ts';

export const nameOf = (person: Person) => person.name || person.id;

/** The reasons for everyone on a task, each person named where there are several. */
export function reasonsFor(instance: Instance, task: number, { people, buddies }: Placement): string[] {
  const work = instance.problem.tasks[task]!;
  const each = people.flatMap((place) => {
    const person = instance.problem.people[place]!;
    const buddy = buddies.get(place);
    const words = buddy === undefined ? qualified(person, work) : developing(instance, person, task, buddy);
    const all = [...words, ...personal(person, work)];
    return people.length > 1 ? all.map((word) => `${nameOf(person)}: ${word}`) : all;
  });
  return [...each, ...priority(instance, work)];
}

function qualified(person: Person, task: Task): string[] {
  const needs = Object.entries(task.skills);
  if (needs.length === 0) return ['no skill is needed'];
  return needs.map(([skill, needed]) => `level ${levelOf(person, skill)} for ${skill}, ${needed} needed`);
}

function developing({ problem, units }: Instance, person: Person, task: number, place: number): string[] {
  const work = problem.tasks[task]!;
  const buddy = problem.people[place]!;
  const below = stretch(person, work) ?? [];
  const known = {
    ...work,
    skills: Object.fromEntries(Object.entries(work.skills).filter(([skill]) => !below.includes(skill))),
  };
  const grows = below.map((skill) => {
    const words = `develops ${skill}: level ${levelOf(person, skill)}, ${work.skills[skill]} needed`;
    return `${words}, with ${nameOf(buddy)} (level ${levelOf(buddy, skill)}) as buddy`;
  });
  const charge = units.buddy[task]! / units.perHour;
  const rest = Object.keys(known.skills).length > 0 ? qualified(person, known) : [];
  return [...grows, ...rest, `${hoursWords(charge)} charged to ${nameOf(buddy)}`];
}

function personal(person: Person, task: Task): string[] {
  return [
    ...(task.pinned.includes(person.id) ? ['chosen by the leader'] : []),
    ...(person.prefers.includes(task.id) ? ['prefers this task'] : []),
    ...(person.avoids.includes(task.id) ? ['would rather not, but it serves the earlier aims'] : []),
  ];
}

function priority({ problem }: Instance, task: Task): string[] {
  const objective = problem.objectives.find(({ id }) => id === task.objective);
  return objective ? [`serves objective ${objective.id}, priority ${objective.priority}`] : [];
}

/** Why a task is not covered by this plan, in one sentence. */
export function whyUncovered(instance: Instance, plan: Plan, task: number): string {
  const { problem, ofTask, pairs, units } = instance;
  const work = problem.tasks[task]!;
  const able = ofTask[task]!.map((pair) => pairs[pair]!.person);
  if (able.length === 0) return nobody(instance, work);
  const objective = problem.objectives.find(({ id }) => id === work.objective);
  if (objective && objective.priority <= 0)
    return `its objective ${objective.id} has priority ${objective.priority}, so covering it gains nothing`;
  const names = listOf(able.map((place) => nameOf(problem.people[place]!)));
  if (able.length < work.people) return `needs ${work.people} people, and only ${names} may take it`;
  const short = able.filter((place) => units.task[task]! > roomOf(units, place));
  if (able.length - short.length < work.people) {
    const [needs, who] =
      short.length === able.length
        ? [`${names} could take it, but`, 'they']
        : [`needs ${work.people} people, and`, listOf(short.map((place) => nameOf(problem.people[place]!)))];
    return `${needs} at ${hoursWords(work.hours)} it is longer than the hours ${who} may be charged`;
  }
  const charged = chargesOf(instance, plan);
  const full = able.map((place) => {
    const person = problem.people[place]!;
    return `${nameOf(person)} (${round(charged[place]! / units.perHour)} of ${round(units.cap[place]! / units.perHour)} hours taken)`;
  });
  return `not enough hours: ${listOf(full)} could take it, but its ${hoursWords(work.hours)} do not fit beside the work that counts as much or more`;
}

function nobody({ problem }: Instance, task: Task): string {
  if (problem.people.length === 0) return 'there is nobody to take it';
  const needs = Object.entries(task.skills);
  const lacking = needs.filter(([skill, needed]) => !problem.people.some((person) => levelOf(person, skill) >= needed));
  if (lacking.length > 0) return `nobody has ${levelWords(lacking)}`;
  const skilled = problem.people.filter((person) => stretch(person, task)?.length === 0);
  if (skilled.length === 0)
    return needs.length > 1 ? `nobody has both ${levelWords(needs)}` : `nobody has ${levelWords(needs)}`;
  const held = skilled.map((person) => {
    const bar = ruledOut(person, task)[0]!;
    return `${nameOf(person)} (${bar.by === 'forbidden' ? 'forbidden for this task' : ruleWords(bar.rule)})`;
  });
  return `a rule keeps everybody with the skills off it: ${listOf(held)}`;
}

const levelWords = (needs: [string, number][]) => listOf(needs.map(([skill, level]) => `${skill} at level ${level}`));

/** A person's rule in words, as in `at most 20 hours`. */
export function ruleWords(rule: Rule): string {
  if (rule.kind === 'no-channel') return `no ${rule.value}`;
  if (rule.kind === 'never') return `never ${rule.value}`;
  if (rule.kind === 'max-hours') return `at most ${hoursWords(rule.value)}`;
  return `no task over ${hoursWords(rule.value)}`;
}

export const hoursWords = (hours: number) => `${round(hours)} ${round(hours) === 1 ? 'hour' : 'hours'}`;

export const round = (amount: number) => Math.round(amount * 1e6) / 1e6;

function listOf(words: string[]): string {
  if (words.length > 6) return `${words.slice(0, 5).join(', ')} and ${words.length - 5} more`;
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
