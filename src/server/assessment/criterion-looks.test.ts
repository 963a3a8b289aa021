import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, decisionWorld } from '../../../tests/decision-world.ts';
import { Conflict, NotAllowed, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import { caseloadOf } from './caseload/caseload.ts';
import { meetCriterion, reopenCriterion } from './criterion-decisions.ts';
import { lookAtCriterion } from './criterion-looks.ts';
import { criterionWordOf } from './criterion-word.ts';

const reason = 'I watched him on two further days.';

/** The first criterion of Lee's demanding unit, met by Ash although an occasion lacks. */
async function metBelow() {
  const cast = await decisionWorld();
  await acceptAll(cast, cast.demanding);
  const [criterionId] = cast.demanding.ids as [string];
  const enrolmentId = cast.demanding.enrolment.id;
  const { id: decisionId } = await meetCriterion(cast.ash, enrolmentId, criterionId, reason);
  const word = (actor = cast.ivy) => criterionWordOf(actor, enrolmentId, criterionId);
  const below = async () => (await caseloadOf(cast.ivy)).rows.find(({ id }) => id === enrolmentId)?.below;
  return { ...cast, enrolmentId, criterionId, decisionId, word, below };
}

describe('R-096 R-103 what is met below the requirements', () => {
  test('R-096 is looked at by its quality assurer alone, once, and assessor and candidate read that', async ({
    db: _,
  }) => {
    const cast = await metBelow();
    const { lee, ash, quinn, cody, ivy, enrolmentId, decisionId, word } = cast;
    expect([(await word()).mayLook, (await word(ash)).mayLook]).toEqual([true, false]);
    expect(await cast.below()).toBe(1);
    for (const actor of [lee, ash, quinn, cody])
      await expect(lookAtCriterion(actor, enrolmentId, { decisionId, words: null })).rejects.toThrow(NotAllowed);
    await expect(lookAtCriterion(ivy, enrolmentId, { decisionId: newId(), words: null })).rejects.toThrow(NotFound);
    await lookAtCriterion(ivy, enrolmentId, { decisionId, words: 'I read both talks.' });
    await expect(lookAtCriterion(ivy, enrolmentId, { decisionId, words: null })).rejects.toThrow(Conflict);
    for (const reader of [lee, ash, ivy])
      expect(await word(reader)).toMatchObject({
        ...{ met: true, mayLook: false },
        newest: { look: { by: ivy.name, words: 'I read both talks.' } },
      });
    expect(await cast.below()).toBe(0);
  });

  test('R-096 asks for a look no longer once it is open again, and anew for a new decision', async ({ db: _ }) => {
    const cast = await metBelow();
    const { ash, ivy, enrolmentId, criterionId, decisionId } = cast;
    await lookAtCriterion(ivy, enrolmentId, { decisionId, words: null });
    await reopenCriterion(ash, enrolmentId, criterionId, 'The second talk was another’s.');
    expect((await cast.word()).mayLook).toBe(false);
    await meetCriterion(ash, enrolmentId, criterionId, reason);
    expect([(await cast.word()).mayLook, await cast.below()]).toEqual([true, 1]);
  });

  test('R-096 and what is met within them asks for none', async ({ db: _ }) => {
    const cast = await decisionWorld();
    await acceptAll(cast);
    const { id } = await meetCriterion(cast.ash, cast.enrolment.id, cast.ids[0]!, null);
    expect((await criterionWordOf(cast.ivy, cast.enrolment.id, cast.ids[0]!)).mayLook).toBe(false);
    await expect(lookAtCriterion(cast.ivy, cast.enrolment.id, { decisionId: id, words: null })).rejects.toThrow(
      /nothing to look at/,
    );
  });
});
