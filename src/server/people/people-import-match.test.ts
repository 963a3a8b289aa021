import { expect, test } from 'vitest';
import { match, people } from './people-import-match.ts';

const priya = { email: 'priya@example.org', employeeNumber: null, jobTitle: null, hours: null };
const known = {
  ...priya,
  id: 'p1',
  name: 'Priya Nair',
  startsOn: null,
  endsOn: null,
  managerId: null,
  version: 1,
  hasLeft: false,
};
const nothing = { givenName: null, familyName: null, preferredName: null, employeeNumber: null, managerKey: null };
const row = (at: number, name: string) => ({
  ...{ ...nothing, row: at, key: 'priya@example.org', name, email: 'priya@example.org', team: 'Customer Hub' },
  ...{ jobTitle: 'Adviser', manager: { by: 'name' as const, text: 'Imani Clarke' }, hours: 22 },
  ...{ startDate: '2026-01-05', endDate: null },
});

test('a row that is refused for another row keeps every column that is used', () => {
  const index = people({ people: [known], teams: [], members: [], leaders: [] });
  const { refused } = match([row(2, 'Priya Nair'), row(3, 'Dan Four')], index);
  expect(refused).toMatchObject([{ row: 3, reason: 'This is the same person as in row 2.' }]);
  expect(refused[0]!.raw).toEqual({
    ...{ Name: 'Dan Four', 'Preferred name': '', 'E-mail': 'priya@example.org', 'Employee number': '' },
    ...{ 'Job title': 'Adviser', Team: 'Customer Hub', Manager: 'Imani Clarke', Hours: '22' },
    ...{ 'Start date': '2026-01-05', 'End date': '' },
  });
});
