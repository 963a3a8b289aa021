import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Conflict } from '../errors.ts';
import { legalSteps, type OfferStep, offerState, offerStates, offerSteps, requireOfferStep } from './offer-state.ts';

type Said = Parameters<typeof offerState>[0];
/** What a step writes, as `answers.ts` and `counter-offers.ts` do. */
const written = (step: OfferStep, said: Said): [Said, boolean] => {
  if (step === 'take') return [{ ...said!, reply: 'Taken' }, true];
  if (step === 'give-to-others') return [said, true];
  if (step === 'reply' || step === 'refuse' || step === 'withdraw') return [{ ...said!, reply: 'Words' }, false];
  return [{ answer: step, reply: null }, false];
};

describe('R-005 work that is offered', () => {
  test('every state is reached by legal steps', () => {
    const reached = new Set(['offered']);
    for (let more = true; more; ) {
      const next = legalSteps.filter(({ from, to }) => from.some((state) => reached.has(state)) && !reached.has(to));
      for (const { to } of next) reached.add(to);
      more = next.length > 0;
    }
    expect([...reached].sort()).toEqual([...offerStates].sort());
    expect([...new Set(legalSteps.map(({ step }) => step))].sort()).toEqual([...offerSteps].sort());
  });

  test('whatever is tried in whichever order, the rows say the state that the steps led to, and no other step is let through', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...offerSteps), { maxLength: 30 }), (steps) => {
        let [said, ended, state]: [Said, boolean, string] = [null, false, 'offered'];
        for (const step of steps) {
          const legal = legalSteps.find((one) => one.step === step && one.from.some((from) => from === state));
          if (!legal) {
            expect(() => requireOfferStep(offerState(said, ended), step)).toThrow(Conflict);
            continue;
          }
          expect(requireOfferStep(offerState(said, ended), step)).toBe(legal.to);
          [said, ended] = written(step, said);
          state = legal.to;
          expect(offerState(said, ended)).toBe(state);
        }
      }),
      { numRuns: 500 },
    );
  });
});
