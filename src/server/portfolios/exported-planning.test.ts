import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { emptyRoot } from '../../../tests/empty-store.ts';
import { pdfText } from '../../../tests/pdf-text.ts';
import { planAndReview } from '../../../tests/planned-assessment.ts';
import { portfolioWorld } from '../../../tests/portfolio-world.ts';
import { testAccounts, testOrigin } from '../../../tests/world.ts';
import { beginReview, signReview } from '../assessment/reviews/progress-reviews.ts';
import { reviewOf, reviewsOf } from '../assessment/reviews/review-page.ts';
import { setClock } from '../clock.ts';
import { reading } from '../db.ts';
import { diskStore } from '../files/disk.ts';
import { verifyPackage } from '../ledger/package-verify.ts';
import { signingKey } from '../ledger/signing.ts';
import { acceptInvitation, invite } from '../people/invitations.ts';
import { makeClaim } from './claims.ts';
import { submitEvidence } from './evidence.ts';
import { packed } from './packing.ts';
import { sightingsOf } from './sighting-facts.ts';
import { addInSitu, signSighting } from './sightings.ts';

/** A board that Mo went to see, a plan with an activity that moved, a review that both signed and one that nobody has. */
async function planned() {
  const cast = await portfolioWorld();
  const { ada, lee, ash, mo, pat, enrolment, criterion } = cast;
  const { link } = await invite(ada, mo.personId, testOrigin);
  await acceptInvitation(testAccounts(), link.split('/').at(-1)!, 'a long enough password');
  setClock(() => new Date('2026-03-10T10:00:00Z'));
  const board = await addInSitu(lee, {
    ...{ title: 'The skills board', happenedFrom: '2026-03-02', place: 'Second floor', keeper: 'Reception' },
    ...{ about: 'Who can do what. I drew it up.', why: 'It hangs on the wall.', personId: mo.personId },
  });
  await makeClaim(lee, board.id, {
    ...{ enrolmentId: enrolment.id, criterionId: criterion('1.4'), place: 'about-1', quote: null, how: 'By skill.' },
  });
  await submitEvidence(lee, board.id, { declared: true, version: 1 });
  const [asked] = await reading(ash.organisationId, (db) => sightingsOf(db, board));
  await signSighting(mo, asked!.id, { seenOn: '2026-03-10', words: 'It hangs there, as described.' });
  await planAndReview(cast);
  const { id } = (await reviewsOf(ash, enrolment.id)).reviews[0]!;
  for (const who of [ash, pat]) await signReview(who, id, (await reviewOf(who, id)).review.hash);
  await beginReview(ash, enrolment.id, { heldOn: '2026-03-10', words: 'Not signed by anybody.' });
  return { ...cast, board };
}

describe('R-106 how a portfolio was planned and reviewed travels with it', () => {
  test('R-103 R-106 the plan, signed reviews and who saw what stays where it is are in PDF and package, which verifies; an unsigned review is in neither', async ({
    db: _,
  }) => {
    const { enrolment, board } = await planned();
    const made = await packed(enrolment, false, { store: diskStore(await emptyRoot()), key: await signingKey() });
    const kinds = Map.groupBy(made.contents.records, ({ kind }) => kind);
    const counted = Object.fromEntries(kinds.entries().map(([kind, all]) => [kind, all.length]));
    expect(counted).toMatchObject({
      ...{ sighting: 1, 'assessment-plan': 1, 'planned-activity': 1, 'activity-move': 1, 'plan-signature': 1 },
      ...{ 'progress-review': 1, 'review-comment': 1, 'review-action': 1, 'review-signature': 3 },
    });
    const text = pdfText(Buffer.from(made.pdf));
    for (const words of [
      'Planning and reviews',
      'Observation: The briefing',
      'Lee Leader: Leave',
      'Review of 10 March 2026',
      'Steady.',
      'Ask Mo',
      'For the employer: Pat Manager',
      'Mo Member saw it on 10 March 2026: It hangs there, as described.',
      board.hash.slice(0, 16),
    ])
      expect(text, words).toContain(words);
    expect(text).not.toContain('Not signed by anybody.');
    expect(JSON.stringify(made.contents.records)).not.toContain('Not signed by anybody.');
    const { problems } = await verifyPackage(Buffer.concat(await Array.fromAsync(made.package())));
    expect(problems).toEqual([]);
  });
});
