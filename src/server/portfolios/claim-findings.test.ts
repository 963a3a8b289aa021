// what an assessor would ask is said before they see it, and stands beside the judgement with what the candidate says to it.
import { describe, expect } from 'vitest';
import { submitCleared } from '../../../tests/cleared.ts';
import { test } from '../../../tests/database.ts';
import { portfolioWorld } from '../../../tests/portfolio-world.ts';
import { judging } from '../assessment/to-judge.ts';
import { NotFound } from '../errors.ts';
import { beside } from './claim-findings.ts';
import { makeClaim } from './claims.ts';
import { evidenceToWorkOn } from './evidence-to-work-on.ts';
import { criterionFindings, occasionsOf } from './occasions.ts';
import { writeAccount } from './taking.ts';
import { setAside, takeUp } from './text-waivers.ts';
import { weakTextFindings, weakTextsOf } from './weak-texts.ts';

const day = { happenedFrom: '2026-03-02', happenedTo: null, simulated: false };
const account = {
  ...{ ...day, title: 'Angry callers', effect: null, change: null },
  situation: 'If a customer was angry I would listen first, and then I would ask what they need.',
  did: 'On 2 March I rang Mrs Day back within the hour, because I had promised it, and she thanked me.',
};

describe('R-108 what an assessor will ask', () => {
  test('R-098 R-108 is told of a draft, set aside with a reason, and read beside the claim by its assessor', async ({
    db: _,
  }) => {
    const { lee, ash, enrolment, criterion } = await portfolioWorld();
    const taken = await writeAccount(lee, account);
    const claim = await makeClaim(lee, taken.id, {
      ...{ enrolmentId: enrolment.id, criterionId: criterion('2.2'), place: 'situation-1', quote: null },
      how: 'I asked her what she needed, because she knows best.',
    });
    const { beside: told } = await weakTextsOf(lee, taken.id);
    expect(told.open.map(({ id }) => id)).toEqual(['claimed-hypothetical']);
    expect((await evidenceToWorkOn(lee, taken.id)).weak?.beside).toBe(1);
    const [found] = told.open;
    const finding = { checkId: found!.id, restsOn: found!.restsOn, objectId: claim.id };
    const waiver = await setAside(lee, weakTextFindings(lee, taken.id), { finding, reason: 'It says what I did then' });
    await submitCleared(lee, taken.id, { declared: true, version: 1 });
    const read = async () => {
      const { page, portfolio } = await judging(ash, enrolment.id, taken.id);
      return beside(page.claims[0]!, portfolio.statuses.get(criterion('2.2')), '2026-03-10');
    };
    expect(await read()).toMatchObject({
      open: [{ id: 'one-kind-only' }, { id: 'too-few-occasions' }],
      aside: [{ finding: { id: 'claimed-hypothetical' }, waiver: { reason: 'It says what I did then' } }],
    });
    await takeUp(lee, waiver.id);
    expect((await read()).aside).toEqual([]);
    expect((await evidenceToWorkOn(ash, taken.id)).weak, 'the count is the candidate’s').toBe(null);
  });

  test('R-096 R-108 too few occasions are set aside for what is claimed now, and come back with the next claim', async ({
    db: _,
  }) => {
    const { lee, mo, enrolment, criterion } = await portfolioWorld();
    const claimed = async (happenedFrom: string) => {
      const { id } = await writeAccount(lee, { ...account, happenedFrom });
      const where = { enrolmentId: enrolment.id, criterionId: criterion('2.2'), place: 'did-1', quote: null };
      return makeClaim(lee, id, { ...where, how: 'I rang her back, because I had promised it.' });
    };
    await claimed('2026-03-02');
    const weak = async () => (await occasionsOf(lee, enrolment.id)).weak;
    const few = (await weak()).find(({ id }) => id === 'too-few-occasions')!;
    expect(few.why).toContain('2.2 is shown on 1 of 3 occasions');
    const asked = {
      finding: { checkId: few.id, restsOn: few.restsOn, objectId: few.objectId },
      reason: 'More to come',
    };
    await setAside(lee, criterionFindings(lee, enrolment.id, criterion('2.2')), asked);
    expect((await weak()).map(({ id }) => id)).toEqual(['one-kind-only']);
    await claimed('2026-04-02');
    expect((await weak()).find(({ id }) => id === 'too-few-occasions')?.why).toContain('2 of 3 occasions');
    await expect(occasionsOf(mo, enrolment.id)).rejects.toThrow(NotFound);
    await expect(setAside(mo, criterionFindings(mo, enrolment.id, criterion('2.2')), asked)).rejects.toThrow();
  });
});
