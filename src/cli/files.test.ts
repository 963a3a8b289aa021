import { expect, test } from 'vitest';
import { whyNoJson } from './files.ts';

function why(text: string): string {
  try {
    JSON.parse(text);
  } catch (error) {
    return whyNoJson(text, error as Error);
  }
  throw new Error('It is JSON.');
}

test('why a file is no JSON is said in words, with the place', () => {
  expect(why('Full name,E-mail\nA,b')).toBe('it begins with “Full name,E-mail”, and JSON begins with { or [.');
  expect(why(' \n')).toBe('the file is empty.');
  expect(why('{\n  "a": 1,\n}')).toBe('it cannot be read on from line 3, column 1.');
  expect(why('[1, 2')).toMatch(/^it (breaks off|cannot be read on)/);
  expect(why('{"a": "b')).toMatch(/^it (breaks off|cannot be read on)/);
});
