import { describe, expect, test } from 'vitest';
import { unitsInText } from './read-text.ts';

const only = (text: string, file: string | null = null) => {
  const units = unitsInText(text, file);
  expect(units).toHaveLength(1);
  return units[0]!;
};
/** `['1 Greet', '1.1 Say hello', …]`, whatever else was read. */
const lines = (text: string) =>
  only(text).outcomes.flatMap(({ number, title, criteria }) => [
    `${number} ${title}`,
    ...criteria.map(({ code, text: words }) => `${code} ${words}`),
  ]);
const doubts = (text: string) => only(text).check.map(({ what }) => what);
const greeting = [
  '1 Greet callers',
  '1.1 Say hello',
  '1.2 Give your name',
  '2 Understand greetings',
  '2.1 Explain why',
];

describe('R-091 outcomes and criteria are read from', () => {
  test.each([
    [
      'rows of a table',
      '| 1 | Greet callers | 1.1 | Say hello |\n| 1.2 | Give your name |\n| 2 | Understand greetings | 2.1 | Explain why |',
    ],
    [
      'lines with numbers alone',
      '1\n\nGreet callers\n\n1.1\n\nSay hello\n\n1.2\n\nGive your name\n\n2\n\nUnderstand greetings\n\n2.1\n\nExplain why\n',
    ],
    [
      'points with numbers',
      '1\n\nGreet callers\n\nAssessment Criteria\n\n  • 1.1\n    Say hello\n  • 1.2\n    Give your name\n\n2\n\nUnderstand greetings\n\nAssessment Criteria\n\n  • 2.1\n    Explain why',
    ],
    [
      'cells and dashes',
      '1 |\nGreet callers |\n- 1.1 - Say hello\n- 1.2 - Give your name\n|\n2 |\nUnderstand greetings |\n- 2.1 - Explain why\n|',
    ],
    [
      'slashes',
      'Element / Criteria\n1. Greet callers / 1.1 / Say hello\n1.2 / Give your name\n2. Understand greetings / 2.1 / Explain why',
    ],
    [
      'headings',
      'Learning Outcome\n\n1. Greet callers\n\nAssessment Criteria\n\n1.1 Say hello\n1.2 Give your name\n\nLearning Outcome\n\n2. Understand greetings\n\nAssessment Criteria\n\n2.1 Explain why\n',
    ],
    [
      'labels',
      'LO1: Greet callers\nAC1.1 Say hello\nAC1.2 Give your name\nLO2: Understand greetings\nAC2.1 Explain why',
    ],
    [
      'columns kept by blanks',
      'Outcomes           Criteria\n\n1 Greet            1.1 Say hello\n  callers          1.2 Give your\n                       name\n\n2 Understand       2.1 Explain why\n  greetings\n',
    ],
    [
      'labels before announced numbers',
      'Learning outcome 1\nThe learner will:\n1 Greet callers\nThe learner can:\n1.1 Say hello\n1.2 Give your name\n\nLearning outcome 2\nThe learner will:\n2 Understand greetings\nThe learner can:\n2.1 Explain why\n',
    ],
    [
      'elements without numbers',
      'Element: Greet callers\n  • Say hello\n  • Give your name\nElement: Understand greetings\n  • Explain why\n',
    ],
  ])('%s', (_, text) => {
    expect(lines(text)).toEqual(greeting);
  });

  test('columns that were read one after the other, paired by order and said', () => {
    const text =
      '1.1\n1.2\n2.1\nSay hello\nGive your\nname\nExplain why\n\nLearning outcomes\n1 Greet callers\n2 Understand greetings';
    expect(lines(text)).toEqual(greeting);
    expect(doubts(text)).toContainEqual('Codes and texts of 1.1 to 2.1 stand apart here; paired by order');
  });

  test('one long line, without numbers of criteria', () => {
    const text = `Unit 4 Title: Calls Level: 2 Credit value: 3 Guided learning hours: 20 ${'This unit is for those who answer. '.repeat(6)}Learning outcomes (the learner will) Assessment criteria (the learner can) 1 Understand calls Explain why callers call Describe two kinds of calls 2 Be able to answer Answer a call within the time set Record what the caller wants in the system of the organisation`;
    expect(lines(text)).toEqual([
      ...[
        '1 Understand calls',
        '1.1 Explain why callers call',
        '1.2 Describe two kinds of calls',
        '2 Be able to answer',
      ],
      ...[
        '2.1 Answer a call within the time set',
        '2.2 Record what the caller wants in the system of the organisation',
      ],
    ]);
    expect(doubts(text)).toContainEqual(
      'The criteria have no numbers in the text; numbered by order under their outcomes',
    );
  });

  test('an outcome between criteria of an earlier one is said: two columns that follow each other in turns', () => {
    const text =
      'Unit 512: Coach colleagues\nLearning outcomes\nAssessment criteria\n1. Understand coaching\n1.1 Explain what coaching is\n2. Be able to coach\n1.2 Explain when coaching does not\n1.3 Compare two models\nhelp\n2.1 Agree goals with a colleague\n2.2 Review progress';
    const [unit] = unitsInText(text);
    expect(unit!.outcomes.map(({ title }) => title)).toEqual(['Understand coaching', 'Be able to coach']);
    expect(unit!.check).toMatchObject([{ where: { line: 6 }, what: expect.stringContaining('in turns here') }]);
    const listed = text.replace('2. Be able to coach\n', '').replace('1.1 Explain', '2. Be able to coach\n1.1 Explain');
    expect(unitsInText(listed)[0]!.check).toEqual([]); // a list of outcomes before all criteria
  });

  test('a range under a criterion is a part of it, and the codes in it are none of its own', () => {
    const text =
      'Unit 512: Coach colleagues\nLearning outcomes\nAssessment criteria\n1. Be able to coach\n1.1 Agree goals\n1.2 Give feedback\nRange: new and experienced colleagues; settings 1.1, 2.1 and 2.3 apply to all\n1.3 Review progress\n2. Understand coaching\n2.1 Explain what it is\n2.2 Compare two models';
    const [unit] = unitsInText(text);
    expect(unit!.outcomes.map(({ criteria }) => criteria.map(({ code, sub }) => [code, sub]))).toEqual([
      [
        ['1.1', null],
        ['1.2', ['Range: new and experienced colleagues; settings 1.1, 2.1 and 2.3 apply to all']],
        ['1.3', null],
      ],
      [
        ['2.1', null],
        ['2.2', null],
      ],
    ]);
  });

  test('a code that a sentence refers to is none of a criterion, also after “and”', () => {
    const text =
      'Unit 77: Plan calls\n1. Be able to plan\n1.1 Agree the order of calls\n1.2 Explain the range of calls\n2. Be able to review\n2.1 Review the calls made\n2.2 Agree next steps, referring to the range in 1.2 and 2.1 above\nEvidence must cover criteria 2.1 and 2.2 on three occasions.\n';
    const [unit] = unitsInText(text);
    expect(unit!.outcomes.flatMap(({ criteria }) => criteria.map((one) => `${one.code} ${one.text}`))).toEqual([
      '1.1 Agree the order of calls',
      '1.2 Explain the range of calls',
      '2.1 Review the calls made',
      '2.2 Agree next steps, referring to the range in 1.2 and 2.1 above',
    ]);
  });

  test('points under each outcome, over the end of a page; ranges are parts', () => {
    const text =
      'UNIT STANDARD 12345\nSpecific Outcome 1\nGreet callers.\nAssessment Criteria\n❖ Callers are greeted in\nthe words agreed.\n97\n❖ Names are given.\n• RANGE Names include but are not\nlimited to first names.\nUnit Standard Accreditation and Moderation\n❖ Assessors must be registered.';
    const { number, outcomes } = only(text);
    expect(number).toBe('12345');
    expect(outcomes).toMatchObject([
      {
        title: 'Greet callers.',
        criteria: [
          { code: '1.1', text: 'Callers are greeted in the words agreed.', sub: null },
          { code: '1.2', sub: ['RANGE Names include but are not limited to first names.'] },
        ],
      },
    ]);
  });

  test('occupational standards, with their own codes', () => {
    const text =
      'ABCXY12 Greet callers\nOverview\nAbout calls.\nPerformance criteria\nYou must be able to:\nP1 say hello\nP2 give your\nname\nKnowledge and understanding\nYou need to know and understand:\nK1 why names matter\nScope\nP9 no criterion';
    expect(only(text)).toMatchObject({
      ...{ number: 'ABCXY12', title: 'Greet callers' },
      outcomes: [
        {
          title: 'Performance criteria',
          criteria: [
            { code: 'P1', kind: 'performance' },
            { code: 'P2', text: 'give your name' },
          ],
        },
        { title: 'Knowledge and understanding', criteria: [{ code: 'K1', kind: 'knowledge' }] },
      ],
    });
  });

  test('columns whose words come close, each with its own', () => {
    const text =
      'Outcomes                Criteria\n\n1 Know how to greet     1.1 Explain why greeting\n  callers of all kinds  matters to callers\n                        1.2 List two greetings\n';
    expect(lines(text)).toEqual([
      ...['1 Know how to greet callers of all kinds', '1.1 Explain why greeting matters to callers'],
      '1.2 List two greetings',
    ]);
  });

  test('a handbook, unit by unit', () => {
    const unit = (nth: number, title: string) =>
      `Unit ${nth}: ${title}\nLevel: ${nth}\nLearning outcomes\nAssessment criteria\n1 Greet callers\n1.1 Say hello\n1.2 Give your name\n`;
    const units = unitsInText(`Contents\nUnit 1: Calls ........ 3\n\n${unit(1, 'Calls')}\n${unit(2, 'Letters')}`, null);
    expect(units.map(({ number, title, level }) => [number, title, level])).toEqual([
      ['1', 'Calls', 1],
      ['2', 'Letters', 2],
    ]);
  });
});

