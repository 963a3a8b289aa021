// The optimiser names people, tasks and objectives by their ids; people read names.
import { dayInWords, daysAfter } from '../day-words.ts';
import type { AllocationAnswer } from './allocation/answer.ts';
import type { Keep } from './allocation/keeping.ts';
import { hoursWords, roundedHours, withRoundedHours } from './hours-words.ts';
import type { PlanProblem } from './plan-problem.ts';

/** Names by id, as they were when the run was asked for. */
export function namesIn({ people, tasks, objectives }: PlanProblem) {
  return new Map<string, string>([
    ...people.map(({ id, name }) => [id, name ?? id] as const),
    ...tasks.map(({ id, title }) => [id, `“${title ?? id}”`] as const),
    ...objectives.map(({ id, title }) => [id, `“${title}”`] as const),
  ]);
}

const anId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Words with every known id replaced by its name. */
export const withNames = (words: string, names: ReadonlyMap<string, string>): string =>
  words.replace(anId, (id) => names.get(id) ?? id);

/** The same of what the optimiser says, with hours as people read them. */
export const inWordsOf = (words: string, names: ReadonlyMap<string, string>): string =>
  withNames(withRoundedHours(words.replace(/^(serves objective .+), priority -?[\d.]+$/, '$1')), names);

const aimNames: Record<string, [one: string, several: string]> = {
  fit: ['level of skill to spare', 'levels of skill to spare'],
  development: ['piece of work that develops somebody', 'pieces of work that develop somebody'],
  preferences: ['wish met', 'wishes met'],
};

/** What another choice would cost, as the optimiser writes it ("load 85 % → 95 %", "fit −1"), as people say it. */
export function sayCost(cost: string): string {
  const load = /^load (\d+) % → (\d+) %$/.exec(cost);
  if (load) return `whoever has most to do goes from ${load[1]}% to ${load[2]}% of their hours`;
  const [, aim, sign, amount] = /^(\w+) ([+−])([\d.]+)$/.exec(cost) ?? [];
  const names = aim && aimNames[aim];
  if (!names) return cost;
  return `${amount} ${sign === '+' ? 'more' : 'fewer'} ${names[amount === '1' ? 0 : 1]}`;
}

const isGain = (cost: string) => {
  const load = /^load (\d+) % → (\d+) %$/.exec(cost);
  return load ? Number(load[2]) < Number(load[1]) : / \+[\d.]+$|would be covered$/.test(cost);
};

/** What another choice would cost and what it would gain, each in words: it may lose in one aim and win in another. */
export function sayCosts(costs: readonly string[], names: ReadonlyMap<string, string>) {
  const say = (cost: string) => inWordsOf(sayCost(cost), names);
  return { costs: costs.filter((cost) => !isGain(cost)).map(say), gains: costs.filter(isGain).map(say) };
}

const aimOf = { fit: 'fit', develop: 'development', prefer: 'preferences' } as const;

/** What an aim reached, in its unit. Load is counted in steps of 5%, of whoever has most to do; skill is what is above need, less what is below. */
export function sayReached(aim: 'load' | keyof typeof aimOf, value: number): string {
  if (aim === 'load')
    return `Whoever has most to do: ${Math.round(value * 100)}% of their hours, counted in steps of 5%`;
  const amount = Math.round(value * 100) / 100;
  if (amount < 0) return `${-amount} ${amount === -1 ? 'level' : 'levels'} of skill short`;
  return `${amount} ${aimNames[aimOf[aim]]![amount === 1 ? 0 : 1]}`;
}

type Given = { assignments: readonly { task: string }[]; unassigned: readonly { task: string }[] };

/** How many tasks are given out whole, how many in part, and how many there are. A shared task may be among both. Pure. */
export function countedTasks({ assignments, unassigned }: Given) {
  const left = new Set(unassigned.map(({ task }) => task));
  const given = new Set(assignments.map(({ task }) => task));
  const inPart = [...given].filter((task) => left.has(task)).length;
  return { whole: given.size - inPart, inPart, all: new Set([...given, ...left]).size };
}

