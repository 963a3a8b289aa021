import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseOfItsOwn } from '../../../tests/database.ts';
import { world } from '../../../tests/world.ts';
import { useDatabase } from '../db.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { helpOf } from './help-list.ts';
import { askForHelp } from './help-requests.ts';

let database: Awaited<ReturnType<typeof databaseOfItsOwn>>;
beforeAll(async () => {
  database = await databaseOfItsOwn('askedtwice');
  useDatabase(database);
});
afterAll(async () => {
  useDatabase(null);
  await database.end();
});

/** Eight presses that are eight requests, sent before any is answered. */
const sentAtOnce = (ask: (at: number) => Promise<unknown>) =>
  Promise.allSettled(Array.from({ length: 8 }, (_, at) => ask(at)));
const refusals = (ended: PromiseSettledResult<unknown>[]) =>
  ended.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Error).message] : []));

describe('R-020 help that is asked several times at once', () => {
  test('is asked once, and the others are told so', async () => {
    const { lee, mo } = await world();
    const asking = (): Actor => ({ ...mo, request: { key: newId(), used: 0 } });
    const ended = await sentAtOnce(() => askForHelp(asking(), { reason: 'how', askedId: lee.personId }));
    expect(refusals(ended)).toEqual(Array(7).fill(expect.stringMatching(/^You asked this already, and it is open/)));
    expect((await helpOf(mo)).own).toHaveLength(1);
  });

  test('with other words is asked again, and a tap without any is what is open already', async () => {
    const { lee, mo } = await world();
    const ask = (words: string | null) => askForHelp(mo, { reason: 'how', askedId: lee.personId, words });
    await ask(null);
    await ask('Who signs a refund?');
    await ask('Where is the rota?');
    await expect(ask('Where is the rota?')).rejects.toThrow(/^You asked this already/);
    await expect(ask(null)).rejects.toThrow(/^You asked this already/);
    expect((await helpOf(mo)).own).toHaveLength(3);
  });

  test('for different reasons is asked for each', async () => {
    const { lee, mo } = await world();
    const reasons = ['how', 'customer', 'waiting'] as const;
    const ended = await sentAtOnce((at) => askForHelp(mo, { reason: reasons[at % 3]!, askedId: lee.personId }));
    expect(refusals(ended)).toHaveLength(5);
    expect((await helpOf(mo)).own).toHaveLength(3);
  });
});
