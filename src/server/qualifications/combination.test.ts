import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate, unitsIn } from './combination.ts';
import { combinationExample, combinationIn, combinationText } from './combination-text.ts';
import { qualificationsIn } from './qualification-file.ts';
import type { Combination, CombinationGroup } from './qualifications.table.ts';

const group = (more: Partial<CombinationGroup> = {}): CombinationGroup => ({
  ...{
    title: '',
    all: false,
    minUnits: null,
    maxUnits: null,
    minCredits: null,
    maxCredits: null,
    units: [],
    groups: [],
  },
  ...more,
});
const read = (text: string): Combination => {
  const found = combinationIn(text);
  if ('problems' in found) throw new Error(found.problems.join(' '));
  return found.combination;
};
const example = read(combinationExample);
const missing = (...chosen: string[]) =>
  evaluate(example, new Set(chosen)).rules.flatMap((rule) => (rule.missing ? [`${rule.group}: ${rule.missing}`] : []));

/** Rules at random: units a to h in at most three groups, one of which may lie within another. */
const limit = (most: number) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(most) });
const limits = fc.record({
  all: fc.nat(3).map((n) => n === 0),
  ...{ minUnits: limit(3), maxUnits: limit(4), minCredits: limit(9), maxCredits: limit(12) },
});
const letters = [...'abcdefgh'];
const combinations = fc
  .record({
    where: fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }),
    credits: fc.array(fc.option(fc.integer({ min: 1, max: 5 })), { minLength: 8, maxLength: 8 }),
    limits: fc.array(limits, { minLength: 4, maxLength: 4 }),
    nested: fc.boolean(),
    barred: fc.uniqueArray(fc.constantFrom('ab', 'cd', 'ae'), { maxLength: 2 }),
  })
  .map(({ where, credits, limits: of, nested, barred }): Combination => {
    const unitsAt = (at: number) =>
      letters.flatMap((number, n) => (where[n] === at ? [{ number, title: number, credit: credits[n] ?? null }] : []));
    const [a, b, c] = [1, 2, 3].map((at) => group({ ...of[at], title: `G${at}`, units: unitsAt(at) }));
    if (nested) b!.groups.push(c!);
    const groups = nested ? [a!, b!] : [a!, b!, c!];
    return {
      whole: group({ ...of[0], units: unitsAt(0), groups }),
      barred: barred.map((pair) => [pair[0]!, pair[1]!]),
    };
  });

const everyPart = (chosen: string[]): string[][] =>
  Array.from({ length: 2 ** chosen.length }, (_, bits) => chosen.filter((__, at) => (bits >> at) & 1));

/** The rules as they are written, asked of exactly these units. */
function obeys(combination: Combination, units: Set<string>): boolean {
  const asked = (one: CombinationGroup): boolean => {
    const inside = unitsIn(one).filter(({ number }) => units.has(number));
    const credits = inside.reduce((sum, { credit }) => sum + (credit ?? 0), 0);
    return (
      (!one.all || one.units.every(({ number }) => units.has(number))) &&
      inside.length >= (one.minUnits ?? 0) &&
      inside.length <= (one.maxUnits ?? 99) &&
      credits >= (one.minCredits ?? 0) &&
      credits <= (one.maxCredits ?? 99) &&
      one.groups.every(asked)
    );
  };
  return combination.barred.every((pair) => !pair.every((one) => units.has(one))) && asked(combination.whole);
}

