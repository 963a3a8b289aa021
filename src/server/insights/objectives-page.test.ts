import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { importedCalls } from '../../../tests/imported-calls.ts';
import {
  allocated,
  measured,
  type PlanWorld,
  planWorld,
  rowsOf,
  takeObjectiveOut,
  work,
} from '../../../tests/plan-world.ts';
import { setClock } from '../clock.ts';
import { addObjective, editObjective } from '../plans/objectives.ts';
import type { OrganisationObjectiveForm } from '../plans/organisation-objectives.form.ts';
import { addOrganisationObjective, withdrawOrganisationObjective } from '../plans/organisation-objectives.ts';
import type { PersonObjectiveForm } from '../plans/person-objectives.form.ts';
import { addPersonObjective } from '../plans/person-objectives.ts';
import { planOf } from '../plans/plan-page.ts';
import { decidePlan } from '../plans/plans.ts';
import { takeUpAllocation } from '../plans/taking-up.ts';
import { proposeTask } from '../plans/tasks.ts';
import { mapSuggested } from '../standards/agents.ts';
import { addStandard, retireStandard } from '../standards/standards.ts';
import { leadingOf } from './leading-page.ts';
import { objectiveChecks } from './objective-check.ts';
import type { TreeNode } from './objective-tree.ts';
import { objectivesPage } from './objectives-page.ts';

const promise: OrganisationObjectiveForm = {
  ...{ title: 'Tenants need not call twice', measure: 'kpi:resolution-rate', baseline: 60, target: 80 },
  ...{ due: '2026-12-31', ownerId: null, consequence: 'The regulator looks at us again' },
};
const ownObjective = (personId: string, parentId: string): PersonObjectiveForm => ({
  ...{ personId, parentId, title: 'Close my own calls first time', measure: 'kpi:resolution-rate', baseline: '50' },
  ...{ target: '70', due: '2026-03-27', consequence: null, noMeasureReason: null },
});

/** An objective of the organisation that the plan's serves, and one of Mo's for that. */
async function linkedWorld() {
  const cast = await planWorld();
  const { pat, lee, mo, plan, objective } = cast;
  const top = await addOrganisationObjective(pat, promise);
  const linked = await editObjective(lee, plan.id, objective.id, { ...measured, servesId: top.id, version: 1 });
  const own = await addPersonObjective(lee, plan.id, ownObjective(mo.personId, objective.id));
  return { ...cast, top, own, objective: linked };
}

async function given({ lee, plan }: PlanWorld) {
  await decidePlan(lee, plan.id, 'consult');
  await takeUpAllocation(lee, plan.id, (await allocated(lee, plan.id)).id);
}

const titles = (nodes: readonly TreeNode[]): unknown[] =>
  nodes.map(({ kind, title, under }) =>
    under.length > 0 ? [`${kind}: ${title}`, titles(under)] : `${kind}: ${title}`,
  );
const idsIn = (nodes: readonly TreeNode[]): string[] => nodes.flatMap(({ id, under }) => [id, ...idsIn(under)]);

const foundIn = async (...[actor]: Parameters<typeof objectivesPage>) =>
  Object.fromEntries(
    (await objectivesPage(actor)).broken.map(({ id, places }) => [id, places.map(({ about }) => about)]),
  );

