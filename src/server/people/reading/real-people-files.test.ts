// Files of people that nobody here wrote.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readPeople } from './people-reading.ts';

const shared = '../shared/data/people';
const skipped = existsSync(shared) ? '' : ' (skipped: no ../shared/data)';
test.skipIf(!existsSync(shared)).each([
  ['mahara-20users_update.csv', 20],
  ['mahara-7usersnew-correctdates.csv', 6],
  ['mahara-UserCSV.csv', 4],
  ['mahara-users.csv', 5],
])(`every person of a Mahara user list is read: %s${skipped}`, async (file, people) => {
  const { rows, refused } = await readPeople([await readFile(`${shared}/${file}`)]);
  expect([rows.length, refused.length]).toEqual([people, 0]);
  expect(rows.every(({ name, email }) => name.length > 0 && email?.includes('@'))).toBe(true);
});

test.skipIf(!existsSync(shared))(
  `an HR table without names says that they are missing and what is there${skipped}`,
  async () => {
    const reading = await readPeople([await readFile(`${shared}/people-diversity-500.csv`)]);
    expect([reading.rows.length, reading.refused.length]).toEqual([0, 500]);
    expect(reading.questions[0]!.question).toBe(
      'No column holds the names of people. “Employee ID” tells people apart and could stand for them. Add one to the file, or say which column it is.',
    );
    const meant = Object.fromEntries(
      reading.columns.map(({ header, meaning, certain }) => [header, [meaning, certain]]),
    );
    expect(meant['Employee ID']).toEqual(['employee-number', true]);
    expect(meant['Department @01.07.2020']).toEqual(['team', false]);
    const refused = reading.refusedColumns.map(({ header }) => header);
    for (const header of ['Gender', 'FY20 Performance Rating', 'Age group', 'Age @01.07.2020', 'Nationality 1'])
      expect(refused).toContain(header);
  },
);
