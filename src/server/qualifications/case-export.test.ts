import { expect } from 'vitest';
import { z } from 'zod';
import { test } from '../../../tests/database.ts';
import { world } from '../../../tests/world.ts';
import { bringUnits } from './bring-units.ts';
import { casePackage } from './case-export.ts';
import { readUnits } from './reading/read-units.ts';
import { unitsIn } from './unit-file.ts';
import { addBuiltInUnits, unitOf } from './units.ts';

// The model of CASE 1.1 (CFPackage, 1EdTech), strict: a field that it does not have would be refused.
const uuid = z.uuid();
const moment = z.iso.datetime();
const link = z.strictObject({ title: z.string().min(1), identifier: uuid, uri: z.url() });
const node = { identifier: uuid, uri: z.url(), lastChangeDateTime: moment };
const extensions = z.record(z.string(), z.unknown());
const packed = z.strictObject({
  CFDocument: z.strictObject({
    ...node,
    ...{ creator: z.string().min(1), title: z.string().min(1), caseVersion: z.literal('1.1'), language: z.string() },
    ...{ statusEndDate: z.iso.date().optional(), extensions },
  }),
  CFItems: z.array(
    z.strictObject({
      ...node,
      ...{ fullStatement: z.string().min(1), humanCodingScheme: z.string(), language: z.string() },
      ...{ CFItemType: z.string(), CFItemTypeURI: link },
    }),
  ),
  CFAssociations: z.array(
    z.strictObject({
      ...node,
      ...{ associationType: z.literal('isChildOf'), sequenceNumber: z.int().min(1) },
      ...{ originNodeURI: link, destinationNodeURI: link },
    }),
  ),
  CFDefinitions: z.strictObject({
    CFItemTypes: z.array(
      z.strictObject({ ...node, title: z.string(), description: z.string(), hierarchyCode: z.string() }),
    ),
  }),
});

const origin = 'https://leadwell.example.org';
const readAgain = async (exported: object) =>
  (await readUnits(new TextEncoder().encode(JSON.stringify(exported)), 'unit.json')).units;

test('R-091 the built-in unit goes out as CASE 1.1 has it, every end leading to an item or the document', async ({
  db: _,
}) => {
  const { cody } = await world();
  const [added] = await addBuiltInUnits(cody);
  const exported = casePackage(await unitOf(cody, added!.id), origin);
  const { CFDocument, CFItems, CFAssociations } = packed.parse(exported);
  const known = new Set([CFDocument.identifier, ...CFItems.map(({ identifier }) => identifier)]);
  expect(known.size).toBe(1 + CFItems.length);
  expect(new Set(CFAssociations.map(({ originNodeURI }) => originNodeURI.identifier)).size).toBe(CFItems.length);
  for (const { originNodeURI, destinationNodeURI } of CFAssociations)
    expect([known.has(originNodeURI.identifier), known.has(destinationNodeURI.identifier)]).toEqual([true, true]);
  expect(casePackage(await unitOf(cody, added!.id), origin)).toEqual(exported);
});

test('R-091 a unit that goes out and comes in again is the same: number, facts, identifiers, order, words', async ({
  db: _,
}) => {
  const { cody } = await world();
  const [added] = await addBuiltInUnits(cody);
  const unit = await unitOf(cody, added!.id);
  const units = await readAgain(casePackage(unit, origin));
  expect(units).toMatchObject([
    {
      number: '39',
      title: unit.title,
      level: 3,
      credit: 7,
      glh: 47,
      expires: '2014-12-31',
      identifier: unit.id,
      check: [],
    },
  ]);
  expect(units[0]!.outcomes.map(({ identifier }) => identifier)).toEqual(unit.outcomes.map(({ id }) => id));
  const criteria = unit.outcomes.flatMap((outcome) => outcome.criteria);
  expect(units[0]!.outcomes.flatMap((outcome) => outcome.criteria)).toMatchObject(
    criteria.map(({ id, code, text, kind }) => ({ identifier: id, code, text, kind })),
  );
  const [read] = unitsIn({ units }, 'unit.json');
  expect(await bringUnits(cody, [read!.specification])).toEqual([{ id: added!.id, state: 'known' }]);
});

test('R-091 a framework keeps the identifiers that it came with on its way out', async ({ db: _ }) => {
  const { cody } = await world();
  const id = (nth: number) => `0000000${nth}-0000-4000-8000-000000000000`;
  const at = { lastChangeDateTime: '2026-01-01T00:00:00Z', uri: 'https://example.org/x' };
  const end = (nth: number) => ({ identifier: id(nth), title: 'x', uri: at.uri });
  const child = (origin: number, destination: number, sequenceNumber: number) => ({
    ...{ identifier: id(9), associationType: 'isChildOf', sequenceNumber, ...at },
    ...{ originNodeURI: end(origin), destinationNodeURI: end(destination) },
  });
  const units = await readAgain({
    CFDocument: { identifier: id(1), title: 'Calls', creator: 'x', ...at },
    CFItems: [
      { identifier: id(4), fullStatement: 'Give your name', ...at },
      { identifier: id(3), fullStatement: 'Say hello', ...at },
      { identifier: id(2), fullStatement: 'Greet callers', ...at },
    ],
    CFAssociations: [child(2, 1, 1), child(3, 2, 1), child(4, 2, 2)],
  });
  const [{ id: unitId } = { id: null }] = await bringUnits(cody, [unitsIn({ units }, 'f.json')[0]!.specification]);
  const exported = packed.parse(casePackage(await unitOf(cody, unitId!), origin));
  expect(exported.CFDocument.identifier).toBe(id(1));
  expect(exported.CFItems.map(({ identifier }) => identifier)).toEqual([id(2), id(3), id(4)]);
});
