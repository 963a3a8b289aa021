import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { assignmentsOf, liveWorld, rowsOf, understood } from '../../../tests/plan-world.ts';
import { reading, sql } from '../db.ts';
import { Conflict, Invalid, NotAllowed } from '../errors.ts';
import { assignments } from './assignments.table.ts';
import { theAssignment } from './assignments.ts';
import { checkWork, finishAssignment } from './finishing.ts';
import { myWorkOf } from './my-work.ts';
import { newestDocument } from './plan-document.ts';
import { sayProgress } from './work-progress.ts';
import {
  nextWorkSteps,
  requireWorkStep,
  type WorkState,
  type WorkStep,
  workState,
  workStates,
  workStepNames,
  workSteps,
} from './work-state.ts';
import { beginWork, newestStep, standingOf } from './work-steps.ts';

describe('R-007 the life of given work', () => {
  test('every state is reached by legal steps, and every step that is not in the table is refused', () => {
    const reached = new Set<WorkState>(['given', 'accepted', 'understood']); // by answers and words, which are rows of their own
    for (let before = 0; before < reached.size; ) {
      before = reached.size;
      for (const { from, to } of workSteps) if (from.some((one) => reached.has(one))) reached.add(to);
    }
    expect([...workStates].filter((state) => !reached.has(state))).toEqual([]);
    for (const state of workStates)
      for (const step of workStepNames) {
        const legal = workSteps.some((one) => one.step === step && one.from.includes(state));
        if (legal) expect(() => requireWorkStep(state, step)).not.toThrow();
        else expect(() => requireWorkStep(state, step)).toThrow(Conflict);
      }
  });

  test('the newest step alone says how it stands, in any sequence of legal ones', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 10 }), { maxLength: 30 }), fc.boolean(), (picks, isUnderstood) => {
        let facts = {
          answer: 'accept' as const,
          understood: isUnderstood,
          step: null as WorkStep | null,
          doneAt: null as string | null,
        };
        for (const pick of picks) {
          const state = workState(facts);
          const legal = [...nextWorkSteps(state, 'member'), ...nextWorkSteps(state, 'leader')];
          const step = legal[pick % Math.max(1, legal.length)];
          if (!step) break;
          const { to } = workSteps.find((one) => one.step === step)!;
          facts = { ...facts, step, doneAt: to === 'done' || to === 'verified' ? '2026-03-03' : null };
          expect(workState(facts)).toBe(to);
        }
      }),
    );
  });
});

const stands = (actor: Parameters<typeof theAssignment>[0], id: string) =>
  reading(actor.organisationId, async (db) => {
    const [row] = await db.select().from(assignments).where(theAssignment(actor, id));
    return standingOf(db, actor, row!);
  });
const newest = (actor: Parameters<typeof theAssignment>[0], id: string) =>
  reading(actor.organisationId, newestStep(actor, id)).then((step) => step?.id ?? null);

describe('R-007 work is begun, done and checked', () => {
  test('R-006 it begins only once it was said in the member’s own words and confirmed', async ({ db: _ }) => {
    const cast = await liveWorld();
    const { mo, nia } = cast;
    const [mine] = await assignmentsOf(mo, cast.plan.id);
    await expect(beginWork(mo, mine!.id)).rejects.toThrow(/in your own words/);
    await understood(cast, mo);
    await expect(beginWork(nia, mine!.id)).rejects.toThrow(NotAllowed);
    await beginWork(mo, mine!.id);
    await expect(beginWork(mo, mine!.id)).rejects.toThrow(/begun already/);
    expect(await stands(mo, mine!.id)).toBe('in-progress');
    expect((await myWorkOf(mo)).tasks.find(({ id }) => id === mine!.id)).toMatchObject({
      stands: 'in-progress',
      missing: null,
    });
    expect(sayProgress((await rowsOf(mo, cast.plan.id)).assignments)).toContain('1 is in progress');
  });

  test('the leader checks it against the standard: not yet gives it back with words, met ends it', async ({
    db: _,
  }) => {
    const cast = await liveWorld();
    const { lee, mo, plan } = cast;
    const [mine] = await assignmentsOf(mo, plan.id);
    await finishAssignment(mo, mine!.id, 'All rung back');
    const report = await newest(mo, mine!.id);
    await expect(checkWork(mo, mine!.id, { stepId: report, outcome: 'met', words: null })).rejects.toThrow(NotAllowed);
    await expect(checkWork(lee, mine!.id, { stepId: report, outcome: 'not-yet', words: null })).rejects.toThrow(
      Invalid,
    );
    await checkWork(lee, mine!.id, { stepId: report, outcome: 'not-yet', words: 'Two were not written down' });
    expect((await myWorkOf(mo)).tasks.find(({ id }) => id === mine!.id)).toMatchObject({
      ...{ stands: 'in-progress', doneAt: null, missing: 'Two were not written down' },
    });
    await finishAssignment(mo, mine!.id, 'Now all ten');
    await expect(checkWork(lee, mine!.id, { stepId: report, outcome: 'met', words: null })).rejects.toThrow(
      /reported anew/,
    );
    await checkWork(lee, mine!.id, {
      stepId: await newest(mo, mine!.id),
      outcome: 'met',
      words: 'I read three of them',
    });
    expect(await stands(mo, mine!.id)).toBe('verified');
    await expect(finishAssignment(mo, mine!.id, null, false)).rejects.toThrow(/checked against the standard/);
    const kept = await reading(mo.organisationId, newestDocument(mo, 'work-document', mine!.id));
    const texts = JSON.stringify(kept!.record);
    for (const words of ['All rung back', 'Two were not written down', 'Now all ten', 'I read three of them'])
      expect(texts).toContain(words);
    expect(kept!.record.people.map(({ part }) => part)).toEqual(['did the work', 'leads the team']);
  });

  test('said twice at one moment it is reported once, and the second is told so', async ({ db: _ }) => {
    const { mo, plan } = await liveWorld();
    const [mine] = await assignmentsOf(mo, plan.id);
    const both = ['From the phone', 'From the desk'].map((note) => finishAssignment(mo, mine!.id, note));
    const ended = await Promise.allSettled(both);
    expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(ended.find((one) => one.status === 'rejected')?.reason).toBeInstanceOf(Conflict);
    const { organisationId } = mo;
    const reported = await reading(organisationId, (db) =>
      db.rows(sql`select words from assignment_steps where organisation_id = ${organisationId}
        and assignment_id = ${mine!.id} and step = 'finish'`),
    );
    const kept = ['From the phone', 'From the desk'][ended.findIndex(({ status }) => status === 'fulfilled')];
    expect(reported).toEqual([{ words: kept }]);
  });
});
