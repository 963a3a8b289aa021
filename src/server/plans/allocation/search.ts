// A good plan quickly, without proof: simulated annealing over single changes. The exact search starts from what it finds.
import { type Chance, mulberry32 } from './chance.ts';
import type { Instance } from './instance.ts';
import type { Plan } from './plan.ts';
import { type Inside, noneTaken } from './windows.ts';

/**
 * What a plan is worth: `pair[i]` for pair i chosen, `task[t]` for task t covered, less `over` for every unit that somebody
 * is charged above `limits`. `from` and `to` are the temperatures, in the same worth; `steps` how many changes are tried.
 */
export type Worth = { pair: ArrayLike<number>; task: ArrayLike<number>; over: number; limits: number[] };
export type Cooling = { from: number; to: number; steps: number; enough?(plan: Plan): boolean; secondsLeft(): number };

/** The best plan met within the limits; null where none was. One input gives one result: the chances are seeded. */
export function anneal(instance: Instance, start: Plan, worth: Worth, cooling: Cooling): Plan | null {
  const walk = new Walk(instance, start, worth);
  const random = mulberry32(instance.pairs.length + 1);
  let best = walk.excess === 0 ? { plan: walk.plan(), value: walk.value } : null;
  for (let step = 0; step < cooling.steps; step++) {
    if (step % 4096 === 0 && cooling.secondsLeft() <= 0) break;
    const heat = cooling.from * (cooling.to / cooling.from) ** (step / cooling.steps);
    const before = walk.value;
    if (!walk.change(random)) continue;
    const gain = walk.value - before;
    if (gain < 0 && random() >= Math.exp(gain / heat)) walk.undo();
    else if (walk.excess === 0 && (!best || walk.value > best.value + 1e-9)) {
      best = { plan: walk.plan(), value: walk.value };
      if (cooling.enough?.(best.plan)) break;
    }
  }
  return best?.plan ?? null;
}

type Change = { task: number; slot: number; pair: number; buddy: number };

/** A plan that can be changed a little and changed back. Every slot of a task holds a pair (-1: not covered) and a buddy. */
class Walk {
  value = 0;
  excess = 0;
  readonly #instance: Instance;
  readonly #worth: Worth;
  readonly #charged: number[];
  readonly #slots: { pair: number; buddy: number }[][];
  readonly #pairAt: Map<number, number>[];
  readonly #buddies: (number[] | null)[];
  readonly #taken: number[][];
  #journal: Change[] = [];

