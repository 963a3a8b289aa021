import { describe, expect, test } from 'vitest';
import type { AssignmentRow, ObjectiveRow, TaskRow } from '../plans/plan-rows.ts';
import { findingsOf } from './check.ts';
import { type LeadingFacts, type LedPlan, noActivity, noneSaid, waitedLong } from './leading-facts.ts';
import { checks } from './leading-page.ts';

const day = '2026-03-20';
const plan = {
  id: 'plan',
  teamId: 'team',
  title: 'March',
  startsOn: '2026-03-02',
  endsOn: '2026-03-27',
  aims: [],
  version: 1,
};
const goal = {
  ...{ id: 'goal', title: 'Answer sooner', kpi: 'answer-rate', standardId: null, standard: null, standardKpi: null },
  ...{ baseline: 90, baselineOf: null, target: 95, due: null, priority: 1, serves: 'We answer', servesId: null },
  ...{ consequence: null, noMeasureReason: null, version: 1 },
} as ObjectiveRow;
const task = { id: 'task', title: 'Call back', skills: [] as TaskRow['skills'] } as TaskRow;
const given = {
  ...{
    id: 'given',
    taskId: 'task',
    personId: 'mo',
    name: 'Mo',
    gone: null,
    buddyGone: null,
    buddyId: null,
    buddy: null,
  },
  ...{
    buddyToId: null,
    buddyTo: null,
    hours: 4,
    develops: false,
    because: [],
    doneAt: null,
    at: '2026-03-02T09:00:00Z',
  },
} as unknown as AssignmentRow;
const accepted = { id: 'answer', assignmentId: 'given', answer: 'accept', at: '2026-03-03T09:00:00Z', reply: null };
const said = { id: 'said', personId: 'mo', at: '2026-03-04T09:00:00Z', outcome: 'confirmed' };
const sound = {
  ...{ plan, state: 'live', objectives: [goal], tasks: [task], assignments: [given], answers: [accepted] },
  ...{ understandings: [said], noticed: [] },
} as unknown as LedPlan;
const busy = { managed: 5, oneToOnes: 1, thanks: 1, involvement: 1 };
const facts = (more: Partial<LeadingFacts> = {}, changed: object = {}): LeadingFacts => ({
  ...{
    leaderId: 'lee',
    day,
    plans: [{ ...sound, ...changed } as LedPlan],
    activity: busy,
    said: noneSaid,
    untalked: [],
    owed: [],
    reviews: [],
    shares: [],
    ...more,
  },
});
const found = (more?: Partial<LeadingFacts>, changed?: object) =>
  findingsOf(checks, facts(more, changed)).map(({ checkId, what }) => [checkId, what] as const);
const idsOf = (more?: Partial<LeadingFacts>, changed?: object) => found(more, changed).map(([id]) => id);

