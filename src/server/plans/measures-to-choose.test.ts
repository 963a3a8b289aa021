import { expect, test } from 'vitest';
import type { KnownFigures } from './known-figures.ts';
import { measuresAmong } from './measures-to-choose.ts';

const standards = [
  { value: 'a', label: 'We settle it the first time', kpi: 'fcr' as const },
  { value: 'b', label: 'We say sorry first', kpi: null },
];

test('R-004 each measure says where it stands or why it does not, and a standard on which figure it rests', () => {
  const known = { amounts: new Map([['fcr', 76.7]]) } as unknown as Pick<KnownFigures, 'amounts'>;
  const labels = measuresAmong(standards, known).map(({ label }) => label);
  expect(labels).toContain('First contact resolution: 76.7% now');
  expect(labels).toContain('Answer rate: not counted lately');
  expect(labels).toContain('We settle it the first time (First contact resolution): 76.7% now');
  expect(labels).toContain('We say sorry first: no figure counts it');
  expect(new Set(labels).size).toBe(labels.length);
});

test('where no figures were looked for none is said to be missing', () => {
  const labels = measuresAmong(standards, null).map(({ label }) => label);
  expect(labels.slice(-2)).toEqual(['We settle it the first time (First contact resolution)', 'We say sorry first']);
});
