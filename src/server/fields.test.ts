import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { setClock } from './clock.ts';
import {
  date,
  email,
  exampleDay,
  hours,
  id,
  number,
  optionalDate,
  optionalId,
  optionalText,
  version,
  wholeNumber,
} from './fields.ts';
import { organisationForm } from './people/organisation.form.ts';
import { personForm } from './people/people.form.ts';
import { skillForm } from './people/skills.form.ts';
import { teamForm } from './people/teams.form.ts';
import { workRuleForm } from './people/work-rules.form.ts';
import { hoursWords, shortHours } from './plans/hours-words.ts';
import { hoursForm, signTogetherForm, taskFormIn } from './plans/plans.form.ts';
import { remarkForm } from './plans/remarks.form.ts';
import { itemForm } from './support/one-to-ones.form.ts';

const taskForm = taskFormIn({ startsOn: '2026-03-02', endsOn: '2026-03-27' });

const said = (form: typeof date | typeof optionalDate, value: string) =>
  form('the last day').safeParse(value).error?.issues[0]?.message;

test('an e-mail address is one that mail servers take', () => {
  const said = (value: string) => email().safeParse(value).error?.issues[0]?.message;
  const long = `${`${'a'.repeat(49)}.`.repeat(5)}org`;
  expect(said(`a@${long.slice(1)}`)).toBeUndefined();
  expect(said(`abc@${long}`)).toBe('Enter an e-mail address of at most 254 characters');
});

test('the example of a day is one to come, also at the end of a year', () => {
  setClock(() => new Date('2026-12-05T10:00:00Z'));
  expect(exampleDay()).toBe('27 1 2027');
  setClock(null);
});

test('a day that its month does not have is refused with how many it has', () => {
  expect(said(date, '2026-02-31')).toBe(`February 2026 has 28 days. Enter the last day, like ${exampleDay()}`);
  expect(said(optionalDate, '2028-02-30')).toMatch(/^February 2028 has 29 days\. Enter the last day as a real date/);
  expect(said(date, '2026-04-31')).toMatch(/^April 2026 has 30 days/);
  expect(said(date, '2026-13-01')).toBe(`Enter the last day, like ${exampleDay()}`);
  expect(said(date, '')).toBe(`Enter the last day, like ${exampleDay()}`);
  expect(date('the last day').parse('2028-02-29')).toBe('2028-02-29');
});

test.each(['0000-10-24', '0001-01-01', '0026-03-27', '1899-12-31', '2201-01-01', '9999-12-31'])(
  'a year that nothing here lies in is refused beside the field, with the years that do: %s',
  (typed) => {
    const words = 'The year is from 1900 to 2200. Enter the last day';
    expect(said(date, typed)).toBe(`${words}, like ${exampleDay()}`);
    expect(said(optionalDate, typed)).toBe(`${words} as a real date, like ${exampleDay()}, or leave it empty`);
  },
);

test.each(['27-12-27', '6-03-01', '926-12-27'])(
  'a year of fewer than four digits is asked for with four: %s',
  (typed) => {
    const words = 'The year needs four digits. Enter the last day';
    expect(said(date, typed)).toBe(`${words}, like ${exampleDay()}`);
    expect(said(optionalDate, typed)).toBe(`${words} as a real date, like ${exampleDay()}, or leave it empty`);
  },
);

test('the first and the last day that are taken', () => {
  for (const day of ['1900-01-01', '2200-12-31']) expect(date('the last day').parse(day)).toBe(day);
});

test('a text with signs that nobody sees is refused; the flag of Wales is one sign', () => {
  const read = (typed: string) => optionalText('the title').safeParse(typed).success;
  const wales = '\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}';
  expect(['Ann\u{e0041}', 'Ann\u202e', `Ann ${wales}`].map(read)).toEqual([false, false, true]);
  const undrawn = ['\u0378\u0379', '\u3164', '\u2800', '\ue000', '\u0301'];
  expect(undrawn.filter(read), 'unassigned, a filler, an empty cell, nobody’s sign, a mark of no letter').toEqual([]);
  expect(['漢字', '7', '?', '🙂', 'é', '한글'].map(read)).not.toContain(false);
});