describe('R-091 what is no criterion does not become one', () => {
  test('numbers of subjects, versions and pages, and outcomes repeated as contents', () => {
    const text =
      'SSAs\n15.1 Accounting, 15.2 Administration\n\n1 Greet callers\n1.1 Say hello\n1.2 Give your name\n2 Understand greetings\n2.1 Explain why\n1 Greet callers\nGreeting: why people greet\n2.1.3.0L\nPage 3 of 4';
    expect(lines(text)).toEqual(greeting);
  });

  test('sections of a handbook, which count like criteria, and lists of something else', () => {
    const sections =
      '1.1 Introduction\n1.2 Titles and dates\n1.3 Aims and objectives\n2.1 Entry requirements\n2.2 Grading\n';
    expect(unitsInText(`Contents\n${sections}`, null)).toEqual([]);
    const menu = 'Assessment criteria\n\n• Strategy and plans of a service\n• Feedback from customers\n';
    expect(unitsInText(menu, null)).toEqual([]);
    const unit =
      'Unit 1: Calls\n1 Greet callers\n1.1 Say hello\n1.2 Give your name\n2 Understand greetings\n2.1 Explain why\n';
    expect(lines(`Contents\n${sections}\n${unit}`)).toEqual(greeting);
  });

  test('words torn between those of another column are mended where the text repeats them, and always said', () => {
    const text =
      '1 Know greetings\n1.1 Say hello to callers.\nIndicative content\n• Say hello to callers: the words that are used by people of the firm, 1.2 Explain the use of every day, greeting and in every callers. call (age, names), 1.1 Name the words of others in greetings. • Explain the use of greeting callers: it is friendly';
    expect(lines(text)).toEqual([
      ...['1 Know greetings', '1.1 Say hello to callers.', '1.2 Explain the use of greeting callers.'],
      '1.3 Name the words of others in greetings.',
    ]);
    expect(doubts(text).filter((what) => /columns were read across/.test(what))).toHaveLength(2);
    expect(doubts(text)).toContainEqual('The text writes 1.1 a second time; counted on as 1.3');
  });

  test('what is missing is said and not filled', () => {
    const text = '1 Greet callers\n1.1 Say hello\n1.3 Smile\n2 Understand greetings';
    expect(lines(text)).toEqual(['1 Greet callers', '1.1 Say hello', '1.3 Smile', '2 Understand greetings']);
    expect(doubts(text)).toEqual(
      expect.arrayContaining(['1.2 is missing before 1.3', 'No criteria were found for outcome 2']),
    );
  });
});

