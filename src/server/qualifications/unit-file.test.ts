import { describe, expect, test as plain } from 'vitest';
import { test } from '../../../tests/database.ts';
import { world } from '../../../tests/world.ts';
import { Conflict, type Invalid, NotAllowed } from '../errors.ts';
import { bringUnits } from './bring-units.ts';
import { unitsIn } from './unit-file.ts';
import { unitOf, unitsOf } from './units.ts';

const criterion = { code: '1.1', text: 'Treat people with  respect', kind: 'performance', sub: ['at all times'] };
const unit = {
  ...{ number: 'H/601/1568', title: 'Lead a team', level: 3, credit: null, glh: 47, expires: '2014-12-31' },
  outcomes: [{ number: '1', title: 'Plan', criteria: [criterion, { ...criterion, code: '1.2', kind: 'knowledge' }] }],
};
const specification = (over: object = {}) => unitsIn({ units: [{ ...unit, ...over }] }, 'units.json')[0]!.specification;
const doubting = (...check: object[]) => ({ units: [{ ...unit, check }] });
type Refused = [value: unknown, place: string, sentence: string];
const problemsOf = (value: unknown) => {
  try {
    unitsIn(value, 'units.json');
  } catch (error) {
    return (error as Invalid).problems;
  }
  return null;
};

describe('a file of units', () => {
  plain('R-091 becomes specifications, with what was not certain beside them', () => {
    const check = [{ where: { line: 31 }, what: 'paired by order', certain: false }];
    const [read] = unitsIn({ units: [{ ...unit, check }] }, 'units.json');
    expect(read!.check).toEqual(check);
    expect(read!.specification).toMatchObject({
      ...{ number: 'H/601/1568', credit: null, guidedLearningHours: 47, expiresOn: '2014-12-31', source: 'units.json' },
      requirements: { minOccasions: 3, simulationAllowed: false },
      outcomes: [{ criteria: [{ code: '1.1', text: 'Treat people with respect\n• at all times' }, { code: '1.2' }] }],
    });
  });

  plain.each<Refused>([
    [[], 'file', 'The file: write {…} here'],
    [{}, 'units', 'The file: list the units'],
    [{ units: [{ ...unit, number: null }] }, 'units.0.number', 'Unit no. 1 of the list: give the unit’s number'],
    [
      { units: [{ ...unit, glh: 'many' }] },
      'units.0.glh',
      'Unit H/601/1568: give the guided learning hours as a whole',
    ],
    [{ units: [{ ...unit, expires: '2014-02-31' }] }, 'units.0.expires', 'give the day it expires like 2014-12-31'],
    [
      { units: [{ ...unit, outcomes: [{ number: '1', title: 'Plan', criteria: [{ ...criterion, kind: null }] }] }] },
      'units.0.outcomes.0.criteria.0.kind',
      'Unit H/601/1568, outcome 1, criterion 1.1: say the kind: performance or knowledge',
    ],
    [
      { units: [{ ...unit, outcomes: [{ number: '1', title: 'Plan', criteria: [criterion, criterion] }] }] },
      'units.0.outcomes',
      'Unit H/601/1568 has 1.1 twice',
    ],
    [{ units: [unit, unit] }, 'units', 'The file has H/601/1568 twice'],
    [{ units: [unit, { ...unit, number: 'h/601/ 1568 ' }] }, 'units', 'The file has h/601/ 1568 twice'],
    ...['\u200b\u200b', 'H/601\u200b/1568', '\u202e8651/106/H', 'H/601/1568\ufe0f'].map(
      (number): Refused => [
        { units: [{ ...unit, number }] },
        'units.0.number',
        'give the unit’s number, by which it is known without signs that cannot be seen',
      ],
    ),
    [{ units: [{ ...unit, number: 'Т/602/0001' }] }, 'units.0.number', 'in Latin letters: some only look so'],
    [doubting({ what: 'half \ud83d' }), 'units.0.check.0.what', 'write what is to be checked anew: it holds half'],
    ...[{ line: 'half \ud83d' }, { line: [31] }, { author: 'me' }, 'x'.repeat(201), [31]].map(
      (where): Refused => [
        doubting({ what: 'read again', where }),
        'units.0.check.0.where',
        'say where by a number, a text of at most 200 characters, or such as {"line": 31}',
      ],
    ),
    [doubting(...Array(501).fill({ what: 'look' })), 'units.0.check', 'give at most 500 things to be checked'],
    [{ units: [unit], check: 'all' }, 'check', 'The file: give what is to be checked as a list'],
  ])('R-091 that lacks something is refused with the place and what would be right: %#', (value, place, sentence) => {
    expect(problemsOf(value)?.[place]?.join(' ')).toContain(sentence);
  });
});

