import { expect, test } from 'vitest';
import { makeIdsSmall } from './small-ids.ts';

const small = '01a2266f-d8ac-70f4-9f81-b8618e1a113e';
const large = small.toUpperCase();
const asked = (query: string) => {
  const url = new URL(`http://ours/lead?${query}`);
  makeIdsSmall(url);
  return url.search;
};

test('ids that an address asks for are small, and words stay as they were written', () => {
  expect(asked(`team=${large}&list=A`)).toBe(`?team=${small}&list=A`);
  expect(asked(`%2Fopen&person=${large}`)).toContain(`person=${small}`);
  for (const query of [`q=${large}`, `number=${large}`, `next=/lead/plans/${large}`, `list=${large}A`, 'a=A+B'])
    expect(asked(query)).toBe(`?${query}`);
});
