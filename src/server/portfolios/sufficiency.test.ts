import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptedWords, type Gap, lacking, nextSteps } from './next-steps.ts';
import { provenance } from './provenance.ts';
import { claimState, evidenceState, type Outcome } from './states.ts';
import { type Counted, satisfies, sufficiency } from './sufficiency.ts';

const requirements = { minOccasions: 3, minSpanDays: 84, minSourceClasses: 2, simulationAllowed: false };
const criterion = { id: 'c', kind: 'performance' } as const;
const claimOf = (from: string, more: Partial<Counted> = {}): Counted => ({
  ...{ criterionId: 'c', evidenceId: `e${from}`, event: `s${from}`, author: null, from, kind: 'work-plan' },
  ...{ simulated: false, state: 'accepted', ...more },
});
/** The most of these kinds that can each have an author of its own, by trying all ways. */
function most(
  kinds: readonly string[],
  rows: readonly { kind: string; author: string | null }[],
  taken: ReadonlySet<string>,
): number {
  const [kind, ...others] = kinds;
  if (kind === undefined) return 0;
  const by = rows.filter((row) => row.kind === kind).map(({ author }) => author);
  const ways = by.map((author) => {
    if (author === null) return 1 + most(others, rows, taken);
    return taken.has(author) ? 0 : 1 + most(others, rows, new Set([...taken, author]));
  });
  return Math.max(most(others, rows, taken), ...ways);
}
const statusOf = (claims: Counted[], kind: 'performance' | 'knowledge' = 'performance') =>
  sufficiency([{ ...criterion, kind }], claims, requirements, '2026-03-31')[0]!;
const enough = [claimOf('2025-11-20'), claimOf('2025-12-12', { kind: 'one-to-one' }), claimOf('2026-02-19')];

