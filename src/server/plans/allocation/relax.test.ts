// What would have to change, against every set of rules that could: the set named is the cheapest there is.
import { beforeAll, expect, test } from 'vitest';
import { freeHours } from '../../../../tests/tried-days.ts';
import { allocate } from './allocate.ts';
import { mulberry32 } from './chance.ts';
import { type AllocationProblem, type Problem, readProblem } from './problem.ts';
import { loadSolver, type Solver } from './solver.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

function complete(given: AllocationProblem): Problem {
  const read = readProblem(given);
  if ('refused' in read) throw new Error(read.refused.message);
  return read.problem;
}
const solved = (given: AllocationProblem) => allocate(complete(given), { solver, secondsLeft: () => 30 });

const weeks = ['2026-11-30', '2026-12-07'];
const ann = { id: 'p1', name: 'Ann', hours: 12, weeks: [4, 8] };

test.each([
  [{ hours: 6, due: '2026-12-04' }, 'p1: 4 hours by 2026-12-04', 2],
  [{ hours: 3, due: '2026-12-01' }, 'p1: 1.6 hours by 2026-12-01', 1.4],
  [{ hours: 10, spread: true }, 'p1: 4 hours in the week of 2026-11-30', 1],
  [{ hours: 14 }, 'p1: 12 hours', 2],
  [{ hours: 6, due: '2026-12-04', share: { smallest: 6 } }, 't1: shares of at least 6 hours', 3],
])('R-002 pinned work without the time for it (%o) names what would make room', (task, rule, by) => {
  const answer = solved({ people: [ann], tasks: [{ id: 't1', pinned: ['p1'], ...task }], weeks });
  expect(answer).toMatchObject({ status: 'infeasible', relax: [{ rule, by, unblocks: ['t1'] }] });
});

test('R-002 a task left over says when its time is short, and the one rule that would make room', () => {
  const tasks = [{ id: 't1', hours: 3, due: '2026-12-04', pinned: ['p1'] }];
  const early = solved({ people: [ann], tasks: [...tasks, { id: 't2', hours: 2, due: '2026-12-04' }], weeks });
  expect(early.unassigned[0]!.because).toContain('Ann (3 of 4 free hours up to 2026-12-04 taken) could take it');
  expect(early.relax).toEqual([{ rule: 'p1: 4 hours by 2026-12-04', by: 1, unblocks: ['t2'] }]);
  const never = solved({ people: [ann], tasks: [{ id: 't2', hours: 5, due: '2026-12-04' }], weeks });
  expect(never.unassigned[0]!.because).toBe(
    'Ann could take it, but its 5 hours fit nowhere in their free hours up to 2026-12-04',
  );
});

test.each(['p1', 'p2'])(
  'R-002 among rules that are as easy to loosen those of a volunteer are named (%s)',
  (volunteer) => {
    const people = ['p1', 'p2'].map((id) => ({
      ...{ id, hours: 9, skills: { damp: 1 } },
      ...(id === volunteer && { prefers: ['t1'] }),
    }));
    const answer = solved({ people, tasks: [{ id: 't1', hours: 4, skills: { damp: 3 } }] });
    expect(answer.relax).toEqual([{ rule: `${volunteer}: level 1 for damp`, by: 2, unblocks: ['t1'] }]);
  },
);

test('R-002 more development than there can be is said, with how much there can be', () => {
  const answer = solved({ people: [{ id: 'p1', hours: 9 }], tasks: [{ id: 't1', hours: 1 }], leastDevelop: 2 });
  expect(answer.status).toBe('infeasible');
  expect(answer.relax).toEqual([{ rule: 'at least 2 development assignments', by: 2, unblocks: [] }]);
});

