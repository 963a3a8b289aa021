// Who may take which task: qualified, or as a development assignment with a buddy; and if not, which rules stand against it.
import type { Person, Problem, Rule, Task } from './problem.ts';

/** Person `person` may be on task `task` (both by place in the problem). `below`: the skills still to be developed, for
 * which a buddy must be named; empty for a qualified person. */
export type Pair = { person: number; task: number; below: string[]; fit: number; prefer: number };

/** Everyone who could be buddy on a task to somebody below in exactly these skills. `only`: of those to whom one buddy was promised, that one. */
export type Group = { task: number; below: string[]; only: string | null; pairs: number[]; buddies: number[] };

/** The same for the same group on every share of a task. */
export const groupKey = ({ below, only }: Pick<Group, 'below' | 'only'>): string => JSON.stringify([below, only]);

export type Eligibility = { pairs: Pair[]; groups: Group[]; ofTask: number[][] };

/** Every pair that the rules allow, hours apart. Without a possible buddy nobody can be on a task to develop. */
export function eligibilityOf(problem: Problem): Eligibility {
  const found: Eligibility = { pairs: [], groups: [], ofTask: problem.tasks.map(() => []) };
  for (const [at, task] of problem.tasks.entries()) addTask(found, problem, task, at);
  return found;
}

function addTask(found: Eligibility, problem: Problem, task: Task, at: number) {
  const groups = new Map<string, Group>();
  for (const [person, one] of problem.people.entries()) {
    const below = stretch(one, task);
    if (!below || ruledOut(one, task).length > 0) continue;
    const group = below.length > 0 ? groupFor(groups, problem, task, at, { below, only: onlyBuddy(one, task) }) : null;
    if (group?.buddies.length === 0) continue;
    group?.pairs.push(found.pairs.length);
    found.ofTask[at]!.push(found.pairs.length);
    found.pairs.push({ person, task: at, below, fit: fitOf(one, task), prefer: preferenceOf(one, task) });
  }
  found.groups.push(...[...groups.values()].filter(({ pairs }) => pairs.length > 0));
}

type Stepping = Pick<Group, 'below' | 'only'>;

function groupFor(groups: Map<string, Group>, problem: Problem, task: Task, at: number, stepping: Stepping): Group {
  const key = groupKey(stepping);
  const known = groups.get(key);
  if (known) return known;
  const buddies = [...problem.people.keys()].filter((place) => mayBeBuddy(problem.people[place]!, task, stepping));
  const group = { task: at, ...stepping, pairs: [], buddies };
  groups.set(key, group);
  return group;
}

type Able = Pick<Person, 'id' | 'skills' | 'develop' | 'rules'>;
type Barring = Pick<Task, 'id' | 'skills' | 'forbidden' | 'givenUp' | 'channel'>;

/** The skills in which the person is one level below and developing; none when qualified; null when too far below. */
export function stretch(person: Able, task: Pick<Task, 'skills'>): string[] | null {
  const below = Object.keys(task.skills).filter((skill) => levelOf(person, skill) < task.skills[skill]!);
  const developing = (skill: string) =>
    person.develop.includes(skill) && levelOf(person, skill) === task.skills[skill]! - 1;
  return below.every(developing) ? below.sort() : null;
}

/** Why a rule keeps the person off the task, whatever their levels. */
export type Bar = { by: 'forbidden' } | { by: 'rule'; rule: Rule };

export function ruledOut(person: Person, task: Task): Bar[] {
  const long = (rule: Rule) => rule.kind === 'max-task-hours' && task.hours > rule.value;
  const broken = person.rules.filter((rule) => long(rule) || shuns(rule, task));
  return [...forbiddenOn(person, task), ...broken.map((rule) => ({ by: 'rule' as const, rule }))];
}

/** Who alone is to be their buddy on it, where that was promised. */
export const onlyBuddy = ({ id }: Person, { promisedBuddies = {} }: Task): string | null =>
  Object.hasOwn(promisedBuddies, id) ? promisedBuddies[id]! : null;

/** A buddy has the needed level in each of these skills and no rule against the task; its length does not matter. */
export function mayBeBuddy(person: Able, task: Barring, { below, only }: Stepping): boolean {
  return (
    (only === null || person.id === only) &&
    below.every((skill) => levelOf(person, skill) >= task.skills[skill]!) &&
    (forbiddenOn(person, task).length === 0 || gaveUp(person, task)) &&
    !person.rules.some((rule) => shuns(rule, task))
  );
}

/** A missing skill is level 0. */
export const levelOf = (person: Pick<Person, 'skills'>, skill: string) =>
  Object.hasOwn(person.skills, skill) ? person.skills[skill]! : 0;

function forbiddenOn(person: Able, task: Barring): Bar[] {
  return task.forbidden.includes(person.id) ? [{ by: 'forbidden' }] : [];
}

const gaveUp = ({ id }: Able, { givenUp = [] }: Barring) => givenUp.includes(id);

function shuns(rule: Rule, task: Barring): boolean {
  if (rule.kind === 'no-channel') return task.channel === rule.value;
  return rule.kind === 'never' && (task.id === rule.value || Object.hasOwn(task.skills, rule.value));
}

/** How far the person's levels lie above what is needed, each skill counting two at most and less than nothing below. */
export function fitOf(person: Person, task: Task): number {
  return Object.entries(task.skills).reduce(
    (sum, [skill, needed]) => sum + Math.min(levelOf(person, skill) - needed, 2),
    0,
  );
}

export const preferenceOf = (person: Person, task: Task) =>
  Number(person.prefers.includes(task.id)) - Number(person.avoids.includes(task.id));