const criteria = '\n1 Greet callers\n1.1 Say hello\n';
describe('R-091 the facts of a unit', () => {
  test.each([
    [
      'Unit reference number: M/123/4567 QCF level: 4\nCredit value: 3\nGuided learning hours: 16',
      { number: 'M/123/4567', level: 4, credit: 3, glh: 16 },
    ],
    [
      'Unit No:\nL/123/4567\nLevel:\nLevel 2\nCredits:\n2\nGuided learning hours:\n16 hours',
      { number: 'L/123/4567', level: 2, credit: 2, glh: 16 },
    ],
    ['Unit No:\nGuided learning hours:\n28 hours', { number: null, glh: 28, credit: null }],
    ['Unit number 39\nUnit expiry date:  31/12/2014', { number: '39', expires: '2014-12-31' }],
    [
      'Unit 7: Calls\nExpires on 1st March 2027\nLevel 2 NVQ Certificate in Calls',
      { number: '7', title: 'Calls', expires: '2027-03-01', level: null },
    ],
    ['Unit expiry date: 31/02/2014', { expires: null }],
    [
      'Unit Reference Number Unit Title\nF/123/4567 Calls and callers',
      { number: 'F/123/4567', title: 'Calls and callers' },
    ],
    [
      'US ID | UNIT TITLE |\n12345 | Calls |\nTYPE | NQF LEVEL | CREDITS |\nRegular | NQF Level 02 | 4 |',
      { number: '12345', title: 'Calls', level: 2, credit: 4 },
    ],
    ['Company no: 5919690', { number: null, title: null, level: null, credit: null, glh: null, expires: null }],
  ])('are read where they are said, and are null where they are not: %#', (head, facts) => {
    expect(only(`${head}\n${criteria}`)).toMatchObject(facts);
  });

  test('heads and numbers that stand apart are paired by order, and said', () => {
    const text = `Number of Credits Guided Learning Hours (GLH) Total Qualification Time (TQT)\n6\nOptional\n25 60\n${criteria}`;
    expect(only(text)).toMatchObject({ credit: 6, glh: 25 });
    expect(doubts(text)[0]).toContain('their numbers 6, 25, 60 stand apart; paired by order');
  });

  test('a number that stands in the name of the file alone is taken from there, and said', () => {
    expect(only(criteria, 'unit-H-123-4567.txt')).toMatchObject({
      number: 'H/123/4567',
      check: [{ where: 'name of the file' }, {}],
    });
    expect(only(criteria, 'notes-123.txt').number).toBeNull();
  });
});

