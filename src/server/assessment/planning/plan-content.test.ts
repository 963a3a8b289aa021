import { describe, expect, test } from 'vitest';
import { criteriaNamed } from './criteria-named.ts';
import { planContent, planState, textHash } from './plan-content.ts';

const terms = { expectedEnd: null, reviewWeeks: 8, employerId: null };
const activity = {
  ...{
    id: 'a',
    method: 'observation' as const,
    what: 'Briefing',
    plannedOn: '2026-03-09',
    plannedAt: null,
    place: null,
  },
  ...{ criterionIds: ['y', 'x'], calledOffAt: null },
};

describe('R-103 what of an assessment plan is agreed', () => {
  test('R-103 is its terms and what stands of it, in whatever order it comes', () => {
    const other = { ...activity, id: 'b', plannedOn: '2026-03-02' };
    const content = planContent(terms, [activity, other]);
    expect(planContent(terms, [other, { ...activity, criterionIds: ['x', 'y'] }])).toBe(content);
    expect(planContent(terms, [activity])).not.toBe(content);
    expect(planContent(terms, [activity, { ...other, calledOffAt: new Date() }])).toBe(planContent(terms, [activity]));
    expect(planContent({ ...terms, reviewWeeks: 6 }, [activity, other])).not.toBe(content);
    expect(textHash(content)).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([
    ['nothing planned', [], 0, 'empty'],
    ['nobody yet', [], 1, 'proposed'],
    ['one of the two', [['lee', 'now']], 1, 'half-agreed'],
    [
      'both',
      [
        ['lee', 'now'],
        ['ash', 'now'],
      ],
      1,
      'agreed',
    ],
    [
      'both to what it was',
      [
        ['lee', 'was'],
        ['ash', 'was'],
      ],
      1,
      'changed',
    ],
    [
      'both to what it was, one anew',
      [
        ['lee', 'was'],
        ['ash', 'was'],
        ['lee', 'now'],
      ],
      1,
      'changed',
    ],
    [
      'each to another version',
      [
        ['lee', 'was'],
        ['ash', 'older'],
      ],
      1,
      'proposed',
    ],
    [
      'an assessor who is none any more',
      [
        ['lee', 'now'],
        ['old', 'now'],
      ],
      1,
      'half-agreed',
    ],
  ] as const)('R-103 its state follows from who agreed to which version: %s', (_, signed, activities, state) => {
    const rows = signed.map(([personId, hash]) => ({ personId, hash }));
    expect(planState({ hash: 'now', activities }, rows, ['lee', 'ash'])).toBe(state);
  });

  test('R-103 nobody agrees in place of an assessor who is not appointed', () => {
    expect(planState({ hash: 'now', activities: 1 }, [{ personId: 'lee', hash: 'now' }], ['lee', null])).toBe(
      'half-agreed',
    );
  });
});

describe('R-103 criteria as they are typed', () => {
  const known = ['1.1', '1.2', '1.10', '2.1'].map((code) => ({ id: `id ${code}`, code }));
  const named = (typed: string) => criteriaNamed(typed, known);

  test('R-103 are named by code or by outcome, each once and in the order of the unit', () => {
    expect(named('2.1, 1.2;1.2').ids).toEqual(['id 1.2', 'id 2.1']);
    expect(named('1').ids).toEqual(['id 1.1', 'id 1.2', 'id 1.10']);
    expect(named('1.1 and 2')).toEqual({ ids: ['id 1.1', 'id 2.1'], unknown: null });
  });

  test('R-103 what is none of the unit is named with those that are', () => {
    expect(named('1.1, 9.9').unknown).toBe('“9.9” is no criterion of this unit (its codes go from 1.1 to 2.1)');
    expect(named('1.1x, 7').unknown).toMatch(/“1\.1x” and “7” are no criteria/);
    expect(named(' , ').unknown).toMatch(/Enter which criteria/);
  });
});
