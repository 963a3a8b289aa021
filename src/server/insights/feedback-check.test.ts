import { describe, expect, test } from 'vitest';
import { colloquial } from '../../../tests/feedback/colloquial.ts';
import { scoresOf } from '../../../tests/feedback/measure.ts';
import { unread } from '../../../tests/feedback/unread.ts';
import { written } from '../../../tests/feedback/written.ts';
import { checkFeedback, feedbackParts } from './feedback-check.ts';

const idsOf = (text: string) => checkFeedback(text).findings.map(({ id }) => id);
const marked = (text: string) => checkFeedback(text).findings.flatMap(({ where }) => (where.text ? [where.text] : []));

describe('the check of feedback', () => {
  test.each(Object.entries({ written, colloquial, unread }))(
    'R-031 tells vague from specific, and each part, on the texts “%s”',
    (_, texts) => {
      for (const { f1, wrong } of Object.values(scoresOf(texts))) expect(f1, wrong.join('\n')).toBeGreaterThan(0.85);
    },
  );

  test('R-031, L03 what names nothing that anybody did is vague, and its words are marked', () => {
    const text = 'Great job as ever, you have such a positive attitude!';
    expect(checkFeedback(text)).toMatchObject({ present: [], missing: [...feedbackParts] });
    expect(idsOf(text)[0]).toBe('vague-feedback');
    expect(marked(text)).toEqual(expect.arrayContaining(['Great job', 'as ever', 'such a positive attitude']));
    for (const { where } of checkFeedback(text).findings) expect(text.slice(where.start, where.end)).toBe(where.text);
  });

  test('R-031 what holds all five parts has nothing missing; what is asked for next is no occasion and no deed', () => {
    const whole =
      'On Monday’s call you gave the date twice. The caller rang back. Say it once and have it read back; in May we look for none.';
    expect(checkFeedback(whole)).toMatchObject({ present: [...feedbackParts], missing: [], findings: [] });
    expect(checkFeedback('Ring Mrs Bell on Tuesday.').present).toEqual(['next']);
  });

  test('R-031 what is missing is asked for as a question at the end of the text, and no sentence is written', () => {
    const text = 'You interrupted the caller.';
    const { findings } = checkFeedback(text);
    expect(findings.map(({ id }) => id)).toEqual(['no-situation', 'no-impact', 'no-next-step', 'no-measure']);
    for (const { where, remedy } of findings) {
      expect(where).toEqual({ start: text.length, end: text.length, text: '' });
      expect(remedy).toMatch(/\?$/);
    }
  });

  test.each([
    ['You never listen.', 'always-or-never'],
    ['People say that you are hard to reach.', 'hearsay'],
    ['Why can’t you be more like Rosa?', 'compared-with-colleague'],
    ['You are rude.', 'trait-not-behaviour'],
    ['Well done on the letter, but it was late.', 'mixed-message'],
    ['You rang in while your depression was bad.', 'sensitive-matter'],
    [' ', 'vague-feedback'],
  ])('R-031, R-032 “%s” is found as %s', (text, id) => {
    expect(idsOf(text)).toContain(id);
  });
});
