// Rules of combination as lines that people write and read, and back. Pure.
import type { Combination, CombinationGroup, CombinationUnit } from './qualifications.table.ts';

/** A sentence for each line that cannot be read, with its number. */
export type ReadCombination = { combination: Combination } | { problems: string[] };

export const combinationExample = `Whole | at least 17 credits
Group Mandatory | all
39 | Lead a team to improve customer services | 7
Group Optional | at least 2 units | at most 20 credits
41 | Handle complaints | 6
42 | Resolve complaints | 6
Group Optional, technical within Optional | at most 1 unit
51 | Use a telephone system | 4
Barred 41 | 42`;

const newGroup = (title: string): CombinationGroup => ({
  ...{ title, all: false, minUnits: null, maxUnits: null, minCredits: null, maxCredits: null, units: [], groups: [] },
});

/** Reads lines such as `combinationExample`; empty lines say nothing. */
export function combinationIn(text: string): ReadCombination {
  const whole = newGroup('');
  const groups = new Map<string, CombinationGroup>();
  const barred: Combination['barred'] = [];
  const problems: string[] = [];
  let current = whole;
  for (const [at, line] of text.split('\n').entries()) {
    const parts = line.split('|').map((part) => part.replace(/\s+/g, ' ').trim());
    const [head = ''] = parts;
    if (parts.join('') === '') continue;
    const wrong = (says: string) => problems.push(`Line ${at + 1}: ${says}`);
    const group = /^group\b\s*(.*?)(?:\s+within\s+(.+))?$/i.exec(head);
    if (/^whole$/i.test(head)) readLimits(whole, parts.slice(1), wrong);
    else if (group) current = begun({ whole, groups, current }, group, wrong, parts.slice(1));
    else if (/^barred\b/i.test(head)) readBarred(barred, [head.replace(/^barred\s*/i, ''), ...parts.slice(1)], wrong);
    else readUnit(current, parts, wrong);
  }
  const combination = { whole, barred };
  problems.push(...faultsOf(combination));
  return problems.length > 0 ? { problems } : { combination };
}

type Reading = { whole: CombinationGroup; groups: Map<string, CombinationGroup>; current: CombinationGroup };
type Wrong = (says: string) => unknown;

function begun(
  { whole, groups, current }: Reading,
  [, title = '', within]: RegExpExecArray,
  wrong: Wrong,
  limits: string[],
): CombinationGroup {
  const parent = within ? groups.get(within.toLowerCase()) : whole;
  if (title === '') wrong('give the group a name, like “Group Mandatory | all”.');
  if (groups.has(title.toLowerCase())) wrong(`there is a group “${title}” already. Give each its own name.`);
  if (!parent) wrong(`there is no group “${within}” above. Write the group before those within it.`);
  if (title === '' || !parent) return current;
  const group = newGroup(title);
  readLimits(group, limits, wrong);
  parent.groups.push(group);
  groups.set(title.toLowerCase(), group);
  return group;
}

function readLimits(group: CombinationGroup, limits: string[], wrong: Wrong) {
  for (const limit of limits.filter(Boolean)) {
    const [, side, number, what] = /^at (least|most) (\d{1,4}) (unit|credit)s?$/i.exec(limit) ?? [];
    if (/^all$/i.test(limit)) group.all = true;
    else if (side && number && what) {
      const name =
        `${side.toLowerCase() === 'least' ? 'min' : 'max'}${/unit/i.test(what) ? 'Units' : 'Credits'}` as const;
      group[name] = Number(number);
    } else wrong(`“${limit}” is no limit. Write “all”, “at least 2 units”, “at most 20 credits”.`);
  }
}

function readBarred(barred: Combination['barred'], numbers: string[], wrong: Wrong) {
  const [a = '', b = '', ...more] = numbers;
  if (!a || !b || more.length > 0) wrong('name two units, like “Barred 41 | 42”.');
  else barred.push([a, b]);
}

function readUnit(group: CombinationGroup, parts: string[], wrong: Wrong) {
  const [number = '', title = '', credit = '', ...more] = parts;
  if (!number || !title || more.length > 0) {
    wrong('write a unit as “number | title | credits”, or begin the line with Whole, Group or Barred.');
    return;
  }
  if (!/^(\d{1,3}( credits?)?)?$/i.test(credit))
    wrong(`“${credit}” are no credits. Write a whole number, or leave it out.`);
  group.units.push({ number, title, credit: credit === '' ? null : Number.parseInt(credit, 10) });
}

