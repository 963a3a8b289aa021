import { expect, test } from 'vitest';
import { markOf } from './work-marks.ts';

const piece = { name: 'Mo Member', hours: 0.55, buddyTo: null, doneAt: null, answer: 'accept' as const, step: null };

test('one piece of work is said with its hours and its answer, or without where that is not shown', () => {
  expect(markOf('Desk', [piece], 'consulting')).toEqual({
    ...{ shape: 'met', label: 'Mo Member: 0.55 hours of “Desk”, agreed', text: '0.55 h' },
  });
  expect(markOf('Desk', [{ ...piece, answer: undefined }], 'live')).toMatchObject({ shape: 'calm' });
  expect(markOf('Desk', [{ ...piece, doneAt: '2026-03-02' }], 'live')).toMatchObject({ shape: 'lock' });
});

test('a buddy of two people on one task is so to both, and a refusal does not hide behind what was agreed', () => {
  const both = [
    { ...piece, buddyTo: 'Nia Newer', answer: 'decline' as const },
    { ...piece, buddyTo: 'Oz Other' },
  ];
  const label =
    'Mo Member: 0.55 hours of “Desk” as buddy to Nia Newer, declined; Mo Member: 0.55 hours of “Desk” as buddy to Oz Other, agreed';
  for (const pieces of [both, both.toReversed()])
    expect(markOf('Desk', pieces, 'live')).toMatchObject({ shape: 'back', text: '1.1 h', below: 'buddy to 2' });
  expect(markOf('Desk', both, 'live').label).toBe(label);
  expect(markOf('Desk', [both[1]!, { ...both[1]!, answer: null }], 'live').shape).toBe('wait');
});
