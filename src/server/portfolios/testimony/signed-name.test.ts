import { expect, test } from 'vitest';
import { isSignedAs } from './signed-name.ts';

test.each([
  ['Wanda Witness', true],
  ['W. WITNESS', true],
  ['Mrs Witness', true],
  ['Witness, Wanda', true],
  ['Wanda Wítness', true],
  ['Somebody Else', false],
  ['Wanda', false],
  ['—', false],
])('R-099 “%s” under the testimony of Wanda Witness', (signature, isHers) => {
  expect(isSignedAs(signature, 'Wanda Witness')).toBe(isHers);
});

test('R-099 an apostrophe is one however it is typed', () => {
  expect(isSignedAs('Tom O’Neil', "Tom O'Neil")).toBe(true);
});
