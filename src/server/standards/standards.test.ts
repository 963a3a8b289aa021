import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { world } from '../../../tests/world.ts';
import { Conflict, Invalid, NotAllowed } from '../errors.ts';
import { changedStandardForm, standardForm } from './standards.form.ts';
import { addStandard, editStandard, retireStandard } from './standards.ts';
import { asTyped, inUnit, targetIn } from './targets.ts';

const typed = {
  ...{ name: 'Answered at once', promise: 'We answer the phone.', kpi: 'answer-rate', target: '85%' },
  ...{ team: '', liveFrom: '2026-01-05' },
};

describe('a service standard', () => {
  test('R-060 is set with its promise, measure, target, team and first day', async ({ db: _ }) => {
    const { lee, team } = await world();
    const added = await addStandard(lee, standardForm.parse({ ...typed, team: team.id }));
    expect(added).toMatchObject({ kpi: 'answer-rate', target: 0.85, teamId: team.id, liveFrom: '2026-01-05' });
  });

  test('is changed by the newest version only, and not once it is retired', async ({ db: _ }) => {
    const { lee, ada } = await world();
    const { id } = await addStandard(lee, standardForm.parse(typed));
    const change = changedStandardForm.parse({ ...typed, target: '90', version: '1' });
    expect(await editStandard(ada, id, change)).toMatchObject({ target: 0.9, version: 2 });
    await expect(editStandard(lee, id, change)).rejects.toThrow(Conflict);
    await retireStandard(lee, id);
    await expect(editStandard(lee, id, { ...change, version: 3 })).rejects.toThrow('This standard is retired.');
  });

  test('bears a name of its own, and belongs to a team that is there', async ({ db: _ }) => {
    const { lee, foreign } = await world();
    await addStandard(lee, standardForm.parse(typed));
    await expect(addStandard(lee, standardForm.parse(typed))).rejects.toThrow('Another standard is called that');
    const strange = { ...typed, name: 'Another', team: foreign.team.id };
    await expect(addStandard(lee, standardForm.parse(strange))).rejects.toThrow(Invalid);
  });

  test('is set by leaders and administrators', async ({ db: _ }) => {
    const { mo } = await world();
    await expect(addStandard(mo, standardForm.parse(typed))).rejects.toThrow(NotAllowed);
  });

  test('without a measure has no target', () => {
    expect(standardForm.safeParse({ ...typed, kpi: '' }).error?.issues).toMatchObject([{ path: ['kpi'] }]);
    const faults = standardForm.safeParse({ ...typed, name: '', target: 'many' }).error?.issues;
    expect(faults?.map(({ path }) => path)).toEqual([['name'], ['target']]);
    expect(standardForm.parse({ ...typed, kpi: '', target: '' })).toMatchObject({ kpi: null, target: null });
    expect(standardForm.safeParse({ ...typed, target: 'many' }).error?.issues[0]?.message).toContain('like 72%');
  });
});

describe('a target', () => {
  test('a time stands in its form to the second', () => {
    for (const seconds of [0, 45, 200, 10_470])
      expect(targetIn(asTyped(seconds, 'seconds'), { unit: 'seconds' })).toBe(seconds);
  });

  const unit = (unit: 'share' | 'seconds' | 'points') => ({ unit });
  for (const [text, of, value] of [
    ['72%', unit('share'), 0.72],
    ['72.5', unit('share'), 0.725],
    ['101%', unit('share'), null],
    ['3 min 20 s', unit('seconds'), 200],
    ['90', unit('seconds'), 90],
    ['95%', unit('seconds'), null],
    ['1.5', unit('seconds'), null],
    ['2 h', unit('seconds'), 7200],
    ['4h 30min', unit('seconds'), 16_200],
    ['2:00:00', unit('seconds'), 7200],
    ['2:00', unit('seconds'), null],
    ['soon', unit('seconds'), null],
    ['', unit('seconds'), null],
    ['4.2', unit('points'), 4.2],
    ['1,5 min', unit('seconds'), null],
    ['2 h, 30 min', unit('seconds'), 9000],
    ['3,9', unit('points'), null],
    ['85%', unit('points'), null],
    ['1,200', unit('points'), 1200],
  ] as const)
    test(`“${text}” for ${of.unit} is ${value}`, () => {
      expect(targetIn(text, of)).toBe(value);
      if (value !== null) expect(targetIn(inUnit(value, of.unit), of)).toBe(value);
    });
});
