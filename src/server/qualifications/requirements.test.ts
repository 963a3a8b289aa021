import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, decisionWorld, readyToDecide } from '../../../tests/decision-world.ts';
import { decisionPageOf } from '../assessment/decision-page.ts';
import { Conflict, NotAllowed } from '../errors.ts';
import { portfoliosOf } from '../portfolios/enrolments.ts';
import { type Portfolio, portfolioOf } from '../portfolios/portfolio.ts';
import { requirementsForm } from './requirements.form.ts';
import { requirementChangesOf, setRequirements } from './requirements.ts';

const asked = {
  ...{ minOccasions: 1, minSpanWeeks: 0, minSourceClasses: 1, methodMix: [], currencyMonths: null },
  ...{ simulationAllowed: false, realisticEnvironment: true, reason: 'The specification of May, page 4' },
};
const typed = { minOccasions: '3', minSpanWeeks: '12', minSourceClasses: '2', reason: 'Page 4', version: '1' };
const needs = ({ statuses }: Portfolio) => [...statuses.values()].map(({ needs: one }) => one.occasions);

describe('R-090 what a unit asks of its evidence', () => {
  test('R-090 is set by the centre, noted with its day and author, and counts from then on in every list', async ({
    db: _,
  }) => {
    const cast = await decisionWorld();
    const { cody, lee, enrolment } = cast;
    const { unit } = await portfolioOf(lee, enrolment.id);
    expect((await portfoliosOf(lee)).enrolments[0]?.progress.open).toBe(2); // read once, and kept by this process
    await acceptAll(cast);
    const met = async () => (await portfoliosOf(lee)).enrolments.find(({ unit: n }) => n === 'D1')?.progress.met;
    expect(await met()).toBe(2);
    await expect(setRequirements(lee, unit.id, { ...asked, version: 1 })).rejects.toThrow(NotAllowed);
    const changed = await setRequirements(cody, unit.id, { ...asked, minOccasions: 2, version: 1 });
    expect(changed).toMatchObject({ version: 2, requirementsNote: asked.reason });
    expect(needs(await portfolioOf(lee, enrolment.id))).toEqual([2, 1]);
    expect(await met()).toBe(1);
    const [change] = await requirementChangesOf(lee, unit.id);
    expect(change).toMatchObject({
      ...{ by: 'Cody Coordinator', reason: asked.reason },
      ...{ before: { minOccasions: 1 }, after: { minOccasions: 2, realisticEnvironment: true } },
    });
    await expect(setRequirements(cody, unit.id, { ...asked, version: 1 })).rejects.toThrow(Conflict);
    const same = { ...asked, minOccasions: 2, version: 2 };
    await expect(setRequirements(cody, unit.id, same)).rejects.toThrow(/exactly that already/);
  });

  test('R-090 counts forward: what the assessor has said is met stays met', async ({ db: _ }) => {
    const cast = await decisionWorld();
    const { cody, ash, enrolment } = cast;
    await readyToDecide(cast);
    await setRequirements(cody, enrolment.unitId, { ...asked, minOccasions: 5, version: 1 });
    const { criteria } = await decisionPageOf(ash, enrolment.id);
    expect(criteria.map(({ met, status }) => [met, status.state])).toEqual([
      [true, 'partly-met'],
      [true, 'sufficient'],
    ]);
  });

  test('R-090 is refused in words where it cannot be', () => {
    const told = (more: object) =>
      requirementsForm.safeParse({ ...typed, ...more }).error?.issues.map(({ message }) => message);
    expect(told({})).toBeUndefined();
    expect(told({ currencyMonths: '0' })).toEqual(['Enter the months from 1 to 240, like 24, or leave it empty']);
    expect(told({ methodMix: ['rumour'] })).toEqual(['Choose the kinds from the list']);
    expect(told({ minOccasions: '1' })?.join()).toContain('from one occasion to itself no time passes');
    expect(told({ reason: '' })).toEqual(['Enter where these numbers come from']);
  });
});
