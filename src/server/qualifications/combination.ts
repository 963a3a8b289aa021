// Rules of combination evaluated: which of them a choice of units meets, what of it counts, and what is missing in words. Pure.
import { allOf } from '../list-words.ts';
import type { Combination, CombinationGroup, CombinationUnit } from './qualifications.table.ts';

/** One limit of one group; `missing`: what would meet it, null where it is met; `note`: what is chosen beyond it and does not count. */
export type RuleState = { group: string; rule: string; met: boolean; missing: string | null; note: string | null };
export type Evaluation = {
  /** Whether some of the chosen units together meet every limit. */
  meets: boolean;
  /** What counts of the choice: the most that no upper limit or barred pair leaves out. */
  counted: { units: number; credits: number; numbers: string[] };
  rules: RuleState[];
};

/**
 * What is chosen beyond an upper limit, and one of a barred pair, does not count and hinders nothing.
 * @param chosen numbers of units, as the rules name them
 */
export function evaluate({ whole, barred }: Combination, chosen: ReadonlySet<string>): Evaluation {
  const both = barred.filter((pair) => pair.every((number) => chosen.has(number)));
  const ways = [...withoutBarred(chosen, both)];
  const best = ways.map((kept) => ({ kept, meets: sums(whole, kept, true).length > 0 }));
  const met = best.find(({ meets }) => meets);
  const kept = met?.kept ?? mostOf(whole, ways);
  const counted = most(sums(whole, kept, met !== undefined));
  const rules = [...groupRules(whole, kept), ...barredRules(whole, both)];
  if (!met && rules.every((rule) => rule.met))
    rules.push({
      ...wholeRule,
      met: false,
      missing: 'another choice: no part of this one meets all limits at once',
      note: null,
    });
  return { meets: met !== undefined, counted, rules };
}

const wholeRule = { group: 'Whole qualification', rule: 'All limits at once' };

/** Every unit of the rules, in their order. */
export const unitsIn = (group: CombinationGroup): CombinationUnit[] => [
  ...group.units,
  ...group.groups.flatMap(unitsIn),
];

const mostWays = 1_024; // ten barred pairs chosen at once: the pages refuse the first

/** The choice without one of each pair, in every way. */
function* withoutBarred(chosen: ReadonlySet<string>, pairs: Combination['barred']): Generator<ReadonlySet<string>> {
  const ways = Math.min(mostWays, 2 ** pairs.length);
  for (let way = 0; way < ways; way += 1) {
    const out = new Set(pairs.map((pair, at) => pair[(way >> at) & 1]!));
    yield new Set([...chosen].filter((number) => !out.has(number)));
  }
}

type Sum = { units: number; credits: number; numbers: string[] };
const nothing: Sum = { units: 0, credits: 0, numbers: [] };

/**
 * What a group can count: one sum for each pair of units and credits that some of the chosen units come to within the upper limits. With
 * `all` the lower limits hold as well, and the result is empty where they cannot.
 */
function sums(group: CombinationGroup, chosen: ReadonlySet<string>, all: boolean): Sum[] {
  const own = group.units.filter(({ number }) => chosen.has(number));
  if (all && group.all && own.length < group.units.length) return [];
  let found: Sum[] = [nothing];
  for (const { number, credit } of own) {
    const one = { units: 1, credits: credit ?? 0, numbers: [number] };
    found = all && group.all ? added(found, [one]) : added(found, [nothing, one]);
  }
  for (const within of group.groups) found = added(found, sums(within, chosen, all));
  return found.filter(
    ({ units, credits }) => isWithin(group, units, credits) && (!all || isEnough(group, units, credits)),
  );
}

function added(some: Sum[], others: Sum[]): Sum[] {
  const sum = new Map<string, Sum>();
  for (const a of some)
    for (const b of others) {
      const [units, credits] = [a.units + b.units, a.credits + b.credits];
      const key = `${units} ${credits}`;
      if (!sum.has(key)) sum.set(key, { units, credits, numbers: [...a.numbers, ...b.numbers] });
    }
  return [...sum.values()];
}

const isWithin = ({ maxUnits, maxCredits }: CombinationGroup, units: number, credits: number) =>
  units <= (maxUnits ?? Number.POSITIVE_INFINITY) && credits <= (maxCredits ?? Number.POSITIVE_INFINITY);
const isEnough = ({ minUnits, minCredits }: CombinationGroup, units: number, credits: number) =>
  units >= (minUnits ?? 0) && credits >= (minCredits ?? 0);

const most = (found: readonly Sum[]): Sum =>
  found.reduce((a, b) => ((b.credits - a.credits || b.units - a.units) > 0 ? b : a), nothing);

function mostOf(whole: CombinationGroup, ways: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const worth = (kept: ReadonlySet<string>) => most(sums(whole, kept, false));
  return ways.reduce((a, b) => {
    const [ours, theirs] = [worth(a), worth(b)];
    return (theirs.credits - ours.credits || theirs.units - ours.units) > 0 ? b : a;
  });
}

/** Each limit of a group and of those within, as if it stood alone. */
function groupRules(group: CombinationGroup, chosen: ReadonlySet<string>, name = 'Whole qualification'): RuleState[] {
  const found = sums(group, chosen, false);
  const units = Math.max(0, ...found.map((sum) => sum.units));
  const credits = Math.max(0, ...found.map((sum) => sum.credits));
  const absent = group.units.filter(({ number }) => !chosen.has(number)).map(({ number }) => number);
  const state = (rule: string, missing: string | null, note: string | null = null): RuleState => ({
    ...{ group: name, rule, missing, note, met: missing === null },
  });
  const wholly = unitsIn(group).filter(({ number }) => chosen.has(number)).length;
  const beyond = wholly > units ? `${count(wholly - units, 'unit')} chosen beyond what counts` : null;
  return [
    ...(group.all
      ? [state('Every unit', absent.length > 0 ? `${absent.length === 1 ? 'unit' : 'units'} ${allOf(absent)}` : null)]
      : []),
    ...least(group.minUnits, units, 'unit').map(([rule, missing]) => state(rule, missing)),
    ...least(group.minCredits, credits, 'credit').map(([rule, missing]) => state(rule, missing)),
    ...(group.maxUnits === null
      ? []
      : [state(`At most ${count(group.maxUnits, 'unit')} ${group.maxUnits === 1 ? 'counts' : 'count'}`, null, beyond)]),
    ...(group.maxCredits === null
      ? []
      : [
          state(
            `At most ${count(group.maxCredits, 'credit')} ${group.maxCredits === 1 ? 'counts' : 'count'}`,
            null,
            beyond,
          ),
        ]),
    ...group.groups.flatMap((within) => groupRules(within, chosen, within.title)),
  ];
}

function least(asked: number | null, has: number, what: string): [rule: string, missing: string | null][] {
  if (asked === null) return [];
  return [[`At least ${count(asked, what)}`, has < asked ? `${count(asked - has, what)} more` : null]];
}

const barredRules = (whole: CombinationGroup, pairs: Combination['barred']): RuleState[] => {
  const title = new Map(unitsIn(whole).map((unit) => [unit.number, unit.title]));
  return pairs.map(([a, b]) => ({
    ...{
      group: 'Barred pair',
      rule: `Only one of ${a} ${title.get(a)} and ${b} ${title.get(b)}`,
      met: true,
      missing: null,
    },
    note: 'both are chosen, and one counts',
  }));
};

const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;