type Wishing = { people: readonly Pick<PlanProblem['people'][number], 'id' | 'prefers' | 'avoids'>[] };
type Chosen = { assignments: readonly { task: string; people: readonly string[] }[] };

/** "1 of 3 wishes met", and how much went to people who would rather not. */
export function sayWishes({ people }: Wishing, { assignments }: Chosen): string {
  const has = (person: string, task: string) =>
    assignments.some((row) => row.task === task && row.people.includes(person));
  const [wished, avoided] = (['prefers', 'avoids'] as const).map((kind) =>
    people.flatMap(({ id, ...person }) => (person[kind] ?? []).map((task) => has(id, task))),
  ) as [boolean[], boolean[]];
  if (wished.length + avoided.length === 0) return 'No wishes';
  const met = `${wished.filter(Boolean).length} of ${wished.length} ${wished.length === 1 ? 'wish' : 'wishes'} met`;
  const against = avoided.filter(Boolean).length;
  return against === 0
    ? met
    : `${met}; ${against} ${against === 1 ? 'task' : 'tasks'} to somebody who would rather not`;
}

/** "5 of 6 tasks", or "4 of 6 tasks, and 1 in part" */
export function sayCounted({ whole, inPart, all }: ReturnType<typeof countedTasks>): string {
  return `${whole} of ${all} ${all === 1 ? 'task' : 'tasks'}${inPart > 0 ? `, and ${inPart} in part` : ''}`;
}

export const sayCover = (answer: Given): string => sayCounted(countedTasks(answer));

type Held = NonNullable<PlanProblem['tasks'][number]['held']>[number];
type Keeping = { tasks: readonly Pick<PlanProblem['tasks'][number], 'id' | 'held'>[] };

/** "5 of 6 kept, 1 in part": of the work that somebody has now, or agreed to, what stays theirs. Work of several shares is one. */
export function sayKept(keep: Keep, { assignments }: { assignments: readonly Kept[] }, { tasks }: Keeping): string {
  const stays = tasks.flatMap(({ id, held = [] }) =>
    held
      .filter(({ agreed }) => agreed || keep === 'kept')
      .map((one) =>
        staysOf(
          assignments.find(({ task }) => task === id),
          one,
        ),
      ),
  );
  const [whole, inPart] = (['whole', 'part'] as const).map((how) => stays.filter((one) => one === how).length);
  return `${whole} of ${stays.length} kept${inPart! > 0 ? `, ${inPart} in part` : ''}`;
}

type Kept = Pick<AllocationAnswer['assignments'][number], 'task' | 'people' | 'buddies' | 'shares' | 'buddyShares'>;

function staysOf(given: Kept | undefined, { person, buddy, hours }: Held): 'whole' | 'part' | 'not' {
  const beside = [...Object.values(given?.buddies ?? {}), ...(given?.buddyShares ?? []).map((one) => one.buddy)];
  if (!given || !(buddy ? beside : given.people).includes(person)) return 'not';
  const now = buddy ? undefined : given.shares?.[person];
  return now !== undefined && hours !== undefined && now < hours - 0.01 ? 'part' : 'whole';
}

/**
 * What would have to change so that more work is possible: "Lena Fischer has 11.25 hours, and needs 28.75 more". The rule as the optimiser writes
 * it, by name; `pinned`: how many people are pinned to the task that it is about. Of hours, `other` are those that other work takes first.
 */
