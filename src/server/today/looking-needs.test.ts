import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, decisionWorld } from '../../../tests/decision-world.ts';
import { meetCriterion } from '../assessment/criterion-decisions.ts';
import { lookAtCriterion } from '../assessment/criterion-looks.ts';
import type { Actor } from '../people/actor.ts';
import { todayOf } from './today.ts';

test('R-096 Today asks quality assurance to look at what is met below the requirements', async ({ db: _ }) => {
  const cast = await decisionWorld();
  const { ivy, ash, lee, demanding } = cast;
  const asked = async (who: Actor) =>
    (await todayOf(who, { all: true })).needs.flatMap(({ what, href }) =>
      what.includes('below the requirements') ? [[what, href]] : [],
    );
  await acceptAll(cast, demanding);
  const [doing, knowing] = demanding.ids as [string, string];
  const { id: decisionId } = await meetCriterion(ash, demanding.enrolment.id, doing, 'I watched two more.');
  await meetCriterion(ash, demanding.enrolment.id, knowing, null); // of what is explained once, nothing lacks
  expect(await asked(ivy)).toEqual([
    [
      'Look at 1 criterion of Lee Leader met below the requirements',
      `/prove/${demanding.enrolment.id}/criteria/${doing}#met`,
    ],
  ]);
  expect([await asked(ash), await asked(lee)]).toEqual([[], []]);
  await lookAtCriterion(ivy, demanding.enrolment.id, { decisionId, words: null });
  expect(await asked(ivy)).toEqual([]);
});
