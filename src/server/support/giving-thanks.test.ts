// The page where thanks are given: what is missing is pointed out once, with every word back, and stops nobody.
import type { RequestEvent } from '@sveltejs/kit';
import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { world } from '../../../tests/world.ts';
import { actions } from '../../routes/lead/thanks/+page.server.ts';
import type { Actor } from '../people/actor.ts';
import { thanksOf } from './recognition-list.ts';

const send = (actor: Actor, typed: Record<string, string>) => {
  const url = new URL('http://here/lead/thanks?/give');
  const request = new Request(url, { method: 'POST', body: new URLSearchParams(typed) });
  const event = {
    url,
    request,
    locals: { actor },
    params: {},
    cookies: { set: () => undefined, get: () => undefined },
  };
  return actions.give(event as unknown as RequestEvent).catch((sentOn: unknown) => sentOn);
};
const givenBy = async (actor: Actor) => (await thanksOf(actor)).given.thanks.map(({ behaviour }) => behaviour);

test('R-007 thanks in which something is missing are handed back once with every word, and given as they are when sent again', async ({
  db: _,
}) => {
  const { mo, nia } = await world();
  const typed = { receiverId: mo.personId, behaviour: 'You are a star', effect: '', audience: 'team' };
  expect(await send(nia, typed)).toMatchObject({ status: 200, data: { values: typed, problems: {} } });
  expect(await givenBy(nia)).toEqual([]);
  expect(await send(nia, { ...typed, noted: 'on' })).toMatchObject({ status: 303 });
  expect(await givenBy(nia)).toEqual(['You are a star']);
});

test('R-007 thanks in which nothing is missing are given at once; what cannot be is said beside its field', async ({
  db: _,
}) => {
  const { mo, nia } = await world();
  const whole = {
    ...{ receiverId: mo.personId, behaviour: 'You rang her back.', effect: 'She slept.', audience: 'team' },
    ...{ 'happenedOn-day': '2', 'happenedOn-month': '3', 'happenedOn-year': '2020' },
  };
  expect(await send(nia, { ...whole, behaviour: ' ' })).toMatchObject({
    status: 422,
    data: { problems: { behaviour: ['Enter what they did'] } },
  });
  expect(await send(nia, whole)).toMatchObject({ status: 303 });
  expect(await givenBy(nia)).toEqual(['You rang her back.']);
});

test('R-007 a day to come and thanks to oneself are told beside their fields at the first press, before anything that is missing', async ({
  db: _,
}) => {
  const { nia } = await world();
  const typed = {
    ...{ receiverId: nia.personId, behaviour: 'You are a star', effect: '', audience: 'team' },
    ...{ 'happenedOn-day': '2', 'happenedOn-month': '3', 'happenedOn-year': '2199' },
  };
  expect(await send(nia, typed)).toMatchObject({
    status: 422,
    data: {
      values: { behaviour: 'You are a star' },
      problems: { receiverId: ['Choose somebody else than yourself'], happenedOn: ['Enter a day that has come'] },
    },
  });
  expect(await givenBy(nia)).toEqual([]);
});
