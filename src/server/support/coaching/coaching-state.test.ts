// the states of coaching and of its sessions, as data, and through any sequence of steps of the two.
import fc from 'fast-check';
import { afterEach, describe, expect } from 'vitest';
import {
  agreedSession,
  arranged,
  growWords,
  noteWords,
  onDay,
  planWords,
  versionOf,
  writtenPlan,
} from '../../../../tests/coaching-world.ts';
import { test } from '../../../../tests/database.ts';
import { world } from '../../../../tests/world.ts';
import { now, setClock } from '../../clock.ts';
import { dayOf } from '../../day-words.ts';
import { Conflict } from '../../errors.ts';
import type { Actor } from '../../people/actor.ts';
import { coachingPage, sessionPage } from './coaching-page.ts';
import {
  agreeCoaching,
  beginReview,
  concludeReview,
  fixStart,
  proposeCoaching,
  stopCoaching,
  writeCoachingPlan,
} from './coaching-plans.ts';
import type { CoachingRow } from './coaching-rows.ts';
import {
  type CoachingState,
  type CoachingStepName,
  coachingState,
  coachingStates,
  coachingSteps,
  type Guarded,
  requireCoachingStep,
} from './coaching-state.ts';
import { followUp } from './levels.ts';
import { type SessionState, sessionState, sessionStates, sessionSteps, whyNotInSession } from './session-state.ts';
import { agreeSession, callOffSession, holdSession, writeGrow, writeNote } from './sessions.ts';

afterEach(() => setClock(null));

const reachable = <State>(start: State, steps: readonly { from: readonly State[]; to: State }[]) => {
  const reached = new Set<State>([start]);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const { from, to } of steps) if (from.some((one) => reached.has(one))) reached.add(to);
  }
  return [...reached].sort();
};

const ready: Guarded = {
  plan: { ...planWords, coachExpects: 'You write first', coacheeExpects: 'Time' },
  ...{ by: 'one', proposedBy: 'other', hasStart: true, talks: 1, hasAfter: true, followUps: 3 },
};
const stepNames = [...new Set(coachingSteps.map(({ step }) => step))];

describe('the states of coaching', () => {
  test('every one is reached by legal steps', () => {
    expect(reachable<CoachingState>('draft', coachingSteps)).toEqual([...coachingStates].sort());
    expect(reachable<SessionState>('planned', sessionSteps)).toEqual([...sessionStates].sort());
  });

  test('every other step is refused with how it stands', () => {
    const allowed = coachingStates.flatMap((state) =>
      stepNames.filter((step) => {
        const isLegal = coachingSteps.some((one) => one.step === step && one.from.includes(state));
        const take = () => requireCoachingStep(state, step, ready);
        if (isLegal) expect(take).not.toThrow();
        else expect(take, `${state} ${step}`).toThrow(Conflict);
        return isLegal;
      }),
    );
    expect(allowed).toHaveLength(coachingSteps.reduce((sum, { from }) => sum + from.length, 0));
  });

  test('each guard refuses by itself, and says what is missing', () => {
    const refused = (state: CoachingState, step: CoachingStepName, lacking: Partial<Guarded>) =>
      expect(() => requireCoachingStep(state, step, { ...ready, ...lacking }), step).toThrow(Conflict);
    refused('draft', 'propose', { plan: { ...ready.plan, measure: null } });
    refused('proposed', 'agree', { proposedBy: 'one' });
    refused('proposed', 'agree', { plan: { ...ready.plan, coacheeExpects: null } });
    refused('contracted', 'fix-start', { hasStart: false });
    refused('active', 'review', { talks: 0 });
    refused('reviewing', 'achieve', { hasAfter: false });
    refused('achieved', 'close', { followUps: 2 });
  });

  test('a session’s step is refused to whoever’s it is not, and before its time', () => {
    const taking = { state: 'held', part: 'coach', isLate: false, agreedByMe: false } as const;
    expect(whyNotInSession('reflect', taking)).toMatch(/coachee’s to write/);
    expect(whyNotInSession('note', { ...taking, state: 'reflected', part: 'coachee' })).toMatch(/coach’s to write/);
    expect([whyNotInSession('note', taking), whyNotInSession('note', { ...taking, isLate: true })]).toEqual([
      expect.stringMatching(/writes first/),
      null,
    ]);
    expect(whyNotInSession('agree', { ...taking, state: 'half-agreed', agreedByMe: true })).toMatch(/agreed already/);
    expect(sessionState([{ step: 'hold' }, { step: 'reflect' }, { step: 'note' }, { step: 'reflect' }])).toBe(
      'reflected',
    );
  });
});

const later = (days: number) => onDay(dayOf(new Date(now().getTime() + days * 86_400_000), 'Europe/London'));
const last = { words: 'Eight of ten', level: 3, basis: 'Ten calls', dueOn: null, method: null } as const;

