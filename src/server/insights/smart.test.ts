import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkObjective, type ObjectiveFields, smartCriteria } from './smart.ts';

const [specific, measurable, achievable, relevant, timeBound] = smartCriteria;

/** Twenty objectives, and the criteria that a text of each does not meet. */
const objectives: [text: string, missing: string[]][] = [
  ['Raise first contact resolution from 72% to 78% by 31 December 2026, so that customers need not call twice.', []],
  ['Cut the median first response from 4 h 10 min to 3 h by the end of the quarter to meet our standard', []],
  ['Abandoned calls: from 9% now to 6% by March, because every one of them is a customer who gave up', []],
  ['By 27 March answer 80% of calls within 20 seconds (71% last month), in line with the service standard.', []],
  ['Lower complaints about missed call-backs from 14 a month to 5 by Q2 2027', []],
  ['Customer satisfaction from 81% to 84% within the next three months', []],
  ['Answer 80% of calls within 20 seconds by the end of March; 71% today.', [relevant]],
  ['Three team members coach one colleague each by 30 June, so that webchat is covered at weekends', [achievable]],
  ['Publish a new call-back guide by 12/06/2026 so that callers hear one answer', [measurable, achievable]],
  [
    'Call back ten customers who rated us 1 or 2 each week, because repeat calls cost them time',
    [achievable, timeBound],
  ],
  ['Zero complaints about waiting by December', [measurable, achievable]],
  ['Always answer the phone within 3 rings', [achievable, relevant, timeBound]],
  ['Resolve 100% of contacts first time from April 2026', [achievable, relevant]],
  ['Improve customer service', [...smartCriteria]],
  ['Morale', [...smartCriteria]],
  ['Be more professional with customers', [...smartCriteria]],
  ['Ensure communication is effective and timely going forward', [...smartCriteria]],
  ['Try to answer calls faster', [...smartCriteria]],
  ['Reduce handling time', [specific, measurable, achievable, timeBound]],
  ['Understand the Equality Act as soon as possible', [...smartCriteria]],
];

const fields: ObjectiveFields = {
  ...{ measure: 'First contact resolution', baseline: '72%', target: '76%', isWorse: false, reason: null },
  ...{ reach: { is: 'within', limits: '68% to 77%' }, serves: 'Keep every promise', due: '2026-03-20' },
  ...{ loss: null, plan: { startsOn: '2026-03-02', endsOn: '2026-03-27' } },
};
const idsOf = (text: string, change: Partial<ObjectiveFields> = {}) =>
  checkObjective(text, { ...fields, ...change }).findings.map(({ id }) => id);

