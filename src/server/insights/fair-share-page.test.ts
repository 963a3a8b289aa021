import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { importedCalls } from '../../../tests/imported-calls.ts';
import { planWorld } from '../../../tests/plan-world.ts';
import { setClock } from '../clock.ts';
import { Conflict, NotAllowed, NotFound } from '../errors.ts';
import { mapSuggested } from '../standards/agents.ts';
import { holdMeeting, scheduleMeeting } from '../support/meetings.ts';
import { beginOneToOne } from '../support/one-to-ones.ts';
import { giveThanks, keepThanksPrivate } from '../support/recognitions.ts';
import { answerHolding, answerShare, askShareAgain, fairSharesOf } from './fair-share-page.ts';
import { eventsOfWork } from './share-events.ts';

const march = (day: number) => setClock(() => new Date(Date.UTC(2026, 2, day, 11)));

/** Twelve thanks, all to Mo. */
const thanked = async () => {
  const cast = await planWorld();
  march(9);
  for (let time = 0; time < 12; time++)
    await giveThanks(cast.lee, { receiverId: cast.mo.personId, behaviour: `You rang her back, ${time}.` });
  return cast;
};

describe('fair shares of a team', () => {
  test('R-007 R-012 ask about thanks that nearly all went to one, and keep the answer until something changes', async ({
    db: _,
  }) => {
    const { lee, pat, mo, team } = await thanked();
    const shares = await fairSharesOf(lee, team.id);
    expect(shares.questions).toMatchObject([
      { checkId: 'fair-share-recognition-many-6', objectId: mo.personId, answer: null, person: { name: mo.name } },
    ]);
    const [question] = shares.questions;
    expect(question!.counts).toContain('12 of 12');
    const form = { ...question!, reason: 'Mo was alone on the late shift' };
    await answerShare(pat, team.id, 6, form);
    expect((await fairSharesOf(lee, team.id)).questions[0]!.answer).toMatchObject({
      reason: 'Mo was alone on the late shift',
      by: pat.name,
    });
    await expect(answerShare(lee, team.id, 6, form)).rejects.toThrow(Conflict);
    march(10);
    await giveThanks(lee, { receiverId: mo.personId, behaviour: 'You stayed until the plumber rang.' });
    const later = await fairSharesOf(lee, team.id);
    expect(later.questions).toMatchObject([{ answer: null }]);
    expect(later.before).toMatchObject([{ reason: 'Mo was alone on the late shift' }]);
    await expect(answerShare(lee, team.id, 6, form)).rejects.toThrow(Conflict); // it is another question now
  });

  test('R-012 an answer for one span answers the same question of the others for 60 days, until it is taken back', async ({
    db: _,
  }) => {
    const { lee, team } = await thanked();
    const [question] = (await fairSharesOf(lee, team.id)).questions;
    const { id } = await answerShare(lee, team.id, 6, { ...question!, reason: 'Late shift' });
    const answersIn = async (months: 3 | 6 | 12) =>
      (await fairSharesOf(lee, team.id, months)).questions.map(({ answer, answeredFor }) => [
        answer?.reason,
        answeredFor,
      ]);
    expect(await answersIn(6)).toEqual([['Late shift', null]]);
    for (const months of [3, 12] as const) expect(await answersIn(months)).toEqual([['Late shift', 'six months']]);
    march(9 + 59);
    expect(await answersIn(12)).toEqual([['Late shift', 'six months']]);
    march(9 + 60);
    expect(await answersIn(12)).toEqual([[undefined, null]]);
    expect(await answersIn(6)).toEqual([['Late shift', null]]);
    march(10);
    await askShareAgain(lee, id);
    for (const months of [3, 6, 12] as const) expect(await answersIn(months)).toEqual([[undefined, null]]);
  });

  test('R-012 an answer of another kind, tail or person answers nothing else', () => {
    const asked = { checkId: 'fair-share-recognition-many-3', objectId: 'mo', restsOn: 'now' };
    const given = (more: object) =>
      answerHolding(
        [
          {
            ...{ id: 'x', checkId: 'fair-share-recognition-many-12', objectId: 'mo', restsOn: 'then', what: '' },
            ...{ reason: '', by: 'Lee', at: '2026-03-01T09:00:00Z', ...more },
          },
        ],
        asked,
        '2026-03-09',
      );
    expect(given({})).not.toBeNull();
    for (const other of [
      { checkId: 'fair-share-recognition-few-12' },
      { checkId: 'fair-share-one-to-one-many-12' },
      { checkId: asked.checkId }, // what it rested on has changed since
      { objectId: 'nia' },
    ])
      expect(given(other)).toBeNull();
  });

  test('R-012 an answer can be taken back, once', async ({ db: _ }) => {
    const { lee, team } = await thanked();
    const [question] = (await fairSharesOf(lee, team.id)).questions;
    const { id } = await answerShare(lee, team.id, 6, { ...question!, reason: 'Late shift' });
    await askShareAgain(lee, id);
    expect((await fairSharesOf(lee, team.id)).questions).toMatchObject([{ answer: null }]);
    await expect(askShareAgain(lee, id)).rejects.toThrow(Conflict);
  });

  test('R-012 are for whoever leads or manages the team, and for nobody else', async ({ db: _ }) => {
    const { lee, mo, nia, eve, foreign, team } = await thanked();
    const [question] = (await fairSharesOf(lee, team.id)).questions;
    const form = { ...question!, reason: 'Because' };
    for (const other of [mo, nia, eve, foreign.leader]) {
      await expect(fairSharesOf(other, team.id)).rejects.toThrow(NotFound);
      await expect(answerShare(other, team.id, 6, form)).rejects.toThrow(
        other === foreign.leader ? NotFound : NotAllowed,
      );
    }
  });

  test('R-012 count thanks that the team reads and the leader’s own talks, and nobody else’s', async ({ db: _ }) => {
    const { lee, pat, mo, nia, team } = await planWorld();
    march(9);
    const open = await giveThanks(nia, { receiverId: mo.personId, behaviour: 'You rang back.' });
    await giveThanks(nia, { receiverId: mo.personId, behaviour: 'You listened.', audience: 'receiver' });
    const pair = await beginOneToOne(lee, nia.personId);
    const meeting = await scheduleMeeting(lee, pair.id, { day: '2026-03-09', time: '09:00' });
    await holdMeeting(lee, meeting.id);
    const totals = async (reader: typeof lee) =>
      Object.fromEntries((await fairSharesOf(reader, team.id, 3)).known.map(({ kind, total }) => [kind, total]));
    expect(await totals(lee)).toMatchObject({ recognition: 1, 'one-to-one': 1 });
    expect(await totals(pat)).toMatchObject({ recognition: 1, 'one-to-one': 0 });
    await keepThanksPrivate(mo, open.id, true);
    expect(await totals(pat)).toMatchObject({ recognition: 0 });
    march(9);
    setClock(() => new Date('2026-07-01T09:00:00Z'));
    expect(await totals(lee)).toMatchObject({ recognition: 0, 'one-to-one': 0 }); // longer ago than three months
  });
});

