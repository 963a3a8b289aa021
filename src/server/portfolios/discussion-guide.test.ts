import { describe, expect } from 'vitest';
import { submitCleared } from '../../../tests/cleared.ts';
import { test } from '../../../tests/database.ts';
import { keepDocument, meetingOf, portfolioWorld } from '../../../tests/portfolio-world.ts';
import { NotFound } from '../errors.ts';
import { makeClaim } from './claims.ts';
import { discussionGuide, guideFor } from './discussion-guide.ts';
import type { RecordDocument } from './document.ts';
import { takeEvidence } from './taking.ts';

const criterion = (code: string, text: string) => ({ id: code, code, text, outcome: '4' });
const plan: RecordDocument = {
  ...{ title: 'Cold weeks', kind: 'Work plan', from: '2026-11-02', to: '2026-11-06' },
  people: [{ id: 'lee', name: 'Lee', part: 'leads the team' }],
  sections: [
    {
      ...{ id: 'tasks', heading: 'Who does what' },
      blocks: [
        {
          ...{ id: 'task-1', kind: 'facts', label: 'Call-backs' },
          facts: [
            { name: 'Task', value: 'Call-backs' },
            { name: 'Who does it', value: 'Mo' },
            { name: 'Why', value: 'Mo: level 3 for complaints.' },
          ],
        },
        { id: 'task-2', kind: 'facts', label: 'Filing', facts: [{ name: 'Who does it', value: 'Not given yet' }] },
      ],
    },
  ],
};
const asksOf = (documents: RecordDocument[], text: string) =>
  guideFor(
    [criterion('4.4', text)],
    documents.map((document, at) => ({ id: String(at), evidence: null, document })),
    'lee',
  )[0]!.talks.map(({ ask }) => ask);

describe('a guide for a professional discussion', () => {
  test('R-092 it asks about what the candidate did, by its record, its day and its words, where that bears on the criterion', () => {
    expect(asksOf([plan], 'Describe how to plan work activities')).toEqual([
      'In the work plan “Cold weeks” (2 November 2026 to 6 November 2026), “Call-backs” is with Mo. The plan says why: “Mo: level 3 for complaints”. What would have spoken for somebody else?',
    ]);
    expect(asksOf([plan], 'Explain how to facilitate meetings')).toEqual([]);
  });

  test('nothing is asked of what others led, and of one record no more than once for a criterion', () => {
    const theirs = { ...plan, people: [{ id: 'lee', name: 'Lee', part: 'does work of the plan' }] };
    expect(asksOf([theirs], 'Describe how to plan work activities')).toEqual([]);
    const twice = {
      ...plan,
      sections: [{ ...plan.sections[0]!, blocks: [plan.sections[0]!.blocks[0]!, plan.sections[0]!.blocks[0]!] }],
    };
    expect(asksOf([twice, plan], 'Describe how to plan work activities')).toHaveLength(2);
  });

  test('every criterion has a beginning and an end, also where nothing is recorded', () => {
    const [described, explained] = guideFor([criterion('1', 'Describe it'), criterion('2', 'Explain it')], [], 'lee');
    expect([described!.talks, explained!.talks]).toEqual([[], []]);
    expect(described!.first).not.toBe(explained!.first);
    for (const { first, after } of [described!, explained!]) expect(`${first}${after}`).toMatch(/\?.*\?/);
  });

  test('R-122 the candidate is asked of their own records, the assessor of nothing but what was submitted', async ({
    db: _,
  }) => {
    const world = await portfolioWorld();
    const { lee, ash, mo, cody, enrolment, criterion: of } = world;
    const talk = meetingOf(world);
    talk.sections[0]!.blocks[0] = {
      ...{ id: 'item-1', kind: 'words', label: 'Mo', by: 'Mo Member', at: '2026-03-02T09:00:00Z' },
      text: 'I would like to end long calls sooner.',
    };
    const source = await keepDocument(world, lee, talk);
    const asked = async (actor: typeof lee) =>
      (await discussionGuide(actor, enrolment.id)).criteria.flatMap(({ talks }) => talks.map(({ ask }) => ask));
    const question = expect.stringContaining('Mo Member brought up: “I would like to end long calls sooner”');
    expect(await asked(lee)).toContainEqual(question);
    expect(await asked(ash)).toEqual([]);
    const evidence = await takeEvidence(lee, source);
    await makeClaim(lee, evidence.id, {
      ...{ enrolmentId: enrolment.id, criterionId: of('3.2'), place: 'item-1', quote: null },
      how: 'Mo spoke first, as I had asked him to.',
    });
    expect(await asked(ash), 'a draft is nobody else’s').toEqual([]);
    await submitCleared(lee, evidence.id, { version: evidence.version, declared: true });
    expect(await asked(ash)).toContainEqual(question);
    expect((await asked(lee)).filter((ask) => ask.includes('long calls')).length).toBeGreaterThan(0);
    for (const other of [mo, cody]) await expect(discussionGuide(other, enrolment.id)).rejects.toThrow(NotFound);
  });

  test('R-092 only criteria of knowledge that are not covered are asked about', async ({ db: _ }) => {
    const { lee, enrolment } = await portfolioWorld();
    const codes = (await discussionGuide(lee, enrolment.id)).criteria.map(({ code }) => code);
    expect(codes).toEqual(['4.1', '4.2', '4.3', '4.4', '4.5', '4.6', '4.7', '4.8']);
  });
});
