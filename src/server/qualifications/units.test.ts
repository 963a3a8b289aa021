import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test as plain } from 'vitest';
import { test } from '../../../tests/database.ts';
import { foundedBy } from '../../../tests/world.ts';
import { Invalid, NotAllowed } from '../errors.ts';
import { builtInUnits } from './specification.ts';
import { addBuiltInUnits, addUnit, unitOf, unitsOf } from './units.ts';

const unit39 = builtInUnits[0];
const criteria = unit39.outcomes.flatMap((outcome) => outcome.criteria);

describe('R-090 unit 39 is built in, whole', () => {
  plain('R-090 it has four outcomes and twenty criteria: 1.1 to 3.3 shown at work, 4.1 to 4.8 explained', () => {
    expect(unit39.outcomes.map((outcome) => outcome.criteria.length)).toEqual([5, 4, 3, 8]);
    for (const { code, kind } of criteria) expect(kind).toBe(code.startsWith('4.') ? 'knowledge' : 'performance');
  });

  plain(
    'R-090 it carries level, credit, guided learning hours, expiry and the mapping to occupational standards',
    () => {
      expect(unit39).toMatchObject({ level: 3, credit: 7, guidedLearningHours: 47, expiresOn: '2014-12-31' });
      expect(unit39.sections.map(({ heading }) => heading)).toEqual([
        'Assessment',
        'Evidence requirements',
        'Guidance on assessment and evidence requirements',
        'National Occupational Standards (NOS) mapping/signposting',
        'Additional information',
      ]);
    },
  );

  plain('R-098 it counts nothing simulated', () => {
    expect(unit39.requirements.simulationAllowed).toBe(false);
  });

  const folder = new URL('../../../../shared/seeds/', import.meta.url);
  const file = new URL('002_0dafceef7a34446b.txt', folder);
  if (!existsSync(file)) plain.skip('R-090 its wording is the specification’s (skipped: no ../shared/data)', () => {});
  else
    plain('R-090 every sentence of it stands in the specification, word for word', () => {
      const words = (text: string) => text.replace(/[\s•]+/g, ' ').trim();
      const specification = words(readFileSync(file, 'utf8'));
      // Criteria stand in one column of a table, between other columns' lines: each line of it is looked for in order.
      for (const { text } of criteria) expect(inOrder(specification, text), text).toBe(true);
      for (const { text } of unit39.sections)
        for (const paragraph of text.split('\n\n')) expect(specification).toContain(words(paragraph));
      expect(specification).toContain(words(unit39.purpose!));
      for (const { words: point } of unit39.outcomes.flatMap((outcome) => outcome.knowledge!.points))
        expect(inOrder(specification, point), point).toBe(true);
    });
});

describe('R-090 revision texts are built in as units, and said to be such', () => {
  const seeds = new URL('../../../../shared/seeds/', import.meta.url);
  const seedOf = {
    S0: '000_1dcb7cebbc87bcf4',
    S1: '001_1702e63ec05a9322',
    S3: '003_6ecc2a8f84d111cb',
    S4: '004_15f3de65e41186b1',
  };
  const plainly = (text: string) => text.replaceAll('’', "'").replace(/\s+/g, ' ');

  for (const [number, seed] of Object.entries(seedOf)) {
    const unit = builtInUnits.find((one) => one.number === number)!;
    const file = new URL(`${seed}.txt`, seeds);

    plain(`R-090 ${number} says that it is no specification, and that its policy is not the text’s`, () => {
      expect(unit.source).toContain('It is no specification');
      expect(unit.requirementsNote).toContain('The text gives no numbers');
      expect(unit.outcomes).toHaveLength(1);
      for (const { kind } of unit.outcomes[0]!.criteria) expect(['performance', 'knowledge']).toContain(kind);
    });

    if (!existsSync(file)) plain.skip(`R-090 ${number} is the text’s wording (skipped: no ../shared/data)`, () => {});
    else
      plain(
        `R-090 R-107 every marking point and piece of guidance of ${number} stands in its text, word for word, and none is missing`,
        () => {
          const text = plainly(readFileSync(file, 'utf8'));
          const points = unit.outcomes[0]!.criteria.map((criterion) => criterion.text);
          const guidance = unit.sections.flatMap((section) => section.text.split('\n\n'));
          for (const words of [...points, ...guidance, unit.purpose!]) expect(text).toContain(plainly(words));
          const inText = text
            .split(/(?:Examiner Marking Points|Key criteria assessors look for in your portfolio)/)
            .at(-1)!;
          const listed = inText
            .split('Assessment Guidance')[0]!
            .split(/ [-•] /)
            .slice(1);
          expect(points.map(plainly)).toEqual(listed.map((point) => point.trim()));
        },
      );
  }
});

/** Whether all words occur in this order with at most other columns' text between them. */
function inOrder(text: string, sought: string) {
  const pattern = sought.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(pattern.join('[^]{0,120}?')).test(text);
}

describe('units in an organisation', () => {
  test('R-090 are added once, however often they are asked for', async ({ db: _ }) => {
    const actor = await foundedBy('Ada Founder');
    expect((await addBuiltInUnits(actor)).map(({ number }) => number)).toEqual(['39', 'S0', 'S1', 'S3', 'S4']);
    expect(await addBuiltInUnits(actor)).toEqual([]);
    const found = await unitsOf(actor);
    expect(found.map(({ number, criteria }) => `${number}: ${criteria}`)).toEqual([
      ...['39: 20', 'S0: 4', 'S1: 4', 'S3: 8', 'S4: 3'],
    ]);
    await expect(addUnit(actor, unit39)).rejects.toThrow(Invalid);
  });

  test('R-090 are read whole and in order', async ({ db: _ }) => {
    const actor = await foundedBy('Ada Founder');
    const [added] = await addBuiltInUnits(actor);
    const unit = await unitOf(actor, added!.id);
    expect(unit.outcomes.map(({ number }) => number)).toEqual(['1', '2', '3', '4']);
    expect(unit.outcomes.flatMap((outcome) => outcome.criteria.map(({ code }) => code))).toEqual(
      criteria.map(({ code }) => code),
    );
    expect(unit.outcomes[0]?.knowledge?.points[0]?.parts).toHaveLength(4);
  });

  test('are added by coordinators and administrators only', async ({ db: _ }) => {
    const actor = await foundedBy('Ada Founder');
    await expect(addUnit({ ...actor, roles: new Set(['member']) }, unit39)).rejects.toThrow(NotAllowed);
  });
});
