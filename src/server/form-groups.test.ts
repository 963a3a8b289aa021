import { expect, test } from 'vitest';
import { ofGroup } from './form-groups.ts';

const sent = {
  ...{ request: 'r', 'answer-1:assignmentId': 'a', 'answer-1.words': 'Mine' },
  ...{ 'answer-2:assignmentId': 'b', 'answer-2.words': 'Half written', 'answer-2.due-day': '3' },
  ...{ 'notes.notes': 'As stored', 'notes.notes.was': 'As stored', 'notes.version': '4' },
};

test('a form among several gets its own fields, and what was typed in the others is kept for them', () => {
  expect(ofGroup(sent, 'answer-1')).toEqual({
    typed: { request: 'r', form: 'answer-1', assignmentId: 'a', words: 'Mine' },
    kept: { 'answer-2.words': 'Half written', 'answer-2.due-day': '3' },
  });
});

test('of a form that began with something only a change is kept, with the version it began from', () => {
  const changed = { ...sent, 'notes.notes': 'Changed', 'answer-2.words': '', 'answer-2.due-day': '' };
  expect(ofGroup(changed, 'answer-1').kept).toEqual({ 'notes.notes': 'Changed', 'notes.version': '4' });
  const emptied = { 'steps.days.was': ['mon', 'tue'], 'steps.why': '' };
  expect(ofGroup(emptied, 'answer-1').kept).toEqual({ 'steps.why': '' });
  expect(ofGroup({ 'steps.days.was': ['mon', 'tue'], 'steps.days': ['mon', 'tue'] }, 'answer-1').kept).toEqual({});
});

test('a form of its own gets everything', () => {
  expect(ofGroup({ title: 'T', 'a.b': 'c' }, null)).toEqual({ typed: { title: 'T', 'a.b': 'c' }, kept: {} });
});
