import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { naming, saying, withModel } from '../../../tests/model-server.ts';
import { type PortfolioWorld, portfolioWorld } from '../../../tests/portfolio-world.ts';
import { reading } from '../db.ts';
import { Conflict, NotFound } from '../errors.ts';
import { modelEndpoint } from './model-endpoint.ts';
import { modelQuestions } from './model-questions.table.ts';
import { askingModel, askModel } from './model-questions.ts';
import { claims } from './portfolios.table.ts';
import { leaveUndecided, replaceUndecided } from './redaction/deciding.ts';
import { writeAccount } from './taking.ts';

const account = (cast: PortfolioWorld, situation: string) =>
  writeAccount(cast.lee, {
    ...{ title: 'A day', happenedFrom: '2026-03-01', happenedTo: null, did: null, effect: null, change: null },
    ...{ situation, simulated: false },
  });
const waved = 'Mo Member waved at me with a man shouting on the line. I, Lee Leader, plugged in beside her.';
const prompt = async (cast: PortfolioWorld, id: string) => (await askingModel(cast.lee, id)).prompt!;
const ask = async (cast: PortfolioWorld, id: string) => askModel(cast.lee, id, { hash: (await prompt(cast, id)).hash });

test('R-095 without an endpoint there is no model, and nothing to ask', async ({ db: _ }) => {
  const cast = await portfolioWorld();
  const item = await account(cast, 'It was Monday.');
  await expect(askingModel(cast.lee, item.id)).rejects.toThrow(NotFound);
  await expect(askModel(cast.lee, item.id, { hash: '0'.repeat(64) })).rejects.toThrow(NotFound);
});

test('R-095 an endpoint set by halves is refused in words', () => {
  expect(modelEndpoint({})).toBeNull();
  expect(() => modelEndpoint({ LEADWELL_MODEL_URL: 'https://models.example.org/v1' })).toThrow('LEADWELL_MODEL_NAME');
  expect(() => modelEndpoint({ LEADWELL_MODEL_URL: 'models', LEADWELL_MODEL_NAME: 'm' })).toThrow('must be an address');
});

test('R-095 what is undecided of others stops it, and nothing is sent', async ({ db: _ }) => {
  const cast = await portfolioWorld();
  const item = await account(cast, waved);
  await withModel(naming(), async (received) => {
    const { undecided } = await askingModel(cast.lee, item.id);
    expect(undecided.join()).toContain('Mo');
    await expect(ask(cast, item.id)).rejects.toThrow(/Nothing is sent while names or details of others are undecided/);
    expect(received).toEqual([]);
  });
});

test('R-095 exactly what was shown is sent, without names: neither the replaced, nor those that stay, nor one’s own', async ({
  db: _,
}) => {
  const cast = await portfolioWorld();
  const [replaced, left] = [await account(cast, waved), await account(cast, `On Tuesday ${waved}`)];
  await replaceUndecided(cast.lee, replaced.id);
  await leaveUndecided(cast.lee, left.id, { reason: 'She agreed to be named' });
  for (const { id } of [replaced, left])
    await withModel(naming(), async (received) => {
      const { text } = await prompt(cast, id);
      await ask(cast, id);
      expect(received.map(({ body }) => body.messages.map(({ content }) => content))).toEqual([[text]]);
      expect(received[0]).toMatchObject({ path: '/v1/chat/completions', authorization: 'Bearer a key' });
      expect(text).toContain('plugged in beside her');
      for (const name of ['Mo', 'Member', 'Lee', 'Leader']) expect(text).not.toMatch(new RegExp(`\\b${name}\\b`));
    });
});

test('R-095 what it names is kept as the model’s, with words that stand in the text; the rest is left out; nothing is claimed', async ({
  db: _,
}) => {
  const cast = await portfolioWorld();
  const item = await account(cast, 'A colleague was stuck. I plugged in beside her and wrote the dates on her pad.');
  const named = naming(
    { criterion: '39 2.3', words: 'plugged in beside her' },
    { criterion: '39 1.1', words: 'treated her with great respect' },
    { criterion: '39 9.9', words: 'plugged in beside her' },
  );
  await withModel(named, async () => {
    const asked = await ask(cast, item.id);
    expect(asked).toMatchObject({
      model: 'small-model',
      host: expect.stringMatching(/^127/),
      leftOut: 2,
      failure: null,
    });
    expect(asked.suggestions).toEqual([
      {
        ...{ enrolmentId: cast.enrolment.id, criterionId: cast.criterion('2.3'), unit: '39', code: '2.3' },
        text: expect.stringContaining('support and direction'),
        words: 'plugged in beside her',
      },
    ]);
    expect((await askingModel(cast.lee, item.id)).asked).toHaveLength(1);
  });
  expect(await reading(cast.lee.organisationId, (db) => db.select().from(claims))).toEqual([]);
});

test('R-095 a failure is told in a sentence, and kept', async ({ db: _ }) => {
  const cast = await portfolioWorld();
  const item = await account(cast, 'It was Monday.');
  const failing = (status: number) =>
    withModel(
      (response) => response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end('no'),
      async () => (await ask(cast, item.id)).failure,
    );
  expect(await failing(401)).toContain('did not accept the key');
  expect(await failing(429)).toContain('too much to do');
  expect(await failing(500)).toContain('answered with an error (500)');
  expect(await failing(307)).toContain('could not be reached');
  const unusable = await withModel(saying('I think it is lovely.'), () => ask(cast, item.id));
  expect(unusable).toMatchObject({ failure: expect.stringContaining('not in the form'), suggestions: [] });
  const gone = await withModel(
    (response) => response.destroy(),
    () => ask(cast, item.id),
  );
  expect(gone.failure).toContain('could not be reached at 127.0.0.1');
});

test('R-095 what has changed since it was read is not sent', async ({ db: _ }) => {
  const cast = await portfolioWorld();
  const item = await account(cast, 'It was Monday.');
  await withModel(naming(), async (received) => {
    await expect(askModel(cast.lee, item.id, { hash: '0'.repeat(64) })).rejects.toThrow(Conflict);
    expect(received).toEqual([]);
  });
});

test('R-095 a second click gets the first one’s answer, and sends nothing', async ({ db: _ }) => {
  const cast = await portfolioWorld();
  const item = await account(cast, 'It was Monday.');
  await withModel(naming(), async (received) => {
    const { hash } = await prompt(cast, item.id);
    const click = () => askModel({ ...cast.lee, request: { key: 'one click', used: 0 } }, item.id, { hash });
    const [first, second] = [await click(), await click()];
    expect(second.id).toBe(first.id);
    expect(received).toHaveLength(1);
  });
});

test('R-095 only the candidate asks', async ({ db: _ }) => {
  const cast = await portfolioWorld();
  const item = await account(cast, 'It was Monday.');
  await withModel(naming(), async (received) => {
    for (const other of [cast.ash, cast.mo, cast.ada])
      await expect(askingModel(other, item.id)).rejects.toThrow(NotFound);
    const { hash } = await prompt(cast, item.id);
    await expect(askModel(cast.mo, item.id, { hash })).rejects.toThrow();
    expect(received).toEqual([]);
  });
  expect(await reading(cast.lee.organisationId, (db) => db.select().from(modelQuestions))).toEqual([]);
});
