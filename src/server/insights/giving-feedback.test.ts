// The pages where feedback is given: what is missing is pointed out with every word back, and a reason lets it be given as it is.
import type { RequestEvent } from '@sveltejs/kit';
import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { portfolioWorld } from '../../../tests/portfolio-world.ts';
import { world } from '../../../tests/world.ts';
import { actions } from '../../routes/lead/feedback/new/+page.server.ts';
import type { Actor } from '../people/actor.ts';
import { takeable, takeEvidence } from '../portfolios/taking.ts';
import { weakTextsOf } from '../portfolios/weak-texts.ts';
import { answerFeedback, readFeedback } from '../support/colleague-feedback.ts';
import { feedbackOf, feedbackPage } from '../support/colleague-feedback-list.ts';
import { todayOf } from '../today/today.ts';
import { checkFields, giveChecked } from './feedback-fields.ts';
import { leadingOf } from './leading-page.ts';

const send = (actor: Actor, typed: Record<string, string>, action: keyof typeof actions = 'give') => {
  const url = new URL(`http://here/lead/feedback/new?/${action}`);
  const request = new Request(url, { method: 'POST', body: new URLSearchParams(typed) });
  const cookies = { set: () => undefined, get: () => undefined };
  const event = { url, request, locals: { actor }, params: {}, cookies };
  return actions[action](event as unknown as RequestEvent).catch((sentOn: unknown) => sentOn);
};
const given = async (actor: Actor) => (await feedbackOf(actor)).total;
const none = { situation: null, impact: null, nextStep: null, asItIsBecause: null };
const said = { ...none, behaviour: 'You rang her back before lunch.', situation: 'On Friday', impact: 'She slept.' };
const vague = { ...none, behaviour: 'You are a star.', asItIsBecause: 'Only to say it' };

describe('giving feedback', () => {
  test('R-031 what stands in a box of its own is not asked for again; a box of the behaviour that names none is vague', () => {
    const typed = { situation: 'Friday', impact: 'She slept', nextStep: 'Do it again', behaviour: 'You rang her back' };
    expect(checkFields(typed)).toMatchObject({
      missing: ['measure'],
      text: 'Friday. You rang her back. She slept. Do it again.',
    });
    expect(checkFields({ ...typed, behaviour: 'You were great' }).findings[0]?.id).toBe('vague-feedback');
  });

  test('R-031 is handed back with every word where something grave is missing; then it needs a reason, beside its field', async ({
    db: _,
  }) => {
    const { lee, mo } = await world();
    const typed = { receiverId: mo.personId, situation: '', behaviour: 'You are a star', impact: '', nextStep: '' };
    const first = { ...typed, asItIsBecause: '' };
    expect(await send(lee, first)).toMatchObject({ status: 200, data: { values: first, problems: {} } });
    expect(await send(lee, { ...first, noted: 'on' })).toMatchObject({
      status: 422,
      data: { values: typed, problems: { asItIsBecause: ['Enter why you give it as it is, or say it better'] } },
    });
    expect(await given(lee)).toBe(0);
    expect(await send(lee, { ...first, noted: 'on', asItIsBecause: 'We spoke' })).toMatchObject({ status: 303 });
    expect(await given(lee)).toBe(1);
  });

  test('R-031 in which nothing is missing is given at once; checking it gives nothing', async ({ db: _ }) => {
    const { lee, mo } = await world();
    const whole = { receiverId: mo.personId, behaviour: said.behaviour, situation: 'On Friday', impact: 'She slept.' };
    expect(await send(lee, { ...whole, nextStep: '' }, 'check')).toMatchObject({
      status: 200,
      data: { values: whole },
    });
    expect(await given(lee)).toBe(0);
    expect(await send(lee, { ...whole, nextStep: '' })).toMatchObject({ status: 303 });
  });

  test('R-031 Today mentions it to the receiver alone, until it is read', async ({ db: _ }) => {
    const { lee, mo } = await world();
    const needs = async (actor: Actor) =>
      (await todayOf(actor, { all: true })).needs.filter(({ what }) => what.includes('feedback'));
    const { id } = await giveChecked(lee, mo.personId, said);
    expect(await needs(mo)).toMatchObject([{ what: `${lee.name} gives you feedback`, href: `/lead/feedback/${id}` }]);
    expect(await needs(lee)).toEqual([]);
    await readFeedback(mo, id);
    expect(await needs(mo)).toEqual([]);
  });

  test('R-031, R-033 is evidence in one step with what was answered to it, for the two and nobody else', async ({
    db: _,
  }) => {
    const { lee, mo, nia } = await portfolioWorld();
    const { id } = await giveChecked(lee, mo.personId, said);
    const textId = (await feedbackPage(mo, id)).texts[0]!.id;
    await answerFeedback(mo, id, { textId, view: 'agree', words: 'She told me too.' });
    const { kind, document } = await takeEvidence(lee, { kind: 'colleague-feedback-document', sourceId: id });
    expect(kind).toBe('colleague-feedback');
    expect(JSON.stringify(document.sections)).toContain('She told me too.');
    const others = await giveChecked(nia, mo.personId, said);
    await expect(takeEvidence(lee, { kind: 'colleague-feedback-document', sourceId: others.id })).rejects.toThrow();
    expect((await takeable(lee)).records.map(({ sourceId }) => sourceId)).not.toContain(others.id);
  });

  test('L03 is pointed out on evidence of feedback that the candidate gave, and not of what they were given', async ({
    db: _,
  }) => {
    const { lee, mo } = await portfolioWorld();
    const found = async (giver: Actor, receiver: Actor) => {
      const { id } = await giveChecked(giver, receiver.personId, vague);
      const evidence = await takeEvidence(lee, { kind: 'colleague-feedback-document', sourceId: id });
      return (await weakTextsOf(lee, evidence.id)).open.map((finding) => finding.id);
    };
    expect(await found(lee, mo)).toEqual(expect.arrayContaining(['vague-feedback', 'no-situation', 'no-impact']));
    expect(await found(mo, lee)).toEqual([]);
  });

  test('L03, R-031 a leader is told how much of their own feedback is vague, from three pieces on, and ranked with nobody', async ({
    db: _,
  }) => {
    const { lee, mo, nia, team } = await world();
    const told = async () =>
      (await leadingOf(lee, team.id)).groups
        .flatMap(({ open }) => open)
        .filter(({ checkId }) => checkId === 'feedback-vague');
    await giveChecked(lee, mo.personId, vague);
    await giveChecked(lee, nia.personId, vague);
    await giveChecked(nia, lee.personId, vague);
    expect(await told()).toEqual([]);
    await giveChecked(lee, mo.personId, said);
    expect((await told()).map(({ what }) => what)).toEqual([
      'Of 3 pieces of feedback that you gave in the last 13 weeks, 2 name nothing that somebody did, and 2 say nothing of what came of it.',
    ]);
  });
});
