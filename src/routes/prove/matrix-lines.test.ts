import { expect, test } from 'vitest';
import type { Portfolio } from '#server/portfolios/portfolio.ts';
import { type Counted, sufficiency } from '#server/portfolios/sufficiency.ts';
import { across, claimAt, lines } from './matrix-lines.ts';

const requirements = { minOccasions: 3, minSpanDays: 84, minSourceClasses: 2, simulationAllowed: false };

/** A portfolio of `criteria` × `evidence` with a claim in every third cell. */
function portfolio(criteria: number, evidence: number): Portfolio {
  const rows = Array.from({ length: criteria }, (_, at) => ({
    id: `c${at}`,
    code: `1.${at}`,
    text: 'Do',
    kind: 'performance' as 'performance' | 'knowledge',
  }));
  const pieces = Array.from({ length: evidence }, (_, at) => ({
    ...({ id: `e${at}`, number: at + 1, title: 'T', kind: 'work-plan', from: '2026-01-05', to: '2026-01-05' } as const),
    ...({ simulated: false, state: 'submitted', codes: [] } as const),
  }));
  const marks = rows.flatMap((row, r) =>
    pieces.flatMap((piece, e) => ((r + e) % 3 === 0 ? [markOf(row.id, piece.id, r % 2 ? 'accepted' : 'waiting')] : [])),
  );
  const statuses = new Map(
    sufficiency(rows, marks, requirements, '2026-03-31').map((status) => [status.criterionId, status]),
  );
  const unit = { outcomes: [{ number: '1', title: 'One', criteria: rows }], requirements: { ...requirements } };
  return { enrolment: { id: 'n' }, unit, pieces, marks, statuses, readsEvidence: true } as unknown as Portfolio;
}

const markOf = (criterionId: string, evidenceId: string, state: Counted['state']) => ({
  ...{
    criterionId,
    evidenceId,
    state,
    claimId: `${criterionId}${evidenceId}`,
    event: evidenceId,
    author: null,
    from: '2026-01-05',
  },
  ...({
    kind: 'work-plan',
    simulated: false,
    action: null,
    actionDue: null,
    madeAt: '2026-03-02',
    judgedAt: null,
  } as const),
});

test('R-094 the matrix has a mark for every pair that is claimed, and only for those', () => {
  const whole = portfolio(80, 300);
  const [group] = lines(whole);
  expect(across(whole)).toHaveLength(300);
  expect(group!.rows.reduce((sum, row) => sum + Object.keys(row.marks).length, 0)).toBe(8000);
});

test('R-122 whoever may not read the evidence is led nowhere by its marks', () => {
  const seen = { ...portfolio(2, 2), readsEvidence: false };
  const [group] = lines(seen);
  const links = [...across(seen), ...group!.rows, ...group!.rows.flatMap((row) => Object.values(row.marks))];
  expect(links.length).toBeGreaterThan(4);
  expect(links.filter((link) => link?.href)).toEqual([]);
});

test('R-094 a mark is a link with a full name: criterion, evidence, state', () => {
  expect(lines(portfolio(1, 1))[0]?.rows[0]?.marks.e0).toEqual({
    ...{ shape: 'wait', label: '1.0, evidence 1: claimed, not yet judged', href: '/prove/evidence/e0#claim-c0e0' },
  });
});

test('R-094 of several claims in one cell the strongest is drawn', () => {
  const one = portfolio(1, 1);
  for (const state of ['not-accepted', 'accepted', 'draft'] as const) one.marks.push(markOf('c0', 'e0', state));
  expect(lines(one)[0]?.rows[0]?.marks.e0?.label).toContain('accepted');
  expect(lines(one)[0]?.rows[0]?.marks.e0?.shape).toBe('met');
});

test('R-094 an outcome needs what all of its criteria need, not its first', () => {
  const whole = portfolio(3, 1);
  const need = () => lines(whole)[0]?.need;
  expect(need()).toBe('needs 3 occasions, 2 kinds, 12 weeks');
  const [{ criteria }] = whole.unit.outcomes as [(typeof whole.unit.outcomes)[number]];
  criteria[0]!.kind = 'knowledge';
  expect(need()).toBe('needs 3 occasions, 2 kinds, 12 weeks; 1.0 needs your explanation, once');
  criteria[1]!.kind = 'knowledge';
  expect(need()).toBe('needs your explanation, once; 1.2 needs 3 occasions, 2 kinds, 12 weeks');
  Object.assign(whole.unit.requirements, { minOccasions: 1, minSpanDays: 0, minSourceClasses: 1 });
  expect(need()).toBe('needs your explanation, once; 1.2 needs 1 occasion, 1 kind');
  criteria[2]!.kind = 'knowledge';
  expect(need()).toBe('needs your explanation, once');
});

test('R-094 a cell leads to the claim of its pair, and to nothing where the pair is not there', () => {
  const whole = portfolio(2, 2);
  expect(claimAt(whole, '1.1:2')).toBe('/prove/evidence/e1/claims?criterion=c1');
  whole.pieces[1]!.state = 'withdrawn';
  for (const cell of ['1.1:2', '1.9:1', '1.1', '', ':', '1.1:1:1']) expect(claimAt(whole, cell), cell).toBe(null);
});
