import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tally } from './figures.ts';
import { isKpiId, kpi, kpis } from './kpis.ts';
import { nameOf } from './measures.ts';
import { numberList } from './number-list.ts';
import type { Contact } from './reading/contact.ts';

const nothing: Contact = {
  id: '1',
  agent: null,
  team: null,
  channel: null,
  topic: null,
  day: null,
  at: null,
  answered: null,
  abandoned: null,
  resolved: null,
  firstContact: null,
  waitSeconds: null,
  handleSeconds: null,
  firstResponseSeconds: null,
  resolutionSeconds: null,
  satisfaction: null,
  satisfied: null,
  slaMet: null,
  responseSlaMet: null,
};

function figuresOf(...contacts: Partial<Contact>[]) {
  const counted = tally();
  for (const contact of contacts) counted.add({ ...nothing, ...contact });
  return counted.figures();
}

test('R-061 every KPI has a name and a formula of its own', () => {
  expect(new Set(kpis.map(({ formula }) => formula)).size).toBe(12);
  expect(kpi('csat').better).toBe('up');
  expect(isKpiId('abandon-rate')).toBe(true);
  expect(isKpiId('net-promoter')).toBe(false);
});

test('a KPI that no contact says anything about is left out', () => {
  expect(figuresOf({}, {})).toEqual([]);
});

test('R-061 shares carry counts and a Wilson interval', () => {
  const [figure] = figuresOf({ answered: true }, { answered: false }, {});
  expect(figure).toMatchObject({ kpi: 'answer-rate', numerator: 1, denominator: 2, value: 0.5, unit: 'share' });
  expect(figure!.low).toBeCloseTo(0.0945, 4);
  expect(figure!.high).toBeCloseTo(0.9055, 4);
});

test('R-061 what was not answered has no part in the resolution rate', () => {
  const [, rate] = figuresOf(
    { answered: true, resolved: true },
    { answered: true, resolved: false },
    { answered: false, resolved: false },
  );
  expect(rate).toMatchObject({ kpi: 'resolution-rate', numerator: 1, denominator: 2 });
});

test('R-061 tickets without word of an answer are all in the resolution rate', () => {
  const [rate] = figuresOf({ resolved: true }, { resolved: false }, { resolved: false });
  expect(rate).toMatchObject({ kpi: 'resolution-rate', numerator: 1, denominator: 3 });
});

test('one service level is not told apart, two are', () => {
  expect(figuresOf({ slaMet: true })[0]).not.toHaveProperty('target');
  const levels = figuresOf({ slaMet: true, responseSlaMet: false });
  expect(levels.map(({ kpi, target, numerator }) => [kpi, target, numerator])).toEqual([
    ['sla-met', 'resolution', 1],
    ['sla-met', 'response', 0],
  ]);
  expect(levels.map(nameOf)).toEqual(['Service level kept', 'Service level kept, response']);
});

test('R-061 an open breach counts, and a target flagged as met on an open ticket is not decided', () => {
  const level = figuresOf(
    { slaMet: true, resolved: true },
    { slaMet: true, resolved: false },
    { slaMet: false, resolved: false },
  ).at(-1);
  expect(level).toMatchObject({ numerator: 2, denominator: 3, decided: { numerator: 1, denominator: 2, value: 0.5 } });
});

test('the median of an even number is the mean of the two in the middle', () => {
  const [first, second] = figuresOf(
    { handleSeconds: 10 },
    { handleSeconds: 40 },
    { handleSeconds: 20 },
    { handleSeconds: 0 },
  );
  expect(first).toMatchObject({ kpi: 'handle-time-mean', numerator: 70, denominator: 4, value: 17.5 });
  expect(second).toMatchObject({ kpi: 'handle-time-median', numerator: null, denominator: 4, value: 15 });
});

test('R-061 the median is exact for any numbers', () => {
  const numbers = fc.array(fc.double({ noNaN: true, min: 0, max: 1e7 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(numbers, (values) => {
      const list = numberList();
      for (const value of values) list.add(value);
      const sorted = [...values].sort((a, b) => a - b);
      const half = values.length / 2;
      expect(list.median()).toBe((sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2);
    }),
  );
});
