import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import {
  agreedReview,
  comment,
  dayOn,
  develops,
  feedback,
  handedInReview,
  openedReview,
  ownView,
  signedBy,
  signedReview,
  talkedReview,
} from '../../../tests/reviewed.ts';
import { world } from '../../../tests/world.ts';
import { setClock } from '../clock.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import { giveChecked } from '../insights/feedback-fields.ts';
import type { Actor } from '../people/actor.ts';
import { addStandard } from '../standards/standards.ts';
import { oneToOneOf } from '../support/one-to-one-page.ts';
import { finishAction } from '../support/promises.ts';
import { giveThanks } from '../support/recognitions.ts';
import { addAgreedAction, addDevelopment, takeOutAgreed } from './agreed.ts';
import { citeExample } from './examples.ts';
import { performanceReviewsOf } from './performance-review-list.ts';
import { performanceReviewOf } from './performance-review-page.ts';
import {
  callOffReview,
  commentOnPerformance,
  draftFeedback,
  draftView,
  handInView,
  openReview,
  recordTalk,
  rewordFeedback,
  showFeedback,
} from './performance-reviews.ts';
import { closeReview, signPerformanceReview } from './signing-review.ts';

describe('a performance review', () => {
  test('R-030 begins with the member’s own view, which the leader does not read before it is handed in', async ({
    db: _,
  }) => {
    const two = await world();
    const { lee, mo } = two;
    const { id, version } = await openedReview(two);
    const draft = await draftView(mo, id, { ...ownView, version });
    expect((await performanceReviewOf(lee, id)).review).toMatchObject({ wentWell: null, wasHard: null, wants: null });
    expect((await performanceReviewOf(mo, id)).review.wentWell).toBe(ownView.wentWell);
    await expect(draftFeedback(lee, id, { feedback, version: draft.version })).rejects.toThrow(Conflict);
    await expect(draftView(lee, id, { ...ownView, version: draft.version })).rejects.toThrow(NotAllowed);
    const { version: read } = await handInView(mo, id, { ...ownView, version: draft.version });
    expect((await performanceReviewOf(lee, id)).review.wasHard).toBe(ownView.wasHard);
    await expect(draftView(mo, id, { ...ownView, version: read })).rejects.toThrow(Conflict);
  });

  test('R-030 shows the member nothing of the leader’s draft before it is shown', async ({ db: _ }) => {
    const two = await world();
    const { lee, mo } = two;
    const { id, version } = await handedInReview(two);
    const draft = await draftFeedback(lee, id, { feedback, version });
    expect((await performanceReviewOf(mo, id)).review.feedback).toBeNull();
    expect((await performanceReviewOf(lee, id)).review.feedback).toBe(feedback);
    await showFeedback(lee, id, { feedback, version: draft.version });
    expect((await performanceReviewOf(mo, id)).review.feedback).toBe(feedback);
  });

  test('R-122 is read by the two alone, and listed for nobody else', async ({ db: _ }) => {
    const two = await world();
    const { id } = await talkedReview(two);
    for (const other of [two.ada, two.pat, two.nia, two.ivy, two.cody, two.foreign.leader]) {
      await expect(performanceReviewOf(other, id)).rejects.toThrow(NotFound);
      expect((await performanceReviewsOf(other)).reviews).toEqual([]);
    }
    expect((await performanceReviewsOf(two.mo)).reviews).toMatchObject([{ id, part: 'member', state: 'met' }]);
    expect((await performanceReviewsOf(two.lee)).reviews).toMatchObject([{ id, part: 'leader' }]);
  });

  test('R-030 is opened by who leads the member, for a period that looks back, and once at a time', async ({
    db: _,
  }) => {
    const two = await world();
    const { lee, mo, nia, pat } = two;
    const form = { memberId: mo.personId, startsOn: dayOn(lee, -30), endsOn: dayOn(lee, -1) };
    await expect(openReview(nia, form)).rejects.toThrow(NotAllowed);
    await expect(openReview(lee, { ...form, startsOn: dayOn(lee, 0) })).rejects.toThrow(Invalid);
    await expect(openReview(lee, { ...form, endsOn: dayOn(lee, -31) })).rejects.toThrow(Invalid);
    const { id } = await openReview(lee, form);
    await expect(openReview(lee, form)).rejects.toThrow('open already');
    await callOffReview(lee, id, { reason: 'Mo moves team' });
    await openReview(lee, form);
    await openReview(pat, { ...form, memberId: lee.personId }); // whoever manages a team reviews its leader
  });

  test('R-034 fixes with the own view what it rests on: what both may read, of the period, and no more', async ({
    db: _,
  }) => {
    const two = await world();
    const { lee, mo, nia } = two;
    const thanked = { effect: null, behaviour: 'You rang back', receiverId: mo.personId };
    await giveThanks(nia, { ...thanked, happenedOn: dayOn(nia, -10) });
    await giveThanks(nia, { ...thanked, behaviour: 'For you alone', audience: 'receiver' });
    await giveThanks(nia, { ...thanked, behaviour: 'Too long ago', happenedOn: dayOn(nia, -200) });
    await giveThanks(mo, {
      ...thanked,
      behaviour: 'You listened',
      receiverId: lee.personId,
      happenedOn: dayOn(mo, -5),
    });
    const said = { situation: 'On Friday.', impact: null, nextStep: null, asItIsBecause: 'In short' };
    const then = dayOn(lee, -4);
    setClock(() => new Date(`${then}T12:00:00Z`));
    await giveChecked(lee, mo.personId, { ...said, behaviour: 'You rang twice.' });
    await giveChecked(nia, mo.personId, { ...said, behaviour: 'CANARY between colleagues' });
    setClock(null);
    const { id } = await handedInReview(two);
    await giveThanks(nia, { ...thanked, behaviour: 'Too late', happenedOn: dayOn(nia, -2) });
    const { pack, spread } = await performanceReviewOf(lee, id);
    expect(pack!.pack.items.map(({ kind, words }) => [kind, words])).toEqual([
      ['thanks', 'You rang back'],
      ['thanks', 'You listened'],
      ['feedback', 'On Friday. You rang twice.'],
    ]);
    expect(pack!.pack.figuresNote).toBe('No contacts of this period are known to be theirs.');
    expect(spread).toMatchObject({ total: 3, thirds: [{ n: 0 }, { n: 0 }, { n: 3 }] });
  });

  test('R-033 keeps the member’s comment as they wrote it: nobody else writes it, and none is said as well', async ({
    db: _,
  }) => {
    const two = await world();
    const { lee, mo } = two;
    const { id } = await talkedReview(two);
    await expect(commentOnPerformance(lee, id, { comment: 'Mo agrees' })).rejects.toThrow(NotAllowed);
    await commentOnPerformance(mo, id, { comment });
    await rewordFeedback(lee, id, { feedback: 'You were right about the 22nd.' });
    await recordTalk(lee, id, { metOn: dayOn(lee, 0), talk: 'Again' });
    expect((await performanceReviewOf(lee, id)).review.comment).toBe(comment);
    await commentOnPerformance(mo, id, { comment: null });
    expect((await performanceReviewOf(lee, id)).review).toMatchObject({ comment: null, commentedAt: expect.any(Date) });
  });

  test('R-033, R-034 takes in examples of either, each as its author wrote it, hidden until their part is, and counts their days', async ({
    db: _,
  }) => {
    const two = await world();
    const { lee, mo, nia } = two;
    const { id, version } = await openedReview(two);
    const cited = { happenedOn: dayOn(lee, -80), words: 'I told Mrs Halloran the day' };
    await expect(citeExample(lee, id, cited)).rejects.toThrow('own view comes first');
    await expect(citeExample(nia, id, cited)).rejects.toThrow(NotAllowed);
    await expect(citeExample(mo, id, { ...cited, happenedOn: dayOn(mo, 0) })).rejects.toThrow(Invalid);
    await citeExample(mo, id, cited);
    const read = async (actor: Actor) => (await performanceReviewOf(actor, id)).examples.map(({ words }) => words);
    expect([await read(mo), await read(lee)]).toEqual([[cited.words], []]);
    const handedIn = await handInView(mo, id, { ...ownView, version: version + 1 });
    await citeExample(lee, id, { happenedOn: dayOn(lee, -9), words: 'The call of the 9th' });
    expect([await read(mo), await read(lee)]).toEqual([[cited.words], [cited.words, 'The call of the 9th']]);
    await showFeedback(lee, id, { feedback, version: handedIn.version + 1 });
    const { examples, spread } = await performanceReviewOf(mo, id);
    expect(examples.map(({ name }) => name)).toEqual(['Mo Member', 'Lee Leader']);
    expect(spread!.thirds.map(({ n }) => n)).toEqual([1, 0, 1]);
  });

  test('R-042 ties a development objective to a standard or objective, or keeps the reason for neither', async ({
    db: _,
  }) => {
    const two = await world();
    const { lee, ada, foreign } = two;
    const { id } = await talkedReview(two);
    const promise = { name: 'Call back', promise: 'We call back', kpi: null, target: null, team: null };
    const standard = await addStandard(lee, { ...promise, liveFrom: '2026-01-05' });
    const theirs = await addStandard(foreign.leader, { ...promise, liveFrom: '2026-01-05' });
    const form = { ...develops, dueOn: dayOn(ada, 30), untiedReason: null };
    await expect(addDevelopment(lee, id, { ...form, tie: '' })).rejects.toThrow(Invalid);
    await expect(addDevelopment(lee, id, { ...form, tie: `standard:${theirs.id}` })).rejects.toThrow(Invalid);
    await addDevelopment(lee, id, { ...form, tie: `standard:${standard.id}` });
    expect((await performanceReviewOf(lee, id)).objectives).toMatchObject([
      { title: develops.title, tie: { kind: 'standard', name: 'Call back' }, untiedReason: null },
    ]);
  });
});

