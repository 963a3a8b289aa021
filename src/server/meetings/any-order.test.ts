import fc from 'fast-check';
import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { at, came, type MeetingWorld, meetingWorld, onItsDay } from '../../../tests/meeting-world.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { finishAction } from './actions.ts';
import { callMeeting, callOff, changeArrangement } from './calling.ts';
import { holdMeeting, minuteAction, minuteSaid, openItem } from './holding.ts';
import { addItem, addUnnamedItem } from './items.ts';
import { teamMeetingOf } from './meeting-page.ts';
import {
  agreeMinutes,
  closeMeeting,
  correctMinutes,
  proposeMinutes,
  replyToCorrection,
  takeBackMinutes,
} from './minutes.ts';
import { type TeamMeetingState, teamMeetingStates, teamMeetingSteps } from './team-meeting-state.ts';

const whos = ['lee', 'mo', 'nia', 'oz', 'pat', 'ash', 'ivy'] as const;
const acts = [
  ...['change', 'call-off', 'hold', 'propose', 'take-back', 'agree', 'close'],
  ...['add', 'unnamed', 'open', 'say', 'promise', 'correct', 'reply', 'finish'],
] as const;
type Tried = { who: (typeof whos)[number]; what: (typeof acts)[number] };

/** Seven people try fifteen things, or what comes next is done by whoever should: by chance alone the end is hardly ever reached. */
const tried = fc.oneof(
  { weight: 3, arbitrary: fc.record<Tried>({ who: fc.constantFrom(...whos), what: fc.constantFrom(...acts) }) },
  { weight: 2, arbitrary: fc.constant('next' as const) },
);

/** Some are called off before they begin. */
const first = fc.constantFrom<Tried | 'next'>(
  { who: 'lee', what: 'call-off' },
  { who: 'mo', what: 'hold' },
  'next',
  'next',
);

function nextOf({ state, items, agreements, corrections, actions }: Facts): Tried {
  if (state === 'agenda-open') return { who: 'lee', what: 'hold' };
  if (state === 'held') return { who: 'lee', what: items.some(({ openedAt }) => openedAt) ? 'propose' : 'open' };
  if (state === 'minutes-agreed')
    return { who: 'lee', what: actions.some(({ doneAt }) => !doneAt) ? 'finish' : 'close' };
  if (corrections.some(({ reply }) => !reply)) return { who: 'lee', what: 'reply' };
  return { who: (['lee', 'mo', 'nia'] as const)[agreements.length] ?? 'lee', what: 'agree' };
}

test('R-011 whatever anybody tries in whatever order, no state is reached without its guard, and every state is reached', async ({
  db: _,
}) => {
  const cast = await meetingWorld();
  const reached = new Set<TeamMeetingState>();
  await fc.assert(
    fc.asyncProperty(first, fc.array(tried, { minLength: 10, maxLength: 26 }), async (begun, steps) => {
      at('2026-03-05T08:00:00Z');
      const { id } = await callMeeting(cast.lee, cast.called);
      await addItem(cast.mo, id, { words: 'First', wants: 'tell', minutes: null });
      at(onItsDay);
      let before = await factsOf(cast.lee, id);
      for (const chosen of [begun, ...steps]) {
        const step = chosen === 'next' ? nextOf(before) : chosen;
        const refused = await attempt(cast, id, step, before).then(
          () => null,
          (error: unknown) => error,
        );
        if (refused)
          expect([Conflict, Invalid, NotAllowed, NotFound].some((kind) => refused instanceof kind)).toBe(true);
        const after = await factsOf(cast.lee, id);
        if (refused) expect(after).toEqual(before);
        requireGuard(before, after, step);
        reached.add(after.state);
        before = after;
      }
    }),
    { numRuns: 14, seed: 20_260_305 },
  );
  expect([...reached].sort()).toEqual([...teamMeetingStates].sort());
});

const factsOf = async (lee: Actor, id: string) => {
  const { state, meeting, people, items, actions, agreements, corrections } = await teamMeetingOf(lee, id);
  return { state, meeting, people, items, actions, agreements, corrections };
};
type Facts = Awaited<ReturnType<typeof factsOf>>;

function attempt(cast: MeetingWorld, id: string, { who, what }: Tried, now: Facts): Promise<unknown> {
  const actor = cast[who];
  const itemId = now.items[0]!.id;
  const { teamId: _, ...form } = cast.called;
  const item = { words: 'More', wants: 'discuss' as const, minutes: null };
  const tries: Record<Tried['what'], () => Promise<unknown>> = {
    change: () => changeArrangement(actor, id, { ...form, version: now.meeting.version }),
    'call-off': () => callOff(actor, id, 'Not needed'),
    hold: () => holdMeeting(actor, id, came(cast)),
    propose: () => proposeMinutes(actor, id),
    'take-back': () => takeBackMinutes(actor, id),
    agree: () => agreeMinutes(actor, id),
    close: () => closeMeeting(actor, id),
    add: () => addItem(actor, id, item),
    unnamed: () => addUnnamedItem(actor, id, item),
    open: () => openItem(actor, itemId),
    say: () => minuteSaid(actor, { itemId, kind: 'said', words: 'So', speakerId: null }),
    promise: () => minuteAction(actor, { itemId, words: 'Do it', ownerId: cast.nia.personId, due: '2026-03-10' }),
    correct: () => correctMinutes(actor, id, 'Not so'),
    reply: () => replyToCorrection(actor, id, now.corrections.find(({ reply }) => !reply)?.id ?? itemId, 'It is so'),
    finish: () => {
      const open = now.actions.find(({ doneAt }) => !doneAt);
      return open ? finishAction(actor, open.id, null) : Promise.reject(new NotFound());
    },
  };
  return tries[what]();
}

/** A state changes only by a legal step, taken by somebody who may, when what it asks for is there. */
function requireGuard(before: Facts, after: Facts, { who, what }: Tried) {
  if (after.state === before.state) return;
  const step = what === 'reply' ? 'agree' : what; // the last answer, where everybody has agreed already
  expect(teamMeetingSteps).toContainEqual({ from: before.state, step, to: after.state });
  if (step !== 'agree') expect(who).toBe('lee'); // leads and facilitates: everything else is theirs alone
  const there = after.people.filter(({ attendance }) => attendance !== 'apologies').map(({ id }) => id);
  if (after.state === 'held') expect(there.length).toBeGreaterThan(0);
  if (after.state === 'minutes-proposed') expect(after.items.some(({ openedAt }) => openedAt)).toBe(true);
  if (after.state === 'minutes-agreed') {
    expect(after.corrections.filter(({ reply, afterAgreement }) => !reply && !afterAgreement)).toEqual([]);
    expect(new Set(after.agreements.map(({ id }) => id))).toEqual(new Set(there));
  }
  if (after.state === 'actions-closed') expect(after.actions.filter(({ doneAt }) => !doneAt)).toEqual([]);
}
