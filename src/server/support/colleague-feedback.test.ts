import type { SQL } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { world } from '../../../tests/world.ts';
import { reading, sql } from '../db.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import { correctChecked, giveChecked } from '../insights/feedback-fields.ts';
import type { Actor } from '../people/actor.ts';
import { newestDocument } from '../plans/plan-document.ts';
import { writing } from '../writing.ts';
import { answerFeedback, readFeedback, withdrawFeedback } from './colleague-feedback.ts';
import { feedbackOf, feedbackPage } from './colleague-feedback-list.ts';
import {
  type FeedbackFacts,
  type FeedbackState,
  type FeedbackStep,
  feedbackState,
  feedbackStates,
  feedbackStepNames,
  feedbackSteps,
  nextFeedbackSteps,
  requireFeedbackStep,
} from './colleague-feedback-state.ts';

const said = {
  situation: 'On Friday’s late shift, with Mrs Okafor',
  behaviour: 'You rang her back before the part had come.',
  impact: 'She did not have to ring again.',
  nextStep: 'Note the day of the next call in the first line.',
  asItIsBecause: null,
};
const vague = { situation: null, behaviour: 'You have a great attitude.', impact: null, nextStep: null };
const textOf = async (actor: Actor, id: string) => (await feedbackPage(actor, id)).texts[0]!.id;

