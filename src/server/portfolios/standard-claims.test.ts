// evidence is cross-referenced to service standards as well as to criteria, and found from both sides.
import { describe, expect } from 'vitest';
import { submitCleared } from '../../../tests/cleared.ts';
import { test } from '../../../tests/database.ts';
import { keepDocument, meetingOf, portfolioWorld } from '../../../tests/portfolio-world.ts';
import { reading, sql } from '../db.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import { addStandard, retireStandard } from '../standards/standards.ts';
import { makeClaim } from './claims.ts';
import { evidenceOf } from './evidence-page.ts';
import { claimStandard, evidenceForStandard, standardsOfEvidence, withdrawStandardClaim } from './standard-claims.ts';
import { takeEvidence } from './taking.ts';

const promised = { promise: 'We call back on the day', kpi: null, target: null, team: null, liveFrom: '2026-01-05' };

async function shown() {
  const cast = await portfolioWorld();
  const { lee, enrolment, criterion } = cast;
  const standard = await addStandard(lee, { ...promised, name: 'Call back' });
  const taken = await takeEvidence(lee, await keepDocument(cast, lee, meetingOf(cast)));
  const claim = {
    standardId: standard.id,
    place: 'agenda-1',
    quote: 'Lee listened.',
    how: 'So that we could call back.',
  };
  const made = await claimStandard(lee, taken.id, claim);
  await makeClaim(lee, taken.id, {
    ...{ enrolmentId: enrolment.id, criterionId: criterion('2.2'), place: 'agenda-1', quote: null, how: 'I asked.' },
  });
  return { cast, standard, taken, claim, made };
}

describe('R-094 standards', () => {
  test('R-094 one piece stands under criteria and standards; its readers find it from the standard once it is submitted', async ({
    db: _,
  }) => {
    const { cast, standard, taken } = await shown();
    const { lee, ash, mo } = cast;
    const listed = async (who: typeof lee) => (await evidenceForStandard(who, standard.id)).rows;
    expect(await listed(lee)).toMatchObject([{ evidenceId: taken.id, criteria: '39: 2.2', candidate: lee.name }]);
    expect([await listed(ash), await listed(mo)], 'a draft is the candidate’s alone').toEqual([[], []]);
    await submitCleared(lee, taken.id, { declared: true, version: 1 });
    expect(await listed(ash)).toMatchObject([{ evidenceId: taken.id, criteria: '39: 2.2' }]);
    expect(await listed(mo), 'who stands in it reads no more of it').toEqual([]);
    expect((await evidenceOf(ash, taken.id)).standards).toEqual(['Call back']);
    const { claims, standards, mayClaim } = await standardsOfEvidence(ash, taken.id);
    expect([claims[0]?.standard, standards, mayClaim]).toEqual(['Call back', [], false]);
  });

  test('R-094 it points to a real place of a standard that holds, once, and is only ever taken back', async ({
    db: _,
  }) => {
    const { cast, standard, taken, claim, made } = await shown();
    const { lee, mo } = cast;
    await expect(claimStandard(lee, taken.id, claim)).rejects.toThrow(/shows this standard already/);
    await expect(claimStandard(lee, taken.id, { ...claim, place: 'nowhere' })).rejects.toThrow(Invalid);
    await expect(claimStandard(mo, taken.id, claim)).rejects.toThrow(NotAllowed);
    const old = await retireStandard(lee, (await addStandard(lee, { ...promised, name: 'Old' })).id);
    await expect(claimStandard(lee, taken.id, { ...claim, standardId: old.id })).rejects.toThrow(/retired/);
    await withdrawStandardClaim(lee, taken.id, made.id);
    await expect(withdrawStandardClaim(lee, taken.id, made.id)).rejects.toThrow(Conflict);
    expect((await evidenceForStandard(lee, standard.id)).rows).toEqual([]);
    await expect(standardsOfEvidence(mo, taken.id)).rejects.toThrow(NotFound);
    const kept = await reading(lee.organisationId, (db) =>
      db.rows<{ withdrawn: boolean }>(
        sql`select withdrawn_at is not null as withdrawn from standard_claims where id = ${made.id}`,
      ),
    );
    expect(kept).toEqual([{ withdrawn: true }]);
  });
});