describe('R-096 sufficiency', () => {
  test('R-096 is enough occasions over enough time of more than one kind, all accepted', () => {
    expect(statusOf(enough)).toMatchObject({ state: 'sufficient', accepted: { occasions: 3, days: 91 } });
    expect(statusOf(enough.slice(0, 2)).state).toBe('partly-met');
    expect(statusOf([...enough.slice(0, 2), claimOf('2025-12-30')]).state).toBe('partly-met');
    const waiting = [...enough.slice(0, 2), claimOf('2026-02-19', { state: 'waiting' })];
    expect(statusOf(waiting)).toMatchObject({ state: 'partly-met', claimed: { occasions: 3 } });
  });

  test('R-097 one kind of evidence alone is never enough for doing', () => {
    const products = enough.map((claim) => ({ ...claim, kind: 'work-plan' as const }));
    expect(statusOf(products).state).toBe('partly-met');
    expect(lacking(statusOf(products))).toEqual(['another kind of evidence (so far work products only)']);
  });

  test('R-096 what happened once counts once: one record taken twice, two records of one day', () => {
    const twice = [claimOf('2026-01-05', { event: 's' }), claimOf('2026-03-05', { event: 's' })];
    expect(statusOf(twice).accepted).toMatchObject({ occasions: 1, days: 0 });
    const sameDay = [claimOf('2026-01-05'), claimOf('2026-01-05', { event: 'other', kind: 'one-to-one' })];
    expect(statusOf(sameDay).accepted).toMatchObject({ occasions: 1, classes: ['product', 'conversation'] });
  });

  test('R-097 two items by one author are one kind, and other classes of other people still count', () => {
    const by = (author: string | null, kind: Counted['kind'], day: string) => claimOf(day, { author, kind });
    const same = [by('mo', 'testimony', '2026-01-05'), by('mo', 'recognition', '2026-02-05')];
    expect(statusOf(same).accepted).toMatchObject({ classes: ['testimony'], oneAuthor: true });
    expect(lacking(statusOf([...same, by('mo', 'recognition', '2026-06-05')]))).toEqual([
      'evidence of another kind by somebody else (so far testimony, and what is by the same author)',
    ]);
    const shared = [...same, by(null, 'work-plan', '2026-03-05')];
    expect(statusOf(shared).accepted).toMatchObject({ classes: ['testimony', 'product'], oneAuthor: false });
    const crossed = [...same, by('lee', 'testimony', '2026-03-05')];
    expect(statusOf(crossed).accepted.classes, 'the testimony is Lee’s then').toHaveLength(2);
  });

  test('R-096 R-097 as many kinds as authors allow, whatever order they come in', () => {
    const kinds = ['work-plan', 'one-to-one', 'account', 'testimony', 'figures'] as const;
    const any = fc.record({
      kind: fc.constantFrom(...kinds),
      author: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 7 }), (rows) => {
        const claims = rows.map((row, at) => claimOf('2026-01-05', { ...row, evidenceId: `e${at}`, event: `${at}` }));
        const { classes } = statusOf(claims).accepted;
        expect(new Set(classes).size).toBe(classes.length);
        expect(classes.length).toBe(most([...new Set(rows.map(({ kind }) => kind))], rows, new Set()));
      }),
    );
  });

  test('R-098 simulated work does not count for doing, and may for explaining', () => {
    const simulated = enough.map((claim) => ({ ...claim, simulated: true }));
    expect(statusOf(simulated)).toMatchObject({ state: 'uncovered', simulated: 3, claimed: { occasions: 0 } });
    expect(statusOf(simulated, 'knowledge').state).toBe('sufficient');
  });

  test('R-096 knowledge is explained once; what was not accepted counts for nothing', () => {
    expect(statusOf([claimOf('2026-01-05')], 'knowledge').state).toBe('sufficient');
    expect(statusOf([claimOf('2026-01-05', { state: 'not-accepted' })]).state).toBe('returned');
    expect(statusOf([claimOf('2026-01-05', { state: 'partly-accepted' })])).toMatchObject({
      ...{ state: 'partly-met', claimed: { occasions: 0 } },
    });
    expect(statusOf([claimOf('2026-01-05', { state: 'withdrawn' })]).state).toBe('uncovered');
    const partly = claimOf('2026-01-05', { state: 'partly-accepted' });
    expect(lacking(statusOf([partly], 'knowledge'))).toEqual(['one occasion']);
    expect(lacking(statusOf([partly])).slice(0, 1)).toEqual(['three occasions']);
  });

  test('what is accepted so far is a sentence also for knowledge, which has one occasion', () => {
    const said = (claims: Counted[], kind?: 'knowledge') => {
      const { accepted, needs } = statusOf(claims, kind);
      return acceptedWords(accepted, needs);
    };
    expect(said([], 'knowledge')).toBe('nothing is accepted yet; one occasion is enough.');
    expect(said([claimOf('2026-01-05')], 'knowledge')).toBe('accepted; one occasion is enough.');
    expect(said(enough.slice(0, 2))).toMatch(/^2 of 3 occasions accepted, over 3 of \d+ weeks\.$/);
  });

  test('R-096 a further accepted claim never makes less of a criterion', () => {
    const day = fc
      .integer({ min: 0, max: 200 })
      .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
    const any = fc.record({
      day,
      source: fc.integer({ min: 0, max: 5 }),
      kind: fc.constantFrom('work-plan', 'one-to-one', 'account'),
    });
    const counted = (rows: { day: string; source: number; kind: string }[]) =>
      rows.map((row, at) =>
        claimOf(row.day, { evidenceId: `e${at}`, event: `${at}`, kind: row.kind as Counted['kind'] }),
      );
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), any, (rows, more) => {
        const [before, after] = [statusOf(counted(rows)), statusOf(counted([...rows, more]))];
        expect(after.accepted.occasions).toBeGreaterThanOrEqual(before.accepted.occasions);
        expect(after.accepted.days).toBeGreaterThanOrEqual(before.accepted.days);
        if (before.state === 'sufficient') expect(after.state).toBe('sufficient');
        expect(after.state === 'sufficient').toBe(satisfies(after.accepted, after.needs));
      }),
    );
  });
});

