import { expect, test } from 'vitest';
import { evidenceAt, keptCriterion, withCriterion } from './criterion-asked.ts';

const from = (query: string) => new URL(`http://localhost/prove/p/add${query}`);

test('R-094 evidence added for a criterion opens where that criterion is claimed', () => {
  expect(evidenceAt('e1', from('?/take&criterion=c1'))).toBe('/prove/evidence/e1/claims?criterion=c1');
  expect(withCriterion('/prove/p/account', from('?criterion=c1&page=2'))).toBe('/prove/p/account?criterion=c1');
  expect(withCriterion('/prove/p/file', from('?criterion=a%26b%23'))).toBe('/prove/p/file?criterion=a%26b%23');
});

test('evidence added for none opens itself', () => {
  expect(evidenceAt('e1', from(''))).toBe('/prove/evidence/e1');
  expect(withCriterion('/prove/p/file', from('?page=2'))).toBe('/prove/p/file');
});

test('R-094 a form keeps the criterion in the address of its action', () => {
  expect(keptCriterion(from('?criterion=a%26b&page=2'))).toBe('&criterion=a%26b');
  expect(keptCriterion(from('?page=2'))).toBe('');
});