describe('through any sequence of steps of the two', () => {
  test('R-025 coaching stands where the legal ones have led, and a refused one changes nothing', async ({ db: _ }) => {
    const { mo, nia } = await world();
    const two = { coach: nia, coachee: mo };
    const steps = {
      propose: (one: Actor, id: string) => proposeCoaching(one, id),
      rework: async (one: Actor, id: string) =>
        writeCoachingPlan(one, id, { ...planWords, dueOn: '2026-12-31', version: await versionOf(one, id) }),
      agree: async (one: Actor, id: string) => agreeCoaching(one, id, { version: await versionOf(one, id) }),
      'fix-start': (one: Actor, id: string) => fixStart(one, id, { level: 1, basis: 'Ten calls' }),
      review: (one: Actor, id: string) => beginReview(one, id),
      achieve: (one: Actor, id: string) => concludeReview(one, id, { ...last, outcome: 'achieve' }),
      extend: (one: Actor, id: string) => concludeReview(one, id, { ...last, outcome: 'extend', dueOn: '2027-06-30' }),
      stop: (one: Actor, id: string) => stopCoaching(one, id, null),
      close: (one: Actor, id: string) => followUp(one, id, { level: 3, basis: 'Ten calls', contact: null }),
    };
    const names = Object.keys(steps) as (keyof typeof steps)[];
    const path = ['propose', 'agree', 'fix-start', 'review', 'extend', 'review', 'achieve', 'close', 'close', 'close'];
    // On the way through, with a step out of place here and there: steps at random alone would seldom leave the draft.
    const strays = fc.array(fc.tuple(fc.nat(path.length), fc.constantFrom(...names), fc.boolean()), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(strays, async (astray) => {
        onDay('2026-03-02');
        const id = await writtenPlan(two, { dueOn: '2026-12-31' });
        const sequence = path.flatMap((step, at) => [
          ...astray.filter(([place]) => place === at).map(([, stray, byCoach]) => [stray, byCoach] as const),
          [step as keyof typeof steps, step !== 'agree'] as const,
        ]);
        for (const [step, byCoach] of sequence) {
          const { row } = await coachingPage(nia, id);
          if (row.state === 'start-fixed') await agreedSession(two, id, '2026-03-02');
          if (row.state === 'achieved') later(31);
          const before = await coachingPage(nia, id);
          const did = await steps[step](byCoach ? nia : mo, id).then(
            () => true,
            (refusal: unknown) => {
              expect(refusal, `${before.row.state} ${step}`).toBeInstanceOf(Conflict);
              return false;
            },
          );
          const after = (await coachingPage(nia, id)).row;
          if (!did) expect(after).toEqual(before.row);
          else if (step !== 'rework' || before.row.state !== 'draft')
            expect(after.state).toBe(ledTo(before.row.state, step, after));
        }
      }),
      { numRuns: 8, examples: [[[]]] },
    );
  });

  test('R-023 a session stands where the legal ones have led', async ({ db: _ }) => {
    const { mo, nia } = await world();
    const two = { coach: nia, coachee: mo };
    onDay('2026-03-02');
    const planId = await writtenPlan(two);
    const names = ['hold', 'call-off', 'reflect', 'note', 'agree'] as const;
    const taken = fc.array(fc.tuple(fc.constantFrom(...names), fc.boolean()), { minLength: 4, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(taken, async (steps) => {
        const id = await arranged(two, planId, '2026-03-02');
        for (const [step, byCoach] of steps) {
          const actor = byCoach ? nia : mo;
          const { session, why } = await sessionPage(actor, id);
          const version = session.version;
          const tried = {
            hold: () => holdSession(actor, id),
            'call-off': () => callOffSession(actor, id),
            reflect: () => writeGrow(mo, id, { ...growWords, done: true, version }),
            note: () => writeNote(nia, id, { ...noteWords, version }),
            agree: () => agreeSession(actor, id, { version }),
          }[step];
          const by = { reflect: 'coachee', note: 'coach' }[step as string];
          const taking = {
            state: session.state,
            part: by ?? (byCoach ? 'coach' : 'coachee'),
            isLate: false,
            agreedByMe: why.agree?.includes('already') ?? false,
          };
          const legal = whyNotInSession(step, taking as Parameters<typeof whyNotInSession>[1]) === null;
          if (legal) await tried();
          else await expect(tried(), `${session.state} ${step}`).rejects.toThrow(Conflict);
          const led = sessionSteps.find((one) => one.step === step && one.from.includes(session.state))?.to;
          expect((await sessionPage(mo, id)).session.state).toBe(legal ? led : session.state);
        }
      }),
      { numRuns: 15 },
    );
  });
});

/** Only the last of the three follow-ups closes it. */
function ledTo(from: CoachingState, step: CoachingStepName, { levels }: Pick<CoachingRow, 'levels'>): CoachingState {
  expect(
    coachingSteps.some((one) => one.step === step && one.from.includes(from)),
    `${from} ${step}`,
  ).toBe(true);
  if (step !== 'close') return coachingState(step);
  return levels.filter(({ occasion }) => occasion.startsWith('day-')).length === 3 ? 'closed' : 'achieved';
}
