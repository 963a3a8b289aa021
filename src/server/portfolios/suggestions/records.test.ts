import { expect, test } from 'vitest';
import type { Block, RecordDocument } from '../document.ts';
import { shownByRecord } from './records.ts';

const people = (me: string, other: string) => [
  { id: 'me', name: 'Lee Leader', part: me },
  { id: 'mo', name: 'Mo Member', part: other },
];
const record = (kind: string, parts: RecordDocument['people'], sections: Record<string, Block[]>): RecordDocument => ({
  ...{ title: kind, kind, from: '2026-03-02', to: '2026-03-02', people: parts },
  sections: Object.entries(sections).map(([id, blocks]) => ({ id, heading: id, blocks })),
});
const words = (id: string, text: string, by = 'Mo Member', at = '2026-03-02T10:00:00.000Z'): Block => ({
  ...{ id, kind: 'words', label: id, text, by, at },
});
const facts = (id: string, named: Record<string, string>): Block => ({
  ...{ id, kind: 'facts', label: id },
  facts: Object.entries(named).map(([name, value]) => ({ name, value })),
});
const actsOf = (document: RecordDocument) => shownByRecord(document, 'me')?.map(({ act }) => act);

const why = 'Mo Member: level 3 for Complaints, 2 needed; serves objective “Answer sooner”';
const plan = (agreedAt: string, by = 'Lee Leader') =>
  record('Work plan', people('leads the team', 'does work of the plan'), {
    tasks: [facts('task-1', { Why: why }), facts('task-2', { Why: why }), facts('task-3', { Why: 'Mo: is free' })],
    contributions: [
      words('wish-1', 'Volunteered for “Calls”'),
      words('remark-1', 'Objected to “Calls”: too many', 'Ana Adviser'),
      words('remark-2', 'Had nothing to add', 'Kit Keeper'),
      words('remark-step-1', 'Answered the objection', 'Lee Leader'),
    ],
    decisions: [
      words('giving-1', 'Gave out 2 tasks', by),
      words('decision-1', 'Agreed the plan', 'Lee Leader', agreedAt),
    ],
  });

test('R-095 a plan shows involving once two members shaped it before it was agreed, and allocating for skill and objective', () => {
  expect(shownByRecord(plan('2026-03-03T10:00:00.000Z'), 'me')).toEqual([
    {
      act: 'involve',
      because: 'Mo Member and Ana Adviser shaped this plan before it was agreed',
      places: ['wish-1', 'remark-1'],
    },
    {
      act: 'allocate',
      because: '2 tasks were given for a stated skill, and each serves a stated objective',
      places: ['task-1', 'task-2'],
    },
  ]);
  expect(actsOf(plan('2026-03-01T10:00:00.000Z'))).toEqual(['allocate']);
  expect(actsOf(plan('2026-03-01T10:00:00.000Z', 'Somebody Else'))).toEqual([]);
  expect(shownByRecord(plan('2026-03-03T10:00:00.000Z'), 'mo')).toEqual([]);
});

test('R-095 an allocation shows allocating to whoever asked for it, once its work was given out', () => {
  const run = (part: string, given: string) =>
    record('Allocation', people(part, 'is given work by it'), {
      run: [facts('run', { 'Given out': given })],
      tasks: [facts('task-1', { Why: why }), facts('task-2', { Why: why })],
    });
  expect(actsOf(run('asked for the allocation', '3 March 2026, 10am'))).toEqual(['allocate']);
  expect(actsOf(run('asked for the allocation', 'Not given out by this run'))).toEqual([]);
  expect(actsOf(run('took this copy', '3 March 2026, 10am'))).toEqual([]);
  for (const kind of ['Skill levels', 'Objectives tree', 'Fair shares'])
    expect(actsOf(record(kind, people('took this copy', 'x'), {}))).toEqual([]);
});

const agreement = (answer: string, understanding: Block[] = [], signatures: Block[] = []) =>
  record('Agreement', people('leads the team', 'does the work'), {
    work: [facts('work-1', { 'Why this person': why })],
    answers: [words('answer-1', answer)],
    understanding,
    signatures,
  });
const own = [words('what-1', 'I ring back'), words('why-1', 'They wait')];
const confirmed = words('confirmation-1', 'Confirmed', 'Lee Leader');

test('R-095 an agreement shows a role that was agreed, understanding that was confirmed and support that was asked for', () => {
  expect(actsOf(agreement('Agreed'))).toEqual(['agree-role', 'allocate']);
  expect(actsOf(agreement('Query: on which days?'))).toEqual(['allocate']);
  expect(actsOf(agreement('Agreed', own))).toEqual(['agree-role', 'allocate']);
  expect(actsOf(agreement('Agreed', [...own, confirmed, words('support-1', 'An hour')]))).toEqual([
    ...['agree-role', 'allocate', 'check-understanding', 'ask-support'],
  ]);
  expect(actsOf(agreement('Agreed', [facts('said-of', {}), ...own, confirmed]))).not.toContain('check-understanding');
  const signed = [words('signature-1', 'I agree'), words('signature-2', 'I agree', 'Lee Leader')];
  expect(shownByRecord(agreement('Agreed', [], signed), 'me')![0]!.because).toBe(
    'Mo Member agreed to this work, and you both signed it',
  );
});

const talk = (sections: Record<string, Block[]>, me = 'leader') => record('One-to-one', people(me, 'member'), sections);

