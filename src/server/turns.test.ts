import { expect, test } from 'vitest';
import { turns } from './turns.ts';

/** What has begun, in order, when `tasks` numbers ask for a turn at once and each gives it back when told. */
function asking(take: ReturnType<typeof turns>, tasks: number) {
  const begun: number[] = [];
  const overs = new Map<number, () => void>();
  for (let task = 0; task < tasks; task++)
    void take().then((over) => {
      begun.push(task);
      overs.set(task, over);
    });
  return { begun, over: (task: number) => overs.get(task)!() };
}
const soon = () => new Promise((on) => setImmediate(on));

test('so many at a time, and then in the order in which they came', async () => {
  const { begun, over } = asking(turns(2, 60_000), 5);
  await soon();
  expect(begun).toEqual([0, 1]);
  over(1);
  over(1); // twice gives one turn back
  await soon();
  expect(begun).toEqual([0, 1, 2]);
  over(0);
  over(2);
  await soon();
  expect(begun).toEqual([0, 1, 2, 3, 4]);
  over(3);
  over(4);
});

test('what takes long no longer holds up the others, and gives no second turn back at its end', async () => {
  const take = turns(1, 20);
  const { begun, over } = asking(take, 2);
  await expect.poll(() => begun).toEqual([0, 1]);
  over(1);
  over(0);
  const after = asking(take, 2);
  await soon();
  expect(after.begun).toEqual([0]);
  after.over(0);
  await soon();
  after.over(1);
});
