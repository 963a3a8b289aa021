// From done work to checked work, and a briefing under way: whom Today tells, of what, and where it leads.
import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { assignmentsOf, givenWorld, liveWorld } from '../../../tests/plan-world.ts';
import { setClock } from '../clock.ts';
import { reading } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { beginBriefing, endBriefing, tickPresent } from '../plans/briefings.ts';
import { checkWork, finishAssignment } from '../plans/finishing.ts';
import { newestStep } from '../plans/work-steps.ts';
import { todayOf } from './today.ts';

const told = async (actor: Actor, words: RegExp) =>
  (await todayOf(actor, { all: true })).needs.filter(({ what }) => words.test(what));

describe('R-007 done work', () => {
  test('asks whoever leads the team to check it, once for a person, and the member to finish what was given back', async ({
    db: _,
  }) => {
    const { lee, mo, nia, pat, plan } = await liveWorld();
    const [mine] = await assignmentsOf(mo, plan.id);
    const newest = async () => (await reading(mo.organisationId, newestStep(mo, mine!.id)))!.id;
    const checks = () => told(lee, /^Check /);
    expect(await checks()).toEqual([]);
    await finishAssignment(mo, mine!.id, 'All rung back');
    expect(await checks()).toMatchObject([
      {
        ...{ what: expect.stringMatching(/^Check “.+”, which Mo Member reported as done$/) },
        ...{ href: `/lead/plans/${plan.id}/agreement/${mo.personId}`, when: { text: 'Not checked yet' } },
      },
    ]);
    for (const other of [mo, nia, pat]) expect(await told(other, /^Check /)).toEqual([]);
    await checkWork(lee, mine!.id, { stepId: await newest(), outcome: 'not-yet', words: 'Two are missing' });
    expect(await checks()).toEqual([]);
    expect(await told(mo, /given back/)).toMatchObject([
      { why: 'Still missing: “Two are missing”', href: `/lead/my-work/${mine!.id}` },
    ]);
    expect(await told(nia, /given back/)).toEqual([]);
    await finishAssignment(mo, mine!.id, 'Now all');
    expect([await told(mo, /given back/), (await checks()).length]).toEqual([[], 1]);
    await checkWork(lee, mine!.id, { stepId: await newest(), outcome: 'met', words: null });
    expect(await checks()).toEqual([]);
  });

  test('what is due soon leads to the page where it is begun and done', async ({ db: _ }) => {
    const { mo, plan } = await liveWorld();
    const [mine] = await assignmentsOf(mo, plan.id);
    setClock(() => new Date('2026-03-18T09:00:00Z'));
    const hrefs = (await todayOf(mo, { all: true })).needs.map(({ href }) => href);
    expect(hrefs).toContain(`/lead/my-work/${mine!.id}`);
  });
});

test('R-010 a briefing under way stands on Today of the whole team for a day, and of whoever holds it until it is ended', async ({
  db: _,
}) => {
  const { lee, mo, nia, ash, pat, foreign, plan } = await givenWorld();
  const briefing = await beginBriefing(lee, plan.id);
  const href = `/lead/plans/${plan.id}/briefing/${briefing.id}`;
  for (const member of [mo, nia])
    expect(await told(member, /^Briefing of/)).toMatchObject([
      { href, why: expect.stringContaining('Lee Leader holds it now') },
    ]);
  expect(await told(lee, /^Briefing of/)).toMatchObject([{ href, why: expect.stringContaining('You began it') }]);
  expect((await todayOf(mo)).needs.slice(0, 2)).toMatchObject([{ href }, { what: expect.anything() }]);
  for (const other of [ash, pat, foreign.leader]) expect(await told(other, /^Briefing of/)).toEqual([]);
  setClock(() => new Date('2026-03-05T09:00:00Z'));
  expect([(await told(mo, /^Briefing of/)).length, (await told(lee, /^Briefing of/)).length]).toEqual([0, 1]);
  await tickPresent(lee, plan.id, briefing.id, [mo.personId]);
  await endBriefing(lee, plan.id, briefing.id);
  expect(await told(lee, /^Briefing of/)).toEqual([]);
});
