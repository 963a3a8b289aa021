import { expect, test } from 'vitest';
import { passwordForm } from './account.form.ts';
import { isGuessedFirst } from './guessed-first.ts';
import { setUpForm } from './sign-in.form.ts';

test.each([
  ...['password1234', 'Password2026!', 'P@ssw0rd12345', 'passwordpassword', 'password password'],
  ...[
    '123456789012',
    '1234567890123456',
    '987654321098',
    'qwertyuiop12',
    'QWERTYUIOP!!',
    'abcdefghijkl',
    'asdfghjkl;123',
  ],
  ...['aaaaaaaaaaaa', 'abcabcabcabc', 'Northgate Northgate', 'NorthgateNorthgateN', '!!!!!!!!!!!!', '111222333444'],
])('a long password that is guessed first is refused: %s', (password) => {
  expect(isGuessedFirst(password)).toBe(true);
});

test.each([
  'correct horse battery staple',
  'another long password',
  '839274650198',
  'Lee brews 12 teas',
  'xK4!vR9#mQ2w',
  '?#a%&*=+<>~a/',
])('one that is not is taken: %s', (password) => {
  expect(isGuessedFirst(password)).toBe(false);
});

test('what is wrong is said once, with what would be right', () => {
  const said = (password: string) =>
    setUpForm.shape.password.safeParse(password).error?.issues.map(({ message }) => message) ?? [];
  expect(said('qwertyuiop12')).toEqual([expect.stringMatching(/guessed first\. Three or four words work well\.$/)]);
  expect(said('12345')).toEqual([expect.stringMatching(/at least 12 characters/)]);
  expect(said('correct horse battery staple')).toEqual([]);
});

test('of an empty form nobody is told that its two passwords are the same', () => {
  const said = (current: string, password: string) =>
    passwordForm.safeParse({ current, password }).error?.issues.map(({ message }) => message) ?? [];
  expect(said('', '')).toEqual([
    'Enter your current password',
    expect.stringMatching(/^Choose a password of at least 12/),
  ]);
  expect(said('three dull green kettles', 'three dull green kettles')).toEqual([
    expect.stringMatching(/differs from your current one$/),
  ]);
});
