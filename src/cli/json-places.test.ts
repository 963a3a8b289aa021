import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeIn } from './json-places.ts';

const text = `{
  "units": [
    {"number": "7",
     "title": "a \\"{[title",
     "outcomes": [],
     "title": 5}
  ]
}`;

test('a place is told by its line and what stands there; the last of a name counts', () => {
  expect(placeIn(text, ['units', '0', 'number'])).toEqual({ line: 3, said: '"7"' });
  expect(placeIn(text, ['units', '0', 'title'])).toEqual({ line: 6, said: '5' });
  expect(placeIn(text, ['units', '0', 'outcomes'])).toEqual({ line: 5, said: '[]' });
  expect(placeIn(text, [])).toMatchObject({ line: 1, said: text });
});

test('of what is missing, the line of what it is missing from', () => {
  expect(placeIn(text, ['units', '0', 'level'])).toEqual({ line: 3, said: null });
  expect(placeIn(text, ['units', '3', 'title', 'x'])).toEqual({ line: 2, said: null });
  expect(placeIn(text, ['units', '0', 'number', 'x'])).toEqual({ line: 3, said: null });
});

test('any value is found by any path that leads into it', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(4), (json, indent) => {
      const value: unknown = JSON.parse(json);
      const written = JSON.stringify(value, null, indent);
      const walk = (here: unknown, path: string[]) => {
        expect(JSON.parse(placeIn(written, path).said!)).toEqual(here);
        if (here && typeof here === 'object')
          for (const [step, inner] of Object.entries(here)) walk(inner, [...path, step]);
      };
      walk(value, []);
    }),
  );
});