test('R-002 on 200 random problems whose pins cannot be kept the rules named are the cheapest set', () => {
  const seen = { hours: 0, by: 0, week: 0, share: 0, task: 0, pin: 0, 'max-hours': 0, due: 0, spread: 0 };
  for (let seed = 1; seed <= 200; seed++) {
    const problem = complete(pinnedProblem(seed));
    const answer = allocate(problem, { solver, secondsLeft: () => 30 });
    const least = cheapest(problem);
    const named = answer.status === 'infeasible' ? answer.relax : [];
    expect(answer.status === 'infeasible', `seed ${seed}`).toBe(least > 0);
    expect(Math.abs(costOf(named) - least), `seed ${seed}: ${JSON.stringify(answer.relax)}`).toBeLessThan(1e-4);
    for (const { rule } of named) seen[kindOf(rule) as keyof typeof seen]++;
  }
  for (const [kind, times] of Object.entries(seen)) expect(times, kind).toBeGreaterThan(0);
});

test('R-002 on 200 random tasks for which nobody has the time the rules named are the cheapest set', () => {
  const seen = {
    hours: 0,
    by: 0,
    week: 0,
    share: 0,
    task: 0,
    'max-hours': 0,
    due: 0,
    spread: 0,
    sharing: 0,
    several: 0,
  };
  for (let seed = 1; seed <= 200; seed++) {
    const { tasks, ...rest } = pinnedProblem(seed);
    const long = seed % 2 ? 1 : 3;
    const problem = complete({ ...rest, tasks: [{ ...tasks[0]!, hours: tasks[0]!.hours * long, pinned: [] }] });
    const answer = allocate(problem, { solver, secondsLeft: () => 30 });
    if (answer.assignments.length > 0) continue;
    const least = cheapest(problem);
    expect(Math.abs(costOf(answer.relax) - least), `seed ${seed}: ${JSON.stringify(answer.relax)}`).toBeLessThan(1e-4);
    for (const { rule } of answer.relax) seen[kindOf(rule) as keyof typeof seen]++;
    seen.several += Number(answer.relax.length > 1);
  }
  for (const [kind, times] of Object.entries(seen)) expect(times, kind).toBeGreaterThan(0);
});

const price = {
  ...{ hours: 1.1, by: 1.12, week: 1.14, share: 1.05, task: 2.2, pin: 1.5, 'max-hours': 2.3 },
  ...{ due: 1.16, spread: 1.17, sharing: 1.15 },
};
const grains = { hours: 0.01, by: 0.01, week: 0.01, 'max-hours': 0.01, due: 0.005, pin: 0, spread: 0 };
const grainOf = (kind: keyof typeof price) => (kind in grains ? grains[kind as keyof typeof grains] : 0.001);

const costOf = (rules: { rule: string; by: number }[]) =>
  rules.reduce((sum, { rule, by }) => sum + price[kindOf(rule)] + by * grainOf(kindOf(rule)), 0);

function kindOf(rule: string): keyof typeof price {
  if (/: pinned /.test(rule)) return 'pin';
  if (/: shares of/.test(rule)) return 'share';
  if (/: no task over/.test(rule)) return 'task';
  if (/: at most/.test(rule)) return 'max-hours';
  if (/: due /.test(rule)) return 'due';
  if (/: spread$/.test(rule)) return 'spread';
  if (/: done by one person$/.test(rule)) return 'sharing';
  if (/ by 2026/.test(rule)) return 'by';
  return /in the week| from /.test(rule) ? 'week' : 'hours';
}

/** People with hours by week, and work that is pinned to them; no skills, so that time alone stands in the way. */
function pinnedProblem(seed: number): AllocationProblem {
  const random = mulberry32(seed);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const chance = (share: number) => random() < share;
  const people = ['p1', 'p2'].map((id) => {
    const own = [upTo(8) / 2, upTo(12) / 2];
    const slack = chance(0.3) ? upTo(3) : 0;
    return {
      ...{ id, hours: own[0]! + own[1]! + slack, weeks: own },
      rules: [
        ...(chance(0.25) ? [{ kind: 'max-hours' as const, value: upTo(6) }] : []),
        ...(chance(0.4) ? [{ kind: 'max-task-hours' as const, value: 1 + upTo(3) }] : []),
      ],
    };
  });
  const days = ['2026-12-02', '2026-12-04', '2026-12-06', '2026-12-09', undefined];
  const tasks = Array.from({ length: 1 + upTo(2) }, (_, at) => {
    const hours = 0.5 + upTo(11) / 2;
    const due = days[upTo(4)];
    const shared = chance(0.4);
    return {
      ...{ id: `t${at}`, hours, ...(due && { due }), ...(chance(0.35) && { spread: true }) },
      ...(shared && { share: { smallest: Math.max(0.25, hours / (1 + upTo(2))) } }),
      pinned: shared && chance(0.4) ? ['p1', 'p2'] : [`p${1 + upTo(1)}`],
    };
  });
  return { people, tasks, weeks };
}

