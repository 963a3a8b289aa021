// Random sequences of everything that assessment can do, by anybody: no state without its guard, nothing changed after lock but by
// supersession, and a ledger that always verifies. A database of its own, since the ledger is read as its owner reads it.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { begin, doings, type Run } from '../../../tests/decision-doings.ts';
import { type DecisionWorld, decisionWorld, enrolInSmall } from '../../../tests/decision-world.ts';
import { ownInstallation } from '../../../tests/own-installation.ts';
import { keepDocument, meetingOf } from '../../../tests/portfolio-world.ts';
import { reading, sql } from '../db.ts';
import { statusOf } from '../errors.ts';
import { verifyLedger } from '../installation/ledger-check.ts';
import { trustIn } from '../installation/ledger-keys.ts';
import { takeEvidence } from '../portfolios/taking.ts';
import { type DecisionPage, decisionPageOf } from './decision-page.ts';

let installation: Awaited<ReturnType<typeof ownInstallation>>;
let cast: DecisionWorld;

beforeAll(async () => {
  installation = await ownInstallation('decisions');
  cast = await decisionWorld();
});
afterAll(() => installation.close());

const often = [
  'claim',
  'submit',
  'judge',
  'meet',
  'declare',
  'authenticate',
  'draft',
  'sign',
  'countersign',
  'sign',
  'draft',
];
const step = fc.record({
  what: fc.constantFrom(...Object.keys(doings), ...often, ...often),
  /** Mostly whoever may. */
  who: fc.constantFrom(null, null, null, null, 'lee', 'ash', 'quinn', 'ivy', 'cody', 'mo'),
  n: fc.nat(9),
});
/** The way to a decision, in which anything else comes between; what follows it tries what is locked by then. */
const wayThere = [
  ...([
    ['claim', 2],
    ['claim', 1],
    ['submit', 2],
    ['judge', 2],
    ['meet', 2],
    ['declare', 2],
    ['authenticate', 2],
  ] as const),
  ...([
    ['draft', 2],
    ['sign', 2],
    ['countersign', 2],
    ['judge', 0],
    ['reopen', 0],
    ['claim', 3],
  ] as const),
  ...([
    ['withdraw claim', 2],
    ['acknowledge', 2],
    ['dispute', 2],
    ['uphold', 2],
  ] as const),
];
const sequence = fc.array(fc.array(step, { maxLength: 2 }), { minLength: 10, maxLength: 18 }).map((between) =>
  between.flatMap((others, at) => {
    const [what, n] = wayThere[at] ?? [];
    return [...(what ? [{ what, who: null, n }] : []), ...others];
  }),
);

type Rows = Map<string, string>;
const append = ['judgements', 'criterion_decisions', 'unit_decisions', 'unit_decision_steps', 'declarations'];
const locked = ['claims', 'evidence', ...append.slice(0, 2)];

/** Rows as they stand, by table and id: of the tables to which is only added, and of those that are locked with a unit. */
async function rowsOf(tables: readonly string[], run: Run): Promise<Rows> {
  const ofRun: Record<string, ReturnType<typeof sql>> = {
    claims: sql`r.enrolment_id = ${run.enrolment.id} and exists (select 1 from evidence e where e.id = r.evidence_id and e.submitted_at is not null)`,
    evidence: sql`r.id = ${run.evidenceId} and r.submitted_at is not null`,
    judgements: sql`exists (select 1 from claims c where c.id = r.claim_id and c.enrolment_id = ${run.enrolment.id})`,
    criterion_decisions: sql`r.enrolment_id = ${run.enrolment.id}`,
    unit_decisions: sql`r.enrolment_id = ${run.enrolment.id}`,
    unit_decision_steps: sql`exists (select 1 from unit_decisions d where d.id = r.decision_id and d.enrolment_id = ${run.enrolment.id})`,
    declarations: sql`r.enrolment_id = ${run.enrolment.id} or r.evidence_id = ${run.evidenceId}`,
  };
  const found: Rows = new Map();
  for (const table of tables) {
    const rows = await reading(cast.lee.organisationId, (db) =>
      db.rows<{ id: string; row: string }>(
        sql`select r.id, to_jsonb(r)::text as row from ${sql.identifier(table)} r where ${ofRun[table]!}`,
      ),
    );
    for (const { id, row } of rows) found.set(`${table} ${id}`, row);
  }
  return found;
}

