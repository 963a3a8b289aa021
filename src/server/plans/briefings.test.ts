import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { givenWorld, planWorld } from '../../../tests/plan-world.ts';
import { reading } from '../db.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { todayOf } from '../today/today.ts';
import { briefingOf, briefingRecord, ownCommitments, presentedPlan } from './briefing-page.ts';
import {
  questionState,
  questionStates,
  questionStepNames,
  questionSteps,
  requireQuestionStep,
} from './briefing-state.ts';
import {
  answerQuestion,
  askQuestion,
  attendBriefing,
  beginBriefing,
  commit,
  endBriefing,
  finishCommitment,
  passQuestionOn,
  tickPresent,
} from './briefings.ts';
import { newestDocument } from './plan-document.ts';
import { decidePlan } from './plans.ts';
import { confirmUnderstanding, stateUnderstanding } from './understandings.ts';

const due = '2026-12-31';
const soon = '2026-03-06';
const said = { what: 'I run the desk', why: 'Nobody waits a day to be heard', support: null };
const needs = async (actor: Actor) =>
  (await todayOf(actor, { all: true })).needs.filter(({ href }) => /briefing|#said/.test(href)).map(({ what }) => what);

async function begun() {
  const cast = await givenWorld();
  const briefing = await beginBriefing(cast.lee, cast.plan.id);
  return { ...cast, briefing };
}

describe('R-010 a briefing', () => {
  test('of a plan that is not open to the team is refused in words about plans', async ({ db: _ }) => {
    const { lee, plan } = await planWorld();
    await expect(beginBriefing(lee, plan.id)).rejects.toThrow(
      /^This plan is a draft\. A plan is presented while it is open for the team/,
    );
  });

  test('is held by the leader, one at a time; who was there, asked and will do what is its record', async ({
    db: _,
  }) => {
    const { lee, mo, nia, plan, briefing } = await begun();
    await expect(beginBriefing(lee, plan.id)).rejects.toThrow(/under way already/);
    await expect(beginBriefing(mo, plan.id)).rejects.toThrow(NotAllowed);
    await expect(endBriefing(lee, plan.id, briefing.id)).rejects.toThrow(/who was there/);
    await tickPresent(lee, plan.id, briefing.id, [mo.personId]);
    await attendBriefing(nia, plan.id, briefing.id);
    await askQuestion(lee, plan.id, briefing.id, {
      ...{ words: 'Why first contact?', askerId: mo.personId, answer: 'Because they ring twice' },
    });
    const open = await askQuestion(nia, plan.id, briefing.id, {
      words: 'Who covers lunch?',
      askerId: null,
      answer: null,
    });
    await commit(nia, plan.id, briefing.id, { words: 'I will read the script aloud', personId: null, due: soon });
    await passQuestionOn(lee, open.id, { answererId: mo.personId, due });
    await endBriefing(lee, plan.id, briefing.id);
    await expect(
      askQuestion(nia, plan.id, briefing.id, { words: 'Late', askerId: null, answer: null }),
    ).rejects.toThrow(/ended/);
    expect(await needs(mo)).toEqual(['Answer Nia Newer: “Who covers lunch?”']);
    expect(await needs(nia)).toEqual(['I will read the script aloud']);
    await expect(answerQuestion(nia, open.id, 'Me')).rejects.toThrow(NotAllowed);
    await answerQuestion(mo, open.id, 'Oz does, until April');
    await expect(answerQuestion(lee, open.id, 'Somebody')).rejects.toThrow(Conflict);
    const [mine] = await ownCommitments(nia);
    await finishCommitment(nia, mine!.id, 'Twice');
    expect(await ownCommitments(nia)).toEqual([]);
    expect([await needs(mo), await needs(nia)]).toEqual([[], []]);
    const record = (await briefingRecord(mo, plan.id, briefing.id))!;
    for (const words of ['Because they ring twice', 'Oz does, until April', 'I will read the script aloud', 'Twice'])
      expect(JSON.stringify(record)).toContain(words);
    expect(record.people.map(({ name, part }) => [name, part])).toEqual([
      ['Lee Leader', 'held the briefing'],
      ['Mo Member', 'was there'],
      ['Nia Newer', 'was there'],
    ]);
    expect((await presentedPlan(mo, plan.id)).briefings.held).toMatchObject([{ questions: 2, open: 0 }]);
  });

  test('R-006 shows the leader who has said it in their own words, and lets them confirm there and then', async ({
    db: _,
  }) => {
    const { lee, mo, nia, plan, briefing } = await begun();
    await tickPresent(lee, plan.id, briefing.id, [mo.personId, nia.personId]);
    const own = await stateUnderstanding(mo, plan.id, said);
    const leaders = await briefingOf(lee, plan.id, briefing.id);
    expect(leaders).toMatchObject({ saidSo: 1, saidBefore: 0, asked: 2 });
    expect(leaders.teachBack.map(({ name, stands }) => [name, stands])).toEqual([
      ['Mo Member', 'said'],
      ['Nia Newer', 'unsaid'],
    ]);
    const members = await briefingOf(nia, plan.id, briefing.id);
    expect(members).toMatchObject({ saidSo: 1, asked: 2, teachBack: [], mine: { stands: 'unsaid' } });
    expect(JSON.stringify(members)).not.toContain(said.what);
    await confirmUnderstanding(lee, plan.id, mo.personId, {
      understandingId: own.id,
      outcome: 'confirmed',
      reply: null,
    });
    expect((await briefingOf(mo, plan.id, briefing.id)).mine).toMatchObject({ stands: 'settled' });
  });

  test('R-122 is the team’s; nobody speaks for another but whoever holds it', async ({ db: _ }) => {
    const { lee, mo, nia, ash, foreign, plan, briefing } = await begun();
    for (const other of [ash, foreign.leader])
      await expect(briefingOf(other, plan.id, briefing.id)).rejects.toThrow(NotFound);
    const asked = { words: 'Why?', askerId: nia.personId, answer: null };
    const byNobody = askQuestion(lee, plan.id, briefing.id, { ...asked, askerId: null });
    await expect(byNobody, 'whoever holds it says for whom').rejects.toMatchObject({
      problems: { askerId: ['Choose who asks'] },
    });
    const ofNobody = commit(lee, plan.id, briefing.id, { words: 'I will', personId: null, due: soon });
    await expect(ofNobody).rejects.toMatchObject({ problems: { personId: ['Choose who will do it'] } });
    await expect(askQuestion(mo, plan.id, briefing.id, asked)).rejects.toThrow(NotAllowed);
    await expect(commit(mo, plan.id, briefing.id, { words: 'Nia will', personId: nia.personId, due })).rejects.toThrow(
      NotAllowed,
    );
    await expect(tickPresent(lee, plan.id, briefing.id, [ash.personId])).rejects.toThrow(Invalid);
    await expect(
      commit(mo, plan.id, briefing.id, { words: 'I will', personId: null, due: '2020-01-01' }),
    ).rejects.toThrow(Invalid);
  });

  test('what was presented stays as it was when it ended, whatever becomes of the plan', async ({ db: _ }) => {
    const { lee, mo, plan, briefing } = await begun();
    await tickPresent(lee, plan.id, briefing.id, [mo.personId]);
    const open = await askQuestion(mo, plan.id, briefing.id, { words: 'And then?', askerId: null, answer: null });
    await endBriefing(lee, plan.id, briefing.id);
    const presented = async () =>
      (await reading(lee.organisationId, newestDocument(lee, 'briefing-document', briefing.id)))!.record.sections.find(
        ({ id }) => id === 'presented',
      );
    const before = await presented();
    expect(before!.blocks.map(({ kind, label }) => [kind, label])).toEqual([
      ['facts', 'Objective 1'],
      ['table', 'The work'],
    ]);
    await decidePlan(lee, plan.id, 'withdraw', 'The call centre moved');
    await answerQuestion(lee, open.id, 'We plan anew');
    expect(await presented()).toEqual(before);
    await expect(beginBriefing(lee, plan.id)).rejects.toThrow(Conflict);
  });

  test('every state of a question is reached by legal steps, and every other step is refused', () => {
    expect(new Set(['asked', ...questionSteps.map(({ to }) => to)])).toEqual(new Set(questionStates));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...questionStepNames), { maxLength: 8 }), (steps) => {
        let facts = { answererId: null as string | null, answeredAt: null as Date | null };
        for (const step of steps) {
          const state = questionState(facts);
          const legal = questionSteps.find((one) => one.from === state && one.step === step);
          if (!legal) {
            expect(() => requireQuestionStep(facts, step)).toThrow(Conflict);
            continue;
          }
          requireQuestionStep(facts, step);
          facts = step === 'answer' ? { ...facts, answeredAt: new Date() } : { ...facts, answererId: 'x' };
          expect(questionState(facts)).toBe(legal.to);
        }
      }),
    );
  });
});