describe('feedback between colleagues', () => {
  test('R-031 is given by leader to member, member to leader and between members; to nobody else, and not to oneself', async ({
    db: _,
  }) => {
    const { lee, mo, nia, pat, ivy } = await world();
    for (const [giver, receiver] of [
      [lee, mo],
      [mo, lee],
      [nia, mo],
      [pat, lee],
    ] as const)
      expect((await giveChecked(giver, receiver.personId, said)).receiverId).toBe(receiver.personId);
    for (const [giver, receiver] of [
      [ivy, mo],
      [mo, mo],
    ] as const)
      await expect(giveChecked(giver, receiver.personId, said)).rejects.toThrow(NotAllowed);
  });

  test('R-031 what is grave in it needs a reason, which is kept with what was pointed out; without anything grave none is kept', async ({
    db: _,
  }) => {
    const { lee, mo } = await world();
    const unsaid = giveChecked(lee, mo.personId, { ...vague, asItIsBecause: null });
    await expect(unsaid).rejects.toThrow(Invalid);
    const { id } = await giveChecked(lee, mo.personId, { ...vague, asItIsBecause: 'We talked it through before' });
    const [text] = (await feedbackPage(mo, id)).texts;
    expect(text).toMatchObject({ asItIsBecause: 'We talked it through before' });
    expect(text!.pointedOut).toEqual(expect.arrayContaining(['vague-feedback', 'no-situation', 'no-impact']));
    const whole = await giveChecked(lee, mo.personId, { ...said, asItIsBecause: 'Needless' });
    expect((await feedbackPage(mo, whole.id)).texts[0]).toMatchObject({ asItIsBecause: null, pointedOut: [] });
  });

  test('R-033 is read by the two alone, whoever leads or manages them', async ({ db: _ }) => {
    const { lee, mo, nia, pat, ada, foreign } = await world();
    const { id } = await giveChecked(nia, mo.personId, said);
    for (const reader of [nia, mo]) expect((await feedbackPage(reader, id)).id).toBe(id);
    for (const other of [lee, pat, ada, foreign.leader]) {
      await expect(feedbackPage(other, id)).rejects.toThrow(NotFound);
      expect((await feedbackOf(other)).feedback).toEqual([]);
    }
  });

  test('R-033 the receiver answers in their own words, which nobody changes; the giver does not answer for them', async ({
    db: _,
  }) => {
    const { lee, mo } = await world();
    const { id } = await giveChecked(lee, mo.personId, said);
    const textId = await textOf(mo, id);
    const mine = { textId, view: 'other-view', words: 'It was Nia who rang.' } as const;
    await expect(answerFeedback(lee, id, mine)).rejects.toThrow(NotAllowed);
    await answerFeedback(mo, id, mine);
    await answerFeedback(mo, id, { textId, view: 'comment', words: 'Ask her.' });
    const page = await feedbackPage(lee, id);
    expect([page.state, page.texts[0]!.answers.map(({ words }) => words)]).toEqual([
      'answered',
      ['It was Nia who rang.', 'Ask her.'],
    ]);
    expect(page.readAt).not.toBeNull();
    const change = async (statement: SQL) => {
      const tried = writing(mo.organisationId, (tx) => tx.rows(sql`${statement}`));
      return String(
        await tried.then(
          () => 'changed',
          (refusal: Error) => refusal.cause ?? refusal,
        ),
      );
    };
    expect(await change(sql`update colleague_feedback_answers set words = 'I agree'`)).toMatch(/denied|refused/);
    expect(await change(sql`update colleague_feedback_texts set behaviour = 'You were rude'`)).toMatch(
      /denied|refused/,
    );
    expect(await change(sql`update colleague_feedback set receiver_id = giver_id`)).toMatch(/refused/);
  });

  test('R-033 a correction is a text of its own: it is read anew, and what was answered stays with what it answered', async ({
    db: _,
  }) => {
    const { lee, mo } = await world();
    const { id } = await giveChecked(lee, mo.personId, said);
    const before = await textOf(mo, id);
    await answerFeedback(mo, id, { textId: before, view: 'other-view', words: 'It was Thursday.' });
    const other = { ...said, situation: 'On Thursday', correctedBecause: 'The day was wrong' };
    await expect(correctChecked(mo, id, other)).rejects.toThrow(NotAllowed);
    await correctChecked(lee, id, other);
    const { state, texts, readAt } = await feedbackPage(mo, id);
    expect([state, readAt, texts.map(({ situation, answers }) => [situation, answers.length])]).toEqual([
      'given',
      null,
      [
        ['On Thursday', 0],
        [said.situation, 1],
      ],
    ]);
    const late = answerFeedback(mo, id, { textId: before, view: 'agree', words: 'Yes' });
    await expect(late).rejects.toThrow(Conflict);
  });

  test('R-031 is withdrawn by its giver with a reason that both read, and nothing is done with it afterwards', async ({
    db: _,
  }) => {
    const { lee, mo } = await world();
    const { id } = await giveChecked(lee, mo.personId, said);
    await expect(withdrawFeedback(mo, id, 'No')).rejects.toThrow(NotAllowed);
    await withdrawFeedback(lee, id, 'It was another caller');
    expect(await feedbackPage(mo, id)).toMatchObject({
      ...{ state: 'withdrawn', withdrawnReason: 'It was another caller', steps: [] },
    });
    await expect(readFeedback(mo, id)).rejects.toThrow(Conflict);
  });

  test('R-031 is listed by person and found by its words, 25 on a page', async ({ db: _ }) => {
    const { lee, mo, nia } = await world();
    for (let n = 0; n < 26; n += 1) await giveChecked(lee, mo.personId, said);
    const other = { ...said, behaviour: 'You drew the queue on the board.' };
    const { id } = await giveChecked(mo, nia.personId, other);
    expect(await feedbackOf(mo)).toMatchObject({
      total: 27,
      page: 1,
      people: [{ name: lee.name }, { name: nia.name }],
    });
    expect((await feedbackOf(mo, { page: 2 })).feedback).toHaveLength(2);
    expect((await feedbackOf(mo, { withId: nia.personId })).feedback.map((one) => one.id)).toEqual([id]);
    expect((await feedbackOf(mo, { find: 'the queue' })).feedback.map((one) => one.id)).toEqual([id]);
  });

  test('R-031 is kept as a document of both, whose versions follow what was said', async ({ db: _ }) => {
    const { lee, mo } = await world();
    const { id } = await giveChecked(lee, mo.personId, said);
    const document = async () =>
      (await reading(mo.organisationId, newestDocument(mo, 'colleague-feedback-document', id)))!.record;
    expect((await document()).people).toEqual([
      { id: lee.personId, name: lee.name, part: 'gave the feedback' },
      { id: mo.personId, name: mo.name, part: 'received the feedback' },
    ]);
    await readFeedback(mo, id);
    expect((await document()).version).toBe(1); // reading says nothing new
    await answerFeedback(mo, id, { textId: await textOf(mo, id), view: 'agree', words: 'I do it for all now.' });
    expect(JSON.stringify(await document())).toContain('I do it for all now.');
  });
});

describe('the states of feedback', () => {
  const factsOf: Record<FeedbackState, FeedbackFacts> = {
    given: { readAt: null, withdrawnAt: null, answered: false },
    read: { readAt: 'now', withdrawnAt: null, answered: false },
    answered: { readAt: 'now', withdrawnAt: null, answered: true },
    withdrawn: { readAt: 'now', withdrawnAt: 'now', answered: true },
  };
  const steps = (state: FeedbackState): FeedbackStep[] => [
    ...nextFeedbackSteps(state, 'giver'),
    ...nextFeedbackSteps(state, 'receiver'),
  ];

  test('R-031 every state is reached from the first, and only legal steps are taken', () => {
    const reached = new Set<FeedbackState>(['given']);
    for (const state of reached) for (const { from, to } of feedbackSteps) if (from === state) reached.add(to);
    expect([...reached].sort()).toEqual([...feedbackStates].sort());
    for (const state of feedbackStates) {
      expect(feedbackState(factsOf[state])).toBe(state);
      for (const step of feedbackStepNames)
        if (steps(state).includes(step)) expect(() => requireFeedbackStep(state, step)).not.toThrow();
        else expect(() => requireFeedbackStep(state, step)).toThrow(Conflict);
    }
    expect(steps('withdrawn')).toEqual([]);
  });
});
