import { expect, test } from 'vitest';
import { partsOf } from './journal-parts.ts';
import { promptsFor, questionsAbout, type RecentRecord } from './journal-prompts.ts';
import { type SourceKind, sourceKinds } from './sources.ts';

const record = (kind: SourceKind, more: Partial<RecentRecord> = {}): RecentRecord => ({
  ...{
    kind,
    sourceId: `${kind}${more.part ?? ''}${more.closed ?? ''}`,
    title: kind,
    from: '2026-03-02',
    to: '2026-03-06',
  },
  ...{ part: 'leads the team', closed: false },
  ...more,
});

test('R-100 a plan that was closed is asked about otherwise than one under way', () => {
  const [open, closed] = promptsFor([record('plan-document'), record('plan-document', { closed: true })]);
  expect(open!.ask).toMatch(/not foresee/);
  expect(closed!.ask).toMatch(/^It is closed/);
  expect(questionsAbout(closed!.record).happened).not.toBe(questionsAbout(open!.record).happened);
});

test('R-100 who was led or thanked is asked how that was, not why they did it', () => {
  const prompts = promptsFor([
    record('recognition-document', { part: 'was thanked' }),
    record('one-to-one-document', { part: 'member' }),
    record('one-to-one-document', { part: 'leader' }),
  ]);
  expect(prompts.map(({ ask }) => ask)).toEqual([
    'How was it done to you, and what of that would you do with your own team?',
    'Who spoke more, and what did you hear that you did not expect?',
  ]);
});

test('R-100 every sort of record has a question for each part of an entry', () => {
  for (const kind of Object.keys(sourceKinds) as SourceKind[])
    for (const { id } of partsOf.journal) expect(questionsAbout(record(kind))[id], `${kind} ${id}`).toMatch(/\?$/);
  expect(questionsAbout(null)).toEqual({});
});
