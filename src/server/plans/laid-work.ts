// Where the work of somebody lies that is in several plans at once, as one of them sees it: docs/decisions/0305-plans-that-overlap.md. Pure.
import { daysAfter } from '../day-words.ts';
import { dayNumber, daysIn, dayText, type Week, weeksOf, workingDays } from './allocation/working-time.ts';
import type { FreeWeek, Period } from './free-weeks.ts';
import { type OtherWork, otherByWeek } from './other-hours.ts';
import { type Counted, countedWeeks, freeToCome, wholeWeeks } from './time-left.ts';
import { type Contracted, freeWeeks, weeksOfContract } from './week-hours.ts';

/**
 * Work that somebody has in an open plan, evenly from `from` to `to`, days that are still to come. `free`, `weeks`: their hours in that plan,
 * null where they have none. `agreed`: by them, or with its plan; `done`: of the plan that is looked at alone.
 */
export type PlanWork = Period & {
  planId: string;
  free: number | null;
  weeks: FreeWeek[] | null;
  from: string;
  to: string;
  hours: number;
  spread: boolean;
  agreed: boolean;
  begun: boolean;
  done: boolean;
};
type Days = Period & { id: string; teamId: string };
/** `fixed`: meetings and the like, of the plan's own and of later weeks. */
type Time = { found: Contracted; own: { hours: number; weeks: FreeWeek[] | null } | null; fixed: readonly OtherWork[] };
/** `load`: its hours in each cell. */
type Lying = PlanWork & { load: number[] };
/** Days between two changes of anything: nothing is known of how hours lie inside. `weight`: hours at work. */
type Cells = { at: Week[]; weight: number[] };

/** Hours below which nothing is moved: what rounding alone leaves. */
const least = 0.01;

/** The work of other plans in the time of this one, each piece inside one of its weeks. `today`: YYYY-MM-DD. */
export function laidWork(plan: Days, works: readonly PlanWork[], time: Time, today: string): OtherWork[] {
  const others = works.filter(({ planId }) => planId !== plan.id);
  if (others.length === 0 || plan.endsOn < today) return [];
  const cells = cellsOf(plan, works, time.found, today);
  const lie = (work: PlanWork): Lying => ({ ...work, load: evenly(cells, work) });
  const lying = others.map(lie);
  const charged = lying.filter((work) => work.agreed || isBefore(work, plan));
  const { room, toKeep } = ownIn(plan, cells, works, time, today);
  const fixed = time.fixed.filter(({ kind }) => kind !== 'stated');
  const roomOf = roomElsewhere(plan, cells, lying, { ...time, fixed }, today);
  makeRoom({ plan, cells, charged, room, roomOf }, toKeep.map(lie));
  return charged.flatMap(({ load }) => piecesOf(load, cells, plan, time.found.id));
}

/** What the plan of a piece of work has free in each cell, beside all that is known of. */
function roomElsewhere({ teamId }: Days, cells: Cells, lying: readonly Lying[], time: Time, today: string) {
  const plans = new Map(lying.map((work) => [work.planId, work]));
  const rooms = new Map(
    [...plans].map(([id, work]) => [id, roomIn(cells, { ...work, hours: work.free ?? 0, teamId }, time, today)]),
  );
  return ({ planId }: Lying) => rooms.get(planId)!.map((hours, at) => hours - sum(lying.map(({ load }) => load[at]!)));
}

/** Of two plans where nothing else decides; ids are made in the order of time. */
const isBefore = ({ planId, startsOn }: PlanWork, plan: Days): boolean =>
  startsOn === plan.startsOn ? planId < plan.id : startsOn < plan.startsOn;

/** From the first day that is still to come of any of the plans to the last. */
function cellsOf(plan: Days, works: readonly PlanWork[], found: Contracted, today: string): Cells {
  const cuts = new Set<string>();
  for (const one of [plan, ...works]) {
    const { starts, first } = countedWeeks(one, today);
    for (const day of [...starts.slice(first), daysAfter(one.endsOn, 1)]) cuts.add(day);
  }
  for (const { from, to } of works) for (const day of [from, daysAfter(to, 1)]) cuts.add(day);
  const days = [...cuts].filter((day) => day >= today).sort();
  const [startsOn, endsOn] = [days[0]!, daysAfter(days.at(-1)!, -1)];
  const starts = days.slice(0, -1);
  const weight = weeksOfContract(found, { teamId: plan.teamId, startsOn, endsOn }, starts).map(({ of }) => of);
  return { at: weeksOf({ weeks: starts, until: endsOn }), weight };
}