test('R-091 a list of units that was torn into its columns is put together by the only way that can be true', () => {
  const text =
    'Ref\nL/506/1788\nT/506/1798\nH/506/1800\nTitle\nManage own\nwork\nPass on words\nLead\nCredit\nLevel\nGLH\n4\n2\n18\n4\n5\n2\n2\n23\n25';
  const units = unitsInText(text, null);
  expect(units.map(({ number, title, credit, level, glh }) => [number, title, credit, level, glh])).toEqual([
    ['L/506/1788', 'Manage own work', 4, 2, 18],
    ['T/506/1798', 'Pass on words', 4, 2, 23],
    ['H/506/1800', 'Lead', 5, 2, 25],
  ]);
  expect(units[0]!.check[0]!.what).toContain('paired by order, numbers column by column after the first row');
});

test('R-091 doubts name the line that an editor shows', () => {
  const text = 'Unit 3: Calls\r\n\r\n1 Understand greetings\r\n1.1 Explain why\r\n1.3 Describe how\r\n';
  expect(only(text).check).toEqual([{ where: { line: 5 }, what: '1.2 is missing before 1.3', certain: false }]);
});

test('R-091 prose, and lists that are none of criteria, give no unit', () => {
  expect(unitsInText('Dear all,\nwe meet at 3.15 in room 1.\n1. Bring cakes\n2. Bring tea\n', null)).toEqual([]);
});
