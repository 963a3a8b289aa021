import { expect, test } from 'vitest';
import {
  around,
  between,
  blockOf,
  type FilePart,
  fields,
  fragmentOf,
  partOf,
  placeWith,
  sayPart,
} from './file-parts.ts';

const parts: [FilePart, string, string][] = [
  [{ kind: 'pages', from: 3, to: 3 }, 'page=3', 'page 3'],
  [{ kind: 'pages', from: 2, to: 4 }, 'page=2-4', 'pages 2 to 4'],
  [{ kind: 'time', from: 130, to: 220 }, 't=130,220', 'from 2:10 to 3:40'],
  [{ kind: 'time', from: 0, to: 3725 }, 't=0,3725', 'from 0:00 to 1:02:05'],
  [fields[0]!.region, 'xywh=percent:0,0,33,33', 'top left'],
  [between(25, 0, 75, 50), 'xywh=percent:25,0,50,50', '25 to 75% across, 0 to 50% down'],
];

test.each(parts)(
  'R-094 a part of a file is written as a media fragment, read again and said in words: %j',
  (part, fragment, words) => {
    expect(fragmentOf(part)).toBe(fragment);
    expect(partOf(placeWith('file-1', part))).toEqual(part);
    expect(blockOf(placeWith('file-1', part))).toBe('file-1');
    expect(sayPart(part)).toBe(words);
  },
);

test('R-094 a place without a part is the whole block, and so is what nobody could have written', () => {
  expect(placeWith('agenda-1', null)).toBe('agenda-1');
  for (const place of [
    'agenda-1',
    'file-1#',
    'file-1#page=',
    'file-1#t=x,y',
    'file-1#xywh=percent:1,2,3',
    'file-1#page=1-2.5',
  ])
    expect(partOf(place), place).toBeNull();
});

test('R-094 fields of a picture cover it, and those that are ticked count with what lies between them', () => {
  expect(fields).toHaveLength(9);
  expect(around(fields.map(({ region }) => region))).toEqual(between(0, 0, 100, 100));
  const named = (id: string) => fields.find((field) => field.id === id)!.region;
  expect(around([named('top-left'), named('middle-centre')])).toEqual(between(0, 0, 67, 67));
});