describe('SMART', () => {
  test.each(objectives)('R-004 “%s” lacks what its words do not say', (text, missing) => {
    expect(checkObjective(text, null).missing).toEqual(missing);
  });

  test('R-004 of the organisation, in no plan, has any date, and is for what would be lost without it', () => {
    const top = { serves: null, plan: null, due: '2029-03-31' };
    expect(idsOf('Resolve 76% at the first contact', top)).toEqual(['no-purpose']);
    expect(idsOf('Resolve 76% at the first contact', { ...top, loss: 'Customers call twice' })).toEqual([]);
    expect(idsOf('Resolve 76% at the first contact', { serves: null, loss: 'Customers call twice' })).toEqual([
      'no-purpose',
    ]);
    expect(idsOf('Resolve 76% at the first contact', { ...top, due: null })).toContain('no-date');
  });

  test('R-004 what several words say, they say', () => {
    const { criteria } = checkObjective('Raise csat and satisfaction to 80% by May 2027, or by 30 June 2027', null);
    expect(criteria.find(({ criterion }) => criterion === timeBound)!.why).toBe(
      '“by May 2027”, “by 30 June 2027” say by when.',
    );
  });

  test.each([
    ['Raise satisfaction from 80.5% to 75% by 2027-03-31', 'other-way', 'from 80.5% to 75'],
    ['Cut the complaints from 20 in May to 25 by June 2027', 'other-way', 'from 20 in May to 25'],
    ['Raise first contact resolution from 74% to 78% by 31 February 2027', 'no-such-day', '31 February 2027'],
    ['Raise first contact resolution from 74% to 78% by 2027-02-29', 'no-such-day', '2027-02-29'],
    ['Raise first contact resolution from 74% to 78% by 31/02/2027', 'no-such-day', '31/02/2027'],
    ['Raise first contact resolution from 74% to 78% by 1 December 2019', 'day-passed', '1 December 2019'],
    ['Raise first contact resolution from 74% to 78% by 30/11/2026', 'day-passed', '30/11/2026'],
  ])('R-004 “%s”: the numbers go the other way, or the day is in no calendar', (text, id, words) => {
    const { findings, missing } = checkObjective(text, null, '2026-12-01');
    expect(findings.map((found) => [found.id, found.where.text])).toEqual([[id, words]]);
    expect(missing).toHaveLength(1);
  });

  test('R-004 a date is quoted whole, and a number with what stands before its point', () => {
    const why = (text: string) => checkObjective(text, null).criteria.map((one) => one.why);
    expect(why('Raise satisfaction by .5 points by 2027-03-31, now 3.5')).toMatchObject({
      1: '“.5 points” can be counted.',
      2: '“now 3.5” says where it starts, so the step can be judged.',
      4: '“by 2027-03-31” says by when.',
    });
    expect(checkObjective('Raise satisfaction from 71% to 75% by 29 February', null).missing).toEqual([]); // in some year
  });

  test('R-004 a finding names the words that it is about, why, and asks what would mend them', () => {
    const text = 'Try to answer in a timely manner';
    const found = checkObjective(text, null).findings.filter(({ criterion }) => criterion === 'specific');
    expect(found.map(({ id, where }) => [id, where])).toEqual([
      ['vague-manner', { start: 19, end: 25, text: 'timely' }],
      ['hedge', { start: 0, end: 6, text: 'Try to' }],
    ]);
    for (const { why, remedy, source } of found) expect([why, remedy, source].every(Boolean)).toBe(true);
    expect(found[0]!.remedy).toMatch(/\?$/);
  });

  test.each([
    ['Improve our customer service', ['vague-words: Improve']],
    ['Better communication and teamwork for all', ['vague-words: Better']],
    ['Communication between repairs and lettings', ['topic-only: Communication']],
    ['Customer service by 5 points', ['topic-only: Customer service']],
    ['Morale', ['topic-only: Morale']],
    ['Hold ten talks with tenants about communication', []],
  ])('R-004 “%s”: a topic says no direction, and is pointed out where nothing else is', (text, named) => {
    const found = checkObjective(text, null).findings.filter(({ criterion }) => criterion === specific);
    expect(found.map(({ id, where }) => `${id}: ${where.text}`)).toEqual(named);
  });

  test('R-004 what is reached by trying is not specific, whatever its fields say', () => {
    const { missing, criteria } = checkObjective('We will try to resolve more at the first contact', fields);
    expect(missing).toEqual(['specific']);
    expect(criteria[0]!.why).toBe('“try to” is reached by trying.');
  });

  test('R-004 what its fields say counts beside its words', () => {
    const text = 'Resolve more at the first contact';
    const { missing, criteria } = checkObjective(text, fields);
    expect(missing).toEqual([]);
    expect(criteria.map(({ why }) => why)).toEqual([
      'It says what will be different, and its target by how much.',
      'First contact resolution, from 72% to 76%.',
      expect.stringContaining('inside the usual range of 68% to 77%'),
      'It serves “Keep every promise”.',
      'It has a date inside the plan.',
    ]);
    expect(idsOf(text, { baseline: null, reach: null })).toEqual(['no-baseline', 'no-start']);
    expect(idsOf(text, { target: null, reach: null })).toEqual(['vague-words', 'no-target', 'no-start']);
    expect(idsOf(text, { serves: null })).toEqual(['no-purpose']);
    expect(idsOf(text, { due: null })).toEqual(['no-date']);
    expect(idsOf(text, { due: '2026-04-01' })).toEqual(['due-outside-plan']);
  });

  test('R-004 a time that nobody can be held to is pointed out beside a date too: the day may have been filled in by itself', () => {
    const { missing, findings } = checkObjective('Resolve more at the first contact as soon as possible', fields);
    expect(missing).toEqual([]);
    expect(findings).toMatchObject([
      { id: 'vague-time', severity: 'note', where: { text: 'as soon as possible' }, criterion: timeBound },
    ]);
  });

  test('R-004 a target outside the natural limits of its measure is pointed out, and so is one that is met already', () => {
    const beyond = checkObjective('Resolve 95% at the first contact', {
      ...fields,
      ...{ target: '95%', reach: { is: 'beyond', limits: '68% to 77%' } },
    });
    expect(beyond.missing).toEqual([achievable]);
    expect(beyond.findings).toMatchObject([
      {
        ...{ id: 'beyond-limits', where: { start: 8, end: 11, text: '95%' } },
        why: expect.stringMatching(
          /from 68% to 77%\. 95% lies outside: it cannot be reached without changing the process/,
        ),
      },
    ]);
    expect(idsOf('Resolve 65%', { target: '65%', reach: { is: 'already', limits: '68% to 77%' } })).toContain(
      'met-already',
    );
    expect(idsOf('Resolve 65%', { target: '65%', isWorse: true, reach: null })).toContain('worse-than-now');
  });

  test.each([
    ['from 76.7% to 78%', '“from 76.7% to 78%”'],
    ['from 76.7 to 78.5', '“from 76.7 to 78.5”'],
    ['from 76.7 per cent to 78.25 per cent', '“from 76.7 per cent to 78.25 per cent”'],
    ['from 4 h to 3.5 h', '“from 4 h to 3.5”'],
  ])('R-004 “%s” is read with its decimals, as a start and an amount', (step, quoted) => {
    const text = `Take first contact resolution ${step} by 29 January 2027, so that customers need not call twice.`;
    const { missing, criteria } = checkObjective(text, null);
    expect(missing).toEqual([]);
    expect(criteria[1]!.why).toContain(quoted);
    expect(criteria[2]!.why).toBe(`${quoted} says where it starts, so the step can be judged.`);
  });

  test('R-004 where it stands now is quoted as the whole number, and ends with its sentence', () => {
    const achieved = (text: string) => checkObjective(text, null).criteria[2]!.why;
    expect(achieved('Resolve 78% of contacts; it is 76.7 % now')).toContain('“76.7 % now”');
    expect(achieved('Resolve 78%. It stands at 76.7%.')).toContain('“stands at 76.7%”');
    expect(achieved('Resolve 78%. Now we begin. Then 5 calls')).toContain('Nothing says where it stands now');
  });

  test.each(['Improve the service', 'Improve the service by 5 points', 'Make our customer service better by March'])(
    'R-004 “%s” says in which direction, not what will be different or for whom: a figure beside it does not mend that',
    (text) => {
      const [criterion] = checkObjective(text, fields).criteria;
      expect(criterion).toMatchObject({ met: false, why: expect.stringContaining('not what will be different') });
      expect(checkObjective(text, null).missing).toContain(specific);
      const said = `${text}, so that nobody who reports a repair needs to call twice`;
      expect(checkObjective(said, fields).missing).toEqual([]);
    },
  );

  test('R-004 a target where it stands now asks whether no change is meant, until the words say so', () => {
    const same = { ...fields, target: '72%' };
    const { missing, findings, criteria } = checkObjective('Resolve more at the first contact', same);
    expect(missing).toEqual([measurable]);
    expect(findings).toMatchObject([{ id: 'no-change', remedy: expect.stringMatching(/^Is keeping it the aim\?/) }]);
    expect(criteria[2]!.why).toBe('It stands there now: it is to be kept, not reached. Single weeks will miss it.');
    expect(idsOf('Keep every promise to call back', same)).toContain('no-change');
    const kept = checkObjective('Keep first contact resolution at 72%', same);
    expect([kept.findings, kept.criteria[1]!.why]).toEqual([[], 'First contact resolution, kept at 72%.']);
    expect(idsOf('Keep it at 72%', { ...same, reach: { is: 'already', limits: '73% to 77%' } })).toEqual([]);
  });

  test.each([
    ['Raise first contact resolution from 76.7% to 76.7% by 31 December', 'from 76.7% to 76.7%'],
    ['Abandoned calls from 9% in March to 9% by June', 'from 9% in March to 9%'],
    ['Answer in 4 h: from 4 h now to 4 h', 'from 4 h now to 4 h'],
  ])('R-004 “%s” asks the same, of the words alone', (text, same) => {
    const { findings } = checkObjective(text, null);
    expect(findings.find(({ id }) => id === 'no-change')).toMatchObject({
      ...{ criterion: measurable, where: { text: same } },
    });
  });

  test.each([
    'from 5 to 5.5',
    'from 4 h to 4 h 10 min',
    'from 7% to 78%',
    'from 4 May to 4 May',
    'Keep it from 9% to 9%',
  ])('R-004 “%s” is a change, a day, or kept on purpose', (text) => {
    expect(checkObjective(text, null).findings.map(({ id }) => id)).not.toContain('no-change');
  });

  test('R-004 no measure with a reason is a note, without one a warning', () => {
    const bare = { measure: null, baseline: null, target: null, reach: null };
    const severities = (reason: string | null) =>
      checkObjective('Agree how we hand over', { ...fields, ...bare, reason }).findings.map(
        ({ id, severity }) => `${id} ${severity}`,
      );
    expect(severities('It is done or not')).toContain('no-measure note');
    expect(severities(null)).toContain('no-measure warn');
  });

  test('of no words says that alone', () => {
    expect(checkObjective(' \n', null)).toMatchObject({
      findings: [{ id: 'no-words', severity: 'stop' }],
      present: [],
    });
  });

  test('never throws, cuts out what it names, and finds each criterion met or not', () => {
    const words = fc.constantFrom(...objectives.flatMap(([text]) => text.split(' ')), '78%', '\n', '😀');
    const some = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words, { maxLength: 40 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(some, fc.constantFrom(null, fields), (text, given) => {
        const { findings, present, missing } = checkObjective(text, given);
        for (const { where } of findings) expect(text.slice(where.start, where.end)).toBe(where.text);
        expect([...present, ...missing].sort()).toEqual([...smartCriteria].sort());
        expect(findings.length).toBeGreaterThanOrEqual(missing.length > 0 ? 1 : 0);
      }),
      { numRuns: 300 },
    );
  });
});
