import { expect, test } from 'vitest';
import { match, people } from './people-import-match.ts';

const priya = { email: 'priya@example.org', employeeNumber: null, jobTitle: null, hours: null };
const known = {
  ...priya,
  id: 'p1',
  name: 'Priya Nair',
  startsOn: null as string | null,
  endsOn: null as string | null,
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

test('a day at work that does not go with the other one in the record is refused', () => {
  const reasonOf = (startDate: string | null, endDate: string | null, record: Partial<typeof known>) => {
    const standing = { people: [{ ...known, ...record }], teams: [], members: [], leaders: [] };
    return match([{ ...row(2, 'Priya Nair'), startDate, endDate }], people(standing)).refused[0]?.reason;
  };
  expect(reasonOf(null, '2026-01-01', { startsOn: '2027-02-01' })).toBe(
    'The last day at work, 1 January 2026, is before the first in the record, 1 February 2027. Correct one of them.',
  );
  expect(reasonOf('2026-01-02', null, { endsOn: '2026-01-01' })).toBe(
    'The first day at work, 2 January 2026, is after the last in the record, 1 January 2026. Correct one of them.',
  );
  expect(reasonOf('2026-01-01', null, { endsOn: '2026-01-01' })).toBeUndefined();
  expect(reasonOf(null, null, { startsOn: '2027-02-01', endsOn: '2026-01-01' })).toBeUndefined();
});
