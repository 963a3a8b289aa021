import fc from 'fast-check';
import { expect } from 'vitest';
import { submitCleared } from '../../../tests/cleared.ts';
import { test } from '../../../tests/database.ts';
import type { PortfolioWorld } from '../../../tests/portfolio-world.ts';
import { keepDocument, meetingOf, portfolioWorld } from '../../../tests/portfolio-world.ts';
import { reading, sql } from '../db.ts';
import { statusOf } from '../errors.ts';
import { makeClaim, withdrawClaim } from '../portfolios/claims.ts';
import { editEvidence, withdrawEvidence } from '../portfolios/evidence.ts';
import { evidenceOf } from '../portfolios/evidence-page.ts';
import { takeEvidence } from '../portfolios/taking.ts';
import { judgeClaim } from './judgements.ts';

type Step = {
  what: 'edit' | 'claim' | 'submit' | 'judge' | 'withdraw claim' | 'withdraw';
  who: 'lee' | 'ash' | 'ivy' | 'mo';
  n: number;
};
const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('edit', 'claim', 'claim', 'submit', 'submit', 'judge', 'judge', 'withdraw claim', 'withdraw'),
  who: fc.constantFrom('lee', 'lee', 'lee', 'ash', 'ash', 'ivy', 'mo'),
  n: fc.nat(5),
});

const nothing = { reason: null, feedback: null, action: null, actionDue: null };
const met = { valid: true, authentic: true, current: true, sufficient: true };

async function take(cast: PortfolioWorld, evidenceId: string, { what, who, n }: Step) {
  const actor = cast[who];
  const { evidence, claims } = await evidenceOf(cast.lee, evidenceId);
  const claim = claims[n % Math.max(1, claims.length)];
  const code = ['1.1', '2.2', '3.2'][n % 3]!;
  if (what === 'edit')
    return editEvidence(actor, evidenceId, {
      title: `T${n}`,
      context: null,
      simulated: n === 0,
      version: evidence.version,
    });
  if (what === 'submit') return submitCleared(actor, evidenceId, { declared: true, version: evidence.version });
  if (what === 'withdraw') return withdrawEvidence(actor, evidenceId, 'A reason');
  if (what === 'claim')
    return makeClaim(actor, evidenceId, {
      ...{ enrolmentId: cast.enrolment.id, criterionId: cast.criterion(code) },
      ...{ place: n < 3 ? 'agenda-1' : 'actions-1', quote: null, how: 'How' },
    });
  if (!claim) return null;
  if (what === 'withdraw claim') return withdrawClaim(actor, claim.id, 'A reason');
  const supersedes = claim.judgement?.id ?? null;
  if (n % 2) return judgeClaim(actor, claim.id, { outcome: 'accepted', ...met, ...nothing, supersedes });
  const asked = { reason: 'Not enough', action: 'Add more', actionDue: '2199-01-01' };
  return judgeClaim(actor, claim.id, {
    outcome: 'not-accepted',
    ...met,
    sufficient: false,
    ...nothing,
    ...asked,
    supersedes,
  });
}

/** What must be so after whatever was done. */
async function refuseIllegal({ lee, ash }: PortfolioWorld, evidenceId: string, hash: string) {
  const { evidence, claims, state } = await evidenceOf(lee, evidenceId);
  const judged = claims.filter(({ judgement }) => judgement);
  expect(evidence.hash).toBe(hash);
  expect(evidence.submittedAt === null).toBe(evidence.declaration === null);
  if (evidence.submittedAt) expect(claims.length).toBeGreaterThan(0);
  if (!evidence.submittedAt) expect(judged).toEqual([]);
  if (state === 'withdrawn') expect(judged.filter(({ withdrawnReason }) => !withdrawnReason)).toEqual([]);
  for (const { judgement, state: claimed } of claims)
    if (judgement?.outcome === 'accepted' && state !== 'withdrawn') expect(claimed).toBe('accepted');
  const strangers = await reading(lee.organisationId, (db) =>
    db.rows(sql`select 1 from judgements where assessor_id <> ${ash.personId}`),
  );
  expect(strangers).toEqual([]);
}

test('R-103 no sequence of actions by anybody leads to an illegal state', async ({ db: _ }) => {
  const cast = await portfolioWorld();
  let day = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 14 }), async (steps) => {
      day += 1;
      const meeting = meetingOf(cast, new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10));
      const taken = await takeEvidence(cast.lee, await keepDocument(cast, cast.lee, meeting));
      for (const next of steps) {
        const refused = await take(cast, taken.id, next).then(
          () => null,
          (error: unknown) => error,
        );
        if (refused && !statusOf(refused)) throw refused;
        await refuseIllegal(cast, taken.id, taken.hash);
      }
    }),
    { numRuns: 20 },
  );
  const unkept = await reading(cast.lee.organisationId, (db) =>
    db.rows(sql`
      select e.id from (select id, version from evidence union all select id, version from claims
        union all select id, version from judgements) e
      where e.version <> (select max(v.version) from versions v where v.record_id = e.id)`),
  );
  expect(unkept).toEqual([]);
});
