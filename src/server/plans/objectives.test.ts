import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { importedCalls } from '../../../tests/imported-calls.ts';
import { measured, planWorld } from '../../../tests/plan-world.ts';
import { mapSuggested } from '../standards/agents.ts';
import { objectiveFormIn } from './objective-faults.ts';
import { addObjective } from './objectives.ts';
import { objectiveForm } from './plans.form.ts';
import { planToShape } from './shaping.ts';

describe('objectives', () => {
  test('R-004 a share is never above 100%, a time never below nought', async ({ db: _ }) => {
    const { lee, plan } = await planWorld();
    const share = addObjective(lee, plan.id, { ...measured, target: 150 });
    await expect(share).rejects.toMatchObject({
      problems: { target: [expect.stringMatching(/share.*from 0 to 100/)] },
    });
    const time = { ...measured, measure: 'kpi:handle-time-mean', baseline: -3, target: 300 };
    await expect(addObjective(lee, plan.id, time)).rejects.toMatchObject({
      problems: { baseline: [expect.stringContaining('never below 0')] },
    });
  });

  test('R-004 an amount is read in the unit of its measure', async ({ db: _ }) => {
    const { lee, plan } = await planWorld();
    const add = (measure: string, baseline: string, target: string) =>
      addObjective(lee, plan.id, { ...measured, measure, baseline, target });
    const amounts = { baseline: 10_470, target: 7200 };
    expect(await add('kpi:handle-time-mean', '2 h 54 min 30 s', '2:00:00')).toMatchObject(amounts);
    expect(await add('kpi:handle-time-mean', '10,470', '7200')).toMatchObject(amounts);
    expect(await add('kpi:fcr', '75%', '78.5')).toMatchObject({ baseline: 75, target: 78.5 });
    await expect(add('kpi:fcr', '75', '2 h')).rejects.toMatchObject({
      problems: { target: [expect.stringMatching(/as a number, like 72%/)] },
    });
    await expect(add('kpi:handle-time-mean', 'soon', '2 h')).rejects.toMatchObject({
      problems: { baseline: [expect.stringMatching(/as a time, like 3 min 20 s/)] },
    });
    const answered = add('kpi:speed-of-answer-mean', '1.5', '95%');
    await expect(answered).rejects.toMatchObject({
      problems: {
        baseline: ['A number alone is taken as whole seconds. Enter where it stands now as a time, like 3 min 20 s'],
        target: ['This is measured as a time, not in per cent. Enter the target as a time, like 3 min 20 s'],
      },
    });
    await expect(add('kpi:satisfaction-mean', '3.9', '85%')).rejects.toMatchObject({
      problems: { target: [expect.stringMatching(/^This is not measured in per cent. .*like 4.2$/)] },
    });
  });

  test('R-004 a missing title, an amount that cannot be read and a day too far off are told at once', async ({
    db: _,
  }) => {
    const { lee, plan } = await planWorld();
    const form = await objectiveFormIn(lee, plan.id, objectiveForm);
    const typed = { title: '', measure: 'kpi:handle-time-mean', target: 'soon', due: '2027-06-01', priority: 'high' };
    expect(form.safeParse(typed).error?.issues.map(({ path }) => path.join('.'))).toEqual([
      ...['title', 'priority', 'due', 'target'],
    ]);
    expect(form.safeParse({ ...typed, measure: 'kpi:luck' }).error?.issues.map(({ message }) => message)).toContain(
      'Choose a measure from the list',
    );
  });

  test('R-004 where it stands now is taken from the team’s last four weeks, where nobody types it', async ({
    db: _,
  }) => {
    const { lee, plan } = await planWorld();
    await importedCalls(
      lee,
      ['Mo Member', 'Nia Newer', 'Line 1'].map((agent, at) => ({ agent, resolved: at < 2 })),
    );
    const resolution = { ...measured, measure: 'kpi:resolution-rate', baseline: null, target: 80 };
    expect(await addObjective(lee, plan.id, resolution)).toMatchObject({ baseline: 66.7 });
    const { measures, known } = await planToShape(lee, plan.id, { figures: true });
    expect(measures.map(({ label }) => label)).toContain('Resolution rate: 66.7% now');
    expect(known?.when).toBe('3 March 2026');
    expect(await addObjective(lee, plan.id, { ...resolution, measure: 'kpi:csat' })).toMatchObject({ baseline: null });
  });

  test('R-034 figures of one or two people are not taken over into what the whole team reads', async ({ db: _ }) => {
    const { lee, plan } = await planWorld();
    const calls = ['Mo Member', 'Nia Newer'].flatMap((agent) => [{ agent }, { agent, resolved: false }]);
    await importedCalls(lee, calls);
    await mapSuggested(lee);
    const resolution = { ...measured, measure: 'kpi:resolution-rate', baseline: null, target: 80 };
    const two = await planToShape(lee, plan.id, { figures: true });
    expect(two.known, 'nor are everybody’s, where they are of two').toMatchObject({
      ...{ isNone: true, few: { why: expect.stringContaining(lee.organisation.name) } },
    });
    expect(two.measures.filter(({ label }) => label.endsWith('now'))).toEqual([]);
    expect(await addObjective(lee, plan.id, { ...resolution, title: 'First' })).toMatchObject({ baseline: null });
    await importedCalls(lee, [{ agent: 'Ash Assessor' }, { agent: 'Line 1' }]);
    await mapSuggested(lee);
    const whole = await planToShape(lee, plan.id, { figures: true });
    expect(whole.known).toMatchObject({
      whose: lee.organisation.name,
      few: {
        why: expect.stringContaining('fewer than three'),
        remedy: expect.stringContaining('One agent in the contacts of these weeks is matched to nobody.'),
        mayMatch: true,
      },
    });
    expect(await addObjective(lee, plan.id, resolution)).toMatchObject({
      baseline: 66.7,
      baselineOf: `${whole.known!.when}, of everybody at ${lee.organisation.name}`,
    });
    await importedCalls(lee, [{ agent: 'Oz Older' }, { agent: 'Line 2' }, { agent: 'Line 3' }]);
    await mapSuggested(lee);
    const own = await planToShape(lee, plan.id, { figures: true });
    expect(own.known).toMatchObject({ whose: 'Repairs line', few: null });
    expect(await addObjective(lee, plan.id, { ...resolution, title: 'Another' })).toMatchObject({
      baseline: 60,
      baselineOf: own.known!.when,
    });
  });
});