describe('the signatures of a performance review', () => {
  test('R-030 bind exactly what stands: whatever is changed after the first asks both again', async ({ db: _ }) => {
    const two = await world();
    const { lee, mo } = two;
    const id = await agreedReview(two);
    const before = (await performanceReviewOf(lee, id)).review.hash!;
    await signedBy(mo, id, 'agree-in-part', 'Not with the 22nd');
    await expect(signedBy(mo, id)).rejects.toThrow('signed this review already');
    expect(await performanceReviewOf(lee, id)).toMatchObject({ state: 'half-signed', waitsFor: ['Lee Leader'] });
    const { objectives } = await performanceReviewOf(lee, id);
    await rewordFeedback(lee, id, { feedback: `${feedback} Thank you.` });
    const changed = await performanceReviewOf(lee, id);
    expect(changed).toMatchObject({ state: 'discussed', waitsFor: ['Mo Member', 'Lee Leader'] });
    expect(changed.review.hash).not.toBe(before);
    const stale = { hash: before, stance: 'agree', words: null } as const;
    await expect(signPerformanceReview(lee, id, stale)).rejects.toThrow('changed since you opened');
    await takeOutAgreed(mo, id, objectives[0]!.id);
    await expect(signedBy(mo, id)).rejects.toThrow('a development objective first');
  });

  test('R-030 of both complete it, and nothing of it changes afterwards; the leader agrees to what they wrote', async ({
    db: _,
  }) => {
    const two = await world();
    const { lee, mo } = two;
    const id = await agreedReview(two);
    await expect(signedBy(lee, id, 'acknowledge')).rejects.toThrow(Invalid);
    await signedBy(lee, id);
    await signedBy(mo, id, 'acknowledge');
    expect(await performanceReviewOf(mo, id)).toMatchObject({ state: 'signed', waitsFor: [] });
    const refused = [
      () => rewordFeedback(lee, id, { feedback: 'Another' }),
      () => commentOnPerformance(mo, id, { comment: 'Another' }),
      () => addAgreedAction(mo, id, { what: 'More', knownBy: 'It', dueOn: dayOn(mo, 3), ownerId: mo.personId }),
      () => callOffReview(lee, id, { reason: 'No' }),
    ];
    for (const attempt of refused) await expect(attempt()).rejects.toThrow('Both have signed');
  });

  test('R-035 make what was agreed actions of their one-to-ones, and it is closed once each is done', async ({
    db: _,
  }) => {
    const two = await world();
    const { lee, mo } = two;
    const id = await signedReview(two);
    const { pairId, actions } = await performanceReviewOf(mo, id);
    expect(actions.every(({ carried, doneAt }) => carried && doneAt === null)).toBe(true);
    const carried = (await oneToOneOf(mo, pairId!)).actions;
    expect(carried.map(({ words, owner }) => [words.split(' (')[0], owner])).toEqual([
      ['Listen to the call of 9 February together', 'Mo Member'],
      ['Free Thursday mornings', 'Lee Leader'],
    ]);
    await finishAction(mo, carried[0]!.id, { note: 'Heard' });
    await expect(closeReview(lee, id, 'Done')).rejects.toThrow('One action is still open');
    await finishAction(lee, carried[1]!.id);
    expect((await performanceReviewOf(mo, id)).actions[0]).toMatchObject({ doneNote: 'Heard' });
    await expect(closeReview(mo, id, 'Done')).rejects.toThrow(NotAllowed);
    await closeReview(lee, id, 'Eight of ten calls');
    expect(await performanceReviewOf(mo, id)).toMatchObject({ state: 'closed', steps: [] });
  });
});