  constructor(instance: Instance, start: Plan, worth: Worth) {
    this.#instance = instance;
    this.#worth = worth;
    this.#charged = [...instance.units.done];
    this.#taken = noneTaken(instance.windows);
    this.#pairAt = instance.ofTask.map((pairs) => new Map(pairs.map((pair) => [instance.pairs[pair]!.person, pair])));
    this.#buddies = instance.pairs.map(() => null);
    for (const group of instance.groups) for (const pair of group.pairs) this.#buddies[pair] = group.buddies;
    this.#slots = instance.problem.tasks.map(({ people }) =>
      Array.from({ length: people }, () => ({ pair: -1, buddy: -1 })),
    );
    for (const [task, placed] of start.entries()) {
      for (const [slot, person] of (placed?.people ?? []).entries()) {
        this.#put(task, slot, this.#pairAt[task]!.get(person)!, placed!.buddies.get(person) ?? -1);
      }
    }
  }

  plan(): Plan {
    const { pairs } = this.#instance;
    return this.#slots.map((slots) => {
      if (slots[0]!.pair < 0) return null;
      const sorted = slots.toSorted((a, b) => pairs[a.pair]!.person - pairs[b.pair]!.person);
      const buddies = sorted
        .filter(({ buddy }) => buddy >= 0)
        .map(({ pair, buddy }) => [pairs[pair]!.person, buddy] as const);
      return { people: sorted.map(({ pair }) => pairs[pair]!.person), buddies: new Map(buddies) };
    });
  }

  /** Makes one change by chance; false where that chance was not possible, and then nothing is changed. */
  change(random: Chance): boolean {
    this.#journal = [];
    const task = Math.floor(random() * this.#slots.length);
    const done = this.#tried(random, task);
    if (!done) this.undo();
    return done;
  }

  undo() {
    const journal = this.#journal;
    for (let at = journal.length - 1; at >= 0; at--) {
      const { task, slot, pair, buddy } = journal[at]!;
      this.#put(task, slot, pair, buddy);
    }
    this.#journal = [];
  }

  #tried(random: Chance, task: number): boolean {
    const slots = this.#slots[task]!;
    if (slots[0]!.pair < 0) return this.#cover(random, task);
    if (random() < 0.02) return this.#uncover(task);
    const slot = Math.floor(random() * slots.length);
    if (this.#isPinned(task, slot)) return this.#seat(random, task, slot, slots[slot]!.pair);
    return random() < 0.5 ? this.#replace(random, task, slot) : this.#swap(random, task, slot);
  }

  #cover(random: Chance, task: number): boolean {
    for (const slot of this.#slots[task]!.keys()) if (!this.#replace(random, task, slot)) return false;
    return true;
  }

  #uncover(task: number): boolean {
    if (this.#instance.pinned[task]!.length > 0) return false;
    for (const slot of this.#slots[task]!.keys()) this.#move(task, slot, -1, -1);
    return true;
  }

  #replace(random: Chance, task: number, slot: number): boolean {
    const able = this.#instance.ofTask[task]!;
    return able.length > 0 && this.#seat(random, task, slot, able[Math.floor(random() * able.length)]!);
  }

  /** Two people change places between two tasks. */
  #swap(random: Chance, task: number, slot: number): boolean {
    const other = Math.floor(random() * this.#slots.length);
    const there = Math.floor(random() * this.#slots[other]!.length);
    const [one, two] = [this.#slots[task]![slot]!.pair, this.#slots[other]![there]!.pair];
    if (other === task || two < 0 || this.#isPinned(other, there)) return false;
    const { pairs } = this.#instance;
    const [goes, comes] = [this.#pairAt[other]!.get(pairs[one]!.person), this.#pairAt[task]!.get(pairs[two]!.person)];
    if (goes === undefined || comes === undefined) return false;
    return this.#seat(random, task, slot, comes) && this.#seat(random, other, there, goes);
  }

  #seat(random: Chance, task: number, slot: number, pair: number): boolean {
    const { person } = this.#instance.pairs[pair]!;
    if (this.#slots[task]!.some((taken, at) => at !== slot && this.#involves(taken, person))) return false;
    const able = this.#buddies[pair];
    const buddy = able ? able[Math.floor(random() * able.length)]! : -1;
    if (buddy >= 0 && this.#slots[task]!.some(({ pair: held }, at) => at !== slot && this.#personOf(held) === buddy))
      return false;
    this.#move(task, slot, pair, buddy);
    return true;
  }

  #involves({ pair, buddy }: { pair: number; buddy: number }, person: number): boolean {
    return buddy === person || this.#personOf(pair) === person;
  }

  #personOf = (pair: number) => (pair < 0 ? -1 : this.#instance.pairs[pair]!.person);

  #isPinned = (task: number, slot: number) =>
    this.#instance.pinned[task]!.includes(this.#personOf(this.#slots[task]![slot]!.pair));

  #move(task: number, slot: number, pair: number, buddy: number) {
    this.#journal.push({ task, slot, ...this.#slots[task]![slot]! });
    this.#put(task, slot, pair, buddy);
  }

  #put(task: number, slot: number, pair: number, buddy: number) {
    const { units, problem } = this.#instance;
    const at = this.#slots[task]![slot]!;
    const share = this.#worth.task[task]! / problem.tasks[task]!.people;
    if (at.pair >= 0) this.value -= this.#worth.pair[at.pair]! + share;
    if (pair >= 0) this.value += this.#worth.pair[pair]! + share;
    this.#charge(this.#personOf(at.pair), -units.task[task]!);
    this.#charge(at.buddy, -units.buddy[task]!);
    this.#charge(this.#personOf(pair), units.task[task]!);
    this.#charge(buddy, units.buddy[task]!);
    for (const inside of this.#instance.windows.ofTask[task]!) {
      this.#take(inside, this.#personOf(at.pair), -inside.on);
      this.#take(inside, at.buddy, -inside.buddy);
      this.#take(inside, this.#personOf(pair), inside.on);
      this.#take(inside, buddy, inside.buddy);
    }
    at.pair = pair;
    at.buddy = buddy;
  }

  #charge(person: number, units: number) {
    if (person >= 0) this.#pass(added(this.#charged, person, units, this.#worth.limits[person]!), 1);
  }

  #take({ window }: Inside, person: number, amount: number) {
    if (person < 0) return;
    const { limit, scale } = this.#instance.windows.windows[window]!;
    if (Number.isFinite(limit[person])) this.#pass(added(this.#taken[window]!, person, amount, limit[person]!), scale);
  }

  #pass(more: number, scale: number) {
    this.excess += more;
    this.value -= (more / scale) * this.#worth.over;
  }
}

/** Adds an amount, and answers by how much more the limit is passed. */
function added(amounts: number[], at: number, amount: number, limit: number): number {
  const was = Math.max(0, amounts[at]! - limit);
  amounts[at]! += amount;
  return Math.max(0, amounts[at]! - limit) - was;
}
