// A problem after one of its rules was loosened: what is named as a way out can be tried by solving it again.
import type { Person, Problem, Rule, Task } from './problem.ts';
import { shareCount } from './shares.ts';
import { freeByWeek, type Span } from './windows.ts';
import { dayNumber, dayText, ownDays, partOf, weeksOf } from './working-time.ts';

/** `by`: hours, levels, people, days or parts; 1 for a rule that holds or does not. */
export type Change = (problem: Problem, by: number) => Problem;

const ofPerson =
  (id: string, change: (person: Person, by: number, problem: Problem) => Person): Change =>
  (problem, by) => ({
    ...problem,
    people: problem.people.map((one) => (one.id === id ? change(one, by, problem) : one)),
  });

const ofTask =
  (id: string, change: (task: Task, by: number) => Task): Change =>
  (problem, by) => ({ ...problem, tasks: problem.tasks.map((one) => (one.id === id ? change(one, by) : one)) });

/** Hours in all; where they stand by week, the last has more. */
export const moreHours = (id: string) =>
  ofPerson(id, (person, by, problem) =>
    withWeek(person, problem, (problem.weeks?.length ?? 0) - 1, whole(by), whole(by)),
  );

/** Hours between two days: as many more at work in the last week of that time as leave so many in the part of it that counts. */
export const moreHoursIn = (id: string, span: Span) =>
  ofPerson(id, (person, by, problem) => {
    const weeks = weeksOf(problem).map((week) => partOf(week, span.from, span.to, ownDays(problem, person)));
    const at = weeks.findLastIndex(({ days }) => days > 0);
    return withWeek(person, problem, at, whole((by * (weeks[at]?.of ?? 1)) / (weeks[at]?.days ?? 1)), whole(by));
  });

function withWeek(given: Person, problem: Problem, week: number, more: number, inAll: number): Person {
  const person = given.weeks && given.done > 0 ? withoutDone(given, problem) : given;
  const weeks = person.weeks?.map((hours, at) => (at === week ? hours + more : hours));
  const sum = weeks?.reduce((all, hours) => all + hours, 0) ?? 0;
  const grown = { ...person, hours: Math.max(person.hours + inAll, sum), ...(weeks && { weeks }) };
  return weeks ? withOther(grown, problem.weeks![week]!, more, inAll) : withOther(grown, null, 0, inAll);
}

/** Of hours that are added other work takes what it could not have before: of a week's its own, and then what has no week. */
function withOther(person: Person, week: string | null, more: number, inAll: number): Person {
  if (!person.other?.some(({ beyond }) => beyond)) return person;
  let [inWeek, left] = [more, inAll];
  const other = person.other.map((one) => {
    const isOfWeek = week !== null && one.week !== undefined;
    const room = isOfWeek ? (one.week === week ? inWeek : 0) : left;
    const taken = Math.min(one.beyond ?? 0, room);
    if (isOfWeek) inWeek -= taken;
    left = Math.max(0, left - taken);
    return { ...one, hours: one.hours + taken, beyond: (one.beyond ?? 0) - taken };
  });
  return { ...person, other };
}

/** What is done takes the first hours that there are: as work of its weeks it takes none of those that are added. */
function withoutDone(person: Person, problem: Problem): Person {
  const gone = freeByWeek(person, weeksOf(problem)).map(({ gone }, at) => ({
    what: 'work done',
    hours: gone,
    week: problem.weeks![at]!,
  }));
  return { ...person, done: 0, other: [...(person.other ?? []), ...gone] };
}

/** To hundredths and upwards: finer hours would only make the numbers of the model larger. */
const whole = (hours: number) => Math.ceil(hours * 100 - 1e-4) / 100;

const isSame = (a: Rule, b: Rule) => a.kind === b.kind && a.value === b.value;

/** A limit in hours is raised, any other rule lifted. */
export const withoutRule = (id: string, rule: Rule) =>
  ofPerson(id, (person, by) => ({
    ...person,
    rules: person.rules.flatMap((one) => {
      if (!isSame(one, rule)) return [one];
      return one.kind === 'max-hours' || one.kind === 'max-task-hours'
        ? [{ ...one, value: one.value + whole(by) }]
        : [];
    }),
  }));

export const higherLevel = (id: string, skill: string) =>
  ofPerson(id, (person, by) => ({
    ...person,
    skills: { ...person.skills, [skill]: (Object.hasOwn(person.skills, skill) ? person.skills[skill]! : 0) + by },
  }));

export const unpinned = (task: string, person: string) =>
  ofTask(task, (one) => ({ ...one, pinned: one.pinned.filter((id) => id !== person) }));

export const allowed = (task: string, person: string) =>
  ofTask(task, (one) => ({ ...one, forbidden: one.forbidden.filter((id) => id !== person) }));

/** More places where more are pinned than there are, else fewer. */
export const otherPlaces = (task: string) =>
  ofTask(task, (one, by) => ({ ...one, people: one.people + (one.pinned.length > one.people ? by : -by) }));

/** A hair smaller, so that what no decimal writes exactly still makes as many shares. */
export const smallerShares = (task: string) =>
  ofTask(task, (one, by) => ({ ...one, share: { smallest: one.share!.smallest - by - hair } }));

const hair = 1e-5;

/** Into so many equal parts. */
export const sharedInto = (task: string) =>
  ofTask(task, (one, by) => {
    const share = { smallest: one.hours / by - hair };
    return { ...one, ...(shareCount({ ...one, share }) === by && { share }) };
  });

export const laterBy = (task: string) =>
  ofTask(task, (one, by) => ({ ...one, due: dayText(dayNumber(one.due!) + by) }));

export const notSpread = (task: string) => ofTask(task, ({ spread: _, from: __, ...one }) => one);
