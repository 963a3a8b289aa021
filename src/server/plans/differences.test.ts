import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PackagedBlock as Block, PackagedDocument as Document } from '../ledger/package-format.ts';
import { changesIn, differencesBetween } from './differences.ts';

const facts = (id: string, label: string, named: Record<string, string>): Block => ({
  ...{ id, kind: 'facts', label, facts: Object.entries(named).map(([name, value]) => ({ name, value })) },
});
const calls = {
  ...{ Task: 'Call back', Hours: '8 h', By: '4 December 2026', 'Skills needed': 'Repairs, level 2' },
  'Who does it': 'Callum Reid',
};
const person = (id: string, name: string, part = 'does work of the plan') => ({ id, name, part });
const plan = (task: Record<string, string>, more: Partial<Document> = {}): Document => ({
  ...{ title: 'Winter', kind: 'Work plan', from: '2026-11-01', to: '2026-11-02' },
  people: [person('c', 'Callum Reid'), person('s', 'Siân Parry')],
  sections: [
    { id: 'plan', heading: 'The plan', blocks: [facts('plan-facts', 'Winter', { State: 'Agreed' })] },
    { id: 'tasks', heading: 'Who does what', blocks: [facts('task-1', task.Task ?? 'Call back', task)] },
  ],
  ...more,
});
const linesOf = (before: Document, after: Document, part = 'tasks') =>
  differencesBetween(before, after)
    .filter(({ id }) => id === part)
    .flatMap(({ changes }) => changes.flatMap(({ lines }) => lines));

describe('differences between two versions', () => {
  test.each([
    [{ Hours: '12 h' }, ['takes 12 h, was 8 h']],
    [{ By: '11 December 2026' }, ['due 11 December 2026, was 4 December 2026']],
    [{ 'Skills needed': 'Complaints, level 2; Repairs, level 2' }, ['now also needs Complaints at level 2']],
    [{ 'Skills needed': 'Repairs, level 3' }, ['needs Repairs at level 3, was level 2']],
    [{ 'Skills needed': 'Complaints, level 1' }, ['now also needs Complaints at level 1', 'no longer needs Repairs']],
    [{ 'Who does it': 'Siân Parry' }, ['given to Siân Parry instead of Callum Reid']],
    [{ 'Who does it': 'Callum Reid; Siân Parry' }, ['given to Siân Parry too']],
    [{ 'Who does it': 'Not given yet' }, ['no longer given to Callum Reid']],
    [{ 'Who does it': 'Callum Reid, with Siân Parry as buddy' }, ['Callum Reid has Siân Parry as buddy now']],
    [{ Standard: 'Answer in a day' }, ['Standard: Answer in a day']],
    [{ Task: 'Ring back' }, ['called “Ring back”, was “Call back”']],
  ])('R-001 a task with %j says %j', (change, lines) => {
    expect(linesOf(plan(calls), plan({ ...calls, ...change }))).toEqual(lines);
  });

  test('R-001 what was taken from a fact is said, too', () => {
    const { By: _, ...undated } = calls;
    expect(linesOf(plan(calls), plan(undated))).toEqual(['no date any more, was 4 December 2026']);
  });

  test('R-001 work that goes to somebody else is told of the task and of both people', () => {
    const found = differencesBetween(plan(calls), plan({ ...calls, 'Who does it': 'Siân Parry' }));
    expect(found.find(({ id }) => id === 'people')?.changes).toEqual([
      { id: 'c', title: 'Callum Reid', how: 'changed', lines: ['no longer has “Call back”'] },
      { id: 's', title: 'Siân Parry', how: 'changed', lines: ['now has “Call back”'] },
    ]);
  });

  test('R-001 new work and work taken out are named so, and whoever came and went', () => {
    const after = plan(calls, { people: [person('c', 'Callum Reid'), person('d', 'Darnell Brooks')] });
    after.sections[1]!.blocks = [facts('task-2', 'Write', { Task: 'Write', Hours: '2 h' })];
    const found = differencesBetween(plan(calls), after);
    expect(found[0]!.changes).toEqual([
      { id: 'task-2', title: 'Write', how: 'new', lines: ['Hours: 2 h'] },
      { id: 'task-1', title: 'Call back', how: 'out', lines: [] },
    ]);
    expect(found[1]!.changes.map(({ title, how }) => [title, how])).toEqual([
      ['Callum Reid', 'changed'],
      ['Siân Parry', 'out'],
      ['Darnell Brooks', 'new'],
    ]);
  });

  test('R-001 words said since are quoted as they stand', () => {
    const said: Block = {
      id: 'remark-1',
      kind: 'words',
      label: 'Callum Reid',
      text: 'Objected to “Call back”: too many',
    };
    expect(changesIn([], [said])).toEqual([
      { id: 'remark-1', title: 'Callum Reid', how: 'new', lines: ['Objected to “Call back”: too many'] },
    ]);
  });
});

