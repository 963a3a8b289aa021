// Small allocation problems made by chance, to try the solver on. A seed names a problem for ever.
import { mulberry32 } from '#server/plans/allocation/chance.ts';
import type { AllocationProblem } from '#server/plans/allocation/problem.ts';

/** Small problems with every rule in them. */
export function randomProblem(seed: number, size?: { people: number; tasks: number }): AllocationProblem {
  const random = mulberry32(seed);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const chance = (share: number) => random() < share;
  const people = Array.from({ length: size?.people ?? 1 + upTo(3) }, (_, i) => `p${i}`);
  const tasks = Array.from({ length: size?.tasks ?? upTo(4) }, (_, i) => `t${i}`);
  const skills = ['a', 'b', 'c'].slice(0, 1 + upTo(2));
  const some = (from: string[], share: number) => from.filter(() => chance(share));
  const levels = (most: number, share: number) =>
    Object.fromEntries(some(skills, share).map((skill) => [skill, upTo(most)]));
  const rules = () => [
    ...(chance(0.15) ? [{ kind: 'no-channel' as const, value: 'phone' }] : []),
    ...(chance(0.15) ? [{ kind: 'max-task-hours' as const, value: 1 + upTo(4) }] : []),
    ...(chance(0.2) ? [{ kind: 'max-hours' as const, value: upTo(8) }] : []),
    ...(chance(0.15) && tasks.length ? [{ kind: 'never' as const, value: [...tasks, ...skills][upTo(2)] ?? 'a' }] : []),
  ];
  const problem: AllocationProblem = {
    people: people.map((id) => ({
      id,
      hours: chance(0.1) ? 0 : (2 + upTo(20) / 2) * (size ? 3 : 1),
      skills: levels(4, 0.8),
      develop: some(skills, 0.6),
      prefers: some(tasks, 0.25),
      avoids: some(tasks, 0.25),
      rules: rules(),
    })),
    tasks: tasks.map((id) => ({
      id,
      hours: chance(0.05) ? 0 : 0.5 + upTo(9) / 2 + (chance(0.1) ? 0.1 : 0),
      skills: levels(3, 0.6),
      channel: chance(0.5) ? 'phone' : undefined,
      objective: chance(0.7) ? `o${upTo(1)}` : undefined,
      people: chance(0.25) && people.length > 1 ? 2 : 1,
      pinned: some(people, 0.05),
      forbidden: some(people, 0.08),
    })),
    objectives: [
      { id: 'o0', priority: chance(0.1) ? -1.5 : upTo(6) / 2 },
      { id: 'o1', priority: 1.1 },
    ],
    aims: (['load', 'fit', 'develop', 'prefer'] as const)
      .map((aim) => ({ aim, at: random() }))
      .sort((x, y) => x.at - y.at)
      .map(({ aim }) => aim)
      .slice(0, chance(0.7) ? 4 : upTo(4)),
    buddyHours: [0.25, 0.5, 0.1, 0][upTo(3)],
  };
  const done = (hours: number) => (chance(0.4) ? Math.min(hours, upTo(10) / 2) : 0);
  return { ...problem, people: problem.people.map((person) => ({ ...person, done: done(person.hours) })) };
}

/** The same problem with work given already, whether or not it could be. */
export function heldIn(problem: AllocationProblem, seed: number): AllocationProblem {
  const random = mulberry32(seed + 1);
  const holders = () =>
    problem.people.flatMap(({ id }) => {
      const [on, agreed] = [random(), random() < 0.4];
      return on < 0.5 ? [{ person: id, buddy: on < 0.2, agreed }] : [];
    });
  return { ...problem, tasks: problem.tasks.map((task) => ({ ...task, held: holders() })) };
}

/** The same problem with buddies who were promised, whether or not they could be. */
export function promisedIn(problem: AllocationProblem, seed: number): AllocationProblem {
  const random = mulberry32(seed + 4);
  const ids = problem.people.map(({ id }) => id);
  const buddies = () =>
    Object.fromEntries(
      ids.filter(() => random() < 0.4).map((id) => [id, ids[Math.floor(random() * ids.length)]!] as const),
    );
  return { ...problem, tasks: problem.tasks.map((task) => ({ ...task, promisedBuddies: buddies() })) };
}