/** By hours at work; where there are none in that time, by its Mondays to Fridays, or all its days. */
function evenly({ at, weight }: Cells, { from, to, hours }: Pick<PlanWork, 'from' | 'to' | 'hours'>): number[] {
  const days = { from: dayNumber(from), to: dayNumber(to) };
  const atWork = at.map((cell, i) => (isIn(cell, { from, to }) ? weight[i]! : 0));
  const weekdays = daysIn(days, workingDays());
  const by = sum(atWork) > 0 ? atWork : at.map((cell) => (isIn(cell, { from, to }) ? weekdays(cell.from, cell.to) : 0));
  const all = sum(by);
  return by.map((one) => (all > 0 ? (hours * one) / all : 0));
}

type Hours = Period & { teamId: string; hours?: number; weeks?: FreeWeek[] | null };

/** What is free for a plan in each cell, less what stands beside it. */
function roomIn(cells: Cells, plan: Hours, { found, fixed }: Time, today: string): number[] {
  const counted = countedWeeks(plan, today);
  const left = leftOf(plan, found, counted).left;
  const room = cells.at.map(() => 0);
  for (const [piece, week] of counted.weeks.entries()) {
    const taken = sum(fixed.map((one) => otherByWeek(one, counted.weeks, workingDays())[piece]!));
    const days = { from: dayText(week.from), to: dayText(week.to) };
    for (const [at, hours] of evenly(cells, { ...days, hours: Math.max(0, left[piece]! - taken) }).entries())
      room[at]! += hours;
  }
  return room;
}

function leftOf(plan: Hours, found: Contracted, counted: Counted) {
  const pieces = weeksOfContract(found, plan, counted.starts);
  const own = freeWeeks({ hours: plan.hours ?? 0, weeks: plan.weeks ?? null }, wholeWeeks(plan, pieces));
  return freeToCome(own, pieces, counted);
}

/** What the plan itself has room for in each cell, and what it has to keep: less what was done, and of work that was begun what had hours that have passed. */
function ownIn(plan: Days, cells: Cells, works: readonly PlanWork[], time: Time, today: string) {
  const own = works.filter(({ planId }) => planId === plan.id);
  const { past } = leftOf({ ...plan, ...time.own }, time.found, countedWeeks(plan, today));
  const done = sum(own.filter((work) => work.done).map(({ hours }) => hours));
  let [beyond, rest] = [Math.max(0, done - past), Math.max(0, past - done)];
  const room = roomIn(cells, { ...plan, ...time.own }, time, today).map((hours) => {
    const taken = Math.min(hours, beyond);
    beyond -= taken;
    return hours - taken;
  });
  const toKeep = own.flatMap((work) => {
    const had = work.begun && !work.done ? Math.min(work.hours, rest) : 0;
    rest -= had;
    return work.agreed && !work.done ? [{ ...work, hours: work.hours - had }] : [];
  });
  return { room, toKeep };
}

type Making = {
  plan: Days;
  cells: Cells;
  charged: readonly Lying[];
  room: readonly number[];
  /** What the plan of a piece of work has room for beside everything known. */
  roomOf: (work: Lying) => number[];
};

/**
 * Work of this plan that is agreed lies beside the other where it can. For what is left of it other work moves to where its own plan has room, later
 * before earlier; what finds none gives way if it comes after. Changes `load`.
 */
