import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { givenWorld, rowsOf } from '../../../tests/plan-world.ts';
import { Conflict, Invalid, NotAllowed } from '../errors.ts';
import { setHoursOf, setPlanHours } from './plan-hours.ts';
import { allHoursForm } from './plans.form.ts';

const hoursIn = async (...[lee, planId]: Parameters<typeof rowsOf>) =>
  new Map((await rowsOf(lee, planId)).people.map(({ id, hours }) => [id, hours]));

describe('R-002 the hours of several people', () => {
  test('are set at once: of those whose hours were written otherwise than they were read', async ({ db: _ }) => {
    const { lee, mo, oz, nia, plan } = await givenWorld();
    const read = await hoursIn(lee, plan.id);
    const all = [mo, oz, nia].map(({ personId }) => ({
      personId,
      hours: read.get(personId)!,
      read: read.get(personId)!,
    }));
    const wanted = all.map((one) => (one.personId === nia.personId ? one : { ...one, hours: one.hours + 2 }));
    const before = (await rowsOf(lee, plan.id)).people;
    await setHoursOf(lee, plan.id, wanted);
    const after = await hoursIn(lee, plan.id);
    expect(before.map(({ id }) => after.get(id)! - read.get(id)!)).toEqual(
      before.map(({ id }) => ([mo.personId, oz.personId].includes(id) ? 2 : 0)),
    );
    await expect(setHoursOf(lee, plan.id, all.slice(2))).rejects.toThrow(Invalid);
    await expect(setHoursOf(mo, plan.id, wanted)).rejects.toThrow(NotAllowed);
  });

  test('are not set where somebody else set one of them meanwhile, and what stands there is told', async ({
    db: _,
  }) => {
    const { lee, mo, oz, plan } = await givenWorld();
    const read = await hoursIn(lee, plan.id);
    const wanted = [mo, oz].map(({ personId }) => ({ personId, hours: 30, read: read.get(personId)! }));
    await setPlanHours(lee, plan.id, oz.personId, 12);
    const refused = await setHoursOf(lee, plan.id, wanted).catch((caught: unknown) => caught);
    expect(refused).toBeInstanceOf(Conflict);
    expect((refused as Conflict).theirs).toEqual({ [`hours-${oz.personId}`]: '12' });
    expect((await hoursIn(lee, plan.id)).get(mo.personId)).toBe(read.get(mo.personId));
    await setPlanHours(lee, plan.id, oz.personId, 30); // the same as is wanted: nothing is lost
    await setHoursOf(lee, plan.id, wanted);
    expect((await hoursIn(lee, plan.id)).get(mo.personId)).toBe(30);
  });

  test('are read from a form by person, each fault at its box', () => {
    const [one, other] = ['0190a0b0-0000-7000-8000-000000000001', '0190a0b0-0000-7000-8000-000000000002'];
    const typed = {
      request: 'x',
      [`hours-${one}`]: '4.5',
      [`read-${one}`]: '4',
      [`hours-${other}`]: '3',
      form: 'hours',
    };
    expect(allHoursForm.parse(typed)).toEqual([
      { personId: one, hours: 4.5, read: 4 },
      { personId: other, hours: 3, read: Number.NaN },
    ]);
    const { error } = allHoursForm.safeParse({ ...typed, [`hours-${other}`]: 'many' });
    expect(error?.issues.map(({ path }) => path)).toEqual([[`hours-${other}`]]);
  });
});