/** Ten weeks of calls by three people on weekdays; what is long is about damp, and taken by one. At weekends another works. */
function unequalCalls(names: readonly string[]) {
  const weeks = Array.from({ length: 10 }, (_, week) => new Date(Date.UTC(2026, 0, 5 + 7 * week)));
  const on = (monday: Date, days: number) => new Date(monday.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  return weeks.flatMap((monday) =>
    names.flatMap((agent, at) => [
      ...Array.from({ length: 6 }, (_, day) => ({ agent, day: on(monday, day % 5), topic: 'Rent', talk: 60 + day })),
      ...(at === 0 ? Array.from({ length: 4 }, () => ({ agent, day: on(monday, 2), topic: 'Damp', talk: 150 })) : []),
      ...(at === 1 ? [{ agent, day: on(monday, 6), topic: 'Rent', talk: 60 }] : []),
    ]),
  );
}

describe('contacts, as the files say', () => {
  test('R-012 ask about hard contacts and weekends that mostly came to one, and name what counts as hard', async ({
    db: _,
  }) => {
    const { lee, pat, mo, nia, ash, team } = await planWorld();
    march(16);
    await importedCalls(lee, unequalCalls([mo.name, nia.name, lee.name]));
    const before = await fairSharesOf(lee, team.id);
    expect(before).toMatchObject({ questions: [], hardTopics: [] }); // nobody has said yet who the agents are
    await mapSuggested(lee);
    const { questions, hardTopics, known } = await fairSharesOf(pat, team.id);
    expect(hardTopics).toEqual(['Damp']);
    expect(questions.map(({ checkId, person }) => [checkId, person.name])).toEqual([
      ['fair-share-hard-contacts-many-6', mo.name],
      ['fair-share-weekend-contacts-many-6', nia.name],
    ]);
    expect(questions[0]!.counts).toMatch(
      /^More than an equal share in 10 of 10 weeks; .* In all 40 hard contacts, where 24 /,
    );
    expect(questions[1]!.counts).toMatch(/^10 of 10 weekends with contacts/);
    expect(known.find(({ kind }) => kind === 'weekend-contacts')).toMatchObject({ total: 10 });
    await answerShare(pat, team.id, 6, { ...questions[0]!, reason: 'Mo asked for it' });
    expect((await fairSharesOf(lee, team.id)).questions.map(({ answer }) => answer?.reason)).toEqual([
      'Mo asked for it',
      undefined,
    ]);
    await expect(fairSharesOf(ash, team.id)).rejects.toThrow(NotFound);
  });
});

describe('work, by to whom it could have come', () => {
  const row = {
    ...{ develops: [], does: ['a'], buddies: [], due: '2026-03-04', hours: { a: 10, b: 20, c: 5, d: 0 } },
    levels: { a: { x: 3 }, b: { x: 4 }, c: { x: 1 } },
    skills: [{ id: 'x', level: 3 }],
  };
  const eventOf = (kind: string, more = {}) => eventsOfWork({ ...row, ...more }).find((event) => event.kind === kind);

  test('R-012 hard work could have come to those at its level, by their hours', () => {
    expect(eventOf('hard')).toEqual({ kind: 'hard', to: ['a'], able: { a: 10, b: 20 } });
    expect(eventOf('hard', { skills: [{ id: 'x', level: 2 }] })).toBeUndefined();
  });

  test('R-012 a step up could have come to those below its level, being a buddy to those at it who do not do it', () => {
    expect(eventOf('development', { develops: ['c'], does: ['c'] })!.able).toEqual({ c: 5 });
    expect(eventOf('buddying', { buddies: ['b'], does: ['c'] })!.able).toEqual({ a: 10, b: 20 });
  });

  test('R-012 whoever has the work could have had it, whatever their level is now', () => {
    expect(eventOf('development', { develops: ['a'], does: ['a'] })!.able).toEqual({ a: 10, c: 5 });
  });

  test('R-012 work due on a Saturday or Sunday is weekend work', () => {
    expect(eventOf('weekend', { due: '2026-03-07' })!.to).toEqual(['a']);
    for (const due of ['2026-03-06', '2026-03-09', null]) expect(eventOf('weekend', { due })).toBeUndefined();
  });
});
