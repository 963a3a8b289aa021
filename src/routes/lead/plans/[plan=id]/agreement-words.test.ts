import { expect, test } from 'vitest';
import { leastAgreed, partInWords, saySigned, sayUnderstood } from './agreement-words.ts';

const words = { outcome: null, reply: null, clarifiedBefore: [] };

test('once a plan has ended nothing is waited for any more, neither words, nor a reply, nor a signature', () => {
  const said = (open: boolean) => {
    const stands = { open, alone: false, isMine: true };
    return [
      ...[
        sayUnderstood(undefined, false, stands),
        sayUnderstood(words, false, stands),
        sayUnderstood(words, true, stands),
      ],
      ...[true, false].map((own) => saySigned({ own, leader: !own, version: 2 }, stands)),
      saySigned({ own: false, leader: false }, stands),
    ].join(', ');
  };
  expect(said(true)).toMatch(
    /^Not written yet, Waits for the leader, Said of earlier work; waits for you, .*Not\syet$/,
  );
  expect(said(false)).not.toMatch(/yet|waits/i);
  expect(saySigned({ own: true, leader: true, version: 2 }, { open: false, alone: false })).toBe('Both, version 2');
});

test('a part of a plan that has ended says what somebody had, and what became of it', () => {
  const part = (state: string, done: (string | null)[]) =>
    partInWords({
      ...{ isSelf: false, name: 'Mo Member', state },
      work: done.map((doneAt) => ({ doneAt, hours: 2, buddyToId: null, newest: null })),
    } as unknown as Parameters<typeof partInWords>[0]);
  expect(part('live', [null])).toMatch(/^Mo Member has one task, .* It is not agreed yet\.$/);
  expect(part('live', [null, null])).toMatch(/^Mo Member has 2 tasks, .* 2 are not agreed yet\.$/);
  expect(part('closed', ['2026-03-02', null])).toMatch(/^Mo Member had 2 tasks, .* closed with one of them undone\.$/);
  expect(part('closed', [null, null])).toMatch(/ closed with them undone\.$/);
  expect(part('closed', [null])).toMatch(/ closed with it undone\.$/);
  expect(part('withdrawn', [null])).toMatch(/^Mo Member had .* The plan was withdrawn\.$/);
  expect(part('closed', [])).toBe('Mo Member had no work in this plan when it ended.');
});

test('R-005 nobody stands as agreed while they have declined, asked, offered something else or not answered any of it', () => {
  expect(leastAgreed(['accept', 'accept'])).toBe('accept');
  expect(leastAgreed(['accept', 'counter'])).toBe('counter');
  expect(leastAgreed(['accept', null])).toBe(null);
  expect(leastAgreed(['counter', null, 'query', 'accept'])).toBe('query');
  expect(leastAgreed(['query', 'decline'])).toBe('decline');
  expect(leastAgreed([])).toBe(null);
});
