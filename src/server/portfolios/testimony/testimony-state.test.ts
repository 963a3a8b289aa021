import { expect, test } from 'vitest';
import type { StepKind } from './testimonies.table.ts';
import { isOpen, stands, testimonyState } from './testimony-state.ts';
import { addressKind, lacksForExpert } from './testimony-words.ts';

const now = new Date('2026-03-10T10:00:00Z');
const ahead = new Date('2026-03-11T10:00:00Z');

test.each<[StepKind[], boolean, string]>([
  [['sent'], false, 'requested'],
  [['sent', 'opened', 'sent'], false, 'opened'],
  [['sent', 'agreed'], false, 'requested'],
  [['sent', 'declined'], false, 'declined'],
  [['sent', 'opened', 'revoked'], false, 'revoked'],
  [['sent', 'opened', 'given'], false, 'given'],
  [['sent', 'given'], true, 'given'],
  [['sent', 'given', 'verified'], false, 'verified'],
  [['sent', 'given', 'verified'], true, 'relied-on'],
  [['sent', 'given', 'verified', 'disputed'], true, 'disputed'],
  [['sent', 'given', 'disputed', 'verified'], true, 'relied-on'],
  [['sent', 'given', 'verified', 'retracted'], true, 'retracted'],
])('R-099 after %s, accepted %s, a testimony is %s', (steps, accepted, state) => {
  expect(testimonyState({ steps: steps.map((step) => ({ step })), expiresAt: ahead, accepted }, now)).toBe(state);
});

test('R-099 a link past its moment, or forgotten, ends what is not answered, and nothing that is', () => {
  const state = (steps: StepKind[], expiresAt: Date | null) =>
    testimonyState({ steps: steps.map((step) => ({ step })), expiresAt, accepted: false }, now);
  expect([state(['opened'], now), state(['opened'], null), state(['given'], null)]).toEqual([
    ...['expired', 'expired', 'given'],
  ]);
  expect([isOpen('opened'), isOpen('expired'), stands('disputed'), stands('retracted')]).toEqual([
    ...[true, false, true, false],
  ]);
});

test('R-099 an address says where its holder can be reached, and no more than that', () => {
  expect(addressKind('tess@GMAIL.com', 'lee@fernhithe.example')).toBe('free-mail');
  expect(addressKind('mo@Fernhithe.example', 'lee@fernhithe.example')).toBe('same-domain');
  expect(addressKind('tess@tenants.example', 'lee@fernhithe.example')).toBe('other');
  expect(addressKind('tess@tenants.example', null)).toBe('other');
});

test('R-099 what is missing for an expert witness is named, all of it', () => {
  expect(lacksForExpert({ agreed: true, knowsUnit: true, evaluation: 'evaluates' })).toEqual([]);
  expect(lacksForExpert({ agreed: false, knowsUnit: false, evaluation: 'neither' })).toHaveLength(3);
  expect(lacksForExpert({ agreed: true, knowsUnit: false, evaluation: 'qualified' })).toEqual([
    'they do not know the standards of the unit',
  ]);
});
