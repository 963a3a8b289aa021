import { describe, expect } from 'vitest';
import { submitCleared } from '../../../tests/cleared.ts';
import { test } from '../../../tests/database.ts';
import { acceptAll, accepting, decisionWorld } from '../../../tests/decision-world.ts';
import { keepDocument, meetingOf } from '../../../tests/portfolio-world.ts';
import { reading, sql } from '../db.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import { makeClaim } from '../portfolios/claims.ts';
import { portfolioOf } from '../portfolios/portfolio.ts';
import { takeEvidence, writeAccount } from '../portfolios/taking.ts';
import { meetCriteria, meetCriterion, reopenCriterion } from './criterion-decisions.ts';
import { decisionPageOf } from './decision-page.ts';
import { judgeClaim } from './judgements.ts';

describe('R-103 a criterion met', () => {
  test('R-103 is the word of its assessor on what they accepted; nobody else says it, and not of nothing', async ({
    db: _,
  }) => {
    const cast = await decisionWorld();
    const { lee, ash, quinn, ivy, cody, enrolment, ids } = cast;
    await expect(meetCriterion(ash, enrolment.id, ids[0]!, 'Known to me')).rejects.toThrow(/Nothing is accepted/);
    await expect(meetCriterion(ash, enrolment.id, newId(), null)).rejects.toThrow(NotFound);
    await acceptAll(cast);
    for (const actor of [lee, quinn, ivy, cody])
      await expect(meetCriterion(actor, enrolment.id, ids[0]!, null)).rejects.toThrow(NotAllowed);
    await meetCriterion(ash, enrolment.id, ids[0]!, null);
    await expect(meetCriterion(ash, enrolment.id, ids[0]!, null)).rejects.toThrow(/met already/);
    expect((await decisionPageOf(lee, enrolment.id)).criteria).toMatchObject([{ met: true }, { met: false }]);
  });

  test('R-096 R-103 below the policy of the unit too, with a reason that is kept with what lacked', async ({
    db: _,
  }) => {
    const cast = await decisionWorld();
    const { ash, ivy, demanding } = cast;
    const [first] = demanding.ids;
    await acceptAll(cast, demanding);
    await expect(meetCriteria(ash, demanding.enrolment.id, [first!])).rejects.toThrow(/lacks one more occasion/);
    await expect(meetCriterion(ash, demanding.enrolment.id, first!, null)).rejects.toThrow(Invalid);
    await meetCriterion(ash, demanding.enrolment.id, first!, 'I watched him on two further days.');
    const [said] = (await decisionPageOf(ivy, demanding.enrolment.id)).criteria;
    expect(said).toMatchObject({ met: true, lacks: 'one more occasion' });
    const { steps } = await portfolioOf(cast.lee, demanding.enrolment.id);
    expect(
      steps.flatMap(({ codes }) => codes),
      'nothing is to be done for what is met',
    ).toEqual([]);
    expect(said?.decision).toMatchObject({ belowPolicy: true, reason: 'I watched him on two further days.' });
  });

  test('R-103 goes back when a judgement it rests on is made anew, or the assessor opens it again', async ({
    db: _,
  }) => {
    const cast = await decisionWorld();
    const { lee, ash, enrolment, ids } = cast;
    const { claims, judgements } = await acceptAll(cast);
    await meetCriteria(ash, enrolment.id, ids);
    await judgeClaim(ash, claims[0]!.id, {
      ...{
        ...accepting,
        outcome: 'not-accepted',
        sufficient: false,
        reason: 'Read again',
        supersedes: judgements[0]!.id,
      },
      ...{ action: 'Add another', actionDue: '2199-01-01' },
    });
    const before = await decisionPageOf(lee, enrolment.id);
    expect(before.criteria.map(({ met }) => met)).toEqual([false, true]);
    expect(before.obstacles[0]?.why).toMatch(/It was met; what it rested on has been judged anew/);
    await reopenCriterion(ash, enrolment.id, ids[1]!, 'He read it out');
    await expect(reopenCriterion(ash, enrolment.id, ids[1]!, 'Again')).rejects.toThrow(Conflict);
    const after = await decisionPageOf(lee, enrolment.id);
    expect(after.criteria.map(({ met }) => met)).toEqual([false, false]);
    expect(after.obstacles[0]?.why).toMatch(/opened 1.2 again: “He read it out”/);
  });

  test('R-098 simulated work alone never makes a performance criterion met, whatever reason is given', async ({
    db: _,
  }) => {
    const { lee, ash, enrolment, ids } = await decisionWorld();
    const happened = { happenedFrom: '2026-02-02', happenedTo: null, simulated: true };
    const words = { situation: 'A role play', did: null, effect: null, change: null };
    const taken = await writeAccount(lee, { title: 'Role play', ...happened, ...words });
    const place = taken.document.sections[0]!.blocks[0]!.id;
    const claim = { enrolmentId: enrolment.id, place, quote: null, how: 'In the play.' };
    const [doing, knowing] = [
      await makeClaim(lee, taken.id, { ...claim, criterionId: ids[0]! }),
      await makeClaim(lee, taken.id, { ...claim, criterionId: ids[1]! }),
    ];
    await submitCleared(lee, taken.id, { declared: true, version: taken.version });
    for (const { id } of [doing, knowing]) await judgeClaim(ash, id, accepting);
    await expect(meetCriterion(ash, enrolment.id, ids[0]!, 'Well played')).rejects.toThrow(/Nothing is accepted/);
    await meetCriterion(ash, enrolment.id, ids[1]!, null);
  });

  test('R-102 a submission is signed with the hash of its copy and claims, and anew with each claim that joins', async ({
    db: _,
  }) => {
    const cast = await decisionWorld();
    const { lee, enrolment, ids } = cast;
    const taken = await takeEvidence(lee, await keepDocument(cast, lee, meetingOf(cast)));
    const claim = { enrolmentId: enrolment.id, criterionId: ids[0]!, quote: null, how: 'I asked.' };
    await makeClaim(lee, taken.id, { ...claim, place: 'agenda-1' });
    const signed = { declared: true, version: taken.version, title: taken.title, context: null, simulated: false };
    const { declaration } = await submitCleared(lee, taken.id, { ...signed, aiUse: 'the title' });
    expect(declaration).toMatch(/I used an AI tool, and for this: the title$/);
    await makeClaim(lee, taken.id, { ...claim, place: 'actions-1' });
    const rows = await reading(lee.organisationId, (db) =>
      db.rows<{ hash: string; statement: string; by: string }>(sql`
        select content_hash as hash, statement, person_id as by from declarations where evidence_id = ${taken.id} order by at, id`),
    );
    expect(rows.map(({ statement, by }) => ({ statement, by }))).toEqual(
      [1, 2].map(() => ({ statement: declaration, by: lee.personId })),
    );
    expect(new Set(rows.map(({ hash }) => hash)).size).toBe(2);
  });
});
