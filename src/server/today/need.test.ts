import { expect, test } from 'vitest';
import { ended, needRow } from './need.ts';
import { sayWorkNeeds } from './work-needs.ts';

test.each([
  ['Asked at the briefing of “Winter”', 'Asked at the briefing of “Winter”.'],
  ['Give it to Siân Parry: “She would learn from it.”', 'Give it to Siân Parry: “She would learn from it.”'],
  ['With “Who rings back?”', 'With “Who rings back?”'],
  ['With “At last!”', 'With “At last!”'],
])('a sentence that ends in quoted words has one full stop: %s', (words, said) => {
  expect(ended(words)).toBe(said);
});

test('R-005 the reason of a counter-offer is quoted with one full stop, to the leader and to whoever offers it', () => {
  const why = (kind: string, reason: string) =>
    sayWorkNeeds[kind]!(needRow(kind, { title: 'Letters', words: `Give it to Siân Parry: “${reason}”` })).why;
  expect(why('counter', 'She would learn from it.')).toBe('Give it to Siân Parry: “She would learn from it.”');
  expect(why('counter', 'I am away')).toBe('Give it to Siân Parry: “I am away”.');
  const declined = needRow('counter-replied', { title: 'Letters', words: 'Declined: “She is away”' });
  expect(sayWorkNeeds['counter-replied']!(declined).why, 'nobody said that it is declined').toBe(
    'Declined: “She is away”.',
  );
  expect(why('own-counter', 'She would learn from it.')).toBe(
    'Give it to Siân Parry: “She would learn from it.” The leader takes or declines it next.',
  );
});