describe('R-090 rules of combination', () => {
  test('R-090 are met exactly where some part of the choice obeys every rule, and what counts is such a part', () => {
    let met = 0;
    fc.assert(
      fc.property(combinations, fc.subarray(letters, { minLength: 2 }), (combination, chosen) => {
        const { meets, counted, rules } = evaluate(combination, new Set(chosen));
        const some = everyPart(chosen).filter((part) => obeys(combination, new Set(part)));
        expect(meets).toBe(some.length > 0);
        if (meets) expect(obeys(combination, new Set(counted.numbers))).toBe(true);
        else expect(rules.some((rule) => !rule.met && rule.missing)).toBe(true);
        if (meets && counted.units > 1) met += 1;
        expect(counted.units).toBe(counted.numbers.length);
      }),
      { numRuns: 1_000 },
    );
    expect(met).toBeGreaterThan(100);
  });

  test('R-090 what is missing is said by group', () => {
    expect(missing()).toEqual(['Whole qualification: 17 credits more', 'Mandatory: unit 39', 'Optional: 2 units more']);
    expect(missing('39', '41', '51')).toEqual([]);
    expect(missing('39', '41')).toEqual(['Whole qualification: 4 credits more', 'Optional: 1 unit more']);
  });

  test('R-090 of a barred pair one counts, and what lies beyond an upper limit hinders nothing', () => {
    const both = evaluate(example, new Set(['39', '41', '42', '51']));
    expect(both).toMatchObject({ meets: true, counted: { units: 3, credits: 17 } });
    expect(both.rules.find(({ group: name }) => name === 'Barred pair')?.rule).toContain('Only one of 41');
    const most = read('Group A | at most 1 unit\n1 | One | 4\n2 | Two | 6');
    expect(evaluate(most, new Set(['1', '2']))).toMatchObject({ meets: true, counted: { credits: 6 } });
    expect(evaluate(most, new Set(['1', '2'])).rules[0]?.note).toBe('1 unit chosen beyond what counts');
  });

  test('R-090 limits that hold one by one and not together are said to', () => {
    const both = read(
      'Whole | at least 2 units | at most 5 credits | at least 5 credits\n1 | A | 5\n2 | B | 1\n3 | C | 1',
    );
    const { meets, rules } = evaluate(both, new Set(['1', '2', '3']));
    expect(meets).toBe(false);
    expect(rules.at(-1)?.missing).toContain('no part of this one meets all limits at once');
  });
});

describe('R-090 rules as they are written', () => {
  test('R-090 are read back as they were', () => {
    fc.assert(
      fc.property(combinations, (combination) => {
        const again = combinationIn(combinationText(combination));
        if ('combination' in again) expect(again.combination).toEqual(combination);
        else expect(again.problems.join()).toMatch(/asks for|has no unit|stands in no group/);
      }),
    );
    expect(combinationText(read(combinationExample))).toBe(combinationExample);
  });

  test('R-090 that cannot be read are told by their line, and those that cannot be by their group', () => {
    const told = (text: string) => {
      const found = combinationIn(text);
      return 'problems' in found ? found.problems : [];
    };
    expect(told('Group A | some\n1 | One | 4x\nTwo\nBarred 1\nGroup B within C')).toEqual([
      'Line 1: “some” is no limit. Write “all”, “at least 2 units”, “at most 20 credits”.',
      'Line 2: “4x” are no credits. Write a whole number, or leave it out.',
      'Line 3: write a unit as “number | title | credits”, or begin the line with Whole, Group or Barred.',
      'Line 4: name two units, like “Barred 41 | 42”.',
      'Line 5: there is no group “C” above. Write the group before those within it.',
    ]);
    expect(told('')).toEqual(['Name at least one unit, as “number | title | credits”.']);
    expect(told('Group A | at least 3 units\n1 | One | 2\nGroup B\n1 | One | 2\nBarred 1 | 9')).toEqual([
      'Unit 1 stands twice. A unit counts in one group: take it out of the others.',
      'Group “A” asks for 3 units and has 1.',
      'Unit 9 is barred and stands in no group.',
    ]);
  });

  test('R-091 a file of them is read, and what is wrong in it is told by its place', () => {
    const unit = { number: '39', title: 'Lead', credit: 7 };
    const file = (rules: object) => JSON.stringify({ qualifications: [{ number: '601/1', title: 'Diploma', rules }] });
    const [found] = qualificationsIn(file({ minCredits: 7, groups: [{ title: 'M', all: true, units: [unit] }] }));
    expect(found?.combination.whole).toMatchObject({ minCredits: 7, groups: [{ all: true, units: [unit] }] });
    const told = (text: string) => {
      try {
        return qualificationsIn(text).length;
      } catch (error) {
        return (error as { problems: { file: string[] } }).problems.file;
      }
    };
    expect(String(told('{'))).toMatch(/no JSON/);
    expect(told(file({ minCredits: 9, units: [unit] }))).toEqual([
      'Qualification 601/1: The whole asks for 9 credits and its units have 7.',
    ]);
    expect(told(file({ groups: [{ title: 'M', minUnits: 'two', units: [{ ...unit, title: 'A|B' }] }] }))).toEqual([
      'qualifications.0.rules.groups.0.minUnits: give minUnits as a whole number or null.',
      'qualifications.0.rules.groups.0.units.0.title: write the unit’s title without the sign |.',
    ]);
  });
});