describe('the checks of leading', () => {
  test('R-012 find nothing where all is in order, nor where nothing is there', () => {
    expect(found()).toEqual([]);
    expect(findingsOf(checks, facts({ plans: [], activity: noActivity }))).toEqual([]);
  });

  test('each has an id, a source, a reason and a remedy of its own', () => {
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
    for (const { id, source, why, remedy, title } of checks) {
      expect(id).toMatch(/^[a-z-]+$/);
      for (const words of [source, why, remedy, title]) expect(words.length).toBeGreaterThan(5);
    }
  });

  test('R-012 what a check leaves out, since it is young or has a reason, is left out in its own words', () => {
    const titleOf = (id: string) => checks.find((check) => check.id === id)!.title;
    expect(waitedLong).toBe('more than 2 days ago');
    for (const id of [
      'help-not-answered',
      'understanding-not-said',
      'understanding-not-confirmed',
      'answer-without-reply',
    ])
      expect(titleOf(id)).toContain(waitedLong);
    expect(titleOf('no-one-to-one-held')).toContain('joined in the last 4 weeks or was away most of the time');
    expect(titleOf('objective-serves-nothing')).toContain('say in words what else they serve');
    expect(titleOf('objective-without-measure')).toContain('with a stated reason for none');
  });

  test('R-012 tasks and plans without talks, thanks or involvement are shown, each by itself', () => {
    const activity = (more: object) => ({ activity: { ...busy, ...more } });
    expect(idsOf(activity({ oneToOnes: 0 }))).toEqual(['no-one-to-one-held']);
    expect(idsOf(activity({ thanks: 0 }))).toEqual(['no-thanks-given']);
    expect(idsOf(activity({ involvement: 0 }))).toEqual(['no-involvement']);
    expect(idsOf({ activity: { ...noActivity, managed: 1 } })).toHaveLength(3);
    expect(idsOf({ activity: noActivity })).toEqual([]); // whoever planned nothing is not told so
  });

  test('R-012 R-020 members without a one-to-one are named where others had one, in one finding', () => {
    const untalked = [
      { id: 'mo', name: 'Mo' },
      { id: 'nia', name: 'Nia' },
    ];
    const what = 'In the last 13 weeks you held no one-to-one with Mo and Nia.';
    expect(found({ untalked })).toEqual([['no-one-to-one-held', what]]);
    const none = found({ untalked, activity: { ...busy, oneToOnes: 0 } });
    expect(none.map(([id]) => id)).toEqual(['no-one-to-one-held']);
    expect(none[0]![1]).not.toBe(what);
    expect(idsOf({ untalked, activity: noActivity })).toEqual([]);
  });

  test('R-003 work on availability alone, and a step up without a buddy, as the plan points them out', () => {
    const note = {
      id: 'given',
      ids: ['given'],
      taskId: 'task',
      title: 'Mo has it on availability alone',
      what: 'No skill.',
      why: '',
      remedy: 'Ask.',
    };
    expect(idsOf({}, { noticed: [note] })).toEqual(['availability-alone']);
    expect(idsOf({}, { noticed: [note], assignments: [{ ...given, develops: true }] })).toEqual([
      'step-up-without-buddy',
    ]);
    expect(idsOf({}, { noticed: [note], assignments: [{ ...given, doneAt: '2026-03-05T09:00:00Z' }] })).toEqual([]);
  });

  test('R-003 a whole plan that free hours alone would give as well is found while its work is under way', () => {
    const of = (verdict: string) => ({ alone: { id: 'run', planId: 'plan', test: { verdict, moved: ['task'] } } });
    expect(idsOf({}, of('same'))).toEqual(['availability-alone']);
    expect(idsOf({}, of('as-good'))).toEqual(['availability-alone']);
    expect(idsOf({}, of('differs'))).toEqual([]);
    expect(idsOf({}, of('unknown'))).toEqual([]);
    expect(idsOf({}, { alone: { id: 'run', planId: 'plan', test: null } })).toEqual([]);
    const done = [{ ...given, doneAt: '2026-03-05T09:00:00Z' }];
    expect(idsOf({}, { ...of('same'), assignments: done })).toEqual([]);
  });

  test('R-004 L02 an objective without measure and without a stated reason, and one that serves nothing', () => {
    const goals = (more: object) => ({ objectives: [{ ...goal, ...more }] });
    for (const lacking of [{ kpi: null }, { baseline: null }, { target: null }])
      expect(idsOf({}, goals(lacking))).toEqual(['objective-without-measure']);
    expect(idsOf({}, goals({ kpi: null, noMeasureReason: 'It comes in May' }))).toEqual([]);
    expect(idsOf({}, goals({ serves: null }))).toEqual(['objective-serves-nothing']);
    expect(idsOf({}, goals({ serves: null, servesId: 'one of the organisation' }))).toEqual([]);
  });

  test('R-006 accepted work without own words, or with words of earlier work, or not confirmed; after two days', () => {
    expect(found({}, { understandings: [] })).toEqual([
      ['understanding-not-said', 'Mo accepted work of “March” and has not said in their own words what it is and why.'],
    ]);
    expect(idsOf({}, { understandings: [], answers: [{ ...accepted, at: '2026-03-19T09:00:00Z' }] })).toEqual([]);
    expect(idsOf({}, { understandings: [], answers: [] })).toEqual([]); // not accepted yet
    const later = { ...given, id: 'later', at: '2026-03-10T09:00:00Z' };
    const agreed = { ...accepted, id: 'agreed', assignmentId: 'later', at: '2026-03-11T09:00:00Z' };
    const earlier =
      'Mo accepted work of “March” that was given after they had said theirs in their own words: what they said is of earlier work.';
    const both = { assignments: [given, later], answers: [accepted, agreed] };
    expect(found({}, both)).toEqual([['understanding-not-said', earlier]]);
    expect(idsOf({}, { ...both, answers: [accepted] }), 'what was given since is not agreed yet').toEqual([]);
    const oz = { ...given, id: 'his', personId: 'oz', name: 'Oz' };
    const two = {
      assignments: [given, later, oz],
      answers: [accepted, agreed, { ...accepted, id: 'own', assignmentId: 'his' }],
    };
    expect(found({}, two)).toEqual([
      [
        'understanding-not-said',
        `Oz accepted work of “March” and has not said in their own words what it is and why. ${earlier}`,
      ],
    ]);
    expect(idsOf({}, { understandings: [{ ...said, outcome: null }] })).toEqual(['understanding-not-confirmed']);
    expect(idsOf({}, { understandings: [{ ...said, outcome: null, at: '2026-03-19T09:00:00Z' }] })).toEqual([]);
    for (const gone of [{ gone: 'left' }, { doneAt: '2026-03-05T09:00:00Z' }])
      expect(idsOf({}, { understandings: [], assignments: [{ ...given, ...gone }] })).toEqual([]);
  });

  test('R-005 a question or refusal without a reply, after two days; a draft asks nobody anything', () => {
    for (const answer of ['query', 'decline']) {
      const answers = [{ ...accepted, answer }];
      expect(idsOf({}, { answers })).toEqual(['answer-without-reply']);
      expect(idsOf({}, { answers: [{ ...answers[0], reply: 'Let us swap' }] })).toEqual([]);
      expect(idsOf({}, { answers: [{ ...answers[0], at: '2026-03-18T09:00:00Z' }] })).toEqual([]);
      expect(idsOf({}, { answers, state: 'draft' })).toEqual([]);
    }
  });

  test('R-020 a promise of the leader past its day, and help that nobody answered', () => {
    const promised = { id: 'x', words: 'Show the limits', due: '2026-03-10', href: '/lead/help/x', to: 'Mo' };
    const owed = [promised];
    expect(found({ owed })).toEqual([['promise-overdue', 'You promised Mo “Show the limits” by 10 March 2026.']]);
    expect(found({ owed: [{ ...promised, due: null }] })).toEqual([
      ['help-not-answered', 'Mo asks you for help, and waits for an answer.'],
    ]);
  });

  test('a reason holds while what it was given for is the same', () => {
    const rests = (more?: Partial<LeadingFacts>, changed?: object) =>
      findingsOf(checks, facts(more, changed)).map(({ restsOn }) => restsOn);
    const bare = { objectives: [{ ...goal, kpi: null }] };
    expect(rests({}, bare)).toEqual(rests({}, { ...bare, answers: [accepted, accepted] }));
    expect(rests({}, bare)).not.toEqual(rests({}, { objectives: [{ ...goal, kpi: null, title: 'Another' }] }));
    const idle = { activity: { ...busy, thanks: 0 } };
    expect(rests(idle)).toEqual(rests({ ...idle, day: '2026-03-31' }));
    expect(rests(idle)).not.toEqual(rests({ ...idle, day: '2026-04-01' }));
  });
});
