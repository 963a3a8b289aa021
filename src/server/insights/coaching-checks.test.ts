// L06, L09, L11, L12: what the checks of coaching find and leave alone.
import { afterEach, describe, expect } from 'vitest';
import {
  agreedPlan,
  agreedSession,
  arranged,
  growWords,
  noteWords,
  onDay,
  writtenPlan,
} from '../../../tests/coaching-world.ts';
import { test } from '../../../tests/database.ts';
import { world } from '../../../tests/world.ts';
import { setClock } from '../clock.ts';
import { Conflict } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { sessionPage } from '../support/coaching/coaching-page.ts';
import { beginReview, concludeReview, proposeCoaching } from '../support/coaching/coaching-plans.ts';
import { holdSession, sayOutcome, writeGrow, writeNote } from '../support/coaching/sessions.ts';
import { coachingFindings, takeUpCoachingFinding, waiveCoachingFinding } from './coaching-findings.ts';
import { tellingDominates, tellingIn } from './telling.ts';

afterEach(() => setClock(null));

const found = async (actor: Actor) =>
  (await coachingFindings(actor)).open.map(({ checkId, what }) => [checkId, what] as const);
const ids = async (actor: Actor) => (await found(actor)).map(([id]) => id);

describe('L06 telling and asking', () => {
  test.each([
    'You should slow down. I told him to write it first. Always say the name.',
    'I asked her to smile. Make sure the log is done. She did well.',
    'Never interrupt. He needs to listen. He must wait.',
  ])('R-024 a lecture is one: %s', (text) => expect(tellingDominates(tellingIn([text]))).toBe(true));

  test.each([
    'I asked what he had noticed. He said he had waited. What would you try next?',
    'You said the next step after a minute, and she thanked you. I told her that I liked it. What did you think?',
    'In the second call he waited for a breath. The caller calmed down.',
    'You should slow down.',
  ])('R-024 what asks, or says what was seen, is none: %s', (text) =>
    expect(tellingDominates(tellingIn([text]))).toBe(false),
  );
});

describe('the checks of coaching', () => {
  test('R-024 L06 point out a session of the coach’s words alone, and one that lectures; nobody else reads it', async ({
    db: _,
  }) => {
    const { mo, nia, lee } = await world();
    const two = { coach: nia, coachee: mo };
    onDay('2026-03-02');
    const planId = await agreedPlan(two);
    await agreedSession(two, planId, '2026-03-02');
    expect(await found(nia)).toEqual([]);
    const alone = await arranged(two, planId, '2026-03-02');
    await holdSession(nia, alone);
    onDay('2026-03-06');
    await writeNote(nia, alone, { ...noteWords, version: 2 });
    expect(await found(nia)).toEqual([
      ['one-way-coaching', expect.stringMatching(/Mo Member on 2 March 2026 holds what you wrote, and no question/)],
    ]);
    const version = async () => (await sessionPage(mo, alone)).session.version;
    await writeGrow(mo, alone, { ...growWords, actionDue: null, version: await version() });
    expect(await found(nia)).toEqual([]);
    const observed = 'You should slow down. You must write it first. Always say the name.';
    await writeNote(nia, alone, { observed, asked: null, suggestion: null, version: await version() });
    expect(await found(nia)).toEqual([['one-way-coaching', expect.stringMatching(/tells in 3 of your 3 sentences/)]]);
    expect([await found(mo), await found(lee)]).toEqual([[], []]);
  });

  test('R-025 L09 point out a day without a review, a follow-up left out, and a step without its outcome', async ({
    db: _,
  }) => {
    const { mo, nia } = await world();
    const two = { coach: nia, coachee: mo };
    onDay('2026-03-02');
    const planId = await agreedPlan(two);
    const session = await agreedSession(two, planId, '2026-03-02');
    onDay('2026-03-27');
    expect(await ids(nia), 'seven days after the step').toEqual([]);
    onDay('2026-03-28');
    expect(await found(nia)).toEqual([
      ['coaching-not-evaluated', expect.stringMatching(/nobody said what came of it/)],
    ]);
    await sayOutcome(mo, session, 'It worked twice');
    onDay('2026-04-30');
    expect(await ids(nia)).toEqual([]);
    onDay('2026-05-01');
    expect(await found(nia)).toEqual([
      ['coaching-not-evaluated', expect.stringMatching(/by 30 April 2026, and its effect/)],
    ]);
    await beginReview(nia, planId);
    const achieved = { outcome: 'achieve', words: 'Eight of ten', dueOn: null, method: null } as const;
    await concludeReview(nia, planId, { ...achieved, level: 3, basis: 'Ten calls' });
    onDay('2026-06-07');
    expect(await ids(nia), 'seven days after the follow-up').toEqual([]);
    onDay('2026-06-08');
    expect(await found(nia)).toEqual([
      ['coaching-not-evaluated', expect.stringMatching(/after 30 days, by 31 May 2026/)],
    ]);
  });

  test('R-022 L12 point out sessions held before an objective with its measure', async ({ db: _ }) => {
    const { mo, nia } = await world();
    const two = { coach: nia, coachee: mo };
    onDay('2026-03-02');
    const planId = await writtenPlan(two);
    await holdSession(nia, await arranged(two, planId, '2026-03-02'));
    expect(await found(nia)).toEqual([
      ['coaching-before-objective', expect.stringMatching(/no objective with a measure/)],
    ]);
    onDay('2026-03-03');
    await proposeCoaching(nia, planId);
    expect(await found(nia)).toEqual([
      ['coaching-before-objective', expect.stringMatching(/proposed on 3 March 2026/)],
    ]);
  });

  test('R-022 L11 point out one method for three people, unless each has a reason of their own', async ({ db: _ }) => {
    const { mo, oz, lee, nia, ada, pat } = await world();
    onDay('2026-03-02');
    const coachees = [mo, oz, lee];
    for (const coachee of coachees.slice(0, 2)) await writtenPlan({ coach: nia, coachee });
    expect(await ids(nia), 'two people').toEqual([]);
    await writtenPlan({ coach: nia, coachee: lee });
    expect(await ids(nia), 'the same words for all').toEqual(['one-method-for-all']);
    const own = ['He works early', 'She likes to watch', 'He reads'];
    for (const [at, coachee] of [ada, nia, oz].entries())
      await writtenPlan({ coach: pat, coachee }, { tailored: own[at]! });
    expect(await ids(pat)).toEqual([]);
  });

  test('R-024 are set aside by their coach with a reason that holds until something changes', async ({ db: _ }) => {
    const { mo, nia } = await world();
    const two = { coach: nia, coachee: mo };
    onDay('2026-03-02');
    const planId = await writtenPlan(two);
    await holdSession(nia, await arranged(two, planId, '2026-03-02'));
    const [finding] = (await coachingFindings(nia)).open;
    const reason = 'A first talk, to find out what for';
    await expect(waiveCoachingFinding(mo, { ...finding!, reason })).rejects.toThrow(Conflict);
    await waiveCoachingFinding(nia, { ...finding!, reason });
    const { open, setAside } = await coachingFindings(nia);
    expect([open, setAside.map(({ waiver }) => waiver?.reason)]).toEqual([[], [reason]]);
    await expect(takeUpCoachingFinding(mo, setAside[0]!.waiver!.id)).rejects.toThrow();
    onDay('2026-03-03');
    await proposeCoaching(nia, planId);
    expect(await ids(nia), 'another finding').toEqual(['coaching-before-objective']);
  });
});