/** What of the rules cannot be: sentences without a line. */
export function faultsOf({ whole, barred }: Combination): string[] {
  const all = everyGroup(whole);
  const numbers = all.flatMap(({ units }) => units.map(({ number }) => number));
  const twice = [...new Set(numbers.filter((number, at) => numbers.indexOf(number) !== at))];
  return [
    ...(numbers.length === 0 ? ['Name at least one unit, as “number | title | credits”.'] : []),
    ...sameTitles(all).map((title) => `There are two groups “${title}”. Give each its own name.`),
    ...twice.map((number) => `Unit ${number} stands twice. A unit counts in one group: take it out of the others.`),
    ...all.flatMap(limitFaults),
    ...barred.flatMap(([a, b]) => [
      ...[a, b]
        .filter((number) => !numbers.includes(number))
        .map((number) => `Unit ${number} is barred and stands in no group.`),
      ...(a === b ? [`Unit ${a} is barred with itself. Name two units.`] : []),
    ]),
  ];
}

/** Titles that differ in capitals alone are one. */
function sameTitles(groups: CombinationGroup[]): string[] {
  const titles = groups.map(({ title }) => title.toLowerCase());
  return groups.flatMap(({ title }, at) => (title !== '' && titles.indexOf(title.toLowerCase()) !== at ? [title] : []));
}

const everyGroup = (group: CombinationGroup): CombinationGroup[] => [group, ...group.groups.flatMap(everyGroup)];

function limitFaults(group: CombinationGroup): string[] {
  const { title, minUnits, maxUnits, minCredits, maxCredits } = group;
  const name = title === '' ? 'The whole' : `Group “${title}”`;
  const all = everyGroup(group).flatMap(({ units }) => units);
  const credits = all.reduce((sum, { credit }) => sum + (credit ?? 0), 0);
  return [
    ...(all.length === 0 && title !== '' ? [`${name} has no unit.`] : []),
    ...(minUnits !== null && minUnits > (maxUnits ?? minUnits) ? [`${name} asks for more units than count.`] : []),
    ...(minCredits !== null && minCredits > (maxCredits ?? minCredits)
      ? [`${name} asks for more credits than count.`]
      : []),
    ...(minUnits !== null && minUnits > all.length
      ? [`${name} asks for ${minUnits} units and has ${all.length}.`]
      : []),
    ...(minCredits !== null && minCredits > credits
      ? [`${name} asks for ${minCredits} credits and its units have ${credits}.`]
      : []),
  ];
}

/** The lines that `combinationIn` reads back. */
export function combinationText({ whole, barred }: Combination): string {
  const limits = limitsIn(whole);
  return [
    ...(limits.length > 0 ? [['Whole', ...limits].join(' | ')] : []),
    ...whole.units.map(unitLine),
    ...whole.groups.flatMap((group) => groupLines(group)),
    ...barred.map((pair) => `Barred ${pair.join(' | ')}`),
  ].join('\n');
}

const groupLines = (group: CombinationGroup, within = ''): string[] => [
  [`Group ${group.title}${within && ` within ${within}`}`, ...limitsIn(group)].join(' | '),
  ...group.units.map(unitLine),
  ...group.groups.flatMap((one) => groupLines(one, group.title)),
];

const unitLine = ({ number, title, credit }: CombinationUnit) =>
  [number, title, ...(credit === null ? [] : [credit])].join(' | ');

/** "all", "at least 2 units": as they are written and shown. */
export const limitsIn = (group: CombinationGroup): string[] => [
  ...(group.all ? ['all'] : []),
  ...limit('at least', group.minUnits, 'unit'),
  ...limit('at most', group.maxUnits, 'unit'),
  ...limit('at least', group.minCredits, 'credit'),
  ...limit('at most', group.maxCredits, 'credit'),
];
const limit = (side: string, n: number | null, what: string) =>
  n === null ? [] : [`${side} ${n} ${what}${n === 1 ? '' : 's'}`];