export function sayLoosened({ rule, by, other = 0 }: Loosened, pinned = 0): string {
  const [, whose, about = ''] = /^(.*): (.+)$/s.exec(rule) ?? ['', rule];
  const timed = /^([\d.]+ hours?) (by|in the week of|from) (.+)$/.exec(about);
  if (timed) {
    const when = inWords(timed[2] === 'by' ? `up to ${timed[3]}` : `${timed[2]} ${timed[3]}`);
    return `${whose} ${sayNeeded(timed[1]!, by, other, ` free ${when}`)}`;
  }
  const shared = /^shares of at least (.+)$/.exec(about);
  if (shared) return `${whose} is shared out in parts of at least ${shared[1]}: ${Math.round(by * 100) / 100} fewer`;
  const due = /^due (.+)$/.exec(about);
  if (due)
    return `${whose} is due on ${dayInWords(due[1]!)}, and would have to be due on ${dayInWords(daysAfter(due[1]!, by))}`;
  if (about === 'spread') return `${whose} would have to be done whenever there is time, not spread over the weeks`;
  if (about === 'done by one person') return `${whose} would have to be shared out, in ${by} equal parts`;
  if (hours.test(about)) return `${whose} ${sayNeeded(about, by, other)}`;
  if (/^(at most|no task over) /.test(about)) return `${whose}, ${about}: ${by} more`;
  if (about.startsWith('level '))
    return `${whose} has ${about}, and needs ${by === 1 ? 'one level' : `${by} levels`} more`;
  const pin = /^pinned (.+)$/s.exec(about);
  if (pin) return `${whose} would have to go to somebody other than ${pin[1]}, who was chosen for it`;
  const barred = /^not (.+)$/s.exec(about);
  if (barred) return `${whose} would have to be open to ${barred[1]}, who was kept off it`;
  if (about === '') return `${capital(rule)}: ${by} fewer`;
  const needed = /^(\d+) (person|people)$/.exec(about);
  if (!needed) return `${whose}, ${about}: this would have to be lifted`;
  return `${whose} needs ${about}: ${by === 1 ? 'one' : by} ${pinned > Number(needed[1]) ? 'more' : 'fewer'}`;
}

type Loosened = Pick<AllocationAnswer['relax'][number], 'rule' | 'by' | 'other'>;

/**
 * "has 2.3 hours free, and needs 2.7 more": both to the hundredth, and together what is wanted to the hundredth. What of it goes to other work
 * is said: it stood outside the hours, and would be missing from them.
 */
function sayNeeded(about: string, by: number, other: number, free = ''): string {
  const has = Number.parseFloat(about);
  const needs = `needs ${roundedHours(roundedHours(has + by) - roundedHours(has))} more`;
  return `has ${hoursWords(has)}${free}, and ${needs}${other > 0 ? `, ${roundedHours(other)} of them for other work` : ''}`;
}

/** Days as people say them. */
const inWords = (words: string) => words.replace(/\d{4}-\d{2}-\d{2}/g, dayInWords);

const hours = /^[\d.]+ hours?$/;
const pins = 'its pins cannot be kept: ';

/** Why nobody has a task, as the optimiser writes it, in the words of the pages: there a pin is an instruction. Pure. */
export function sayUngivenWhy(because: string): string {
  if (because.startsWith('nothing is assigned while the pins'))
    return 'Nothing is given out while the instructions for other tasks cannot be kept';
  if (!because.startsWith(pins)) return capital(inWords(because));
  const rules = because.slice(pins.length).split('; ');
  return `The instructions cannot be kept: ${rules.map(sayClash).join('; ')}`;
}

/** One of the rules that cannot all be kept. */
function sayClash(rule: string): string {
  const [, whose, about = ''] = /^(.*): (.+)$/s.exec(rule) ?? ['', rule];
  const pin = /^pinned (.+)$/s.exec(about);
  if (pin) return `${pin[1]} was chosen for ${whose}`;
  const barred = /^not (.+)$/s.exec(about);
  if (barred) return `${barred[1]} was kept off ${whose}`;
  if (about === 'a personal rule') return `a personal rule of ${whose} stands against it`;
  if (/^due /.test(about)) return `${whose} is ${inWords(about.replace('due', 'due on'))}`;
  if (about === 'spread') return `${whose} is spread over the weeks`;
  if (/^\d+ (person|people)$/.test(about)) return `${whose} is for ${about}`;
  if (/^[\d.]+ hours?\b/.test(about) || about.startsWith('level ')) return `${whose} has ${inWords(about)}`;
  return about === '' ? rule : `${whose} has the rule “${about}”`;
}

/** A reason at the beginning of a line. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
