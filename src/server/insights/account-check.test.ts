import { expect, test } from 'vitest';
import { accounts, claimed } from '../../../tests/written-accounts.ts';
import { checkAccount } from './account-check.ts';
import { checkClaim } from './claim-check.ts';

const fired = (findings: { id: string }[]) => [...new Set(findings.map(({ id }) => id))];

test.each(accounts)('R-108 L04 L10 L15 L17 L19 of “$text” $fires', ({ text, fires }) => {
  const { findings } = checkAccount(text);
  expect(fired(findings)).toEqual(fires);
  for (const { where } of findings) expect(text.slice(where.start, where.end)).toBe(where.text);
});

test.each(claimed)('R-094 R-108 of the claim “$text” $fires', ({ text, fires, ...facts }) => {
  const { findings } = checkClaim(text, facts);
  expect(fired(findings)).toEqual(fires);
  for (const { remedy } of findings) expect(remedy).toMatch(/\?/);
});

test('R-108 where the place is known, a reason that speaks of nothing in it is pointed out', () => {
  const how = 'Bea and Oz changed the order of the calls themselves, so the plan became theirs.';
  const of = (place: string) => fired(checkClaim(how, { place }).findings);
  expect(of('Oz said: put the calls to new tenants first.')).toEqual([]);
  expect(of('Training in March: six people, two days, webchat.')).toEqual(['not-of-place']);
});

test('L10 what would be done is right where only knowledge is explained', () => {
  const text = 'If a member were late I would ask why before anything else, because most reasons can be mended.';
  expect(fired(checkAccount(text).findings)).toEqual(['simulated-or-hypothetical']);
  expect(checkAccount(text, { knowledge: true }).findings).toEqual([]);
});

test('of an empty text that alone is said', () => {
  expect(checkAccount(' \n').findings).toMatchObject([{ id: 'too-short', severity: 'stop' }]);
});
