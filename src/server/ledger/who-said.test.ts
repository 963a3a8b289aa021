import { describe, expect, test } from 'vitest';
import { attribution, whoSaid } from './who-said.ts';

const at = '2026-11-03T09:32:00.000Z';
const line = (label: string, by?: string) => ({ id: 'said-1', kind: 'words', label, text: 'I like evenings', by, at });

describe('R-093 words of minutes kept before who said them was told from who wrote them down', () => {
  test('are shown as those of who said them', () => {
    const old = line('Callum Reid, written down by Imani Clarke', 'Imani Clarke');
    expect(whoSaid(old)).toEqual({ ...old, by: 'Callum Reid' });
    const dissent = line('Disagreed: Callum Reid, written down by Imani Clarke', 'Imani Clarke');
    expect(whoSaid(dissent)).toEqual({ ...dissent, by: 'Callum Reid' });
  });

  test('without a name name nobody, not even who wrote them down', () => {
    const shown = whoSaid(line('Disagreed: One of those present, written down by Imani Clarke', 'Imani Clarke'));
    expect(shown).toEqual({ id: 'said-1', kind: 'words', label: 'Disagreed: One of those present', text: shown.text });
    expect(JSON.stringify(shown)).not.toContain('Imani');
  });

  test('and every other block is as it is, also where its label reads the same', () => {
    const own = line('Callum Reid', 'Callum Reid');
    expect(whoSaid(own)).toBe(own);
    const task = { ...line('The list, written down by Callum Reid', 'Callum Reid'), id: 'answer-1' };
    expect(whoSaid(task)).toBe(task);
  });
});

test.each([
  ['Cover the Welsh-language line', 'Siân Parry', 'Answers', 'Cover the Welsh-language line', 'Siân Parry'],
  ['Written by hand', 'Siân Parry', 'Answers', 'Written by hand', 'Siân Parry'],
  ['Shadow Siân Parry', 'Siân Parry', 'Answers', 'Shadow Siân Parry', 'Siân Parry'],
  ['Signed by Siân Parry', 'Siân Parry', 'Signatures', null, 'Signed by Siân Parry'],
  [
    'Asked by Callum Reid, written down by Imani',
    'Callum Reid',
    'Questions',
    null,
    'Asked by Callum Reid, written down by Imani',
  ],
  ['Written by Imani', 'Imani', 'What Adwoa said and asked for', null, 'Written by Imani'],
  ['What it is about, paragraph 1', undefined, 'What it is about', null, null],
  ['Callum Reid', 'Callum Reid', '1. Evenings', null, 'Callum Reid'],
  ['One of those present', undefined, '1. Evenings', 'One of those present', null],
  ['Disagreed: Callum Reid', 'Callum Reid', '1. Evenings', 'Disagreed: Callum Reid', null],
  ['Callum Reid, written down by Imani', 'Callum Reid', '1. Evenings', 'Callum Reid, written down by Imani', null],
  ['Answer of Imani', 'Imani', 'Corrections', 'Answer of Imani', null],
  [
    'Priya Nair, after the minutes were agreed',
    'Priya Nair',
    'Corrections',
    'Priya Nair, after the minutes were agreed',
    null,
  ],
])(
  'R-094 words say what they are said of and who said them, once: %s, by %s under %s',
  (label, by, heading, before, behind) => {
    expect(attribution({ id: 'x', label, by }, heading)).toEqual({ before, behind });
  },
);
