import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import {
  agreed,
  comment,
  dayOn,
  develops,
  feedback,
  openedReview,
  ownView,
  signedBy,
} from '../../../tests/reviewed.ts';
import { world } from '../../../tests/world.ts';
import { Conflict } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { finishAction, ownPromises } from '../support/promises.ts';
import { addAgreedAction, addDevelopment } from './agreed.ts';
import { appealReview, decideAppeal } from './appeals.ts';
import { citeExample } from './examples.ts';
import { performanceReviewOf } from './performance-review-page.ts';
import {
  nextReviewSteps,
  type ReviewFacts,
  type ReviewState,
  type ReviewStep,
  requireReviewStep,
  reviewState,
  reviewStates,
  reviewStepNames,
  reviewSteps,
} from './performance-review-state.ts';
import {
  callOffReview,
  commentOnPerformance,
  draftFeedback,
  draftView,
  handInView,
  recordTalk,
  rewordFeedback,
  showFeedback,
} from './performance-reviews.ts';
import { closeReview, signPerformanceReview } from './signing-review.ts';

const start: ReviewFacts = {
  ...{ handedInAt: null, shownAt: null, metOn: null, commentedAt: null },
  ...{ signedAt: null, closedAt: null, calledOffAt: null, signed: 0, appealed: false },
};
const changed = { signed: 0 };
/** What each step does to what the state is told from. */
const apply: Record<ReviewStep, Partial<ReviewFacts>> = {
  ...{
    'write-view': {},
    'hand-in': { handedInAt: 'now' },
    'write-feedback': {},
    show: { shownAt: 'now' },
    cite: changed,
  },
  ...{ reword: changed, meet: { ...changed, metOn: 'now' }, comment: { ...changed, commentedAt: 'now' } },
  ...{ 'agree-on': changed, sign: { signed: 1 }, 'sign-last': { signed: 2, signedAt: 'now' } },
  ...{ appeal: { appealed: true }, uphold: { appealed: false } },
  ...{ 'have-changed': { appealed: false, signedAt: null, signed: 0 }, close: { closedAt: 'now' } },
  'call-off': { calledOffAt: 'now' },
};
const isLegal = (state: ReviewState, step: ReviewStep) =>
  reviewSteps.find((one) => one.from === state && one.step === step);

describe('the states of a performance review', () => {
  test('R-030 whatever is tried in any order: only legal steps are taken, and every state is reached', ({ db: _ }) => {
    const reached = new Set<ReviewState>();
    const order = fc.array(fc.nat({ max: 99 }), { minLength: 30, maxLength: 60 });
    fc.assert(
      fc.property(order, fc.boolean(), (picks, goesOn) => {
        let facts = start;
        for (const pick of picks) {
          const state = reviewState(facts);
          reached.add(state);
          const legal = reviewSteps.filter(({ from }) => from === state);
          for (const step of reviewStepNames.filter((name) => !legal.some((one) => one.step === name)))
            expect(() => requireReviewStep(state, step)).toThrow(Conflict);
          const open = legal.filter(({ step }) => !goesOn || step !== 'call-off');
          const next = open[pick % Math.max(open.length, 1)];
          if (!next) return;
          requireReviewStep(state, next.step);
          expect(nextReviewSteps(state, next.by[0]!)).toContain(next.step);
          facts = { ...facts, ...apply[next.step] };
          expect(reviewState(facts)).toBe(next.to);
          reached.add(next.to);
        }
      }),
      { numRuns: 400 },
    );
    expect([...reached].sort()).toEqual([...reviewStates].sort());
  });

  test('R-030 the records keep to the same: of random sequences each step is taken where it is legal and refused where it is not', async ({
    db: _,
  }) => {
    const two = await world();
    const { id } = await openedReview(two);
    const doings = doingsOf(two, id);
    const picked = fc.sample(fc.constantFrom(...reviewStepNames), { numRuns: 60, seed: 30 });
    const wholeWay = reviewSteps.slice(0, 8).map(({ step }) => step);
    const toTheEnd: ReviewStep[] = [
      'comment',
      'agree-on',
      'sign',
      'sign-last',
      'appeal',
      'have-changed',
      'sign',
      'sign-last',
    ];
    const steps = [...wholeWay, ...picked.filter((step) => step !== 'call-off'), ...toTheEnd, ...picked.slice(0, 20)];
    const taken = new Set<ReviewStep>();
    for (const step of steps) {
      const { state } = await performanceReviewOf(two.lee, id);
      const legal = isLegal(state, step);
      const refusal = await doings[step]().then(
        () => null,
        (error: unknown) => error,
      );
      const after = (await performanceReviewOf(two.lee, id)).state;
      if (!legal) {
        expect(refusal, `${step} from ${state}`).toBeInstanceOf(Conflict);
        expect(after).toBe(state);
      } else if (refusal === null) {
        expect(after, `${step} from ${state}`).toBe(legal.to);
        taken.add(step);
      } else expect(after).toBe(state); // legal, and something of it is missing still
    }
    expect([...taken]).toEqual(expect.arrayContaining(['hand-in', 'show', 'sign-last', 'appeal', 'have-changed']));
  });
});

