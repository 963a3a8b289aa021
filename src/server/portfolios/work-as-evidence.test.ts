import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { measured, work } from '../../../tests/plan-world.ts';
import { keepDocument, meetingOf, portfolioWorld } from '../../../tests/portfolio-world.ts';
import { actorFor } from '../../../tests/world.ts';
import { setClock } from '../clock.ts';
import { NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { personOf } from '../people/person.ts';
import { grantRole, withdrawRole } from '../people/roles.ts';
import { joinTeam, leaveTeam } from '../people/teams.ts';
import { agreementId } from '../plans/agreements.ts';
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
    expect(await takeable(lee)).toMatchObject({ records: [], total: 0 });
  }
});

test('R-093 a copy is taken only of what the candidate may read now: not once they lead no longer, or have left the team', async ({
  db: _,
}) => {
  const { ada, lee, mo, nia, team } = await portfolioWorld();
  setClock(() => new Date('2026-03-02T10:00:00Z'));
  const { id: membershipId } = await joinTeam(ada, team.id, lee.personId, '2026-03-01');
  const march = { title: 'March', startsOn: '2026-03-02', endsOn: '2026-03-27', aims: ['load' as const] };
  const plan = await createPlan(lee, { teamId: team.id, ...march });
  const objective = await addObjective(lee, plan.id, measured);
  const task = await proposeTask(lee, plan.id, { ...work('Call-backs', objective.id), peopleNeeded: 2 });
  await decidePlan(lee, plan.id, 'consult');
  await overrideAssignment(lee, plan.id, task.id, [lee.personId, mo.personId], 'We know the desk');
  const [own, mos] = [agreementId(plan.id, lee.personId), agreementId(plan.id, mo.personId)];
  const offered = async (actor: Actor) => (await takeable(actor)).records.map(({ sourceId }) => sourceId).sort();
  expect(await offered(lee)).toEqual([own, mos, plan.id].sort());

  await grantRole(ada, nia.personId, 'leader', team.id);
  const { roles } = await personOf(ada, lee.personId);
  await withdrawRole(ada, lee.personId, roles.find(({ role }) => role === 'leader')!.id);
  const member = await actorFor(ada.organisationId, lee.personId);
  expect(await offered(member)).toEqual([own, plan.id].sort());
  await expect(takeEvidence(member, { kind: 'agreement-document', sourceId: mos })).rejects.toThrow(NotFound);

  await leaveTeam(ada, membershipId);
  const leader = await actorFor(ada.organisationId, nia.personId);
  await overrideAssignment(leader, plan.id, task.id, [nia.personId, mo.personId], 'SECRET, said after Lee left');
  const gone = await actorFor(ada.organisationId, lee.personId);
  expect(await offered(gone)).toEqual([own]);
  await expect(takeEvidence(gone, { kind: 'plan-document', sourceId: plan.id })).rejects.toThrow(NotFound);
  const { document } = await takeEvidence(gone, { kind: 'agreement-document', sourceId: own });
  expect(JSON.stringify(document)).not.toContain('SECRET');
});