describe('R-096 what to do next', () => {
  const outcome = { number: '1', title: 'Plan the work', arisesFrom: ['work-plan', 'agreement'] };
  const gap = (code: string, claims: Counted[], more = outcome): Gap => ({
    id: 'c',
    code,
    kind: 'performance',
    outcome: more,
    status: statusOf(claims),
  });

  test('R-096 begins with what an assessor asked for, soonest first, then what waits for a signature', () => {
    const gaps = [gap('1.1', []), gap('1.4', [claimOf('2026-01-05', { state: 'not-accepted' })])];
    const asked = { criterionId: 'c', evidenceId: 'e', number: 1, code: '1.4', action: 'Say why', due: '2026-03-10' };
    const pieces = [{ id: 'd', number: 2, title: 'Plan', state: 'drafted' as const, codes: ['1.1'] }];
    const steps = nextSteps(gaps, pieces, [{ ...asked, due: '2026-04-01' }, asked]);
    expect(steps.map(({ what }) => what)).toEqual(['mend', 'mend', 'submit', 'cover']);
    expect(steps[0]?.text).toBe('“Say why” By 10 March 2026.');
  });

  test('R-096 says which record of the work to take, and what a criterion still lacks', () => {
    const account = { number: '4', title: 'Understand', arisesFrom: ['account'] };
    const steps = nextSteps([gap('1.1', []), gap('1.2', [claimOf('2026-01-05')]), gap('4.1', [], account)], [], []);
    expect(steps.map(({ title }) => title)).toEqual([
      'Take a work plan or an agreement with a member as evidence for outcome 1',
      'Write an account for outcome 4',
      'Show more of outcome 1: plan the work',
    ]);
    expect(steps[2]?.text).toBe(
      '1.2 needs two more occasions, one of them on or after 30 March 2026, and another kind of evidence (so far work products only).',
    );
  });

  test('R-096 of an outcome whose unit names no record, what is done asks for a record and what is explained for an account', () => {
    const plain = { number: '2', title: 'Deal with it', arisesFrom: [] };
    const [doing] = nextSteps([gap('2.1', [], plain)], [], []);
    expect(doing?.title).toBe('Take a record of your work as evidence for outcome 2');
    const [knowing] = nextSteps([{ ...gap('2.2', [], plain), kind: 'knowledge' }], [], []);
    expect(knowing?.title).toBe('Write an account for outcome 2');
    const [unled] = nextSteps([gap('1.1', [])], [], [], false); // who leads nobody has no record of that
    expect(unled?.title).toBe('Write an account or ask a witness for outcome 1');
  });

  test('R-096 names the kinds of evidence that the unit asks for and that are not there', () => {
    const mix = { ...requirements, methodMix: ['testimony' as const, 'product' as const] };
    const status = sufficiency([criterion], enough, mix, '2026-03-31')[0]!;
    expect(status.state).toBe('partly-met');
    expect(lacking(status)).toEqual(['testimony, for which this unit asks']);
    const seen = claimOf('2026-01-20', { kind: 'testimony' });
    expect(sufficiency([criterion], [...enough, seen], mix, '2026-03-31')[0]?.state).toBe('sufficient');
    const knowing = { ...criterion, kind: 'knowledge' as const };
    expect(sufficiency([knowing], [claimOf('2026-01-05')], mix, '2026-03-31')[0]?.state).toBe('sufficient');
    const one = sufficiency([criterion], [claimOf('2026-01-05')], mix, '2026-03-31')[0]!;
    expect(lacking(one).slice(1)).toEqual(['testimony, for which this unit asks']); // which is the second kind as well
  });

  test('R-096 what was too long ago when it was judged counts no longer, and what waits is looked at today', () => {
    const current = { ...requirements, currencyMonths: 2 };
    const on = (day: string, claims: Counted[]) => sufficiency([criterion], claims, current, day)[0]!;
    const judged = enough.map((claim) => ({ ...claim, judgedAt: '2026-02-20T09:00:00Z' }));
    expect(on('2030-01-01', judged)).toMatchObject({ aged: 2, accepted: { occasions: 1 } });
    const waiting = [claimOf('2026-02-28', { state: 'waiting' })];
    expect(on('2026-04-28', waiting)).toMatchObject({ aged: 0, claimed: { occasions: 1 } });
    expect(on('2026-05-01', waiting)).toMatchObject({ aged: 1, state: 'uncovered' });
    expect(sufficiency([criterion], judged, requirements, '2030-01-01')[0]).toMatchObject({
      aged: 0,
      state: 'sufficient',
    });
  });

  test('R-096 asks for nothing when all is there or waits to be judged', () => {
    const waiting = enough.map((claim) => ({ ...claim, state: 'waiting' as const }));
    expect(nextSteps([gap('1.1', enough), gap('1.2', waiting)], [], [])).toEqual([]);
  });
});

