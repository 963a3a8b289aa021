// Wishes that a run of the allocation did not meet, and what its record knows of why, to whoever reads it. Of a personal rule only its own
// person is told; what others read is worded alike where there is one and where there is none. Pure.
import { levelOf, ruledOut, stretch } from './allocation/eligibility.ts';
import { otherHours } from './allocation/hours.ts';
import { type Person, type Problem, readProblem, type Task } from './allocation/problem.ts';
import { ruleWords } from './allocation/reasons.ts';
import { shareCount } from './allocation/shares.ts';
import type { AllocationAnswer } from './allocation.ts';
import { namesIn, sayCosts } from './allocation-names.ts';
import { hoursWords } from './hours-words.ts';
import { nextBestWords } from './next-best-words.ts';
import type { PlanProblem } from './plan-problem.ts';
import { sayBeforeWishes } from './stage-words.ts';

export type Decided = { problem: PlanProblem; answer: AllocationAnswer };
export type Unmet = { personId: string; name: string; taskId: string; title: string; why: string };
type Wisher = { personId: string; name: string; taskId: string; isReader: boolean };

/** All that people volunteered for and did not get, in the order of the run's people, to others than themselves. */
export const unmetWishes = (run: Decided): Unmet[] =>
  run.problem.people.flatMap(({ id: personId, name: known, prefers = [] }) => {
    const name = known ?? '';
    const missed = prefers.filter((task) => !givenOf(run, task)?.people.includes(personId));
    return missed.map((taskId) => ({
      ...{ personId, name, taskId, title: run.problem.tasks.find(({ id }) => id === taskId)?.title ?? '' },
      why: whyNotMet(run, { personId, name, taskId, isReader: false }),
    }));
  });

export const givenOf = ({ answer }: Decided, taskId: string) => answer.assignments.find(({ task }) => task === taskId);

/**
 * Why somebody who volunteered for a task does not have it by this run: what is known to stand against it, else the aims. `since`: how others
 * came to have it than the run gave it to; what the run says of prices is about those.
 */
export function whyNotMet(run: Decided, wisher: Wisher, since?: string): string {
  const read = readProblem(run.problem);
  const problem = 'refused' in read ? null : read.problem;
  const task = problem?.tasks.find(({ id }) => id === wisher.taskId);
  const person = problem?.people.find(({ id }) => id === wisher.personId);
  const you = wisher.isReader ? 'you' : wisher.name;
  if (!problem || !task) return 'The task was not in the run.';
  if (!person) return `The run did not count ${you} among the people with hours in the plan.`;
  if (!person.prefers.includes(task.id)) return 'It was said after the run, which did not know of it.';
  const given = givenOf(run, task.id);
  if (task.givenUp?.includes(person.id))
    return `${wisher.isReader ? 'You' : wisher.name} gave it to others by a counter-offer, which still holds.`;
  if (!given) return 'Nobody was given it.';
  if (given.people.includes(person.id)) return `The run gave it to ${you}. It went to others since.`;
  return (
    standsAgainst(problem, person, task, wisher)?.words ??
    since ??
    byNext(run, wisher) ??
    byPrice(run, wisher, you) ??
    byAims(run, you)
  );
}

export type Against = { by: 'leader' | 'skill' | 'rule' | 'hours'; words: string };

/** What is known to keep somebody from a task, whatever the aims: the first of what there is. */
export function standsAgainst(
  ...[problem, person, task, reader]: [Problem, Person, Task, Pick<Wisher, 'name' | 'isReader'>]
): Against | null {
  const you = reader.isReader ? 'you' : reader.name;
  const found: [Against['by'], string | null][] = [
    ['leader', byLeader(person, task, you)],
    ['skill', bySkill(problem, person, task, you)],
    ['rule', reader.isReader ? byOwnRule(person, task) : null],
    ['hours', byHours(person, task, reader)],
  ];
  return found.flatMap(([by, words]) => (words === null ? [] : [{ by, words }]))[0] ?? null;
}

