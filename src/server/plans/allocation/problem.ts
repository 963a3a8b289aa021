// An allocation problem as it may be submitted, and the one sentence that says what is wrong with it when it may not.
import { z } from 'zod';
import { type Refusal, wrongReference } from './references.ts';

/** What may be optimised after cover, in the order used when a problem names none. */
export const aims = ['load', 'fit', 'develop', 'prefer'] as const;
export type Aim = (typeof aims)[number];

const amountWords = 'must be a number from 0 to 100000';
const amount = z.number(amountWords).min(0, amountWords).max(100_000, amountWords);
const idWords = 'must be a text of 1 to 200 characters';
const id = z.string(idWords).min(1, idWords).max(200, idWords);
const ids = z.array(id, 'must be a list of ids').default([]);
const levelWords = 'must be a whole number from 0 to 4';
const level = z.int(levelWords).min(0, levelWords).max(4, levelWords);
const levels = z.record(id, level, 'must give a level for each skill, as in {"complaints": 2}').default({});
const text = z.string('must be a text').nullish();
const day = z.iso.date('must be a day, as in "2026-11-30"');
const peopleWords = 'must be a whole number from 1 to 100';

const rule = z.discriminatedUnion(
  'kind',
  [
    z.object({ kind: z.literal('no-channel'), value: id }),
    z.object({ kind: z.literal('never'), value: id }),
    z.object({ kind: z.literal('max-task-hours'), value: amount }),
    z.object({ kind: z.literal('max-hours'), value: amount }),
  ],
  'must be one of no-channel, never, max-task-hours and max-hours',
);

// `beyond`: what of it the free hours do not hold: it takes of any hours that are added.
const other = z.object(
  { what: id, hours: amount, week: day.optional(), beyond: amount.optional() },
  'must be other work, as in {"what": "coaching", "hours": 3}',
);

const partWords = 'must be a number from 0 to 1';
const part = z.number(partWords).min(0, partWords).max(1, partWords);

// `away`: the part of a day on which they do not work all of it.
const person = z.object(
  {
    id,
    name: text,
    hours: amount,
    done: amount.default(0),
    skills: levels,
    develop: ids,
    prefers: ids,
    avoids: ids,
    rules: z.array(rule, 'must be a list of rules').default([]),
    weeks: z.array(amount, 'must be a list of hours, one for each week').optional(),
    other: z.array(other, 'must be a list of other work').optional(),
    away: z.record(day, part, 'must give the part of each day, as in {"2026-12-24": 0.5}').optional(),
  },
  'must be a person, as in {"id": "p1", "hours": 30}',
);

const truth = z.boolean('must be true or false').default(false);
const holder = z.object(
  {
    person: id,
    buddy: truth,
    agreed: truth,
    hours: amount.optional(),
    begun: z.boolean('must be true or false').optional(),
  },
  'must be who has the work now, as in {"person": "p1", "agreed": true}',
);

const smallestWords = 'must be a number above 0 and at most 100000';
const share = z.object(
  { smallest: z.number(smallestWords).positive(smallestWords).max(100_000, smallestWords) },
  'must say the smallest share, as in {"smallest": 2}',
);

// `givenUp`: who of those forbidden gave it to others, and may be buddy on it all the same. `promisedBuddies`: by whoever may take a step up
// on it, who alone is their buddy then. `pinnedWhy`: by whoever is pinned, the reason that is told, where that is not the leader's own choice.
const task = z.object(
  {
    id,
    title: text,
    hours: amount,
    due: text,
    skills: levels,
    channel: text,
    objective: id.nullish(),
    people: z.int(peopleWords).min(1, peopleWords).max(100, peopleWords).default(1),
    pinned: ids,
    forbidden: ids,
    givenUp: z.array(id, 'must be a list of ids').optional(),
    pinnedWhy: z.record(id, z.string('must be a text')).optional(),
    promisedBuddies: z.record(id, id, 'must name a buddy for each person, as in {"p1": "p2"}').optional(),
    held: z.array(holder, 'must be a list of who has the work now').optional(),
    share: share.optional(),
    spread: z.boolean('must be true or false').optional(),
    from: day.optional(),
  },
  'must be a task, as in {"id": "t1", "hours": 4}',
);

const priorityWords = 'must be a number from -100000 to 100000';
const priority = z.number(priorityWords).min(-100_000, priorityWords).max(100_000, priorityWords);

const objective = z.object(
  { id, priority: priority.nullish().transform((given) => given ?? 1) },
  'must be an objective, as in {"id": "o1", "priority": 3}',
);
const aimsWords = 'must be a list of load, fit, develop and prefer, each at most once';

const leastWords = 'must be a whole number from 0 to 100000';

/** The part of a task's hours that being a buddy on it takes, where nothing else is said. */
export const usualBuddyHours = 0.25;

const schema = z.object(
  {
    people: z.array(person, 'must be a list of people'),
    tasks: z.array(task, 'must be a list of tasks'),
    objectives: z.array(objective, 'must be a list of objectives').default([]),
    aims: z.array(z.enum(aims, 'must be one of load, fit, develop and prefer'), aimsWords).default([...aims]),
    buddyHours: amount.default(usualBuddyHours),
    weeks: z.array(day, 'must be a list of days, the first of each week').min(1, 'must name a week').optional(),
    until: day.optional(),
    holidays: z.array(day, 'must be a list of days').optional(),
    leastDevelop: z.int(leastWords).min(0, leastWords).max(100_000, leastWords).optional(),
  },
  'must be an object with people and tasks',
);

/** A problem as one may write it: hours in hours, levels 0 to 4, people and tasks named by their ids. */
export type AllocationProblem = z.input<typeof schema>;
/** The same with every default filled in. */
export type Problem = z.output<typeof schema>;
export type Person = Problem['people'][number];
export type Task = Problem['tasks'][number];
export type Rule = Person['rules'][number];

/** Reads whatever was submitted: the whole problem, or the first thing wrong with it, in one sentence, and its place. */
export function readProblem(input: unknown): { problem: Problem } | { refused: Refusal } {
  const parsed = schema.safeParse(input);
  if (!parsed.success) return { refused: wrongShape(input, parsed.error.issues[0]!) };
  const refused = wrongReference(parsed.data);
  return refused ? { refused } : { problem: parsed.data };
}

function wrongShape(input: unknown, issue: z.core.$ZodIssue): Refusal {
  const where = issue.path.reduce<string>(
    (place, step) =>
      typeof step === 'number' ? `${place}[${step}]` : place ? `${place}.${String(step)}` : String(step),
    '',
  );
  const given = issue.path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown>)?.[step], input);
  const words = issue.code === 'invalid_key' ? issue.issues[0]!.message : issue.message;
  const is = given === undefined ? 'is missing; it' : `is ${brief(given)}, but`;
  return { message: `${where || 'The problem'}${owner(input, issue.path)} ${is} ${words}.`, where };
}

/** Whose field it is, where that person or task has an id: a place alone is hard to find in a long file. */
function owner(input: unknown, [list, at, ...rest]: PropertyKey[]): string {
  if (typeof at !== 'number' || rest.length === 0) return '';
  const record = (input as Record<PropertyKey, unknown[]>)[list!]?.[at] as { id?: unknown };
  return typeof record?.id === 'string' && rest[0] !== 'id' ? ` (${record.id})` : '';
}

function brief(value: unknown): string {
  const words = JSON.stringify(value) ?? String(value);
  return words.length > 60 ? `${words.slice(0, 57)}…` : words;
}