describe('states', () => {
  const at = new Date('2026-03-02T09:00:00Z');
  const submitted = { submittedAt: at, withdrawnAt: null };
  const claim = (outcome: Outcome | null) => ({ withdrawnAt: null, outcome });

  test('evidence goes from captured to judged as its claims do, and is returned while more is asked', () => {
    const draft = { submittedAt: null, withdrawnAt: null };
    expect(evidenceState(draft, [])).toBe('captured');
    expect(evidenceState(draft, [claim(null)])).toBe('drafted');
    expect(evidenceState(submitted, [claim(null)])).toBe('submitted');
    expect(evidenceState(submitted, [{ ...claim(null), withdrawnAt: at }])).toBe('unclaimed');
    expect(evidenceState(submitted, [claim('accepted'), claim(null)])).toBe('under-review');
    expect(evidenceState(submitted, [claim('accepted'), claim('not-accepted')])).toBe('returned');
    expect(evidenceState(submitted, [claim('accepted'), { withdrawnAt: at, outcome: 'not-accepted' }])).toBe('judged');
    expect(evidenceState({ ...submitted, withdrawnAt: at }, [claim('accepted')])).toBe('withdrawn');
  });

  test('a claim of withdrawn evidence counts as withdrawn, whatever was judged', () => {
    expect(claimState({ ...submitted, withdrawnAt: at }, claim('accepted'))).toBe('withdrawn');
  });
});

describe('provenance', () => {
  const version = (number: number, day: string, name: string, action = 'one-to-one.close') => ({
    ...{ id: `v${number}`, version: number, at: new Date(`${day}T12:00:00Z`), action },
    ...{ actorId: name, actorName: name },
  });
  const origin = {
    ...({
      kind: 'one-to-one',
      documentKind: 'One-to-one',
      speakers: [] as { name: string; writer: string | null }[],
      candidateId: 'Lee',
      simulated: false,
    } as const),
    ...{ happenedFrom: '2026-03-02', happenedTo: '2026-03-02', takenAt: new Date('2026-03-09T12:00:00Z') },
  };
  const text = (facts: { name: string; text: string }[], name: string) =>
    facts.find((fact) => fact.name === name)?.text;
  const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);

  test('R-093 states when it was written, who took part and what changed since the copy; it weighs nothing', () => {
    const versions = [version(1, '2026-03-04', 'Lee'), version(2, '2026-03-05', 'Mo'), version(3, '2026-03-20', 'Lee')];
    const facts = provenance({ ...origin, versionId: 'v2', versions }, dayOf);
    expect(text(facts, 'Written down')).toBe('2 days afterwards');
    expect(text(facts, 'Came about')).toContain('one-to-one, version 2');
    expect(text(facts, 'Others who took part in the record')).toBe('Mo (closed it)');
    expect(text(facts, 'Changed since the copy')).toBe('Once, last on 20 March 2026, by Lee');
    const signed = ['Lee', 'Mo'].map((name, at) => version(4 + at, '2026-03-21', name, 'agreement.sign'));
    const since = (...after: typeof versions) =>
      text(
        provenance({ ...origin, versionId: 'v3', versions: [...versions, ...after] }, dayOf),
        'Changed since the copy',
      );
    expect(since(...signed)).toBe('Not at all; signed 2 times, last on 21 March 2026, by Lee and Mo');
    expect(since(version(6, '2026-03-22', 'Mo'), signed[0]!)).toBe(
      'Once, last on 22 March 2026, by Mo; signed once, last on 21 March 2026, by Lee',
    );
  });

  test('R-093 says of each of the others what their part was: agreeing changes no word, and words that another wrote down are not their own', () => {
    const minutes = (number: number, name: string, action: string) =>
      version(number, `2026-03-0${number}`, name, `team-meeting.${action}`);
    const versions = [
      minutes(1, 'Lee', 'propose-minutes'),
      minutes(2, 'Nia', 'agree-minutes'),
      minutes(3, 'Mo', 'propose-minutes'),
      minutes(4, 'Mo', 'agree-minutes'),
      minutes(5, 'Nia', 'correct-minutes'),
    ];
    const speakers = [
      { name: 'Mo', writer: 'Lee' },
      { name: 'Nia', writer: null },
    ];
    const facts = provenance({ ...origin, speakers, versionId: 'v5', versions }, dayOf);
    expect(text(facts, 'Others who took part in the record')).toBe(
      'Nia (agreed to what was proposed before, said what is wrong in it and has words of their own in it); Mo (proposed it, agreed to it and has words in it that Lee wrote down)',
    );
    expect(text(facts, 'Changed before the copy')).toBe(
      '2 times, last on 5 March 2026, by Mo and Nia; agreed to 2 times, last on 4 March 2026, by Nia and Mo',
    );
  });

  test('R-092 says of a file that it came from elsewhere', () => {
    const facts = provenance({ ...origin, kind: 'file', versionId: null, versions: [] }, dayOf);
    expect(text(facts, 'Came about')).toContain('made elsewhere');
    expect(text(facts, 'Written down')).toBe('7 days afterwards');
  });
});