function makeRoom(making: Making, own: readonly Lying[]): void {
  const { cells, charged, room } = making;
  const loadAt = (at: number) => sum(charged.map(({ load }) => load[at]!));
  const freeOf = () => room.map((hours, at) => Math.max(0, hours - loadAt(at)));
  yieldTo(own, making, freeOf());
  const free = freeOf();
  for (const { work, hours, at: only } of missingOf(own, free, cells)) {
    let left = hours;
    const places = [...cells.at.keys()].filter((at) => (only === null ? isIn(cells.at[at]!, work) : at === only));
    const giving = (one: Lying, at: number, give: (wanted: number) => number) => {
      const over = Math.max(0, loadAt(at) - room[at]!);
      left -= Math.max(0, give(Math.min(one.load[at]!, over + left)) - over);
    };
    for (const at of places.filter((at) => room[at]! > 0))
      for (const one of charged.filter(({ spread }) => !spread))
        if (left >= least) giving(one, at, (wanted) => moved(making, free, one, at, wanted));
    for (const at of places.filter((at) => room[at]! > 0))
      for (const one of charged.filter((other) => comesAfter(other, making.plan)))
        if (left >= least)
          giving(one, at, (wanted) => {
            one.load[at]! -= wanted;
            return wanted;
          });
  }
}

/** Other work that comes after what is agreed here, which is charged to its plan: there it lies beside that, so that no hour is charged both ways. */
function yieldTo(own: readonly Lying[], making: Making, free: number[]): void {
  const { cells, charged, roomOf, plan } = making;
  for (const one of charged.filter((other) => !other.spread && comesAfter(other, plan)))
    for (const at of cells.at.keys()) {
      const here = sum(own.map(({ load }) => load[at]!));
      const lacks = here > 0 && one.load[at]! > 0 ? here - roomOf(one)[at]! : 0;
      const wanted = Math.min(one.load[at]!, here, lacks);
      if (wanted >= least) moved(making, free, one, at, wanted);
    }
}

/** After what is agreed in the plan. */
const comesAfter = (other: Lying, plan: Days): boolean => !(other.agreed && isBefore(other, plan));

type Missing = { work: Lying; hours: number; at: number | null };

/** Of this work what has no room; takes of `free` what has. What is due first goes first, which is all that can be had. */
function missingOf(own: readonly Lying[], free: number[], { at: cells }: Cells): Missing[] {
  const take = (at: number, wanted: number) => {
    const taken = Math.min(wanted, free[at]!);
    free[at]! -= taken;
    return taken;
  };
  const spread = own
    .filter((work) => work.spread)
    .flatMap((work) => work.load.map((hours, at): Missing => ({ work, hours: hours - take(at, hours), at })));
  const ordinary = own
    .filter((work) => !work.spread)
    .map((work): Missing => ({ work, hours: work.hours, at: null }))
    .sort((a, b) => a.work.to.localeCompare(b.work.to));
  for (const [at, cell] of cells.entries())
    for (const one of ordinary) if (isIn(cell, one.work)) one.hours -= take(at, one.hours);
  return [...spread, ...ordinary].filter(({ hours }) => hours >= least);
}

/** How much of a cell went to others, where neither plan needs the time. */
function moved({ plan, cells, roomOf }: Making, free: number[], work: Lying, from: number, wanted: number): number {
  const room = roomOf(work);
  const places = [...cells.at.keys()].filter((at) => at !== from && isIn(cells.at[at]!, work));
  let left = wanted;
  for (const at of [...places.filter((at) => at > from), ...places.filter((at) => at < from).reverse()]) {
    const isShared = isIn(cells.at[at]!, { from: plan.startsOn, to: plan.endsOn });
    const more = Math.max(0, Math.min(left, room[at]!, isShared ? free[at]! : left));
    if (isShared) free[at]! -= more;
    work.load[at]! += more;
    left -= more;
  }
  work.load[from]! -= wanted - left;
  return wanted - left;
}

const piecesOf = (load: readonly number[], { at: cells }: Cells, plan: Days, personId: string): OtherWork[] =>
  cells.flatMap((cell, at) =>
    load[at]! > 1e-9 && isIn(cell, { from: plan.startsOn, to: plan.endsOn })
      ? [
          {
            ...{ id: null, personId, kind: 'plan', words: null, hours: load[at]!, everyWeek: false },
            ...{ from: dayText(cell.from), to: dayText(cell.to) },
          },
        ]
      : [],
  );

const isIn = (cell: Week, { from, to }: { from: string; to: string }) =>
  cell.from >= dayNumber(from) && cell.to <= dayNumber(to);

const sum = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0);
