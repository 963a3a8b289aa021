import { expect, test } from 'vitest';
import type { Invalid } from '../errors.ts';
import { fields, partOf } from '../ledger/file-parts.ts';
import type { TypedPart } from './claim-place.form.ts';
import { placeTyped, typedOf } from './claim-place.ts';
import type { Block, RecordDocument } from './document.ts';

const file = (id: string, name: string, length: { pages?: number; seconds?: number } = {}): Block => ({
  ...{ id, kind: 'file', label: name, fileId: id, name, size: 10, sha256: 'ab'.repeat(32), ...length },
});
const document: RecordDocument = {
  ...{ title: 'Files', kind: 'File', from: '2026-02-10', to: '2026-02-10', people: [] },
  sections: [
    {
      id: 'about',
      heading: 'What it is',
      blocks: [{ id: 'about-1', kind: 'words', label: 'What it is', text: 'Mine.' }],
    },
    {
      ...{ id: 'files', heading: 'The files' },
      blocks: [
        file('file-1', 'rota.pdf', { pages: 12 }),
        file('file-2', 'talk.mp3', { seconds: 312.4 }),
        file('file-3', 'board.jpg'),
        file('file-4', 'old.pdf'),
        file('file-5', 'notes.docx'),
      ],
    },
  ],
};
const placed = (place: string, typed: Partial<TypedPart> = {}) => placeTyped(document, { place, ...typed });
const refusal = (place: string, typed: Partial<TypedPart>) => {
  try {
    return placed(place, typed);
  } catch (error) {
    return (error as Invalid).problems;
  }
};

test('R-094 a claim points to pages, a time or a region of a file, as people write them', () => {
  expect(placed('file-1')).toBe('file-1');
  for (const typed of ['3', 'page 3']) expect(placed('file-1', { pages: typed })).toBe('file-1#page=3');
  for (const typed of ['2-4', '2 – 4', '2 to 4', 'pages 2 to 4'])
    expect(placed('file-1', { pages: typed })).toBe('file-1#page=2-4');
  expect(placed('file-2', { from: '2:10', to: '3:40' })).toBe('file-2#t=130,220');
  expect(placed('file-2', { from: '2:10', to: null })).toBe('file-2#t=130,313');
  expect(placed('file-2', { from: null, to: '0:30' })).toBe('file-2#t=0,30');
  expect(placed('file-3', { fields: ['top-left', 'top-right'] })).toBe('file-3#xywh=percent:0,0,100,33');
  expect(placed('file-3', { region: '25, 0, 75, 50' })).toBe('file-3#xywh=percent:25,0,50,50');
  expect(placed('about-1')).toBe('about-1');
});

test('R-094 what lies outside the file is refused beside its field, with what would be right', () => {
  expect(refusal('file-1', { pages: '13' })).toEqual({ pages: ['rota.pdf has 12 pages: enter pages from 1 to 12'] });
  expect(refusal('file-1', { pages: '4 to 2' })).toHaveProperty('pages');
  expect(refusal('file-1', { pages: '0' })).toHaveProperty('pages');
  expect(refusal('file-2', { from: '5:13', to: '5:20' })).toEqual({
    from: ['talk.mp3 is 5:13 long: enter a time before its end'],
  });
  expect(refusal('file-2', { from: '5:00', to: '5:20' })).toEqual({
    to: ['talk.mp3 is 5:13 long: enter a time up to its end'],
  });
  expect(refusal('file-2', { from: '3:40', to: '2:10' })).toEqual({ to: ['Enter until when, after 3:40'] });
  expect(refusal('file-2', { from: '130', to: '220' })).toHaveProperty('from');
  expect(refusal('file-2', { from: '2:99', to: '3:40' })).toHaveProperty('from');
  expect(refusal('file-3', { region: '25, 0, 175, 50' })).toHaveProperty('region');
  expect(refusal('file-3', { region: '75, 0, 25, 50' })).toHaveProperty('region');
  expect(refusal('file-3', { region: '25, 0, 75' })).toHaveProperty('region');
});

test('R-094 a part of another kind than the place has is refused, not dropped unsaid; the length of an old copy is not known', () => {
  expect(refusal('about-1', { pages: '2' })).toEqual({
    pages: ['Leave this empty: the place you chose, What it is, has no pages to point to'],
  });
  expect(refusal('file-1', { from: '2:10', to: '3:40' })).toMatchObject({
    from: [expect.any(String)],
    to: [expect.any(String)],
  });
  expect(refusal('file-2', { fields: ['top-left'] })).toHaveProperty('fields');
  expect(refusal('file-5', { pages: '1' })).toHaveProperty('pages');
  expect(refusal('nowhere', {})).toHaveProperty('place');
  expect(placed('file-4', { pages: '400' })).toBe('file-4#page=400');
});

test('R-094 a kept place comes back into its form as it would be typed', () => {
  for (const [place, typed] of [
    ['file-1', { pages: '2 to 4' }],
    ['file-2', { from: '2:10', to: '3:40' }],
    ['file-3', { fields: [fields[4]!.id] }],
    ['file-3', { region: '25, 0, 75, 50' }],
    ['file-3', { fields: ['top-left', 'bottom-right'] }],
  ] as const) {
    const kept = placed(place, typed as Partial<TypedPart>);
    expect(placed(place, typedOf(partOf(kept))), kept).toBe(kept);
  }
});
