import { expect, test } from 'vitest';
import { placeName } from '../ledger/place-names.ts';
import type { Block, RecordDocument } from './document.ts';
import { placesOf } from './document-parts.ts';

const said = (id: string, label: string): Block => ({ id, kind: 'words', label, text: 'Well then.', by: label });
const document: RecordDocument = {
  ...{ title: 'Plan', kind: 'Work plan', from: '2026-03-02', to: '2026-03-02', people: [] },
  sections: [
    { id: 'wishes', heading: 'What the team said', blocks: [said('a', 'Mo Member'), said('b', 'Mo Member')] },
    { id: 'agenda', heading: 'Agenda', blocks: [said('c', 'Mo Member'), said('d', 'Agenda, point 2'), said('e', '')] },
  ],
};

test('R-094 every place has a name of its own that says where it stands, not only who spoke', () => {
  const names = placesOf(document).map(({ name }) => name);
  expect(names).toEqual([
    'What the team said: Mo Member (1)',
    'What the team said: Mo Member (2)',
    'Agenda: Mo Member',
    'Agenda, point 2',
    'Agenda',
  ]);
  expect(new Set(names).size).toBe(names.length);
  expect(placeName('Agenda', 'Mo Member')).toBe('Agenda: Mo Member');
});
