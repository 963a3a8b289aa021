import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import {
  achieved,
  competent,
  type DecisionWorld,
  decisionWorld,
  readyToDecide,
} from '../../../tests/decision-world.ts';
import { pdfText } from '../../../tests/pdf-text.ts';
import { acknowledgeDecision } from '../assessment/unit-decision-answers.ts';
import { draftDecision } from '../assessment/unit-decisions.ts';
import { now } from '../clock.ts';
import { reading } from '../db.ts';
import { contentsOf } from './contents.ts';
import { portfolioPdf } from './portfolio-pdf.ts';

const contents = ({ lee, enrolment }: DecisionWorld) =>
  reading(lee.organisationId, (db) => contentsOf(db, enrolment, false));

const kindsIn = async (cast: DecisionWorld) =>
  Object.fromEntries(
    Map.groupBy((await contents(cast)).records, ({ kind }) => kind)
      .entries()
      .map(([kind, all]) => [kind, all.length]),
  );

describe('R-106 what was decided travels with a portfolio', () => {
  test('R-103 R-106 with who decided, the steps, both declarations and the word on each criterion', async ({
    db: _,
  }) => {
    const cast = await decisionWorld();
    const { read } = await achieved(cast);
    await acknowledgeDecision(cast.lee, cast.enrolment.id, { ...read, words: null });
    expect(await kindsIn(cast)).toMatchObject({
      ...{ 'criterion-decision': 2, 'unit-decision': 1, 'unit-decision-step': 2 },
      declaration: 3, // of the piece, of the unit, of the centre
    });
    const bound = { made: now(), checkpoint: '', keyId: 'a key' };
    const text = pdfText(Buffer.from(await portfolioPdf(await contents(cast), bound)));
    for (const words of [
      'Decision 1: Competent',
      'You wait for the answer.',
      'Signed and issued',
      'Acknowledged',
      'Declaration of the candidate',
      'Declaration of the centre',
      'We watched the talk.',
      read.hash.slice(0, 16),
      'Met: Ash',
    ])
      expect(text).toContain(words);
  });

  test('R-103 a decision that nobody has signed stays with its assessor', async ({ db: _ }) => {
    const cast = await decisionWorld();
    await readyToDecide(cast);
    await draftDecision(cast.ash, cast.enrolment.id, competent);
    const kinds = await kindsIn(cast);
    expect(kinds).toMatchObject({ 'criterion-decision': 2, declaration: 3 });
    expect(kinds).not.toHaveProperty('unit-decision');
    const text = pdfText(
      Buffer.from(await portfolioPdf(await contents(cast), { made: now(), checkpoint: '', keyId: 'a key' })),
    );
    expect(text).toContain('Decision on the unit: None yet');
    expect(text).not.toContain('You wait for the answer.');
  });
});
