import { expect, test } from 'vitest';
import { ledeOf } from './plan-lede.ts';

type Plan = Parameters<typeof ledeOf>[0];
const objective = { kpi: 'fcr', serviceStandardId: null, standard: null, baseline: '71', target: '75' };
const given = (personId: string) => ({ id: `work-${personId}`, personId, name: personId, at: '2026-03-02T09:00:00Z' });
const saidBy = (personId: string, at = '2026-03-03T09:00:00Z') => ({ personId, at, takenSince: [] as string[] });
const accepted = (personId: string) => ({ assignmentId: `work-${personId}`, answer: 'accept' });
const signedBy = (personId: string, by: string) => ({ personId, by: [{ personId: by }] });
const of = (part: object) =>
  ledeOf({
    objectives: [],
    people: [],
    tasks: [],
    assignments: [],
    answers: [],
    understandings: ['ann', 'bo'].map((one) => saidBy(one)),
    decisions: [],
    signed: ['ann', 'bo'].map((one) => signedBy(one, one)),
    seesAnswers: true,
    state: 'live',
    isOver: false,
    maySteer: true,
    ...part,
  } as unknown as Plan);

test('an empty plan counts nothing', () => {
  expect(of({})).toBe('Nothing is planned yet.');
  expect(of({ tasks: [{}] })).toBe('No objective yet. The work is not given out yet.');
});

test('a plan whose last day has passed says so, and to its leader what to do', () => {
  expect(of({ isOver: true })).toBe(
    'Nothing is planned yet. The plan’s last day has passed: close it, or revise it to go on.',
  );
  expect(of({ isOver: true, state: 'consulting' })).toMatch(/ extend or withdraw it\.$/);
  expect(of({ isOver: true, maySteer: false })).toMatch(/ has passed\.$/);
});

test('R-004 objectives with and without a measure are told apart', () => {
  const bare = { ...objective, target: null };
  expect(of({ objectives: [objective, bare] })).toMatch(/^One objective with a measure, one without\./);
  expect(of({ objectives: [bare, bare] })).toMatch(/^2 objectives without a measure\./);
});

test('R-005 who has agreed is said to those who see the answers; of a draft nobody was asked', () => {
  const plan = { objectives: [objective], assignments: ['ann', 'bo'].map(given), answers: [accepted('ann')] };
  expect(of(plan)).toMatch(/ 1 of 2 people have accepted their part\.$/);
  expect(of({ ...plan, answers: ['ann', 'bo'].map(accepted) })).toMatch(
    / Everybody has accepted their part and signed it\.$/,
  );
  expect(of({ ...plan, seesAnswers: false })).toMatch(/ The work is given to 2 people\.$/);
  expect(of({ ...plan, state: 'draft' })).toMatch(/ 2 people, who are asked once the plan is open\.$/);
  expect(of({ ...plan, assignments: [given('cy')] })).toMatch(/ one person, who has not accepted it yet\.$/);
  const gone = { ...plan, people: [{ id: 'bo', gone: 'left' }] };
  expect(of(gone)).toMatch(
    / Everybody else has accepted their part and signed it\. One person with work can do it no more\.$/,
  );
  expect(of({ ...gone, answers: [] })).toMatch(/ 0 of 1 others have accepted their part\. One person /);
  const left = { ...plan, answers: ['ann', 'bo'].map(accepted), tasks: [{ id: 'left', takenUp: true, people: 1 }] };
  expect(of(left)).toMatch(/ Everybody has accepted their part and signed it\. One task is given to nobody\.$/);
});

test('R-005 to accept is not to sign: whoever has not put their own name is not said to have', () => {
  const plan = { objectives: [objective], assignments: ['ann', 'bo'].map(given), answers: ['ann', 'bo'].map(accepted) };
  const said = (signed: object[]) => of({ ...plan, signed });
  expect(said([])).toMatch(/ Everybody has accepted their part, and nobody has signed it yet\.$/);
  expect(said([signedBy('ann', 'lee'), signedBy('bo', 'bo')])).toMatch(/ part, and 1 of 2 has signed it\.$/);
});

test('R-006 who has agreed and has not said what it asks of them is named to those who see the answers', () => {
  const plan = { objectives: [objective], assignments: ['ann', 'bo'].map(given), answers: ['ann', 'bo'].map(accepted) };
  const said = (understandings: object[]) => of({ ...plan, understandings });
  expect(said([saidBy('ann')])).toMatch(
    / Everybody has accepted their part and signed it\. One has not yet said what .*: bo\.$/,
  );
  expect(said([])).toMatch(/ 2 have not yet said what it asks of them: ann and bo\.$/);
  const earlier = saidBy('ann', '2026-03-01T09:00:00Z');
  const taken = { ...saidBy('bo'), takenSince: ['Call back'] };
  expect(said([earlier, taken])).toMatch(/: ann and bo\.$/);
  expect(of({ ...plan, understandings: [], seesAnswers: false })).not.toMatch(/said/);
  const many = ['ann', 'bo', 'cy', 'di', 'ed', 'fi'];
  const all = { ...plan, assignments: many.map(given), answers: many.map(accepted), understandings: [] };
  expect(of(all)).toMatch(/ 6 have not yet .*: ann, bo, cy and 3 more\.$/);
});

test('a plan that has ended says how it went, and its history all of it', () => {
  const closed = (reason: string | null) =>
    of({ state: 'closed', objectives: [objective], decisions: [{ decision: 'close', reason }] });
  expect(closed('75%, as we wanted.')).toBe('How it went: 75%, as we wanted.');
  const work = {
    tasks: ['a', 'b'].map((id) => ({ id, takenUp: true })),
    assignments: [{ taskId: 'a', doneAt: '2026-03-09' }],
  };
  const undone = {
    ...work,
    assignments: [
      { taskId: 'a', doneAt: '2026-03-09' },
      { taskId: 'a', doneAt: null },
    ],
  };
  const ended = { state: 'closed', decisions: [{ decision: 'close', reason: 'Well' }] };
  expect(of({ ...ended, ...work })).toBe('1 of 2 tasks is reported done. How it went: Well');
  expect(of({ ...ended, ...undone })).toMatch(/^0 of 2 tasks are reported done, one in part\. /);
  expect(closed(null)).toBe('How it went was not said when it was closed.');
  expect(closed('word '.repeat(100))).toMatch(/word …$/);
  expect(of({ state: 'withdrawn', objectives: [objective], decisions: [{ reason: 'Two left' }] })).toBe(
    'Withdrawn: Two left',
  );
});
