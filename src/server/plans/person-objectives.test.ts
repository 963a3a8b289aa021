import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, givenWorld, measured, rowsOf } from '../../../tests/plan-world.ts';
import { reading } from '../db.ts';
import { NotAllowed } from '../errors.ts';
import { termsOf } from './agreements.ts';
import { addObjective, editObjective } from './objectives.ts';
import type { OrganisationObjectiveForm } from './organisation-objectives.form.ts';
import {
  addOrganisationObjective,
  editOrganisationObjective,
  withdrawOrganisationObjective,
} from './organisation-objectives.ts';
import { partOf } from './part-page.ts';
import type { PersonObjectiveForm } from './person-objectives.form.ts';
import {
  addPersonObjective,
  editPersonObjective,
  personObjectivesToShape,
  withdrawPersonObjective,
} from './person-objectives.ts';
import { planOf } from './plan-page.ts';

const form = (personId: string, parentId: string): PersonObjectiveForm => ({
  ...{ personId, parentId, title: 'Lead the desk alone by the end', measure: null, baseline: null, target: null },
  ...{ due: '2026-03-27', consequence: 'Complaints wait', noMeasureReason: 'It is seen at the desk' },
});
const wanted: OrganisationObjectiveForm = {
  ...{ title: 'Nobody calls twice', measure: 'kpi:fcr', baseline: '72%', target: '78%', due: null, ownerId: null },
  consequence: null,
};

describe('an objective of a person', () => {
  test('R-009 is set by the leader, and stands in what that person agrees to and is asked again about', async ({
    db: _,
  }) => {
    const cast = await givenWorld();
    const { lee, mo, plan, objective } = cast;
    await acceptAll(cast);
    const terms = async () => (await reading(lee.organisationId, termsOf(lee, plan.id, mo.personId)))!;
    const before = await terms();
    const own = await addPersonObjective(lee, plan.id, form(mo.personId, objective.id));
    const { record, versionId } = await terms();
    expect(versionId).not.toBe(before.versionId);
    expect(record.sections.find(({ id }) => id === 'objectives')?.blocks).toMatchObject([
      { label: own.title, facts: expect.arrayContaining([{ name: 'If it is not reached', value: 'Complaints wait' }]) },
    ]);
    expect((await partOf(mo, plan.id, mo.personId)).objectives).toMatchObject([{ title: own.title }]);
    await withdrawPersonObjective(lee, plan.id, own.id);
    expect((await terms()).record.sections.map(({ id }) => id)).not.toContain('objectives');
  });

  test('R-122 is read by the person, the leader and the manager alone', async ({ db: _ }) => {
    const { lee, pat, mo, nia, plan, objective } = await givenWorld();
    await addPersonObjective(lee, plan.id, form(mo.personId, objective.id));
    const seen = async (actor: typeof lee) => (await planOf(actor, plan.id)).ownObjectives.length;
    expect([await seen(lee), await seen(pat), await seen(mo), await seen(nia)]).toEqual([1, 1, 1, 0]);
    expect((await personObjectivesToShape(nia, plan.id)).own).toEqual([]);
    await expect(addPersonObjective(mo, plan.id, form(mo.personId, objective.id))).rejects.toThrow(NotAllowed);
  });

  test('R-009 is for somebody with hours in the plan and an objective of it, and a lost race says so', async ({
    db: _,
  }) => {
    const { lee, mo, ada, plan, objective } = await givenWorld();
    await expect(addPersonObjective(lee, plan.id, form(ada.personId, plan.id))).rejects.toMatchObject({
      problems: { personId: [expect.stringContaining('hours')], parentId: [expect.stringContaining('of this plan')] },
    });
    const own = await addPersonObjective(lee, plan.id, form(mo.personId, objective.id));
    const { personId: _mine, ...change } = form(mo.personId, objective.id);
    await editPersonObjective(lee, plan.id, own.id, { ...change, title: 'Changed', version: 1 });
    await expect(editPersonObjective(lee, plan.id, own.id, { ...change, version: 1 })).rejects.toMatchObject({
      message: expect.stringContaining('meanwhile'),
    });
    expect((await rowsOf(lee, plan.id)).ownObjectives).toMatchObject([{ title: 'Changed', name: 'Mo Member' }]);
  });
});

describe('an objective of the organisation', () => {
  test('R-009 is set by whoever manages a team or administers', async ({ db: _ }) => {
    const { pat, ada, lee, mo } = await givenWorld();
    for (const actor of [pat, ada])
      expect(await addOrganisationObjective(actor, wanted)).toMatchObject({ baseline: 72, target: 78 });
    for (const actor of [lee, mo]) await expect(addOrganisationObjective(actor, wanted)).rejects.toThrow(NotAllowed);
    await expect(
      addOrganisationObjective(ada, { ...wanted, target: '200', ownerId: lee.organisationId }),
    ).rejects.toMatchObject({
      problems: { target: [expect.stringContaining('0 to 100')], ownerId: ['Choose the person from the list'] },
    });
  });

  test('R-009 is served until it is taken out, and a lost race says so', async ({ db: _ }) => {
    const { pat, lee, plan, objective } = await givenWorld();
    const top = await addOrganisationObjective(pat, wanted);
    const served = await editObjective(lee, plan.id, objective.id, { ...measured, servesId: top.id, version: 1 });
    await editOrganisationObjective(pat, top.id, { ...wanted, title: 'Anew', version: 1 });
    await expect(editOrganisationObjective(pat, top.id, { ...wanted, version: 1 })).rejects.toMatchObject({
      message: expect.stringContaining('meanwhile'),
    });
    expect((await rowsOf(lee, plan.id)).objectives).toMatchObject([{ servesTitle: 'Anew' }]);
    await withdrawOrganisationObjective(pat, top.id);
    const again = { ...measured, servesId: top.id };
    await expect(addObjective(lee, plan.id, again)).rejects.toMatchObject({
      problems: { servesId: [expect.any(String)] },
    });
    const { version } = await editObjective(lee, plan.id, objective.id, { ...again, version: served.version });
    expect(version, 'what serves it already is saved as it is').toBe(served.version + 1);
  });
});
