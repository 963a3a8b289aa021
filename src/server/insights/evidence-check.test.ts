import { expect, test } from 'vitest';
import { type ClaimedPlace, checkClaimedPlace, checkClaimedTogether, monthsAfter } from './evidence-check.ts';

const claim: ClaimedPlace = {
  ...{ knowledge: false, simulated: false, simulationAllowed: false, whole: null, placeLabel: 'What I did' },
  material: null,
  ...{ words: 'On 2 March I asked each of them what stood in the way.', how: 'I asked before I told.' },
  ...{ from: '2026-03-02', at: '2026-06-01', currencyMonths: null },
};
const ids = (more: Partial<ClaimedPlace>) => checkClaimedPlace({ ...claim, ...more }).map(({ id }) => id);

test('R-108 a claim of what was done, at its sentence, lately, leaves nothing to ask', () => {
  expect(ids({ currencyMonths: 24 })).toEqual([]);
});

test('R-098 L10 what is supposed, played or declared as simulated is pointed out where doing is asked, and there alone', () => {
  const supposed = { words: 'If a customer was angry I would listen first.' };
  expect(ids(supposed)).toEqual(['claimed-hypothetical']);
  expect(ids({ ...supposed, knowledge: true })).toEqual([]);
  expect(ids({ how: 'We did it as a role play on the training day.' })).toEqual(['claimed-hypothetical']);
  expect(ids({ simulated: true })).toEqual(['claimed-simulated']);
  expect(ids({ simulated: true, simulationAllowed: true })).toEqual([]);
});

test('R-094 L20 a whole file, or a long passage without its sentence, is no place', () => {
  const [file] = checkClaimedPlace({ ...claim, words: null, whole: 'file', placeLabel: 'rota.pdf' });
  expect(file).toMatchObject({ id: 'claimed-whole', severity: 'warn' });
  expect(file?.why).toContain('rota.pdf');
  expect(checkClaimedPlace({ ...claim, whole: 'record' })).toMatchObject([{ id: 'claimed-whole', severity: 'note' }]);
});

test('R-108 L19 a policy, law or handout that was brought in shows nobody’s competence, until somebody says what they themselves did with it', () => {
  const brought = (called: string, how: string, about = 'It is ours.') =>
    ids({ material: { called, about }, how, words: null });
  const reference = ['claimed-reference'];
  expect(brought('Complaints policy complaints_policy_v3.pdf', 'It says that complaints are answered.')).toEqual(
    reference,
  );
  expect(brought('Equality Act 2010', 'I have read it and I know it.')).toEqual(reference);
  expect(brought('slides induction-pack.pdf', 'I attended it because I was new.')).toEqual(reference);
  expect(brought('Complaints policy', 'I rewrote section 3 after the calls in March.')).toEqual([]);
  expect(brought('Complaints policy', 'Section 3.', 'I drew it up with the team in March.')).toEqual([]);
  expect(brought('Complaints policy', 'We used it with Mrs Day on 2 March.')).toEqual([]);
  expect(brought('Rota of March rota.xlsx', 'It shows who worked.')).toEqual([]);
  expect(ids({ material: null, how: 'Our complaints policy says so.' })).toEqual([]);
});

test('L22 an event older than the unit allows is stale on the day of the judgement, and not a day before', () => {
  const stale = (at: string) => ids({ currencyMonths: 3, at });
  expect([stale('2026-06-02'), stale('2026-06-03')]).toEqual([[], ['claimed-stale']]);
  expect(monthsAfter('2026-01-31', 1)).toBe('2026-02-28');
  expect(monthsAfter('2025-11-30', 15)).toBe('2027-02-28');
});

test('R-096 R-097 L08 and L18 speak of what is claimed, and of nothing where nothing is', () => {
  const needs = { occasions: 3, days: 84, classes: 2 };
  const together = { code: '1.2', on: ['2026-01-05'], days: 0, kinds: ['work products'], needs };
  expect(checkClaimedTogether(together).map(({ id }) => id)).toEqual(['one-kind-only', 'too-few-occasions']);
  const why = (on: string[], days: number) => checkClaimedTogether({ ...together, on, days }).at(-1)?.why;
  expect(why(['2026-01-05'], 0)).toBe('1.2 is shown on 1 of 3 occasions.');
  expect(why(['2026-01-05', '2026-01-15'], 10)).toBe(
    '1.2 is shown on 2 of 3 occasions, over one week of at least 12 weeks.',
  );
  expect(why(['2026-01-05', '2026-01-12', '2026-02-16'], 42)).toBe('1.2 is shown over 6 weeks of at least 12 weeks.');
  const enough = { ...together, on: ['2026-01-05', '2026-02-05', '2026-04-05'], days: 90 };
  expect(checkClaimedTogether({ ...enough, kinds: ['work products', 'testimony'] })).toEqual([]);
  expect(checkClaimedTogether({ ...together, on: [] })).toEqual([]);
});

test('a reason for one finding rests on what it is about, not on the day it is read', () => {
  const [old] = checkClaimedPlace({ ...claim, currencyMonths: 1, at: '2026-06-01' });
  const [later] = checkClaimedPlace({ ...claim, currencyMonths: 1, at: '2026-09-01' });
  expect(old?.where.text).toBe(later?.where.text);
});