test('R-095 a one-to-one shows what the member said, wished for and took on, and help that was given', () => {
  const agenda = [
    words('item-1', 'How my first calls went'),
    facts('outcome-1', { 'What came of it': 'An action: Ask first' }),
  ];
  const action = { Action: 'Ask first', Who: 'Mo Member', Agreed: 'At this meeting' };
  const notes = [words('notes', 'Mo said the second went better, and noticed why.', 'Lee Leader')];
  expect(actsOf(talk({ agenda, notes }))).toEqual(['draw-out']);
  expect(actsOf(talk({ agenda, notes: [words('notes', 'Four hours so far.', 'Lee Leader')] }))).toEqual([]);
  expect(actsOf(talk({ agenda, actions: [facts('action-1', action)] }))).toEqual(['plan-next']);
  expect(actsOf(talk({ agenda, actions: [facts('action-1', { ...action, Who: 'Lee Leader' })] }))).toEqual([]);
  expect(actsOf(talk({ asked: [words('asked', 'Somebody to listen in')] }))).toEqual(['ask-support']);
  expect(actsOf(talk({ asked: [words('asked', 'Nothing else for now, no help')] }))).toEqual([]);
  const done = {
    Action: 'Sit with Mo at two calls',
    Who: 'Lee Leader',
    Done: '9 March 2026',
    'What came of it': 'Both done',
  };
  expect(actsOf(talk({ actions: [facts('action-2', done)] }))).toEqual(['give-help']);
  expect(actsOf(talk({ actions: [facts('action-2', { ...done, Done: '' })] }))).toEqual([]);
  expect(actsOf(talk({ agenda, notes, actions: [facts('action-2', done)] }, 'member'))).toEqual([]);
});

test('R-095 help shows helping where it was given to somebody else, thanks give credit where the team reads both parts', () => {
  const given: Block = { ...words('step-1', 'I sat with her', 'Lee Leader'), label: 'Given' };
  const parts = [
    { id: 'mo', name: 'Mo Member', part: 'asked for help' },
    { id: 'me', name: 'Lee Leader', part: 'was asked' },
  ];
  expect(actsOf(record('Help asked for', parts, { steps: [given] }))).toEqual(['give-help']);
  expect(actsOf(record('Help asked for', parts, { steps: [{ ...given, label: 'Promised' }] }))).toEqual([]);
  const thanks = (reads: string, effect: Block[]) =>
    record('Thanks', people('gave the thanks', 'was thanked'), {
      thanks: [facts('thanks-facts', { 'Who reads it': reads })],
      words: [words('behaviour', 'You rang first', 'Lee Leader'), ...effect],
    });
  const effect = [words('effect', 'Nobody rang twice', 'Lee Leader')];
  expect(actsOf(thanks('the two, and Customer Hub', effect))).toEqual(['regard']);
  expect(actsOf(thanks('the two', effect))).toEqual([]);
  expect(actsOf(thanks('the two, and Customer Hub', []))).toEqual([]);
});

const minutes = (how: string, others: string[]) =>
  record('Minutes of a team meeting', people('facilitated', 'took part'), {
    'item-1': [
      facts('wanted-1', { 'Added by': 'Lee Leader' }),
      ...others.map((by, at) => words(`said-${at}`, 'By turns', by)),
      facts('decision-1', { Decided: 'By turns', 'By whom, and how': how }),
    ],
  });

test('R-095 minutes show involving where those present decided after two had spoken; a briefing where two said it back', () => {
  expect(actsOf(minutes('Everybody present. All agreed', ['Mo Member', 'Ana Adviser']))).toEqual(['involve']);
  expect(actsOf(minutes('Everybody present. All agreed', ['Mo Member', 'Lee Leader']))).toEqual([]);
  expect(actsOf(minutes('Lee Leader, having heard the others', ['Mo Member', 'Ana Adviser']))).toEqual([]);
  const briefing = (many: string) =>
    record('Briefing', people('held the briefing', 'was there'), {
      'teach-back': [facts('teach-back-facts', { 'How many': many })],
    });
  expect(actsOf(briefing('7 of 8 who were there have said what they will do and why'))).toEqual([
    'check-understanding',
  ]);
  expect(actsOf(briefing('1 of 8 who were there have said what they will do and why'))).toEqual([]);
});

test('R-095 what is no record of its own is left to its words', () => {
  expect(shownByRecord(record('Account', people('author', 'member'), {}), 'me')).toBeNull();
  expect(actsOf(record('Work done', people('leads the team', 'did the work'), {}))).toEqual([]);
});

test('R-095 feedback shows feedback where it names occasion, deed and effect, was given by the candidate and stands', () => {
  const said = {
    situation: 'On Friday',
    behaviour: 'You rang her back before lunch.',
    impact: 'She did not ring again.',
  };
  const feedback = (
    changed: Partial<typeof said>,
    named = {},
    me = 'gave the feedback',
    other = 'received the feedback',
  ) =>
    record('Feedback', people(me, other), {
      feedback: [facts('feedback-facts', { From: 'Lee Leader', ...named })],
      words: Object.entries({ ...said, ...changed }).flatMap(([id, text]) => (text ? [words(id, text)] : [])),
    });
  expect(shownByRecord(feedback({}), 'me')).toEqual([
    {
      act: 'feedback',
      because: 'you told Mo Member what they did, on which occasion and what came of it',
      places: ['situation', 'behaviour', 'impact'],
    },
  ]);
  expect(actsOf(feedback({ behaviour: 'You were great.' }))).toEqual([]);
  expect(actsOf(feedback({ impact: '' }))).toEqual([]);
  expect(actsOf(feedback({}, { Withdrawn: '2 March 2026: another caller' }))).toEqual([]);
  expect(actsOf(feedback({}, {}, 'received the feedback', 'gave the feedback'))).toEqual([]);
});
