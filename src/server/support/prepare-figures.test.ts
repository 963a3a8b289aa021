import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { type Call, importedCalls } from '../../../tests/imported-calls.ts';
import { world } from '../../../tests/world.ts';
import { daysAfter } from '../day-words.ts';
import { mapSuggested } from '../standards/agents.ts';
import { oneToOneOf } from './one-to-one-page.ts';
import { beginOneToOne } from './one-to-ones.ts';

/** Twenty weeks of 25 calls, nearly all resolved; in the last week as many as `resolved` says. */
const calls = (resolved: number): Call[] =>
  Array.from({ length: 20 * 25 }, (_, at) => {
    const [week, nth] = [Math.floor(at / 25), at % 25];
    const done = week === 19 ? nth < resolved : nth < 22 + (week % 3);
    return {
      agent: 'Mo Member',
      day: daysAfter('2025-10-06', 7 * week + (nth % 5)),
      resolved: done,
      talk: 100 + ((at * 37) % 50),
    };
  });

const preparedWith = async (resolved: number) => {
  const { lee, mo } = await world();
  const pair = await beginOneToOne(lee, mo.personId);
  await importedCalls(lee, calls(resolved), 'Desk');
  await mapSuggested(lee);
  const of = async (actor: typeof lee) =>
    (await oneToOneOf(actor, pair.id)).prepare.filter(({ kind }) => kind === 'signal');
  return [await of(lee), await of(mo)];
};

test('R-034 R-021 a figure that stands out from its own usual range is proposed to both, with what it says', async ({
  db: _,
}) => {
  const [leader, member] = await preparedWith(3);
  expect(leader).toMatchObject([
    { what: expect.stringMatching(/^Resol/), href: expect.stringContaining('/serve/people/') },
  ]);
  expect(leader![0]!.why.length).toBeGreaterThan(20);
  expect(member).toEqual(leader);
});

test('R-034 one inside its usual range is not: ordinary variation is nothing to ask about', async ({ db: _ }) => {
  expect(await preparedWith(22)).toEqual([[], []]);
});
