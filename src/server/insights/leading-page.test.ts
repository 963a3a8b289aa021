import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { assignmentsOf, givenWorld, planWorld, work } from '../../../tests/plan-world.ts';
import { actorFor } from '../../../tests/world.ts';
import { setClock } from '../clock.ts';
import { reading } from '../db.ts';
import { Conflict, NotAllowed, NotFound } from '../errors.ts';
import { addAbsence } from '../people/absences.ts';
import { addPerson } from '../people/people.ts';
import { grantRole } from '../people/roles.ts';
import { joinTeam } from '../people/teams.ts';
import { availabilityAlone } from '../plans/availability.ts';
import { levelsOfPlan } from '../plans/levels.ts';
import { planOf } from '../plans/plan-page.ts';
import { decidePlan } from '../plans/plans.ts';
import { editTask, proposeTask, takeUpTask } from '../plans/tasks.ts';
import { askForHelp, giveHelp, promiseHelp } from '../support/help-requests.ts';
import { holdMeeting, scheduleMeeting } from '../support/meetings.ts';
import { beginOneToOne } from '../support/one-to-ones.ts';
import { addAction } from '../support/promises.ts';
import { giveThanks } from '../support/recognitions.ts';
import { answerShare, askShareAgain, fairSharesOf } from './fair-share-page.ts';
import { checks, leadingOf, setAsideInPlan, takeUpFinding, waiveFinding } from './leading-page.ts';

const openOf = async (actor: Parameters<typeof leadingOf>[0], teamId: string) =>
  (await leadingOf(actor, teamId)).groups.flatMap(({ open }) => open);
const idsOf = async (...of: Parameters<typeof openOf>) => (await openOf(...of)).map(({ checkId }) => checkId);

const talked = async (lee: Parameters<typeof leadingOf>[0], memberId: string) => {
  const pair = await beginOneToOne(lee, memberId);
  await holdMeeting(lee, (await scheduleMeeting(lee, pair.id, { day: '2026-03-02', time: '09:00' })).id);
};