describe('the tree of objectives', () => {
  test('R-009 goes from the organisation over team and person to the task', async ({ db: _ }) => {
    const cast = await linkedWorld();
    const { lee, mo, plan } = cast;
    await given(cast);
    const holder = (await rowsOf(lee, plan.id)).assignments.filter(({ personId }) => personId === mo.personId);
    expect(holder.length).toBeGreaterThan(0);
    const { tree } = await objectivesPage(lee);
    expect(tree).toMatchObject([
      {
        ...{ kind: 'organisation', title: promise.title, consequence: promise.consequence, due: '31 December 2026' },
        under: [
          {
            ...{ kind: 'team', title: measured.title, who: 'Repairs line, Work plan, March' },
            under: expect.arrayContaining([expect.objectContaining({ kind: 'person', who: 'Mo Member' })]),
          },
        ],
      },
    ]);
    const person = tree[0]!.under[0]!.under.find(({ kind }) => kind === 'person')!;
    expect(person.under.map(({ kind }) => kind)).toEqual(holder.map(() => 'task'));
  });

  test('R-009 a person’s objective is shown to them, their leader and their manager, and to nobody else', async ({
    db: _,
  }) => {
    const { lee, pat, mo, nia, ada } = await linkedWorld();
    const sees = async (...[actor]: Parameters<typeof objectivesPage>) =>
      JSON.stringify((await objectivesPage(actor)).tree).includes('Close my own calls');
    expect([await sees(lee), await sees(pat), await sees(mo)]).toEqual([true, true, true]);
    expect([await sees(nia), await sees(ada)]).toEqual([false, false]);
    expect(titles((await objectivesPage(ada)).tree), 'who may read no plan sees what the organisation wants').toEqual([
      `organisation: ${promise.title}`,
    ]);
  });

  test('R-009 says what performance makes of each objective, by the contacts counted', async ({ db: _ }) => {
    const cast = await linkedWorld();
    const { lee, plan, objective } = cast;
    await addObjective(lee, plan.id, {
      ...measured,
      title: 'Resolve',
      measure: 'kpi:resolution-rate',
      baseline: 50,
      target: 100,
    });
    const agents = ['Mo Member', 'Nia Newer', 'Oz Older'];
    await importedCalls(
      lee,
      agents.flatMap((agent) => [{ agent }, { agent }, { agent }, { agent, resolved: false }]),
    );
    await mapSuggested(lee);
    const { tree } = await objectivesPage(lee);
    expect(tree[0]!.figures).toEqual({
      ...{ measure: 'Resolution rate', baseline: '60%', now: '75%', target: '80%', effect: '75% of the way' },
      nowOf: lee.organisation.name,
    });
    expect(tree[0]!.under[0]!.figures, 'no contact says it').toMatchObject({ now: null, effect: null });
    const loose = tree.find(({ kind }) => kind === 'group')!.under[0]!;
    expect(loose.figures).toMatchObject({ now: '75%', nowOf: 'Repairs line', effect: '50% of the way' });
    const person = tree[0]!.under[0]!.under[0]!;
    expect(person.figures).toMatchObject({ now: '75%', nowOf: 'Mo Member', effect: 'Target met' });
    expect(objective.servesId).toBe(tree[0]!.id);
    setClock(() => new Date('2026-03-01T09:00:00Z'));
    const [first, group] = (await objectivesPage(lee)).tree;
    const effects = [first!, ...first!.under[0]!.under, ...group!.under].flatMap(
      ({ figures }) => figures?.effect ?? [],
    );
    expect(effects).toEqual([
      '75% of the way', // of the organisation: that is no plan's doing
      'Begins on 2 March 2026',
      'Begins on 2 March 2026',
    ]);
  });

  test('R-034 where one or two people stand behind the figures, the tree says nothing of where it stands', async ({
    db: _,
  }) => {
    const { lee, nia } = await linkedWorld();
    await importedCalls(
      lee,
      ['Mo Member', 'Nia Newer'].map((agent) => ({ agent })),
    );
    await mapSuggested(lee);
    expect((await objectivesPage(nia)).tree[0]!.figures).toMatchObject({ now: null });
  });
});

