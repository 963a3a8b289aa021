import { expect, test } from 'vitest';
import {
  boxesOf,
  controlOf,
  type FormResult,
  hasFailed,
  isTouched,
  isUnsaved,
  resultFor,
  selectOf,
  versionSent,
} from './form-state.ts';

const around = (result: FormResult, id?: string) => ({ id, result });

test('what was typed goes before what is stored', () => {
  const result = { values: { title: 'mine' }, problems: { title: ['Shorten it', 'Second'] } };
  expect(controlOf(around(result), 'title', 'stored')).toMatchObject({
    value: 'mine',
    problem: 'Shorten it',
    id: 'title',
  });
  expect(controlOf(around(null), 'title', 'stored')).toMatchObject({ value: 'stored', problem: undefined });
});

test('a field that was emptied stays empty', () => {
  expect(controlOf(around({ values: { title: '' } }), 'title', 'stored').value).toBe('');
});

test('nought is a value', () => {
  expect(controlOf(around(null), 'hours', 0).value).toBe('0');
});

test('a box that was unticked before a failed attempt stays unticked', () => {
  expect(boxesOf(around({ values: { other: 'x' } }), 'days', ['mon']).values).toEqual([]);
  expect(boxesOf(around(null), 'days', ['mon', 'tue']).values).toEqual(['mon', 'tue']);
  expect(boxesOf(around({ values: { days: 'tue' } }), 'days', ['mon']).values).toEqual(['tue']);
});

test('of several forms on a page only the one that was sent has the result, and ids do not clash', () => {
  const result = { values: { form: 'second', title: 'mine' }, problems: {} };
  expect(resultFor('first', result)).toBe(null);
  expect(resultFor('second', result)).toBe(result);
  expect(resultFor(undefined, result)).toBe(null);
  expect(controlOf(around(result, 'second'), 'title', '').id).toBe('second-title');
});

test('what was typed in another form of the page stands there still, and is sent under that form’s name', () => {
  const result = { values: { form: 'first' }, problems: {}, kept: { 'second.title': 'half written' } };
  expect(resultFor('second', result)).toEqual({ values: { title: 'half written' } });
  expect(resultFor('third', result)).toBe(null);
  const second = { id: 'second', together: true, result: resultFor('second', result) };
  expect(controlOf(second, 'title', 'stored')).toMatchObject({
    ...{ name: 'second.title', value: 'half written', was: ['stored'] },
  });
});

test('where something typed is not saved, what folds it away opens', () => {
  const result = { values: { form: 'first' }, problems: {}, kept: { 'second.title': 'half written' } };
  expect(['first', 'second', 'third'].map((id) => isUnsaved(id, result))).toEqual([true, true, false]);
  expect(isUnsaved('first', null)).toBe(false);
  const aims = { aim1: 'load', aim2: 'fit' };
  const refused = (values: Record<string, string>, problems = {}) => around({ values, problems });
  expect(isTouched(refused({ title: 'x', ...aims }), aims), 'only the title is at fault').toBe(false);
  expect(isTouched(refused({ ...aims, aim2: 'load' }), aims)).toBe(true);
  expect(isTouched(refused(aims, { aim1: ['Choose each aim once'] }), aims)).toBe(true);
});

test('the text of somebody who saved first is shown, also when it is empty', () => {
  const result = { conflict: { theirs: { why: '' } } };
  expect(controlOf(around(result), 'why', 'x').theirs).toBe('');
  expect(controlOf(around(result), 'title', 'x').theirs).toBe(undefined);
});

test('a form without problems has not failed', () => {
  expect(hasFailed(null)).toBe(false);
  expect(hasFailed({ values: { a: 'b' }, problems: {} })).toBe(false);
  expect(hasFailed({ message: 'Not now' })).toBe(true);
});

test('a list whose stored value is no longer an option is not taken for changed', () => {
  const began = (initial: string) => controlOf({ id: 'save', result: null, together: true }, 'skill', initial);
  const options = [{ value: 'calls' }, { value: 'mail' }];
  expect(selectOf(began('mail'), { options, none: 'None' }).was).toEqual(['mail']);
  expect(selectOf(began('retired'), { options, none: 'None' }).was).toEqual(['']);
  expect(selectOf(began('retired'), { options }).was).toEqual(['calls']);
});

test('the version first read is sent again after a fault, and the newest once the other text was shown', () => {
  expect(versionSent(null, 5)).toBe(5);
  expect(versionSent({ values: { version: '4' }, problems: { title: ['Shorten it'] } }, 5)).toBe('4');
  expect(versionSent({ values: { version: '4' }, conflict: { theirs: { title: 'Theirs' } } }, 5)).toBe(5);
});