const read = (field: z.ZodType, typed: unknown) => {
  const { data, error } = field.safeParse(typed);
  return error ? error.issues[0]!.message : data;
};

test.each([
  ['16', 16],
  [' 37.5 ', 37.5],
  ['1,250', 1250],
  ['12 500.25', 12500.25],
  ['78%', 78],
  ['78 %', 78],
  ['-3', -3],
  ['−3', -3],
  ['.5', 0.5],
])('a number as people write it: %s', (typed, value) => {
  expect(read(number('the hours', '6', -1e6), typed)).toBe(value);
  expect(read(number('the hours', '6', -1e6), typed)).toBe(value);
});

test.each(['0x10', '1e3', '1,2,3', '12,5', '1.2.3', '٣', '0b11', 'Infinity', '--3', '%', '.', '4 or 5', ['4', '5']])(
  'what only a machine would take is asked for again, with one that would be right: %s',
  (typed) => {
    expect(read(number('the hours', '6'), typed)).toBe('Enter the hours as a number, like 6');
  },
);

test('R-002 what is counted is no share', () => {
  expect(read(wholeNumber('how many people', '2', 1, 9), '5%')).toBe('Enter how many people as a whole number, like 2');
});

test.each([
  ['12:28', 12.47],
  ['12 h 28 min', 12.47],
  ['12h28', 12.47],
  ['12h 28m', 12.47],
  ['7 hours 40 minutes', 7.67],
  ['1 hr', 1],
  ['7.5 h', 7.5],
  ['7.5 hours', 7.5],
  ['45 min', 0.75],
  ['0:05', 0.08],
  ['12', 12],
  ['37.35', 37.35],
])('R-002 hours as people write and Leadwell says them: %s', (typed, value) => {
  const field = hours('the hours', '6', 0, 168);
  expect(read(field, typed)).toBe(value);
  expect(read(field, shortHours(value))).toBe(value);
  expect(read(field, hoursWords(value))).toBe(value);
});

test.each(['12:60', '12:5', 'h', '', 'min', '12 h 28 s', '1:2:3', '-1:30', '95%'])('R-002 no hours: %s', (typed) => {
  expect(read(hours('the hours', '6', 0, 168), typed)).toBe('Enter the hours as a number, like 6');
});

test('hours finer than they are kept are refused with the smallest step, and none is rounded unsaid', () => {
  const words = 'with at most two decimals, like';
  expect(read(personForm.shape.hours, '0.001')).toContain(`Enter the hours a week ${words} 37.5`);
  expect(read(personForm.shape.hours, '0.001')).toContain('the smallest step is 0.01');
  expect(read(hoursForm.shape.hours, '0.001')).toContain(`Enter the hours ${words} 12`);
  const effort = taskForm.safeParse({ title: 'Call back', hours: '0.255', peopleNeeded: '1' });
  expect(effort.error?.issues[0]?.message).toContain(`Enter the hours ${words} 1.5`);
  const tooFew = taskForm.safeParse({ title: 'Call back', hours: '0.001', peopleNeeded: '1' });
  expect(tooFew.error?.issues.map(({ message }) => message)).toEqual(['Enter the hours from 0.25 to 2000, like 1.5']);
  for (const typed of ['0', '0.01', '37.35', '1.1', '167.99']) {
    expect(read(personForm.shape.hours, typed)).toBe(Number(typed));
  }
});

test('what cannot be halved is asked for whole', () => {
  expect(read(wholeNumber('how many people', '1', 1, 20), '2')).toBe(2);
  expect(read(wholeNumber('how many people', '1', 1, 20), '1.5')).toBe(
    'Enter how many people as a whole number, like 1',
  );
  expect(read(wholeNumber('how many people', '1', 1, 20), '21')).toBe('Enter how many people from 1 to 20, like 1');
});

