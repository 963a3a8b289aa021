import { expect, test } from 'vitest';
import { readPeople } from './people-reading.ts';

test.each([
  ['Contracted hrs', 'hours', '37.5'],
  ['Hrs', 'hours', '37.5'],
  ['Hours pw', 'hours', '37.5'],
  ['Hrs p/w', 'hours', '37.5'],
  ['Works number', 'employee-number', '1001'],
  ['Works no.', 'employee-number', '1001'],
  ['Colleague ID', 'employee-number', 'C1001'],
  ['Clock no', 'employee-number', '77'],
])('a heading that is cut short, or of a works, is understood: %s', async (header, meaning, value) => {
  const { columns } = await readPeople([new TextEncoder().encode(`Name,${header}\nAda Lovelace,${value}\n`)]);
  expect(columns.map((column) => [column.header, column.meaning])).toEqual([
    ['Name', 'name'],
    [header, meaning],
  ]);
});
