import { expect, test } from 'vitest';
import { test as dbTest } from '../../../tests/database.ts';
import { importedCalls } from '../../../tests/imported-calls.ts';
import { measured, planWorld } from '../../../tests/plan-world.ts';
import { mapSuggested } from '../standards/agents.ts';
import { measuresAmong } from './measures-to-choose.ts';
import { addObjective } from './objectives.ts';
import { planToShape } from './shaping.ts';

const standards = [
  { value: 'a', label: 'We settle it the first time', kpi: 'fcr' as const },
  { value: 'b', label: 'We say sorry first', kpi: null },
];

test('R-004 each measure says where it stands or why it does not, and a standard on which figure it rests', () => {
  const known = { amounts: { fcr: 76.7, 'answer-rate': 95.4 }, everybodys: ['answer-rate' as const] };
  const labels = measuresAmong(standards, known).map(({ label }) => label);
  expect(labels).toContain('First contact resolution: 76.7% now');
  expect(labels).toContain('Answer rate: 95.4% now, of everybody');
  expect(labels).toContain('Abandonment rate: not counted lately');
  expect(labels).toContain('We settle it the first time (First contact resolution): 76.7% now');
  expect(labels).toContain('We say sorry first: no figure counts it');
  expect(new Set(labels).size).toBe(labels.length);
});

test('where no figures were looked for none is said to be missing', () => {
  const labels = measuresAmong(standards, null).map(({ label }) => label);
  expect(labels.slice(-2)).toEqual(['We settle it the first time (First contact resolution)', 'We say sorry first']);
});

dbTest(
  'R-004 a figure that a team cannot have alone is everybody’s: the list says so, and so does the objective that takes it',
  async ({ db: _ }) => {
    const { lee, plan } = await planWorld();
    const day = '2026-02-24';
    await importedCalls(lee, [
      ...['Mo Member', 'Nia Newer', 'Oz Older'].map((agent) => ({ agent, day })),
      { agent: '', answered: false, day },
    ]);
    await mapSuggested(lee);
    const { measures, known } = await planToShape(lee, plan.id, { figures: true });
    const labels = measures.map(({ label }) => label);
    expect(labels).toContain('Answer rate: 75% now, of everybody');
    expect(labels).toContain('Resolution rate: 100% now');
    expect(known).toMatchObject({ alsoEverybodys: true, isNone: false });
    const added = await addObjective(lee, plan.id, {
      ...measured,
      measure: 'kpi:answer-rate',
      baseline: null,
      target: 95,
    });
    expect(added).toMatchObject({
      baseline: 75,
      baselineOf: expect.stringContaining('of everybody at Fernhithe Homes'),
    });
  },
);
