import { describe, expect } from 'vitest';
import { test } from '../../../../tests/database.ts';
import { refusalOf } from '../../../../tests/database-refusal.ts';
import { decisionWorld } from '../../../../tests/decision-world.ts';
import { sql } from '../../db.ts';
import { Conflict, NotAllowed, NotFound } from '../../errors.ts';
import { todayOf } from '../../today/today.ts';
import { adjustmentsOf, answerAdjustment, askAdjustment, withdrawAdjustment } from './adjustments.ts';

describe('R-120 reasonable adjustments', () => {
  test('R-120 R-122 are read by candidate and assessor alone, whatever else others oversee', async ({ db: _ }) => {
    const { lee, ash, ivy, cody, pat, quinn, mo, enrolment } = await decisionWorld();
    await askAdjustment(lee, enrolment.id, 'Questions in writing');
    for (const reader of [lee, ash])
      expect((await adjustmentsOf(reader, enrolment.id)).standing).toMatchObject([{ wish: 'Questions in writing' }]);
    for (const other of [ivy, cody, pat, quinn, mo])
      await expect(adjustmentsOf(other, enrolment.id)).rejects.toThrow(NotFound);
    const said = JSON.stringify((await todayOf(ash, { all: true })).needs);
    expect(said).toContain('Answer what Lee Leader asks to be done otherwise');
    expect(said).not.toContain('in writing');
  });

  test('R-120 are asked by the candidate, answered once by the assessor, and end when taken back', async ({ db }) => {
    const cast = await decisionWorld();
    const { lee, ash, ivy, enrolment } = cast;
    await expect(askAdjustment(ash, enrolment.id, 'For them')).rejects.toThrow(NotAllowed);
    const { id: adjustmentId } = await askAdjustment(lee, enrolment.id, 'More time');
    const answer = { adjustmentId, agreed: true, terms: 'A quarter more for written questions' };
    for (const other of [lee, ivy]) await expect(answerAdjustment(other, answer)).rejects.toThrow(NotAllowed);
    await answerAdjustment(ash, answer);
    await expect(answerAdjustment(ash, { ...answer, agreed: false })).rejects.toThrow(Conflict);
    expect(await refusalOf(db, cast, sql`update reasonable_adjustments set terms = 'None'`)).toMatch(/is locked/);
    await withdrawAdjustment(lee, adjustmentId);
    await expect(withdrawAdjustment(lee, adjustmentId)).rejects.toThrow(Conflict);
    expect(await adjustmentsOf(lee, enrolment.id)).toMatchObject({ standing: [], past: [{ terms: answer.terms }] });
  });
});
