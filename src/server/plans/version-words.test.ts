import { expect, test } from 'vitest';
import type { PackagedBlock as Block, PackagedDocument as Document } from '../ledger/package-format.ts';
import { sayFact } from './difference-words.ts';
import { sayChangedIn } from './version-words.ts';

const of = (tasks: Record<string, string>, said: Record<string, string> = {}): Document => ({
  ...{ title: 'March', kind: 'Work plan', from: '2026-03-02', to: '2026-03-02', people: [] },
  sections: [
    {
      ...{ id: 'tasks', heading: 'Who does what' },
      blocks: Object.entries(tasks).map(
        ([id, hours]): Block => ({
          ...{ id, kind: 'facts', label: `Task ${id}` },
          facts: [{ name: 'Hours', value: hours }],
        }),
      ),
    },
    {
      ...{ id: 'contributions', heading: 'Who shaped this plan' },
      blocks: Object.entries(said).map(
        ([id, text]): Block => ({
          ...{ id, kind: 'words', label: 'Mo Member', text, by: 'Mo Member', at: '2026-03-02T10:00:00Z' },
        }),
      ),
    },
  ],
});

test('R-001 the list of versions names what was changed, as far as the documents tell', () => {
  const edit = (before: Document, after: Document) => sayChangedIn('task.edit', before, after);
  expect(edit(of({ a: '4 h' }), of({ a: '5 h' }))).toBe('changed “Task a”');
  expect(edit(of({ a: '4 h', b: '1 h' }), of({ a: '5 h', c: '2 h' }))).toBe(
    'took up “Task c”, changed “Task a” and took out “Task b”',
  );
  const proposed = { 'proposal-x': 'Proposed the task “Ring back”' };
  expect(edit(of({}, proposed), of({}))).toBe('declined “Ring back”, which Mo Member proposed');
  expect(sayChangedIn('task.propose', of({}), of({}, proposed))).toBe('proposed the task “Ring back”');
  const objected = { 'remark-x': 'Objected to “Ring back”: twelve are too many' };
  expect(sayChangedIn('plan-remark.make', of({}), of({}, objected))).toBe('objected to “Ring back”');
  const kept = {
    'remark-step-x': 'Answered the objection of Mo Member to “Ring back”, and changed the plan: eight now',
  };
  expect(sayChangedIn('plan-remark.answer', of({}), of({}, kept))).toBe(
    'answered the objection of Mo Member to “Ring back”, and changed the plan',
  );
  const wished = { 'wish-x': 'Would rather not do “Ring back”: no time' };
  expect(sayChangedIn('task.wish', of({}), of({}, wished))).toBe('would rather not do “Ring back”');
  const whole = { 'remark-x': 'Commented on the plan as a whole: good' };
  expect(sayChangedIn('plan-remark.make', of({}), of({}, whole))).toBe('commented on the plan as a whole');
  expect(edit(of({ a: '4 h' }), of({ a: '4 h' }))).toBeNull();
});

test('R-001 where work is somebody’s for other reasons, the new ones are told', () => {
  const before = 'Mo Member: no skill is needed. Oz Older: level 3 for Complaints, 3 needed';
  const after = 'Mo Member: no skill is needed. Oz Older: Counter-offer of Oz Older, taken by Lee Leader; He knows it';
  expect(sayFact('Why', { before, after })).toEqual([
    'why: Oz Older: Counter-offer of Oz Older, taken by Lee Leader; He knows it',
  ]);
  expect(sayFact('Why', { before, after: 'Mo Member: no skill is needed' })).toEqual([]);
});
