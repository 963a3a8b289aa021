import { PgDialect } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { onePage, pageShown } from './paging.ts';

test.each([
  [1, 0, 1],
  [3, 51, 3],
  [4, 51, 3],
  [999, 50, 2],
  [-1, 50, 1],
  [1.5, 50, 1],
  [Number.NaN, 50, 1],
])('of page %d of a list of %d, page %d is shown', (asked, total, shown) => {
  expect(pageShown(asked, { size: 25, total })).toBe(shown);
});

test('the rows of the last page are read where the list ends before the one asked for, and how many there are', async () => {
  const all = Array.from({ length: 52 }, (_, at) => ({ at, total: 52 }));
  const of = (rows: typeof all) => (asked: number) =>
    onePage(asked, 25, async (part) => {
      const [limit, offset] = new PgDialect().sqlToQuery(part).params as [number, number];
      return rows.slice(offset, offset + limit);
    });
  expect(await of(all)(3)).toEqual({ rows: all.slice(50), page: 3, total: 52 });
  expect(await of(all)(999)).toEqual({ rows: all.slice(50), page: 3, total: 52 });
  expect(await of([])(999)).toEqual({ rows: [], page: 1, total: 0 });
});