type Piece = { from: string; to: string; hours: number };
type Task = Problem['tasks'][number];
type Share = { person: string; pieces: Piece[]; hours: number };

/** Every way to give each task out, with each kind of smaller share and each later or looser time; for each the cheapest hours for everybody. */
function cheapest(problem: Problem): number {
  let best = Infinity;
  const choose = (at: number, cost: number, work: Share[]) => {
    if (at === problem.tasks.length) {
      const own = (person: Problem['people'][number]) => work.filter((one) => one.person === person.id);
      best = Math.min(
        best,
        problem.people.reduce((sum, person) => sum + hoursCost(problem, person, own(person)), cost),
      );
      return;
    }
    const task = problem.tasks[at]!;
    for (const { when, paid } of times(task)) {
      for (const way of task.pinned.length > 0 ? pinnedWays(task, when) : openWays(problem, task, when))
        choose(at + 1, cost + paid + way.cost, [...work, ...way.shares]);
    }
  };
  choose(0, 0, []);
  return best;
}

/** As it lies in time, due at the end of a later week, and then, or anyhow, not spread. */
function times(task: Task): { when: Task; paid: number }[] {
  const later = ['2026-12-06', end].filter((day) => task.due && day > task.due);
  const moved = later.map((day) => {
    const days = Math.round((Date.parse(day) - Date.parse(task.due!)) / 86_400_000);
    return {
      when: { ...task, due: day, spread: false },
      paid: price.due + 0.005 * days + (task.spread ? price.spread : 0),
    };
  });
  const flat = task.spread ? [{ when: { ...task, spread: false }, paid: price.spread }] : [];
  return [{ when: task, paid: 0 }, ...flat, ...moved];
}

const countOf = ({ share, hours }: Task) => (share ? Math.floor(hours / share.smallest + 1e-9) : 1);
const smallerBy = (task: Task, finer: number) =>
  finer === 1 ? 0 : price.share + 0.001 * (task.share!.smallest - task.hours / countOf(task) / finer);

function* pinnedWays(task: Task, when: Task): Generator<{ cost: number; shares: Share[] }> {
  const count = countOf(task);
  for (const finer of task.share ? [1, 2, 3, 4] : [1]) {
    const hours = task.hours / count / finer;
    for (const kept of subsets(task.pinned)) {
      if (kept.length > count * finer) continue;
      const cost = smallerBy(task, finer) + (task.pinned.length - kept.length) * price.pin;
      yield { cost, shares: kept.map((person) => ({ person, pieces: piecesOf(when, hours), hours })) };
    }
  }
}

/** Of every division between the two. */
function* openWays({ people }: Problem, task: Task, when: Task): Generator<{ cost: number; shares: Share[] }> {
  const count = countOf(task);
  for (const finer of [1, 2, 3, 4]) {
    const cost = task.share ? smallerBy(task, finer) : finer === 1 ? 0 : price.sharing + 0.001 * finer;
    for (let first = 0; first <= count * finer; first++) {
      const parts = [first, count * finer - first].map((one) => (one * task.hours) / count / finer);
      const shares = people.map(({ id }, at) => ({
        person: id,
        pieces: piecesOf(when, parts[at]!),
        hours: parts[at]!,
      }));
      yield { cost, shares: shares.filter(({ hours }) => hours > 0) };
    }
  }
}

const subsets = (ids: string[]): string[][] =>
  ids.reduce<string[][]>((all, id) => all.concat(all.map((some) => [...some, id])), [[]]);

