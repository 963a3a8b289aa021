import { expect, test } from 'vitest';
import { inTime } from './moment-order.ts';

test('moments stand in their order, whole seconds and tenths among them', () => {
  const moments = ['05T09:00:29.999', '05T09:00:30', '05T09:00:30.1', '05T09:00:30.12', '05T09:00:31', '06T08:00:00'];
  const written = moments.map((rest) => `2026-10-${rest}+00:00`);
  expect(written.toReversed().sort(inTime)).toEqual(written);
  expect([inTime(written[0]!, written[0]!), inTime('~', written[0]!)]).toEqual([0, 1]);
});
