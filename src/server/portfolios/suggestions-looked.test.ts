import { expect, test } from 'vitest';
import { nothingSuggested } from './suggestions-looked.ts';

const unit = { number: '39', criteria: 20 };
const looking = { units: [unit], simulated: false, suggested: 0, claimed: 0 };
const words = (text: string) => ({ texts: [{ place: 'situation', text, acts: [] }] });
const said = (change: Partial<Parameters<typeof nothingSuggested>[0]>) =>
  nothingSuggested({ read: words('It was quiet.'), ...looking, ...change });

test('R-095 where something is suggested or was put away, nothing is said of nothing', () => {
  expect(said({ suggested: 1 })).toBeNull();
});

test('R-095 that nothing fits says what it was read against', () => {
  expect(said({})).toContain('it was read against the 20 criteria of unit 39, and none of its words show one');
  expect(said({ units: [unit, { number: 'S4', criteria: 3 }] })).toContain('the 23 criteria of units 39 and S4');
  expect(said({ read: { shown: [] } })).toContain('nothing in how this record was made');
  expect(said({ claimed: 2 })).toMatch(/^Nothing more suggested/);
});

test('R-095 that nobody looked is told apart from that', () => {
  expect(said({ units: [] })).toContain('nothing was looked for');
  expect(said({ read: null })).toContain('could not be read just now');
  expect(said({ read: { texts: [] } })).toContain('no words in it to read');
  for (const change of [{ units: [] }, { read: null }, { read: { texts: [] } }])
    expect(said(change)).not.toContain('read against');
});

test('R-095 R-098 of what was simulated it says why doing is not looked for', () => {
  expect(said({ simulated: true })).toContain('simulated');
  expect(said({ read: words('In the role play I asked her what she needs.') })).toContain('simulated');
});
