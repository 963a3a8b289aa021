import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, assignmentsOf, givenWorld, understood } from '../../../tests/plan-world.ts';
import { world } from '../../../tests/world.ts';
import { reading } from '../db.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import { myWorkOf } from '../plans/my-work.ts';
import { newestDocument } from '../plans/plan-document.ts';
import { decidePlan } from '../plans/plans.ts';
import { beginWork } from '../plans/work-steps.ts';
import { todayOf } from '../today/today.ts';
import { helpOf, helpPage } from './help-list.ts';
import { askForHelp, giveHelp, promiseHelp, sayWhetherItHelped, takeHelpBack } from './help-requests.ts';
import { type HelpState, helpState, helpStates, helpStepNames, helpSteps, requireHelpStep } from './help-state.ts';

const due = '2026-12-31';
const needs = async (actor: Parameters<typeof todayOf>[0]) =>
  (await todayOf(actor, { all: true })).needs.map(({ what }) => what).filter((what) => /help/.test(what));

describe('R-020 help', () => {
  test('is asked, promised by whom and when, given, and whoever asked says whether it helped', async ({ db: _ }) => {
    const { lee, mo, nia } = await world();
    const asked = await askForHelp(mo, { reason: 'how', askedId: lee.personId });
    expect(await needs(lee)).toEqual(['Mo Member asks for help: “I am not sure how”']);
    await expect(askForHelp(mo, { reason: 'how', askedId: lee.personId })).rejects.toThrow(/asked this already/);
    await expect(giveHelp(lee, asked.id, null)).rejects.toThrow(/not promised/);
    await promiseHelp(lee, asked.id, { words: 'Nia shows you', helperId: nia.personId, due });
    expect(await needs(lee)).toEqual(['Give Mo Member the help promised: Nia shows you']);
    await giveHelp(lee, asked.id, 'An hour on Monday');
    expect(await needs(lee)).toEqual([]);
    expect(await needs(mo)).toEqual(['Say whether the help of Lee Leader helped']);
    await expect(sayWhetherItHelped(mo, asked.id, { outcome: 'not-helped', words: null })).rejects.toThrow(Invalid);
    await sayWhetherItHelped(mo, asked.id, { outcome: 'not-helped', words: 'Heating is still a riddle' });
    expect(await helpPage(mo, asked.id)).toMatchObject({ state: 'asked', closedAt: null });
    expect(await needs(lee)).toHaveLength(1);
    await promiseHelp(lee, asked.id, { words: 'I sit with you', helperId: lee.personId, due });
    await giveHelp(lee, asked.id, null);
    await sayWhetherItHelped(mo, asked.id, { outcome: 'helped', words: 'Now I know' });
    expect(await needs(lee)).toEqual([]);
    const kept = (await reading(mo.organisationId, newestDocument(mo, 'help-request-document', asked.id)))!.record;
    for (const words of ['Nia shows you', 'An hour on Monday', 'Heating is still a riddle', 'Now I know'])
      expect(JSON.stringify(kept)).toContain(words);
    expect(kept.people.map(({ part }) => part)).toEqual(['asked for help', 'was asked', 'named in it']);
    expect(await helpOf(mo)).toMatchObject({ total: 1, own: [], asked: [] });
  });

  test('R-122 is read by the two alone, answered by whoever was asked, judged by whoever asked', async ({ db: _ }) => {
    const { lee, mo, nia, pat, ada } = await world();
    const asked = await askForHelp(mo, { reason: 'customer', askedId: lee.personId, words: 'CANARY' });
    for (const other of [nia, pat, ada]) {
      await expect(helpPage(other, asked.id)).rejects.toThrow(NotFound);
      expect(JSON.stringify(await helpOf(other))).not.toContain('CANARY');
      expect(await needs(other)).toEqual([]);
    }
    await expect(promiseHelp(mo, asked.id, { words: 'I do', helperId: mo.personId, due })).rejects.toThrow(NotAllowed);
    await expect(takeHelpBack(lee, asked.id)).rejects.toThrow(NotAllowed);
    await expect(askForHelp(mo, { reason: 'how', askedId: nia.personId })).rejects.toThrow(NotAllowed);
    await expect(askForHelp(mo, { reason: 'other', askedId: lee.personId })).rejects.toThrow(Invalid);
  });

  test('R-007 holds up work that is in progress where it must, and the work goes on once it helped', async ({
    db: _,
  }) => {
    const cast = await givenWorld();
    const { lee, mo, nia, plan } = cast;
    await acceptAll(cast);
    await decidePlan(lee, plan.id, 'agree');
    await decidePlan(lee, plan.id, 'start');
    await understood(cast, mo);
    const [mine] = await assignmentsOf(mo, plan.id);
    const stands = async () => (await myWorkOf(mo)).tasks.find(({ id }) => id === mine!.id)!.stands;
    const ask = { reason: 'waiting', askedId: lee.personId, assignmentId: mine!.id, waits: true } as const;
    await expect(askForHelp(mo, ask)).rejects.toThrow(Conflict);
    await beginWork(mo, mine!.id);
    await expect(askForHelp(nia, ask)).rejects.toThrow(NotFound);
    const asked = await askForHelp(mo, ask);
    expect(await stands()).toBe('blocked');
    await promiseHelp(lee, asked.id, { words: 'I ring them', helperId: lee.personId, due });
    await giveHelp(lee, asked.id, null);
    await sayWhetherItHelped(mo, asked.id, { outcome: 'helped', words: null });
    expect(await stands()).toBe('in-progress');
  });

  test('every state is reached by legal steps, and every other step is refused', () => {
    const reached = new Set<HelpState>(['asked']);
    for (let before = 0; before < reached.size; ) {
      before = reached.size;
      for (const { from, to } of helpSteps) if (from.some((one) => reached.has(one))) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...helpStates].sort());
    for (const state of helpStates)
      for (const step of helpStepNames)
        if (helpSteps.some((one) => one.step === step && one.from.includes(state)))
          expect(() => requireHelpStep(state, step)).not.toThrow();
        else expect(() => requireHelpStep(state, step)).toThrow(Conflict);
  });

  test('through any sequence of steps of the two it stands where the legal ones have led', async ({ db: _ }) => {
    const { lee, mo } = await world();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...helpStepNames), { minLength: 3, maxLength: 9 }), async (steps) => {
        const { id } = await askForHelp(mo, { reason: 'other', askedId: lee.personId, words: 'Again' });
        let state: HelpState = 'asked';
        for (const step of steps) {
          const tried = {
            promise: () => promiseHelp(lee, id, { words: 'I do', helperId: lee.personId, due }),
            give: () => giveHelp(lee, id, null),
            helped: () => sayWhetherItHelped(mo, id, { outcome: 'helped', words: null }),
            'not-helped': () => sayWhetherItHelped(mo, id, { outcome: 'not-helped', words: 'More' }),
            'take-back': () => takeHelpBack(mo, id),
          }[step]();
          const legal = helpSteps.find((one) => one.step === step && one.from.includes(state));
          if (legal) await tried;
          else await expect(tried).rejects.toThrow(Conflict);
          if (legal) state = helpState(step);
          expect((await helpPage(mo, id)).state).toBe(state);
        }
      }),
      { numRuns: 12 },
    );
  });
});
