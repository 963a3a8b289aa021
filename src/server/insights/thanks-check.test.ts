import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkThanks } from './thanks-check.ts';

const bare = { effect: null, happenedOn: null, work: null, contact: null };
const found = (behaviour: string, more = {}) => checkThanks({ ...bare, behaviour, ...more });
const whole = { effect: 'She did not have to ring a third time.', happenedOn: '2026-03-02' };

describe('the check of thanks', () => {
  test('R-007 finds nothing in thanks for something done, with what it did and when', () => {
    for (const behaviour of [
      'You rang Mrs Okafor back before lunch, though the part had not come.',
      'Rewrote the letter about missed appointments in plain words.',
      'You noticed that the caller was deaf and moved to webchat.',
      'Sat beside Darnell for his first five calls.',
    ])
      expect(found(behaviour, whole)).toEqual({
        findings: [],
        present: ['behaviour', 'effect', 'occasion'],
        missing: [],
      });
  });

  test('R-007 points out the trait where no behaviour is named, and marks the word', () => {
    for (const [behaviour, word] of [
      ['You are an absolute star.', 'star'],
      ['Such a dedicated and friendly colleague', 'dedicated'],
      ['Amazing as always!', 'Amazing'],
    ] as const) {
      const { findings, missing } = found(behaviour, whole);
      expect(findings.map(({ id, where }) => [id, where.text])).toEqual([['thanks-without-behaviour', word]]);
      expect(missing).toEqual(['behaviour']);
    }
    expect(found('Thank you', whole).findings[0]!.where.text).toBe('Thank you');
  });

  test('R-007 a trait beside a behaviour is nobody’s fault', () => {
    expect(found('You are a star: you stayed until the plumber rang.', whole).findings).toEqual([]);
  });

  test('R-007 points out the missing effect, the missing occasion, and what is about everything', () => {
    expect(found('You rang her back.', { happenedOn: '2026-03-02' }).missing).toEqual(['effect']);
    expect(found('You rang her back.', { effect: 'She slept.' }).findings.map(({ id }) => id)).toEqual([
      'thanks-without-occasion',
    ]);
    expect(
      found('You always stayed late.', { effect: 'We coped.' }).findings.map(({ id, where }) => [id, where.text]),
    ).toEqual([['thanks-too-general', 'always']]);
    for (const occasion of [{ work: 'task:x' }, { contact: 'C-17' }])
      expect(found('You rang her back.', { effect: 'She slept.', ...occasion }).findings).toEqual([]);
  });

  test('never fails, and what it marks stands where it says, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.option(fc.string()), (behaviour, effect) => {
        for (const { where } of found(behaviour, { effect }).findings)
          expect(behaviour.slice(where.start, where.end)).toBe(where.text);
      }),
    );
  });
});
