import { describe, expect } from 'vitest';
import { test } from '../../../../tests/database.ts';
import { testAccounts } from '../../../../tests/world.ts';
import { setClock } from '../../clock.ts';
import { reading, sql } from '../../db.ts';
import { briefingOf, presentedPlan } from '../../plans/briefing-page.ts';
import { myWorkOf } from '../../plans/my-work.ts';
import { plansOf } from '../../plans/plan-list.ts';
import { planRows } from '../../plans/plan-rows.ts';
import { openObjections } from '../../plans/remark-rows.ts';
import { helpRows } from '../../support/help-rows.ts';
import { autumnPlan } from './autumn-story.ts';
import { buildSample } from './build.ts';
import { members } from './cast.ts';
import { letters } from './decided-story.ts';
import type { SamplePeople } from './people.ts';
import { winterPlan } from './plan-stories.ts';
import { claimsOfAccounts, claimsOfRecords, claimsOfWinter } from './portfolio-story.ts';
import { claimOfTestimony } from './witnesses.ts';

/** A Sunday, New Year's Day, and a leap day; the journeys have the day on which they run. */
const days = ['2026-11-22', '2026-01-01', '2024-02-29'];

/** The whole sample as it is made on a day, with as few contacts as its story needs. */
async function madeOn(day: string): Promise<SamplePeople> {
  const noon = () => new Date(`${day}T12:00:00Z`);
  setClock(noon);
  const cast = await buildSample(testAccounts(), { password: 'a long enough password', years: 0.35 });
  setClock(noon);
  return cast;
}

async function told(cast: SamplePeople) {
  const leader = await cast.as('imani');
  const { organisationId } = leader;
  const { plans } = await plansOf(leader);
  const idOf = (title: string) => plans.find((plan) => plan.title === title)!.id;
  const rows = (title: string) => reading(organisationId, planRows(leader, idOf(title)));
  const work = [];
  for (const { key, name } of members)
    for (const task of (await myWorkOf(await cast.as(key))).tasks) work.push({ ...task, name });
  const { briefings } = await presentedPlan(leader, idOf(autumnPlan.title));
  return {
    states: plans.map(({ state }) => state).sort(),
    autumn: await rows(autumnPlan.title),
    winter: await rows(winterPlan.title),
    work: work.filter(({ plan }) => plan === autumnPlan.title),
    help: await reading(organisationId, (db) => helpRows(db, leader, sql`true`, sql`r.at`)),
    briefing: await briefingOf(leader, idOf(autumnPlan.title), briefings.held[0]!.id),
    claimed: await reading(organisationId, (db) =>
      db.rows<{ how: string }>(sql`select how from claims where organisation_id = ${organisationId}`),
    ),
    newest: await reading(organisationId, (db) =>
      db.rows<{ day: string }>(
        sql`select max(at)::date::text as day from versions where organisation_id = ${organisationId}`,
      ),
    ),
  };
}
type Told = Awaited<ReturnType<typeof told>>;

/** What is the same whenever the sample is made again on that day: no ids. */
const digest = ({ work, help, autumn, winter }: Told) => ({
  work: work.map(({ name, title, hours, stands, due, buddies }) => [
    ...[name, title, hours, stands, due],
    buddies.map((one) => one.name),
  ]),
  help: help.map(({ asker, asked, words, at, state }) => [asker, asked, words, at, state]),
  given: [autumn, winter].map(({ assignments }) =>
    assignments.map(({ name, taskId, at, doneAt }) => [
      name,
      autumn.tasks.findIndex(({ id }) => id === taskId),
      at,
      doneAt,
    ]),
  ),
});
const digests = new Map<string, ReturnType<typeof digest>>();

describe('the sample', () => {
  for (const day of days)
    test(`R-001 R-002 R-005 R-007 R-010 R-020 as made on ${day} has every state to look at, and nothing late`, async ({
      db: _,
    }) => {
      const all = await told(await madeOn(day));
      digests.set(day, digest(all));
      expect(all.states).toEqual(expect.arrayContaining(['consulting', 'draft', 'live', 'reviewed']));
      expect(new Set(all.work.map(({ stands }) => stands))).toEqual(
        new Set(['accepted', 'understood', 'in-progress', 'blocked', 'done', 'verified']),
      );
      expect(all.work.filter(({ missing }) => missing)).toHaveLength(1);
      expect(all.work.filter(({ due, doneAt }) => !doneAt && due! < day)).toEqual([]);
      const { tasks, assignments, plan } = all.autumn;
      expect(plan.startsOn <= day && day <= plan.endsOn).toBe(true);
      expect(tasks.some(({ people }) => people > 1)).toBe(true);
      expect(tasks.some(({ spread }) => spread)).toBe(true);
      const shared = tasks.filter(({ share }) => share !== null);
      expect(assignments.filter(({ taskId }) => shared.some(({ id }) => id === taskId)).length).toBeGreaterThan(1);
      expect(assignments.some(({ develops, buddyId }) => develops && buddyId)).toBe(true);
      expect(all.help.map(({ state }) => state).sort()).toEqual(['asked', 'helped', 'promised']);
      expect(all.briefing.questions.map(({ answer }) => answer !== null)).toEqual([true]);
      expect(all.briefing.commitments).toHaveLength(1);
      const back = new Set(all.briefing.teachBack.map(({ stands }) => stands));
      expect(back.has('settled') && back.has('unsaid')).toBe(true);
      expect(openObjections(all.winter.remarks)).toHaveLength(1);
      expect(all.winter.answers.filter(({ answer }) => answer === 'counter')).toHaveLength(1);
      expect(all.winter.wishes.some(({ wish }) => wish === 'prefer')).toBe(true);
      const ofLetters = letters.flatMap(({ claims }) => claims);
      const story = [...claimsOfRecords, ...claimsOfAccounts, ...claimsOfWinter, claimOfTestimony, ...ofLetters];
      expect(all.claimed.map(({ how }) => how).sort(), 'no claim is left out').toEqual(
        story.map(({ how }) => how).sort(),
      );
      expect(all.newest[0]!.day < day).toBe(true);
    });

  test('is the same when it is made again on the same day', async ({ db: _ }) => {
    expect(digest(await told(await madeOn(days[0]!)))).toEqual(digests.get(days[0]!));
  });
});