describe('how a team is led', () => {
  test('R-012 L04 plans and tasks without talks, thanks or involvement are shown until there are some', async ({
    db: _,
  }) => {
    const { lee, mo, nia, oz, plan, team } = await planWorld();
    const missing = ['no-one-to-one-held', 'no-thanks-given', 'no-involvement'];
    expect(await idsOf(lee, team.id)).toEqual(missing);
    const { checked } = await leadingOf(lee, team.id);
    expect(checked).toHaveLength(checks.length);
    expect(checked.filter(({ found }) => found > 0).map(({ id }) => id)).toEqual(missing);
    for (const member of [mo, nia, oz]) {
      expect(await idsOf(lee, team.id)).toEqual(missing);
      await talked(lee, member.personId);
    }
    expect(await idsOf(lee, team.id)).toEqual(missing.slice(1));
    await giveThanks(lee, { receiverId: mo.personId, behaviour: 'You rang her back.' });
    expect(await idsOf(lee, team.id)).toEqual(missing.slice(2));
    await decidePlan(lee, plan.id, 'consult');
    const proposed = await proposeTask(mo, plan.id, work('Listen to ten calls', null));
    expect(await idsOf(lee, team.id)).toEqual(missing.slice(2)); // nobody took it up
    await takeUpTask(lee, plan.id, proposed.id);
    expect(await idsOf(lee, team.id)).toEqual([]);
    setClock(() => new Date('2026-08-03T09:00:00Z')); // nothing was managed of late, either
    expect(await idsOf(lee, team.id)).toEqual([]);
  });

  test('R-012 L04 R-020 names each member without a one-to-one in the span: never arranged, or arranged and not held', async ({
    db: _,
  }) => {
    const { ada, lee, mo, nia, oz, team } = await planWorld();
    const joined = async (name: string, since: string) => {
      const { id } = await addPerson(ada, { name });
      await joinTeam(ada, team.id, id, since);
      return id;
    };
    await joined('Nell Newcomer', '2026-02-16');
    await joinTeam(ada, team.id, lee.personId, '2026-01-05');
    const away = await joined('Abe Away', '2025-10-06');
    await addAbsence(lee, away, { startsOn: '2026-01-12', endsOn: '2026-03-31', hours: null, kind: 'other' });
    await addAbsence(lee, oz.personId, { startsOn: '2026-02-16', endsOn: '2026-02-27', hours: null, kind: 'leave' });
    await talked(lee, mo.personId);
    await scheduleMeeting(lee, (await beginOneToOne(lee, nia.personId)).id, { day: '2026-03-05', time: '09:00' });
    const found = async () => (await openOf(lee, team.id)).filter(({ checkId }) => checkId === 'no-one-to-one-held');
    const [finding, ...more] = await found();
    expect(finding!.what).toBe('In the last 13 weeks you held no one-to-one with Nia Newer and Oz Older.');
    expect(more).toEqual([]);
    await waiveFinding(lee, team.id, { ...finding!, reason: 'We meet on Friday' });
    expect(await found()).toEqual([]);
    await talked(lee, oz.personId);
    expect((await found()).map(({ what }) => what)).toEqual([
      'In the last 13 weeks you held no one-to-one with Nia Newer.',
    ]);
  });

  test('R-012 is for whoever leads the team alone: not for its manager, its members or anybody else', async ({
    db: _,
  }) => {
    const { lee, pat, mo, ada, foreign, team } = await planWorld();
    const [finding] = await openOf(lee, team.id);
    for (const other of [pat, mo, ada, foreign.leader]) {
      await expect(leadingOf(other, team.id)).rejects.toThrow(NotFound);
      const waived = waiveFinding(other, team.id, { ...finding!, reason: 'Because' });
      await expect(waived).rejects.toThrow(other === foreign.leader ? NotFound : NotAllowed);
    }
  });

  test('R-012 a finding set aside stays on record with its reason, and can be taken up again', async ({ db: _ }) => {
    const { lee, team } = await planWorld();
    const [finding] = await openOf(lee, team.id);
    const { id } = await waiveFinding(lee, team.id, { ...finding!, reason: 'I was away until Monday' });
    expect(await idsOf(lee, team.id)).not.toContain(finding!.checkId);
    expect((await leadingOf(lee, team.id)).setAside).toMatchObject([
      { checkId: finding!.checkId, waiver: { reason: 'I was away until Monday', by: lee.name } },
    ]);
    await expect(waiveFinding(lee, team.id, { ...finding!, reason: 'Again' })).rejects.toThrow(Conflict);
    await takeUpFinding(lee, id);
    expect(await idsOf(lee, team.id)).toContain(finding!.checkId);
    await expect(takeUpFinding(lee, id)).rejects.toThrow(Conflict);
    const none = { ...finding!, checkId: 'promise-overdue', reason: 'There is none' };
    await expect(waiveFinding(lee, team.id, none)).rejects.toThrow(Conflict);
  });

  test('R-012 nobody takes up what is not theirs: a manager no finding, a second leader none about the first', async ({
    db: _,
  }) => {
    const { ada, lee, pat, nia, team } = await planWorld();
    const [finding] = await openOf(lee, team.id);
    const { id } = await waiveFinding(lee, team.id, { ...finding!, reason: 'I was away' });
    await grantRole(ada, nia.personId, 'leader', team.id);
    const second = await actorFor(nia.organisationId, nia.personId);
    expect((await leadingOf(second, team.id)).setAside).toEqual([]);
    for (const other of [pat, second]) {
      await expect(askShareAgain(other, id)).rejects.toThrow(NotFound);
      await expect(takeUpFinding(other, id)).rejects.toThrow(NotFound);
    }
    await takeUpFinding(lee, id);
  });

  test('R-003 L01 a reason for work on availability alone stands on its plan, and ends when the work is another', async ({
    db: _,
  }) => {
    const { lee, pat, plan, calls, objective, complaints, team } = await givenWorld();
    const found = (await openOf(lee, team.id)).filter(({ checkId }) => checkId === 'availability-alone');
    const rows = await planOf(lee, plan.id);
    const levels = await reading(lee.organisationId, levelsOfPlan(lee, plan.id));
    // Besides each work, the run as a whole may have been found as good by free hours alone.
    const ofWork = found.filter(({ objectId }) => rows.assignments.some(({ id }) => id === objectId));
    expect(ofWork.map(({ objectId }) => objectId).sort()).toEqual(
      availabilityAlone(rows, levels)
        .map(({ id }) => id)
        .sort(),
    );
    const ofCalls = rows.assignments.find(({ taskId }) => taskId === calls.id)!;
    const finding = found.find(({ objectId }) => objectId === ofCalls.id)!;
    await waiveFinding(lee, team.id, { ...finding, reason: 'Anybody can do this one' });
    const reasons = await setAsideInPlan(lee, await planOf(lee, plan.id));
    expect(reasons).toMatchObject({ [ofCalls.id]: { reason: 'Anybody can do this one' } });
    expect(await setAsideInPlan(pat, await planOf(pat, plan.id))).toEqual({});
    const skills = [{ skillId: complaints.id, level: 4 }];
    await editTask(lee, plan.id, calls.id, {
      ...work('Call back ten customers', objective.id),
      skills,
      version: calls.version,
    });
    expect(await setAsideInPlan(lee, await planOf(lee, plan.id))).toEqual({});
    expect((await leadingOf(lee, team.id)).setAside).toEqual([]);
    expect(await assignmentsOf(lee, plan.id, ofCalls.personId)).not.toEqual([]);
  });

  test('R-020 a promise of the leader is found once its day has passed', async ({ db: _ }) => {
    const { lee, mo, team } = await planWorld();
    const pair = await beginOneToOne(lee, mo.personId);
    await addAction(lee, pair.id, { words: 'Show the limits', ownerId: lee.personId, due: '2026-03-06' });
    await addAction(lee, pair.id, { words: 'Ring twice', ownerId: mo.personId, due: '2026-03-04' });
    expect(await idsOf(lee, team.id)).not.toContain('promise-overdue');
    setClock(() => new Date('2026-03-09T09:00:00Z'));
    const overdue = (await openOf(lee, team.id)).filter(({ checkId }) => checkId === 'promise-overdue');
    expect(overdue.map(({ what }) => what)).toEqual(['You promised Mo Member “Show the limits” by 6 March 2026.']);
  });

  test('R-020 help asked and not answered, or promised and not given, is found of whom it was asked alone', async ({
    db: _,
  }) => {
    const { lee, mo, nia, team } = await planWorld();
    setClock(() => new Date('2026-03-09T09:00:00Z'));
    const asked = await askForHelp(mo, { reason: 'how', askedId: lee.personId });
    const helps = async () =>
      (await idsOf(lee, team.id)).filter((id) => id === 'help-not-answered' || id === 'promise-overdue');
    expect(await helps()).toEqual([]); // asked today
    setClock(() => new Date('2026-03-13T09:00:00Z'));
    expect(await helps()).toEqual(['help-not-answered']);
    await promiseHelp(lee, asked.id, { words: 'Nia shows you', helperId: nia.personId, due: '2026-03-16' });
    expect(await helps()).toEqual([]);
    setClock(() => new Date('2026-03-17T09:00:00Z'));
    expect(await helps()).toEqual(['promise-overdue']);
    await giveHelp(lee, asked.id, null);
    expect(await helps()).toEqual([]);
  });

  test('R-012 a question of fair shares is found, and rests once it is answered', async ({ db: _ }) => {
    const { lee, mo, team } = await planWorld();
    for (let time = 0; time < 12; time++)
      await giveThanks(lee, { receiverId: mo.personId, behaviour: `You rang her back, ${time}.` });
    expect(await idsOf(lee, team.id)).toContain('fair-share');
    const [question] = (await fairSharesOf(lee, team.id)).questions;
    await answerShare(lee, team.id, 6, { ...question!, reason: 'Mo was alone on the late shift' });
    expect(await idsOf(lee, team.id)).not.toContain('fair-share');
    expect((await leadingOf(lee, team.id)).setAside).toMatchObject([{ checkId: 'fair-share' }]);
  });

  test('R-012 a question of fair shares rests here also where it was answered for another span', async ({ db: _ }) => {
    const { lee, mo, team } = await planWorld();
    for (let time = 0; time < 12; time++)
      await giveThanks(lee, { receiverId: mo.personId, behaviour: `You rang her back, ${time}.` });
    const [question] = (await fairSharesOf(lee, team.id, 12)).questions;
    const { id } = await answerShare(lee, team.id, 12, { ...question!, reason: 'Mo was alone on the late shift' });
    expect(await idsOf(lee, team.id)).not.toContain('fair-share');
    await askShareAgain(lee, id);
    expect(await idsOf(lee, team.id)).toContain('fair-share');
  });
});
