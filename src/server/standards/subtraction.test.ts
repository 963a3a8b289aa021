import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Alike, everybody, keyOf, kindsOf, leftOutOf } from './subtraction.ts';

type Atom = { person: string; team: string | null; system: string };

const team = (teamId: string) => keyOf({ teamId, system: null });
const system = (name: string) => keyOf({ teamId: null, system: name });
const both = (teamId: string, name: string) => keyOf({ teamId, system: name });

const alike = (atoms: Atom[]): Alike[] =>
  atoms.map(({ person, team: of, system: name }) => ({
    people: [person],
    choices: [everybody, system(name), ...(of ? [team(of), both(of, name)] : [])],
  }));
const choicesOf = (all: Alike[]) => Object.values(kindsOf(all)).flat();
const inTeam = (name: string, people: string[], at = 'Lines'): Atom[] =>
  people.map((person) => ({ person, team: name, system: at }));
const nobody = () => false;
const teamsLeftOut = (atoms: Atom[], sees: (person: string) => boolean = nobody) => {
  const all = alike(atoms);
  return [...leftOutOf(all, { ...kindsOf(all), systems: [], both: [] }, sees)].sort();
};

/** Every sum with whole shares from -1 to 1, by trying them all: whom does it tell of? Everybody's alone is always shown. */
function tooTelling(all: Alike[], shown: string[], sees: (person: string) => boolean): string[] | null {
  for (let code = 0; code < 3 ** shown.length; code++) {
    const shares = shown.map((_, at) => (Math.floor(code / 3 ** at) % 3) - 1);
    if (shares.every((share, at) => share === 0 || shown[at] === everybody)) continue;
    const told = new Set<string>();
    for (const { choices, people } of all)
      if (shown.reduce((sum, choice, at) => sum + (choices.includes(choice) ? shares[at]! : 0), 0) !== 0)
        for (const person of people) told.add(person);
    const unseen = [...told].filter((person) => !sees(person));
    if (unseen.length === 1 || (unseen.length > 0 && told.size < 3)) return [...told];
  }
  return null;
}

describe('R-034 nobody’s figures come out of others by subtraction', () => {
  test('of two teams, the one of two people takes the other with it', () => {
    expect(teamsLeftOut([...inTeam('a', ['p', 'q']), ...inTeam('b', ['r', 's', 't'])])).toEqual([team('a'), team('b')]);
  });

  test('of three teams, the smaller of the others goes too, and no more', () => {
    const atoms = [...inTeam('a', ['p', 'q']), ...inTeam('b', ['r', 's', 't']), ...inTeam('c', ['u', 'v', 'w', 'x'])];
    expect(teamsLeftOut(atoms)).toEqual([team('a'), team('b')]);
    expect(teamsLeftOut(atoms.slice(2))).toEqual([]);
  });

  test('one person of no team comes out as the rest of everybody', () => {
    const atoms = [...inTeam('a', ['p', 'q', 'r']), ...inTeam('b', ['s', 't', 'u', 'v'])];
    expect(teamsLeftOut([...atoms, { person: 'x', team: null, system: 'Lines' }])).toEqual([team('a')]);
  });

  test('whoever sees some sees what holds one other person in no sum', () => {
    const atoms = [...inTeam('a', ['p', 'q', 'r']), ...inTeam('b', ['s', 't', 'u', 'v'])];
    expect(teamsLeftOut(atoms, (person) => 'pq'.includes(person))).toEqual([team('a'), team('b')]);
    expect(teamsLeftOut(atoms, (person) => 'pqr'.includes(person))).toEqual([]);
    expect(teamsLeftOut(atoms, (person) => person === 'p')).toEqual([]);
  });

  test('a system goes that holds a team and one person more', () => {
    const all = alike([
      ...inTeam('a', ['p', 'q', 'r']),
      ...inTeam('b', ['s'], 'Lines'),
      ...inTeam('b', ['t', 'u', 'v', 'w'], 'Desk'),
    ]);
    expect([...leftOutOf(all, { ...kindsOf(all), both: [] }, nobody)].sort()).toEqual(
      [system('Desk'), system('Lines')].sort(),
    );
  });

  test('in any small organisation: every sum and difference of what is shown, tried one by one', () => {
    const atom = fc.record({
      person: fc.constantFrom(...'pqrstuvwx'),
      team: fc.constantFrom('a', 'b', null),
      system: fc.constantFrom('Desk', 'Lines'),
    });
    let shownSome = 0;
    fc.assert(
      fc.property(
        fc.array(atom, { minLength: 6, maxLength: 30 }),
        fc.subarray([...'pqrstuvwx'], { maxLength: 3 }),
        (atoms, seen) => {
          const all = alike(atoms);
          const sees = (person: string) => seen.includes(person);
          const leftOut = leftOutOf(all, kindsOf(all), sees);
          // what holds only people whose figures the reader sees tells nothing new
          const isNew = (choice: string) => all.some((one) => one.choices.includes(choice) && !one.people.every(sees));
          const shown = choicesOf(all).filter((choice) => !leftOut.has(choice) && isNew(choice));
          shownSome += shown.length;
          return tooTelling(all, [everybody, ...shown], sees) === null;
        },
      ),
      { numRuns: 50 },
    );
    expect(shownSome).toBeGreaterThan(0);
  });

  test('the same with both chosen together', () => {
    const all = alike([
      ...inTeam('a', ['p', 'q', 'r', 's']),
      ...inTeam('a', ['p', 'q', 'r', 't'], 'Desk'),
      ...inTeam('b', ['u', 'v', 'w', 'x']),
      ...inTeam('b', ['u', 'v'], 'Desk'),
    ]);
    const leftOut = leftOutOf(all, kindsOf(all), nobody);
    const shown = choicesOf(all).filter((choice) => !leftOut.has(choice));
    expect(shown).toEqual([team('a'), team('b'), system('Lines'), system('Desk')]);
    expect(tooTelling(all, [everybody, ...shown], nobody)).toBeNull();
    expect(tooTelling(all, [everybody, ...shown, both('a', 'Desk')], nobody)).toEqual(['u', 'v']);
  });
});