describe('units of a file', () => {
  test('R-091 are added whole; the same file again changes nothing; a look adds nothing', async ({ db: _ }) => {
    const { cody } = await world();
    expect(await bringUnits(cody, [specification()], { look: true })).toEqual([{ id: null, state: 'added' }]);
    expect(await unitsOf(cody)).toEqual([]);
    const [added] = await bringUnits(cody, [specification()]);
    expect(await bringUnits(cody, [specification()])).toEqual([{ id: added!.id, state: 'known' }]);
    expect(await unitsOf(cody)).toMatchObject([{ number: 'H/601/1568', level: 3, criteria: 2 }]);
    expect((await unitOf(cody, added!.id!)).outcomes[0]!.criteria[1]).toMatchObject({ code: '1.2', kind: 'knowledge' });
  });

  test('R-091 keep what the reading was not certain of, for whoever opens them later', async ({ db: _ }) => {
    const { cody, lee } = await world();
    const check = [
      { where: { line: 31, page: 2 }, what: 'codes and texts were paired by order' },
      { where: 'outcome 1', what: 'the kind of 1.2 was guessed' },
      { what: 'no credit is given' },
    ];
    const [added] = await bringUnits(cody, [specification({ check })]);
    expect((await unitOf(lee, added!.id!)).remarks).toEqual([
      'codes and texts were paired by order (line 31, page 2)',
      'the kind of 1.2 was guessed (outcome 1)',
      'no credit is given',
    ]);
    expect(await bringUnits(cody, [specification()])).toEqual([{ id: added!.id, state: 'known' }]);
  });

  test('R-091 are known by their number however it is spaced and capitalised', async ({ db: _ }) => {
    const { cody } = await world();
    const [added] = await bringUnits(cody, [specification()]);
    expect(await bringUnits(cody, [specification({ number: 'h/601 /1568' })])).toEqual([
      { id: added!.id, state: 'known' },
    ]);
  });

  test('R-091 of a framework keep their identifiers and are known by them, whatever their number', async ({
    db: _,
  }) => {
    const { cody } = await world();
    const identified = {
      identifier: 'u-1',
      outcomes: [
        {
          ...{ number: '1', title: 'Plan', identifier: 'o-1' },
          criteria: [
            { ...criterion, identifier: 'c-2', code: '1.2' },
            { ...criterion, identifier: 'c-1' },
          ],
        },
      ],
    };
    const [added] = await bringUnits(cody, [specification(identified)]);
    expect(await bringUnits(cody, [specification({ ...identified, number: '7' })])).toEqual([
      { id: added!.id, state: 'known' },
    ]);
    expect(await unitOf(cody, added!.id!)).toMatchObject({
      identifier: 'u-1',
      outcomes: [{ identifier: 'o-1', criteria: [{ identifier: 'c-2' }, { identifier: 'c-1' }] }],
    });
    expect(problemsOf({ units: [{ ...unit, ...identified, identifier: 'c-1' }] })?.['units.0']?.join()).toContain(
      'has c-1 twice',
    );
  });

  test('R-091 keep remarks without the signs that a database cannot hold, and those of the file as a whole', async ({
    db: _,
  }) => {
    const { cody, lee } = await world();
    const check = [{ where: { line: 'a\0b' }, what: 'read again' }];
    const [read] = unitsIn({ units: [{ ...unit, check }], check: [{ what: 'scanned' }] }, 'units.json');
    const [added] = await bringUnits(cody, [read!.specification]);
    expect((await unitOf(lee, added!.id!)).remarks).toEqual(['scanned', 'read again (line a b)']);
  });

  test('R-091 that read otherwise than here are refused before any of the file is added', async ({ db: _ }) => {
    const { cody } = await world();
    await bringUnits(cody, [specification()]);
    const other = [specification({ number: '7' }), specification({ level: 4 })];
    await expect(bringUnits(cody, other)).rejects.toThrow(Conflict);
    await expect(bringUnits(cody, other)).rejects.toThrow('the level is “3” here and “4” in the file');
    expect(await unitsOf(cody)).toHaveLength(1);
  });

  test('R-091 are brought in by coordinators and administrators only', async ({ db: _ }) => {
    const { lee } = await world();
    await expect(bringUnits(lee, [specification()])).rejects.toThrow(NotAllowed);
    expect(await unitsOf(lee)).toEqual([]);
  });
});
