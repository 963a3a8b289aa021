import { expect, test } from 'vitest';
import { date, optionalDate } from './fields.ts';

const said = (form: typeof date | typeof optionalDate, value: string) =>
  form('the last day').safeParse(value).error?.issues[0]?.message;

test('a day that its month does not have is refused with how many it has', () => {
  expect(said(date, '2026-02-31')).toBe('February 2026 has 28 days. Enter the last day, like 27 3 2026');
  expect(said(optionalDate, '2028-02-30')).toMatch(/^February 2028 has 29 days\. Enter the last day as a real date/);
  expect(said(date, '2026-04-31')).toMatch(/^April 2026 has 30 days/);
  expect(said(date, '2026-13-01')).toBe('Enter the last day, like 27 3 2026');
  expect(said(date, '')).toBe('Enter the last day, like 27 3 2026');
  expect(date('the last day').parse('2028-02-29')).toBe('2028-02-29');
});