/** The same problem with weeks, other work, days, and work that is shared out or spread. */
export function timedIn(problem: AllocationProblem, seed: number): AllocationProblem {
  const random = mulberry32(seed + 2);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const chance = (share: number) => random() < share;
  const starts = chance(0.5) ? ['2026-11-30', '2026-12-07', '2026-12-14'] : ['2026-12-03', '2026-12-07', '2026-12-14'];
  const weeks = starts.slice(0, 1 + upTo(2));
  const days = ['2026-12-02', '2026-12-04', '2026-12-06', '2026-12-09', '2026-12-11', '2026-12-16', '2026-12-18'];
  const day = () => days[upTo(days.length - 1)]!;
  const people = problem.people.map((person) => {
    const whole = Math.floor((person.hours * 2) / weeks.length) / 2;
    const own = weeks.map(() => Math.max(0, whole - upTo(2) / 2 + upTo(1) / 2));
    const total = own.reduce((sum, one) => sum + one, 0);
    const timed = chance(0.85) && total <= person.hours;
    const free = Math.max(0, (timed ? total : person.hours) - (person.done ?? 0));
    const week = weeks[upTo(weeks.length - 1)]!;
    const hours = Math.min(free, own[weeks.indexOf(week)]!, upTo(4) / 2);
    const other = chance(0.3)
      ? [{ what: 'coaching', hours, ...(chance(0.5) && chance(0.9) ? { week } : {}) }]
      : undefined;
    return {
      ...person,
      ...(timed && total >= (person.done ?? 0) ? { weeks: own } : {}),
      ...(other ? { other } : {}),
    };
  });
  const tasks = problem.tasks.map((task) => {
    const [from, due] = [day(), day()].sort() as [string, string];
    const spread = chance(0.35);
    const shared = (task.people ?? 1) === 1 && task.hours > 0 && chance(0.4);
    return {
      ...task,
      ...(chance(0.7) ? { due } : {}),
      ...(spread ? { spread, ...(chance(0.5) ? { from } : {}) } : {}),
      ...(shared ? { share: { smallest: task.hours / (1 + upTo(2) + random() * 0.9) } } : {}),
      held: task.held?.map((one) => ({ ...one, hours: upTo(8) / 2 })),
    };
  });
  const timed = {
    ...{ ...problem, people, tasks, weeks },
    ...(chance(0.4) ? { until: '2026-12-17' } : {}),
    ...(chance(0.15) ? { leastDevelop: 1 } : {}),
  };
  return offIn(timed, seed);
}

/** The same problem with bank holidays, and with people away for some days or parts of them. */
function offIn(problem: AllocationProblem, seed: number): AllocationProblem {
  const random = mulberry32(seed + 4);
  const chance = (share: number) => random() < share;
  const days = ['2026-12-01', '2026-12-03', '2026-12-04', '2026-12-07', '2026-12-09', '2026-12-11', '2026-12-16'];
  const some = (share: number) => days.filter(() => chance(share));
  const people = problem.people.map((person) =>
    chance(0.5)
      ? { ...person, away: Object.fromEntries(some(0.4).map((day) => [day, chance(0.3) ? 0.5 : 1])) }
      : person,
  );
  return { ...problem, people, ...(chance(0.4) ? { holidays: some(0.3) } : {}) };
}

/** The same problem with people who have more other work than free hours: a week of theirs is full, or all of their time. */
export function crowdedIn(problem: AllocationProblem, seed: number): AllocationProblem {
  const random = mulberry32(seed + 3);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const people = problem.people.map((person) => {
    const { hours, done = 0, weeks } = person;
    const at = upTo(Math.max(0, (weeks?.length ?? 1) - 1));
    const beyond = (1 + upTo(12)) / 4;
    const free = weeks ? weeks.reduce((sum, one) => sum + one, 0) : hours;
    const full = weeks ? weeks[at]! : Math.max(0, free - done);
    if (random() < 0.4 || full + done > free) return person;
    const other = { what: 'meetings', hours: full, beyond, ...(weeks && { week: problem.weeks![at]! }) };
    return { ...person, other: [other] };
  });
  return { ...problem, people };
}
