import { expect, test } from 'vitest';
import { toldOf } from './caught.ts';

const written: [string, unknown][] = [];
const writeDown = (reference: string, error: unknown) => void written.push([reference, error]);

test('a refusal keeps its sentence and is not written down', () => {
  expect(toldOf({ kind: 'app', error: { message: 'Somebody changed this.' } as never }, writeDown)).toEqual({});
  expect(toldOf({ kind: 'framework', error: { status: 404, message: 'Not Found' } }, writeDown)).toEqual({});
  expect(written).toEqual([]);
});

test.each([
  [400, 'Malformed URI', 'This address cannot be read'],
  [405, 'Method Not Allowed', 'Nothing can be sent to this address'],
  [415, 'Unsupported Media Type', 'This did not arrive as a form'],
])('what the framework refuses with %s is said in a sentence', (status, message, words) => {
  expect(toldOf({ kind: 'framework', error: { status, message } }, writeDown).message).toContain(words);
});

test('what nobody foresaw is written down under the number that the page shows', () => {
  const error = new Error('cannot read properties of undefined');
  const { message, reference } = toldOf({ kind: 'unknown', error }, writeDown);
  expect(message).not.toContain('undefined');
  expect(written).toEqual([[reference, error]]);
  expect(toldOf({ kind: 'framework', error: { status: 500, message: 'x' } }, writeDown).reference).toBeTruthy();
});