/** Nothing that was said is said otherwise or gone. */
const refuseAltered = (before: Rows, after: Rows) => {
  for (const [name, row] of before) expect(after.get(name), name).toBe(row);
};

/** Whatever was done: who did it, in which order, and that what is issued had all that it needs. */
function refuseIllegal(page: DecisionPage, wasAchieved: boolean) {
  const { candidateId } = page.enrolment;
  const achieved = page.inForce?.decision.outcome === 'competent';
  for (const { decision, steps } of page.decisions) {
    expect(decision.assessorId).not.toBe(candidateId);
    expect(steps.map((one) => one.step).join(' ')).toMatch(
      /^(signed|proposed( countersigned| returned)?)?( acknowledged| disputed| upheld)*( ?set-aside)?$/,
    );
    for (const one of steps) {
      const isAnswer = one.step === 'acknowledged' || one.step === 'disputed';
      expect(one.personId === candidateId).toBe(isAnswer);
      if (one.step === 'countersigned') expect(one.personId).not.toBe(decision.assessorId);
      expect(one.hash).toBe(decision.hash);
    }
  }
  expect(
    page.decisions.filter(({ state }) => state === 'drafted' || state === 'awaiting-countersignature').length,
  ).toBeLessThan(2);
  expect(page.state === 'achieved').toBe(achieved);
  if (!achieved || wasAchieved) return;
  expect(page.criteria.every(({ met }) => met)).toBe(true);
  expect([page.declaration?.current, page.authentication?.current]).toEqual([true, true]);
  const issued = page.inForce?.steps.map((one) => one.step) ?? [];
  // What was proposed in training may be countersigned after the assessor has qualified: two have signed it all the same.
  const isSignedAlone = issued.includes('signed') && page.fitness?.qualified === true;
  expect(isSignedAlone || issued.includes('countersigned')).toBe(true);
}

test('R-103 R-102 no sequence of acts leads to a decision without its guards, or changes what is locked; the ledger always verifies', async () => {
  let runs = 0;
  const reached = new Set<string>();
  await fc.assert(
    fc.asyncProperty(sequence, fc.boolean(), async (steps, inTraining) => {
      runs += 1;
      const meeting = meetingOf(cast, new Date(Date.UTC(2026, 0, runs)).toISOString().slice(0, 10));
      const taken = await takeEvidence(cast.lee, await keepDocument(cast, cast.lee, meeting));
      const run = { ...(await enrolInSmall(cast, `P${runs}`)), evidenceId: taken.id };
      await begin(cast, run, inTraining);
      let page = await decisionPageOf(cast.ash, run.enrolment.id);
      let [said, fixed]: [Rows, Rows] = [new Map(), new Map()];
      for (const { what, who, n } of steps) {
        const actor = cast[who ?? doings[what]!.by];
        const refused = await doings[what]!.does({ cast, actor, run, page, n }).then(
          () => null,
          (error: unknown) => error,
        );
        if (refused && !statusOf(refused)) throw refused;
        const was = page;
        page = await decisionPageOf(cast.ash, run.enrolment.id);
        refuseIllegal(page, was.state === 'achieved');
        const [saidNow, fixedNow] = [await rowsOf(append, run), await rowsOf(locked, run)];
        refuseAltered(said, saidNow);
        if (was.state === 'achieved' && page.state === 'achieved') expect(fixedNow).toEqual(fixed);
        [said, fixed] = [saidNow, fixedNow];
        for (const state of [page.state, ...page.decisions.map((one) => one.state)]) reached.add(state);
      }
      const { problems } = await verifyLedger(installation.owner, trustIn(installation.home));
      expect(problems).toEqual([]);
    }),
    { numRuns: 25 },
  );
  // It would prove nothing if no sequence came so far.
  const all = [
    'in-progress',
    'all-met',
    'declared',
    'achieved',
    'awaiting-countersignature',
    'issued',
    'acknowledged',
    'disputed',
  ];
  expect(all.filter((state) => !reached.has(state))).toEqual([]);
});
