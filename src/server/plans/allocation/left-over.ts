// Why nobody is on a task, in words.
import { levelOf, ruledOut, stretch } from './eligibility.ts';
import { roomOf } from './hours.ts';
import type { Instance } from './instance.ts';
import { fitting } from './model.ts';
import { chargesOf, type Plan, takenOf } from './plan.ts';
import type { Task } from './problem.ts';
import { hoursWords, listOf, nameOf, round, ruleWords } from './reasons.ts';
import { membersOf } from './shares.ts';
import { dayText } from './working-time.ts';

/** Why a task is not covered by this plan, in one sentence. */
export function whyUncovered(instance: Instance, plan: Plan, task: number): string {
  const { problem, ofTask, pairs, units, first } = instance;
  const work = problem.tasks[task]!;
  const able = ofTask[task]!.map((pair) => pairs[pair]!.person);
  if (able.length === 0) return nobody(instance, work);
  const objective = problem.objectives.find(({ id }) => id === work.objective);
  if (objective && objective.priority <= 0)
    return `its objective ${objective.id} has priority ${objective.priority}, so covering it gains nothing`;
  const names = listOf(able.map((place) => nameOf(problem.people[place]!)));
  if (able.length < work.people) return `needs ${work.people} people, and only ${names} may take it`;
  const short = able.filter((place) => fitting(instance, task, place, 'on') === 0);
  if (able.length - short.length < work.people) {
    const [needs, who] =
      short.length === able.length
        ? [`${names} could take it, but`, 'they']
        : [`needs ${work.people} people, and`, listOf(short.map((place) => nameOf(problem.people[place]!)))];
    if (short.some((place) => units.task[task]! <= roomOf(units, place)))
      return `${needs} ${part(work)} fit nowhere in ${who === 'they' ? 'their free hours' : `the free hours of ${who}`} ${whenWords(instance, work)}`;
    const limited = short.filter((place) => isLimited(instance, task, place));
    if (limited.length > 0 && limited.length === short.length)
      return `${needs} ${part(work)} are more than a rule leaves ${listOf(limited.map((place) => limitWords(instance, place)))}`;
    return `${needs} ${part(work)} are more than the hours left to ${who === 'they' ? 'them' : who}`;
  }
  const charged = chargesOf(instance, plan);
  const taken = takenOf(instance, plan);
  const full = able.map(
    (place) => `${nameOf(problem.people[place]!)} (${fullWords(instance, task, place, charged, taken)})`,
  );
  const left = membersOf(first, task).filter((member) => !plan[member]).length;
  const rest = work.share
    ? `${hoursWords((left * units.task[task]!) / units.perHour)} of it`
    : `its ${hoursWords(work.hours)}`;
  return `not enough hours: ${listOf(full)} could take it, but ${rest} do not fit beside the work that counts as much or more`;
}

/** Whether a rule alone keeps somebody from so many hours. */
const isLimited = ({ units }: Instance, task: number, place: number) =>
  units.task[task]! + units.done[place]! <= units.hours[place]!;

/** "Siân Parry (at most 5 hours)" */
function limitWords({ problem }: Instance, place: number): string {
  const person = problem.people[place]!;
  const rules = person.rules.filter(({ kind }) => kind === 'max-hours' || kind === 'max-task-hours');
  return `${nameOf(person)} (${listOf(rules.map(ruleWords))})`;
}

/** What of a task one person takes at least. */
const part = ({ hours, share }: Task) => (share ? `the ${hoursWords(hours)} of one part` : `its ${hoursWords(hours)}`);

const whenWords = ({ problem: { weeks } }: Instance, { due, spread }: Task) =>
  spread ? 'week by week' : due && weeks ? `up to ${due}` : 'then';

/** What keeps somebody from taking more: their hours in all, or those free when it would have to be done. */
function fullWords(
  { units, windows }: Instance,
  task: number,
  place: number,
  charged: number[],
  taken: number[][],
): string {
  const hours = (charge: number) => round(charge / units.perHour);
  const all = `${hours(charged[place]!)} of ${hours(units.cap[place]!)} hours taken`;
  if (charged[place]! + units.task[task]! > units.cap[place]!) return all;
  const tight = windows.ofTask[task]!.find(({ window, on }) => {
    return taken[window]![place]! + on > windows.windows[window]!.limit[place]!;
  });
  if (!tight) return all;
  const { of, scale, hours: free } = windows.windows[tight.window]!;
  if ('task' in of) return `no task over ${hoursWords(free[place]!)}`;
  return `${hours(taken[tight.window]![place]! / scale)} of ${round(free[place]!)} free hours ${spanWords(of)} taken`;
}

/** "up to 2026-12-04", "from 2026-11-30 to 2026-12-06" */
export const spanWords = ({ from, to }: { from: number; to: number }) =>
  from === -Infinity ? `up to ${dayText(to)}` : `from ${dayText(from)} to ${dayText(to)}`;

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