test('R-122 nothing that is refused speaks in the words of a library', () => {
  const odd = ['x', '\u0001', '0x10', ['a', 'b'], '9'.repeat(400)];
  const names = ['title', 'objectiveId', 'standardId', 'hours', 'due', 'channel', 'peopleNeeded', 'skill1', 'kind'];
  for (const value of odd)
    for (const form of [taskForm, workRuleForm]) {
      const { error } = form.safeParse(Object.fromEntries(names.map((name) => [name, value])));
      for (const { message } of error?.issues ?? []) expect(message).not.toMatch(/invalid|expected|received/i);
    }
  expect(read(taskForm, { title: 'x', hours: '4', peopleNeeded: '1', standardId: 'x' })).toBe(
    'Choose the service standard from the list, or leave it empty',
  );
  expect(read(optionalId('the team'), '')).toBeNull();
  expect(read(optionalText('the channel'), ['a', 'b'])).toBe('Enter the channel once');
  expect(read(optionalDate('the deadline'), ['a', 'b'])).toBe('Enter the deadline once');
});

test('R-122 no form speaks in the words of a library, whatever is sent under the names that forms use', async () => {
  const files = readdirSync('src/server', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const sources = files.map((name) => readFileSync(join('src/server', name), 'utf8')).join('\n');
  const names = new Set([...sources.matchAll(/^ +(\w+): /gm)].map((found) => found[1]!));
  let forms = 0;
  for (const file of files.filter((name) => name.endsWith('.form.ts')))
    for (const [name, form] of Object.entries((await import(join(process.cwd(), 'src/server', file))) as object))
      if (form instanceof z.ZodType) {
        forms++;
        for (const value of [undefined, '', 'x', ['', ''], ['x', 'y'], '0x10', '9'.repeat(30)]) {
          const { error } = form.safeParse(Object.fromEntries([...names].map((one) => [one, value])));
          for (const { message, path } of error?.issues ?? [])
            expect(message, `${name} ${path}`).not.toMatch(/invalid|expected|received|too (small|big)/i);
        }
      }
  expect(forms).toBeGreaterThan(40);
});

test('an id is the same in capitals, whatever field it comes in', () => {
  const small = '01a2266f-d8ac-70f4-9f81-b8618e1a113e';
  const large = small.toUpperCase();
  expect(read(id('Choose one'), large)).toBe(small);
  expect(read(optionalId('one'), large)).toBe(small);
  expect(read(taskForm.in.shape.skill1, `${large}:2`)).toBe(`${small}:2`);
  expect(read(workRuleForm, { kind: 'never', skillId: large })).toMatchObject({ value: small });
  expect(read(remarkForm.shape.about, `task:${large}`)).toBe(`task:${small}`);
  expect(read(signTogetherForm.shape.parts, `${large} ${large}`)).toEqual([{ personId: small, versionId: small }]);
});

test.each(['0x1', '1e0', '', '-1', '1.5', '0'])('a version that no page of ours sent is refused: %s', (typed) => {
  expect(read(version, typed)).toBe('Open the page again before saving.');
});

test('no letter bears more marks than a script writes, and names of every script are taken', () => {
  for (const marks of [5, 60]) {
    expect(read(personForm.shape.name, `Zo${'\u0301'.repeat(marks)}e`)).toBe(
      'Enter the person’s name with at most four marks above or below one letter',
    );
    expect(read(personForm.shape.jobTitle, `A${'\u0316'.repeat(marks)}`)).toContain('at most four marks');
  }
  for (const name of ['Zoe\u0308', 'Nguyê\u0303n Thi\u0323\u0302', 'क्षेत्रज्ञ', 'שָׁלוֹם', 'เปี๊ยก'])
    expect(read(personForm.shape.name, name)).toBe(name);
});

test('a name or a title stands in one line, whatever was typed; a longer text keeps its lines', () => {
  const typed = 'Ada\r\nLove\tlace\u0007\u2028King';
  expect(read(personForm.shape.name, typed)).toBe('Ada Love lace King');
  expect(read(personForm.shape.jobTitle, typed)).toBe('Ada Love lace King');
  for (const form of [teamForm, organisationForm, skillForm]) expect(read(form.shape.name, 'a\nb')).toBe('a b');
  expect(read(taskForm.in.shape.title, 'Call\nback')).toBe('Call back');
  expect(read(personForm.shape.responsibilities, 'Leads\u0007\nthe\tline')).toBe('Leads\nthe\tline');
  expect(read(itemForm.shape.words, 'One\ntwo')).toBe('One\ntwo');
  expect(read(personForm.shape.name, '\n\t\u0007')).toBe('Enter the person’s name');
});