/** One rule is loosened once, by as much as the longest of the work asks for. */
function lengthCost({ rules }: Problem['people'][number], work: { hours: number }[]): number {
  const limits = rules.filter(({ kind }) => kind === 'max-task-hours');
  return limits.reduce((sum, { value }) => {
    const over = Math.max(0, ...work.map(({ hours }) => hours)) - Number(value);
    return over > 1e-9 ? sum + price.task + 0.001 * over : sum;
  }, 0);
}

const end = '2026-12-13';

/** Without spread work the whole by its day; else what falls into each week by its working days. */
function piecesOf({ due, spread }: Problem['tasks'][number], hours: number): Piece[] {
  const to = due ?? end;
  if (!spread) return [{ from: '', to, hours }];
  const first = { '2026-12-02': 3, '2026-12-04': 5, '2026-12-06': 5 }[to] ?? 5;
  const second = { '2026-12-09': 3, [end]: 5 }[to] ?? 0;
  const all = first + second;
  const ends = to < '2026-12-06' ? to : '2026-12-06';
  return [
    { from: '2026-11-30', to: ends, hours: (hours * first) / all },
    ...(second > 0 ? [{ from: '2026-12-07', to, hours: (hours * second) / all }] : []),
  ];
}

/** The cheapest of all sets of times in which one person could be given more hours, and of their hours in all. */
function hoursCost(problem: Problem, person: Problem['people'][number], work: { pieces: Piece[]; hours: number }[]) {
  const all = work.reduce((sum, { hours }) => sum + hours, 0);
  const weekly = person.weeks!.reduce((sum, hours) => sum + hours, 0);
  const pieces = work.flatMap((one) => one.pieces);
  const spans = [...new Set(['', ...pieces.map(({ from }) => from)])].flatMap((from) =>
    [...new Set([end, ...pieces.map(({ to }) => to)])].filter((to) => to >= from).map((to) => ({ from, to })),
  );
  const short = spans
    .map((span) => ({ ...span, by: needed(pieces, span) - freeHours(problem, person, span.to, span.from) }))
    // Hours in all that are all free in the weeks need no rule of their own.
    .filter(({ from, to, by }) => by > 1e-6 && !(from === '' && to === end && weekly >= person.hours - 1e-9));
  const limits = person.rules.filter(({ kind }) => kind === 'max-hours').map(({ value }) => all - Number(value));
  const limited = limits.filter((by) => by > 1e-9).reduce((sum, by) => sum + price['max-hours'] + 0.01 * by, 0);
  let best = Infinity;
  for (const chosen of subsets(short.map((_, at) => String(at)))) {
    const given = chosen.map((at) => ({ ...short[Number(at)]!, more: 0 }));
    let fits = true;
    // From the shortest times to the longest: what is given in a time counts in every longer one around it.
    for (const span of short.toSorted((a, b) => lengthOf(a) - lengthOf(b))) {
      const inside = given.filter(({ from, to }) => from >= span.from && to <= span.to);
      const left = span.by - inside.reduce((sum, { more }) => sum + more, 0);
      if (left > 1e-9 && inside.length > 0) inside[0]!.more += left;
      else if (left > 1e-9) fits = false;
    }
    const more = given.reduce((sum, one) => sum + one.more, 0);
    const rest = all - person.hours - more;
    const prices = given.reduce((sum, { from }) => sum + (from === '' ? price.by : price.week), 0);
    // Whoever is given hours at some time anyway is given them in all.
    const own = rest > 1e-9 ? (given.length > 0 ? 0 : price.hours) + 0.01 * rest : 0;
    if (fits) best = Math.min(best, prices + 0.01 * more + own);
  }
  return best + limited + lengthCost(person, work);
}

const needed = (pieces: Piece[], { from, to }: { from: string; to: string }) =>
  pieces.reduce((sum, piece) => (piece.from >= from && piece.to <= to ? sum + piece.hours : sum), 0);

const lengthOf = ({ from, to }: { from: string; to: string }) => Date.parse(to) - (from === '' ? 0 : Date.parse(from));