/** Each step as whoever may take it does, in whatever state. */
function doingsOf(two: { lee: Actor; mo: Actor; pat: Actor }, id: string): Record<ReviewStep, () => Promise<unknown>> {
  const { lee, mo, pat } = two;
  const version = async (actor: Actor) => (await performanceReviewOf(actor, id)).review.version;
  const dueOn = dayOn(lee, 20);
  const sign = async () => {
    const { waitsFor, review } = await performanceReviewOf(lee, id);
    const next = waitsFor.includes(mo.name) ? mo : lee;
    return review.hash
      ? signedBy(next, id)
      : signPerformanceReview(next, id, { hash: 'f'.repeat(64), stance: 'agree', words: null });
  };
  return {
    'write-view': async () => draftView(mo, id, { ...ownView, version: await version(mo) }),
    'hand-in': async () => handInView(mo, id, { ...ownView, version: await version(mo) }),
    'write-feedback': async () => draftFeedback(lee, id, { feedback, version: await version(lee) }),
    show: async () => showFeedback(lee, id, { feedback, version: await version(lee) }),
    reword: async () => rewordFeedback(lee, id, { feedback: `${feedback} ${await version(lee)}` }),
    cite: async () => {
      const from = (await performanceReviewOf(lee, id)).state === 'opened' ? mo : lee;
      return citeExample(from, id, { happenedOn: dayOn(lee, -9), words: 'The call of the 9th' });
    },
    meet: async () => recordTalk(lee, id, { metOn: dayOn(lee, 0), talk: `Talk ${await version(lee)}` }),
    comment: async () => commentOnPerformance(mo, id, { comment: `${comment} ${await version(mo)}` }),
    'agree-on': async () => {
      await addDevelopment(lee, id, { ...develops, dueOn, tie: '', untiedReason: 'For Mo alone' });
      return addAgreedAction(mo, id, { ...agreed, dueOn, ownerId: mo.personId });
    },
    sign: async () => {
      if ((await performanceReviewOf(lee, id)).state === 'half-signed') throw new Conflict('one has signed');
      return sign();
    },
    'sign-last': async () => {
      if ((await performanceReviewOf(lee, id)).state === 'discussed') throw new Conflict('nobody has signed');
      return sign();
    },
    appeal: () => appealReview(mo, id, { toId: null, reason: 'The 22nd' }),
    uphold: () => deciding(pat, id, 'stands'),
    'have-changed': () => deciding(pat, id, 'to-change'),
    close: async () => {
      for (const actor of [lee, mo])
        for (const { id: open } of await ownPromises(actor)) await finishAction(actor, open);
      return closeReview(lee, id, 'All done');
    },
    'call-off': () => callOffReview(lee, id, { reason: 'No' }),
  };
}

/** Before an appeal is made there is none for the manager to decide. */
const deciding = (pat: Actor, id: string, outcome: 'stands' | 'to-change') =>
  decideAppeal(pat, id, { outcome, words: 'So it is' }).catch((error: Error) => {
    throw error instanceof Conflict ? error : new Conflict(error.message);
  });