function byLeader({ id }: Person, { forbidden, pinned, people, share }: Task, you: string): string | null {
  if (forbidden.includes(id)) return `The leader gave the instruction that ${you} must not do it.`;
  return !share && pinned.length >= people
    ? 'Who does it was settled before the run: the leader had chosen, or it was begun.'
    : null;
}

/** That nobody can be the buddy is said only where levels alone tell it: else it would tell of a rule of somebody. */
function bySkill({ people }: Problem, person: Person, task: Task, you: string): string | null {
  const below = Object.keys(task.skills).filter((skill) => levelOf(person, skill) < task.skills[skill]!);
  if (below.length === 0) return null;
  const lacks = below
    .map((skill) => `${skill}: level ${levelOf(person, skill)}, ${task.skills[skill]} needed`)
    .join('; ');
  if (stretch(person, task) === null)
    return `${lacks}. One level less is enough for whoever has the skill as a goal, with a buddy.`;
  const isAble = (other: Person) => below.every((skill) => levelOf(other, skill) >= task.skills[skill]!);
  return people.some(isAble) ? null : `${lacks}, and nobody has the level to be buddy to ${you}.`;
}

function byOwnRule(person: Person, task: Task): string | null {
  const barred = ruledOut(person, leastOf(task)).flatMap((bar) => (bar.by === 'rule' ? [bar.rule] : []));
  const beside = person.done + otherHours(person) + leastOf(task).hours;
  const most = person.rules.filter((rule) => rule.kind === 'max-hours' && rule.value < beside);
  const against = [...barred, ...most].map(ruleWords);
  return against.length > 0
    ? `A rule about your work stands against it: ${against.join('; ')}. Others are not told that.`
    : null;
}

function byHours(person: Person, task: Task, { isReader, name }: Pick<Wisher, 'name' | 'isReader'>): string | null {
  const free = freeHours(person);
  const least = leastOf(task).hours;
  if (least <= free) return null;
  const had = isReader ? 'you had' : `${name} had`;
  return `It takes ${task.share ? 'at least ' : ''}${hoursWords(least)}, and ${had} ${hoursWords(free)} free beside other work.`;
}

/** Beside what is done, and other work. */
export const freeHours = (person: Person): number => Math.max(0, person.hours - person.done - otherHours(person));

/** What one person does of a task at least: of a shared one, a share. */
const leastOf = (task: Task): Task => ({ ...task, hours: task.hours / shareCount(task) });

function byNext(run: Decided, { personId, taskId, isReader, name }: Wisher): string | null {
  const next = givenOf(run, taskId)?.next;
  if (!next?.people.includes(personId)) return null;
  const words = nextBestWords({ ...sayCosts(next.costs, namesIn(run.problem)), exact: next.exact });
  return `${isReader ? 'You are' : `${name} is`} in the next best choice for it. ${words}`;
}

/** That there is no such plan may be for a rule of theirs, or of a buddy: it is worded alike whatever it is for. */
function byPrice({ problem, answer }: Decided, { personId, taskId }: Wisher, you: string): string | null {
  const found = answer.unmet?.find(({ person, task }) => person === personId && task === taskId);
  if (!found) return null;
  if (!found.met) return `No plan that keeps to all that is settled and agreed gives it to ${you}.`;
  const { costs, exact } = found.met;
  const part = problem.tasks.find(({ id }) => id === taskId)?.share ? 'part of it' : 'it';
  return nextBestWords(
    { ...sayCosts(costs, namesIn(problem)), exact },
    `The ${exact ? 'best plan' : 'plan'} that gives ${part} to ${you}`,
  );
}

/** A run that was asked before wishes had a price has none in its record. */
const byAims = (run: Decided, you: string): string =>
  `${sayBeforeWishes(run)} What it would have cost to give it to ${you} ${run.answer.unmet ? 'was too much to work out' : 'is not in the record'}.`;
