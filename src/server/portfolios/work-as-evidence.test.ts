import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { measured, work } from '../../../tests/plan-world.ts';
import { keepDocument, meetingOf, portfolioWorld } from '../../../tests/portfolio-world.ts';
import { setClock } from '../clock.ts';
import { NotFound } from '../errors.ts';
import { overrideAssignment } from '../plans/assignments.ts';
import { addObjective } from '../plans/objectives.ts';
import { setPlanHours } from '../plans/plan-hours.ts';
import { createPlan, decidePlan } from '../plans/plans.ts';
import { proposeTask } from '../plans/tasks.ts';
import { addItem } from '../support/agenda.ts';
import { closeMeeting, holdMeeting, scheduleMeeting, writeNotes } from '../support/meetings.ts';
import { beginOneToOne } from '../support/one-to-ones.ts';
import { writePrivateNote } from '../support/private-notes.ts';
import { placesOf, wordsOf } from './document-parts.ts';
import { evidenceOf } from './evidence-page.ts';
import { takeable, takeEvidence } from './taking.ts';

test('R-093 a one-to-one that was held becomes evidence in one step, without a private word', async ({ db: _ }) => {
  const { lee, mo } = await portfolioWorld();
  setClock(() => new Date('2026-03-02T10:00:00Z'));
  const pair = await beginOneToOne(lee, mo.personId);
  const meeting = await scheduleMeeting(lee, pair.id, { day: '2026-03-02', time: '09:00' });
  await addItem(mo, pair.id, { words: 'How to end long calls' });
  await addItem(lee, pair.id, { words: 'SECRET item', isPrivate: true });
  await holdMeeting(lee, meeting.id);
  const held = { notes: 'Mo proposed a new close.', asked: 'An hour to practise' };
  await writeNotes(lee, meeting.id, { ...held, version: 2 });
  await writePrivateNote(lee, meeting.id, { words: 'SECRET note', version: 0 });
  await closeMeeting(lee, meeting.id);
  const taken = await takeEvidence(lee, { kind: 'one-to-one-document', sourceId: meeting.id });
  const words = placesOf(taken.document).map(wordsOf).join('\n');
  expect(words).toContain('Mo proposed a new close.');
  expect(JSON.stringify(taken.document)).not.toContain('SECRET');
  expect(taken.document.people.map(({ name }) => name).sort()).toEqual(['Lee Leader', 'Mo Member']);
  const { facts } = await evidenceOf(lee, taken.id);
  expect(facts.find(({ name }) => name === 'Written down')?.text).toBe('On the same day');
});

test('R-093 a work plan becomes evidence of its leader, dated when it was planned, not when the work lies', async ({
  db: _,
}) => {
  setClock(() => new Date('2026-02-20T10:00:00Z'));
  const { lee, team } = await portfolioWorld();
  const plan = await createPlan(lee, {
    ...{ teamId: team.id, title: 'March', startsOn: '2026-03-02', endsOn: '2026-03-27', aims: ['load' as const] },
  });
  await setPlanHours(lee, plan.id, lee.personId, 12);
  const objective = await addObjective(lee, plan.id, measured);
  const task = await proposeTask(lee, plan.id, work('Call-backs', objective.id));
  await decidePlan(lee, plan.id, 'consult');
  expect((await takeable(lee)).records).toMatchObject([{ sourceId: plan.id, kind: 'plan-document', taken: null }]);
  setClock(() => new Date('2026-02-24T10:00:00Z'));
  await overrideAssignment(lee, plan.id, task.id, [lee.personId], 'I know the desk');
  const taken = await takeEvidence(lee, { kind: 'plan-document', sourceId: plan.id });
  expect(taken).toMatchObject({ kind: 'work-plan', happenedFrom: '2026-02-20', happenedTo: '2026-02-24' });
  const words = placesOf(taken.document).map(wordsOf).join('\n');
  expect(words).toContain('2 March 2026 to 27 March 2026');
  expect(words).toContain('Gave “Call-backs” to Lee Leader by hand: I know the desk');
});

test('R-093 what names somebody no longer, or only as a buddy, is neither offered to them nor taken', async ({
  db: _,
}) => {
  const cast = await portfolioWorld();
  const { lee, mo } = cast;
  const document = meetingOf(cast);
  const source = await keepDocument(cast, lee, document);
  expect((await takeable(lee)).records).toMatchObject([{ sourceId: source.sourceId }]);
  const without = { ...document, people: document.people.filter(({ id }) => id === mo.personId) };
  const asBuddy = [...without.people, { id: lee.personId, name: lee.name, part: 'buddy' }];
  for (const [at, people] of [without.people, asBuddy].entries()) {
    await keepDocument(cast, lee, { ...without, people }, { id: source.sourceId, version: at + 2 });
    await expect(takeEvidence(lee, source)).rejects.toThrow(NotFound);
    expect(await takeable(lee)).toEqual({ records: [], total: 0 });
  }
});
