import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, allocated, givenWorld, planWorld, understood, work } from '../../../tests/plan-world.ts';
import { reading } from '../db.ts';
import { Conflict, NotAllowed } from '../errors.ts';
import { addAbsence, withdrawAbsence } from '../people/absences.ts';
import { editOrganisation, organisationDetailsOf } from '../people/organisation.ts';
import { todayOf } from '../today/today.ts';
import { allocationOf, allocationsOf } from './allocation-page.ts';
import { hoursOfPlan } from './hours-page.ts';
import { reckonAllHours, reckonHours, setPlanHours, setWeekHours } from './plan-hours.ts';
import { planOf } from './plan-page.ts';
import { problemOf } from './plan-problem.ts';
import { decidePlan } from './plans.ts';
import { proposeTask, withdrawTask } from './tasks.ts';

const leave = { kind: 'leave' as const, startsOn: '2026-03-09', endsOn: '2026-03-13', hours: null };
type Cast = Awaited<ReturnType<typeof planWorld>>;
const of = async ({ lee, plan, mo }: Cast) =>
  (await hoursOfPlan(lee, plan.id)).byWeek.people!.find(({ id }) => id === mo.personId)!;

describe('R-002 the hours of a plan by week', () => {
  test('are set by week or together, and always add up', async ({ db: _ }) => {
    const cast = await planWorld();
    const { lee, mo, plan } = cast;
    expect(await of(cast)).toMatchObject({
      hours: 15,
      otherwise: null,
      weeks: [3.75, 3.75, 3.75, 3.75].map((hours) => ({ atWork: 37.5, hours })),
    });
    const weeks = (await of(cast)).weeks.map(({ week }, at) => ({ week, hours: at }));
    await expect(setWeekHours(mo, plan.id, mo.personId, weeks)).rejects.toThrow(NotAllowed);
    await expect(setWeekHours(lee, plan.id, mo.personId, weeks.slice(1))).rejects.toThrow(Conflict);
    expect((await setWeekHours(lee, plan.id, mo.personId, weeks)).hours).toBe(6);
    await setPlanHours(lee, plan.id, mo.personId, 13.3);
    expect((await of(cast)).weeks.map(({ hours }) => hours)).toEqual([2, 2.8, 3.75, 4.75]);
    await setPlanHours(lee, plan.id, mo.personId, 13.2);
    expect((await of(cast)).weeks.map(({ hours }) => hours)).toEqual([3.45, 3.25, 3.25, 3.25]);
  });

  test('are worked out anew when somebody is away after all, and only then; when is not shown to colleagues', async ({
    db: _,
  }) => {
    const cast = await planWorld();
    const { lee, mo, nia, plan } = cast;
    await expect(reckonHours(lee, plan.id, mo.personId)).rejects.toThrow(Conflict);
    const away = await addAbsence(mo, mo.personId, leave);
    expect((await of(cast)).otherwise).toEqual({ hours: 11.25, changed: [{ week: '2026-03-09', was: 37.5, is: 0 }] });
    expect((await hoursOfPlan(nia, plan.id)).byWeek.people).toBeNull();
    expect((await planOf(lee, plan.id)).recount).toEqual([mo.name]);
    expect((await planOf(nia, plan.id)).recount).toEqual([]);
    await reckonHours(lee, plan.id, mo.personId);
    expect(await of(cast)).toMatchObject({ hours: 11.25, otherwise: null });
    expect((await planOf(lee, plan.id)).recount).toEqual([]);
    await withdrawAbsence(mo, mo.personId, away.id);
    expect((await of(cast)).otherwise).toMatchObject({ hours: 15 });
  });

  test('that are out of date are said where the allocation is run, and of a run that counts on them, and all worked out anew at once', async ({
    db: _,
  }) => {
    const cast = await planWorld();
    const { lee, mo, nia, plan } = cast;
    const before = await allocated(lee, plan.id);
    const said = async ({ id } = before) => (await allocationOf(lee, plan.id, id)).outdated;
    expect(await said()).toEqual([]);
    await expect(reckonAllHours(lee, plan.id)).rejects.toThrow(Conflict);
    await addAbsence(mo, mo.personId, leave);
    await addAbsence(nia, nia.personId, { ...leave, startsOn: '2026-03-02' });
    const after = await allocated(lee, plan.id);
    const { hours } = (await hoursOfPlan(lee, plan.id)).people.find(({ id }) => id === nia.personId)!;
    const outdated = [
      { id: mo.personId, name: mo.name, hours: 15, anew: 11.25 },
      { id: nia.personId, name: nia.name, hours, anew: hours / 2 },
    ];
    for (const found of [await said(), await said(after), (await allocationsOf(lee, plan.id)).outdated])
      expect(found).toEqual(outdated);
    await expect(reckonAllHours(mo, plan.id)).rejects.toThrow(NotAllowed);
    await reckonAllHours(lee, plan.id);
    expect((await of(cast)).hours).toBe(11.25);
    expect(await said(await allocated(lee, plan.id))).toEqual([]);
    expect((await allocationOf(lee, plan.id, after.id)).isStale).toBe(true);
  });

  test('lie on the days at work in each: what fits before a bank holiday or a day away is given', async ({ db: _ }) => {
    const cast = await planWorld();
    const { ada, lee, mo, plan, objective, desk, complaints } = cast;
    const { name, sector, version } = await organisationDetailsOf(ada);
    await editOrganisation(ada, { name, sector, version, bankHolidays: 'northern-ireland' });
    await addAbsence(lee, mo.personId, { ...leave, startsOn: '2026-03-20', endsOn: '2026-03-20' });
    await reckonHours(lee, plan.id, mo.personId);
    // St Patrick’s Day is the Tuesday of the third week, and Mo is away on its Friday: three days are left, all before that.
    expect((await of(cast)).weeks[2]).toMatchObject({ atWork: 22.5, hours: 2.25 });
    await withdrawTask(lee, plan.id, desk.id, { reason: 'One long piece instead', version: desk.version });
    const skills = [{ skillId: complaints.id, level: 3 }];
    const long = { ...work('Answer the backlog', objective.id, 9.75), due: '2026-03-19', skills };
    const task = await proposeTask(lee, plan.id, long);
    const { result } = await allocationOf(lee, plan.id, (await allocated(lee, plan.id)).id);
    expect(result!.unassigned).toEqual([]);
    expect(result!.tasks.find(({ id }) => id === task.id)).toMatchObject({ people: [{ id: mo.personId }] });
    const { holidays, people } = await reading(lee.organisationId, problemOf(lee, plan));
    expect(holidays).toEqual(['2026-03-17']);
    expect(people.map(({ away }) => away ?? null).filter(Boolean)).toEqual([{ '2026-03-20': 1 }]);
  });

  test('of a plan that is agreed no longer change, and Today names the work that is due meanwhile', async ({
    db: _,
  }) => {
    const cast = await givenWorld();
    const { lee, mo, nia, oz, plan } = cast;
    await acceptAll(cast);
    for (const member of [mo, nia, oz]) await understood(cast, member).catch(() => undefined);
    const told = async () =>
      (await todayOf(lee, { all: true })).needs.filter(({ what }) => what.includes('is away when'));
    const absence = { ...leave, startsOn: '2026-03-20', endsOn: '2026-03-20' };
    await addAbsence(lee, mo.personId, absence);
    expect(await told()).toEqual([]);
    await decidePlan(lee, plan.id, 'agree');
    expect(await told()).toMatchObject([
      { what: expect.stringContaining(`${mo.name} is away when “`), href: `/lead/plans/${plan.id}` },
    ]);
    expect((await todayOf(mo, { all: true })).needs.filter(({ what }) => what.includes('is away when'))).toEqual([]);
    const early = async () =>
      (await todayOf(lee, { all: true })).needs.filter(({ what }) => what.includes('is away for part'));
    await addAbsence(lee, nia.personId, { ...leave, startsOn: '2026-03-09', endsOn: '2026-03-12' });
    expect(await early()).toEqual([]);
    await addAbsence(lee, oz.personId, { ...leave, startsOn: '2026-03-09', endsOn: '2026-03-13' });
    expect(await early()).toMatchObject([
      { what: expect.stringContaining(`${oz.name} is away for part of`), href: `/lead/plans/${plan.id}/hours` },
    ]);
  });
});