const name = fc.constantFrom(
  'Task',
  'Hours',
  'By',
  'Skills needed',
  'Who does it',
  'Target',
  'Serves',
  'Buddy',
  'Priority',
  'constructor',
);
const value = fc.oneof(
  fc.constantFrom(
    '8 h',
    'Repairs, level 2',
    'Repairs, level 3; Damp, level 1',
    'Mo; Nia',
    'Mo, with Nia as buddy',
    'Not given yet',
  ),
  fc.string({ minLength: 1, maxLength: 12 }),
);
const named = fc.dictionary(name, value, { maxKeys: 8 });
const blocks = fc
  .dictionary(fc.constantFrom('task-1', 'task-2', 'task-3', 'objective-1'), named, { maxKeys: 4 })
  .map((all) => Object.entries(all).map(([id, one]) => facts(id, id, one)));
const whole = fc
  .record({ blocks, title: fc.constantFrom('Winter', 'Summer'), people: fc.subarray(['a', 'b', 'c']) })
  .map(
    ({ blocks: all, title, people }): Document => ({
      ...{ title, kind: 'Work plan', from: '2026-11-01', to: '2026-11-02' },
      people: people.map((id) => person(id, id)),
      sections: [{ id: 'tasks', heading: 'Who does what', blocks: all }],
    }),
  );

describe('over random documents', () => {
  test('R-001 there is no difference between equals', () => {
    fc.assert(fc.property(whole, (document) => differencesBetween(document, structuredClone(document)).length === 0));
  });

  test('R-001 every fact that changed is said: what it is now, or what it was', () => {
    fc.assert(
      fc.property(named, name, fc.option(value, { nil: null }), (before, changed, next) => {
        const after = { ...before };
        if (next === null) delete after[changed];
        else after[changed] = next;
        const [old, now] = [Object.hasOwn(before, changed) ? before[changed] : null, next];
        const found = changesIn([facts('task-1', 'x', before)], [facts('task-1', 'x', after)]);
        expect(found).toHaveLength(old === now ? 0 : 1);
        if (old === now) return;
        expect(found[0]!.lines.length).toBeGreaterThan(0);
        for (const line of found[0]!.lines) expect(line).not.toMatch(/undefined|null/);
        const inParts = changed === 'Skills needed' || changed === 'Who does it';
        if (!inParts) expect(found[0]!.lines.join(' ')).toContain(now ?? old);
      }),
      { numRuns: 2_000 },
    );
  });

  test('R-001 each fact is said for itself: changing several says what changing each says', () => {
    fc.assert(
      fc.property(named, named, (before, after) => {
        const all = changesIn([facts('t', 'x', before)], [facts('t', 'x', after)]).flatMap(({ lines }) => lines);
        const names = new Set([...Object.keys(before), ...Object.keys(after)]);
        const each = [...names].flatMap((one) => {
          const only = (from: Record<string, string>) => (Object.hasOwn(from, one) ? { [one]: from[one]! } : {});
          return changesIn([facts('t', 'x', only(before))], [facts('t', 'x', only(after))]).flatMap(
            ({ lines }) => lines,
          );
        });
        expect(new Set(all)).toEqual(new Set(each));
      }),
    );
  });

  test('R-001 the order in which changes were made, or stand, does not matter', () => {
    const told = (before: Document, after: Document) =>
      differencesBetween(before, after).flatMap(({ id, changes }) =>
        changes.map((change) => `${id} ${change.id} ${change.how} ${change.lines.toSorted().join('|')}`),
      );
    const turned = (document: Document): Document => ({
      ...document,
      people: document.people.toReversed(),
      sections: document.sections.map((section) => ({ ...section, blocks: section.blocks.toReversed() })),
    });
    fc.assert(
      fc.property(whole, whole, (before, after) => {
        expect(told(turned(before), turned(after)).toSorted()).toEqual(told(before, after).toSorted());
      }),
    );
  });
});