describe('broken links', () => {
  test('R-009 an unbroken line has none', async ({ db: _ }) => {
    expect(await foundIn((await linkedWorld()).lee)).toEqual({});
  });

  test('R-009 an objective of a team that serves none of the organisation', async ({ db: _ }) => {
    const { lee, plan } = await linkedWorld();
    const loose = await addObjective(lee, plan.id, { ...measured, title: 'Loose', serves: null });
    expect(await foundIn(lee)).toEqual({ 'serves-none': ['Loose'] });
    expect((await objectivesPage(lee)).broken[0]!.places[0]!.mend).toMatchObject({
      href: `/lead/plans/${plan.id}/objectives/${loose.id}`,
    });
  });

  test('R-009 R-004 none where words say what else it serves: they stand in the tree, and SMART and leading agree', async ({
    db: _,
  }) => {
    const { lee, plan, team, objective } = await linkedWorld();
    const inWords = await addObjective(lee, plan.id, { ...measured, title: 'In words' });
    expect(await foundIn(lee)).toEqual({});
    const { tree } = await objectivesPage(lee);
    expect(tree.at(-1)).toMatchObject({ kind: 'group', under: [{ id: inWords.id, serves: measured.serves }] });
    expect(tree[0]!.under).toMatchObject([{ id: objective.id, serves: null }]);
    expect(objectiveChecks(await planOf(lee, plan.id)).map(({ present }) => present.includes('relevant'))).toEqual([
      true,
      true,
    ]);
    const { checked } = await leadingOf(lee, team.id);
    expect(checked.find(({ id }) => id === 'objective-serves-nothing')).toMatchObject({ found: 0 });
  });

  test('R-009 one that serves what the organisation has given up', async ({ db: _ }) => {
    const { pat, lee, top } = await linkedWorld();
    await withdrawOrganisationObjective(pat, top.id);
    expect(await foundIn(lee)).toEqual({ 'serves-withdrawn': [measured.title] });
  });

  test('R-009 one of the organisation that no open plan serves, also of plans that the reader may not see', async ({
    db: _,
  }) => {
    const { pat, ada, lee, plan } = await linkedWorld();
    await addOrganisationObjective(pat, { ...promise, title: 'Alone' });
    expect(await foundIn(lee)).toEqual({ 'served-by-none': ['Alone'] });
    expect(await foundIn(ada)).toEqual({ 'served-by-none': ['Alone'] });
    await decidePlan(lee, plan.id, 'withdraw', 'Not needed');
    expect(await foundIn(ada)).toEqual({ 'served-by-none': [promise.title, 'Alone'] });
  });

  test('R-009 a task for no objective, and one whose objective was taken out', async ({ db: _ }) => {
    const { lee, plan, top } = await linkedWorld();
    const other = await addObjective(lee, plan.id, { ...measured, title: 'Other', servesId: top.id });
    await proposeTask(lee, plan.id, work('For nothing', null));
    await proposeTask(lee, plan.id, work('For the other', other.id));
    await takeObjectiveOut(lee, plan.id, other.id);
    expect(await foundIn(lee)).toEqual({ 'task-without-objective': ['For nothing', 'For the other'] });
    const { broken, tree } = await objectivesPage(lee);
    expect(idsIn(tree)).toEqual(expect.arrayContaining(broken[0]!.places.map(({ nodeId }) => nodeId)));
  });

  test('R-009 one that is measured by a retired standard', async ({ db: _ }) => {
    const { lee, plan, top } = await linkedWorld();
    const standard = await addStandard(lee, {
      ...{
        name: 'Answer soon',
        promise: 'We answer soon',
        kpi: 'answer-rate',
        target: 0.8,
        team: null,
        liveFrom: '2026-01-01',
      },
    });
    const answered = { ...measured, title: 'Answer', measure: `standard:${standard.id}`, servesId: top.id };
    await addObjective(lee, plan.id, answered);
    expect(await foundIn(lee)).toEqual({});
    await retireStandard(lee, standard.id);
    expect(await foundIn(lee)).toEqual({ 'standard-retired': ['Answer'] });
  });

  test('R-004 one without a measure with where it stands and a target, unless a reason is stated', async ({
    db: _,
  }) => {
    const { pat, lee, plan, top } = await linkedWorld();
    const bare = { ...measured, measure: null, baseline: null, target: null, servesId: top.id };
    await addObjective(lee, plan.id, { ...bare, title: 'Bare' });
    await addObjective(lee, plan.id, { ...bare, title: 'For a reason', noMeasureReason: 'It is done or not' });
    expect(await foundIn(lee)).toEqual({ 'not-measured': ['Bare'] });
    await addOrganisationObjective(pat, { ...promise, title: 'Bare too', measure: null, baseline: null, target: null });
    expect((await foundIn(lee))['not-measured']).toEqual(['Bare too', 'Bare']);
  });

  test('R-009 a person’s objective for one that the team has given up', async ({ db: _ }) => {
    const { lee, nia, mo, plan, top } = await linkedWorld();
    const other = await addObjective(lee, plan.id, { ...measured, title: 'Other', servesId: top.id });
    await addPersonObjective(lee, plan.id, { ...ownObjective(mo.personId, other.id), title: 'Mine' });
    await takeObjectiveOut(lee, plan.id, other.id);
    expect(await foundIn(lee)).toEqual({ 'person-without-team': ['Mine (Mo Member)'] });
    expect(await foundIn(nia)).toEqual({});
  });
});
