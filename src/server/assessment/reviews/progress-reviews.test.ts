import { describe, expect } from 'vitest';
import { kept, test } from '../../../../tests/database.ts';
import { refusalOf } from '../../../../tests/database-refusal.ts';
import { acceptAll, decisionWorld } from '../../../../tests/decision-world.ts';
import { setClock } from '../../clock.ts';
import { sql } from '../../db.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../../errors.ts';
import { newId } from '../../id.ts';
import { assignAssessor } from '../../portfolios/enrolments.ts';
import { todayOf } from '../../today/today.ts';
import { meetCriteria } from '../criterion-decisions.ts';
import { activityForm } from '../planning/assessment-plans.form.ts';
import { addActivity, finishActivity } from '../planning/planned-activities.ts';
import {
  addReviewAction,
  beginReview,
  commentOnReview,
  finishReviewAction,
  goOnWithoutEmployer,
  signReview,
} from './progress-reviews.ts';
import { reviewOf, reviewsOf } from './review-page.ts';

const at = (day: string) => setClock(() => new Date(`${day}T10:00:00Z`));
const activity = activityForm.parse({
  ...{ method: 'products', what: 'Letters of March', plannedOn: '2026-03-02', criteria: '1.1' },
});

const reviewWorld = kept('progressreviewworld', async () => {
  at('2026-03-02');
  const cast = await decisionWorld();
  const { id } = await addActivity(cast.ash, cast.enrolment.id, activity);
  await finishActivity(cast.ash, { activityId: id, doneOn: '2026-03-02', words: null });
  const { taken } = await acceptAll(cast);
  await meetCriteria(cast.ash, cast.enrolment.id, [cast.ids[0]!]);
  const review = await beginReview(cast.ash, cast.enrolment.id, { heldOn: '2026-03-02', words: 'She asks first.' });
  return { ...cast, taken, review };
});

describe('R-103 a review of progress', () => {
  test('R-103 opens with what came about since, each number with its rows', async ({ db: _ }) => {
    const { lee, review, taken } = await reviewWorld();
    const { facts } = (await reviewOf(lee, review.id)).review;
    const piece = { id: taken.id, number: taken.number };
    expect(facts).toEqual({
      ...{
        since: null,
        before: null,
        sufficient: ['1.1', '1.2'],
        met: ['1.1'],
        newly: ['1.1'],
        of: 2,
        submitted: [piece],
        waiting: 0,
        moved: [],
        agreed: [],
      },
      judged: ['1.1', '1.2'].map((code) => ({ ...piece, code, outcome: 'accepted' })),
      done: [{ what: 'Letters of March', on: '2026-03-02' }],
    });
  });

  test('R-103 is complete once candidate, assessor and employer have signed exactly what it says, and then stays', async ({
    db,
  }) => {
    const cast = await reviewWorld();
    at('2026-03-03');
    const { lee, ash, pat, ivy, cody, mo, review } = cast;
    const hash = async () => (await reviewOf(ash, review.id)).review.hash;
    await signReview(ash, review.id, await hash());
    await commentOnReview(pat, review.id, 'We give her the Friday desk.');
    expect((await reviewOf(cody, review.id)).waitsFor).toEqual(['Lee Leader', 'Ash Assessor', 'Pat Manager']);
    const action = { ownerId: pat.personId, what: 'Give her the Friday desk', dueOn: '2026-04-01' };
    await addReviewAction(lee, review.id, action);
    await expect(addReviewAction(lee, review.id, { ...action, ownerId: mo.personId })).rejects.toThrow(Invalid);
    const old = review.hash;
    await expect(signReview(lee, review.id, old)).rejects.toThrow(/changed since you opened/);
    for (const other of [ivy, cody])
      await expect(signReview(other, review.id, await hash())).rejects.toThrow(NotAllowed);
    for (const one of [lee, ash]) await signReview(one, review.id, await hash());
    await expect(signReview(lee, review.id, await hash())).rejects.toThrow(/signed this review already/);
    expect(await refusalOf(db, cast, sql`update progress_reviews set closed_at = now()`)).toMatch(/has not signed/);
    await signReview(pat, review.id, await hash());
    const { parties, review: whole } = await reviewOf(lee, review.id);
    expect(whole.closedAt).not.toBeNull();
    expect(parties.map(({ part, signedAt }) => [part, signedAt !== null])).toEqual([
      ...[
        ['Candidate', true],
        ['Assessor', true],
        ['Employer', true],
      ],
    ]);
    await expect(commentOnReview(lee, review.id, 'Later')).rejects.toThrow(Conflict);
    await expect(addReviewAction(lee, review.id, action)).rejects.toThrow(/complete/);
    expect(await refusalOf(db, cast, sql`update progress_reviews set held_on = held_on + 1`)).toMatch(/is locked/);
    expect(await refusalOf(db, cast, sql`update review_comments set words = 'Other'`)).toMatch(/is complete/);
    expect(await refusalOf(db, cast, sql`update review_actions set due_on = due_on + 1`)).toMatch(/is locked/);
    const signing = sql`insert into review_signatures (organisation_id, id, review_id, person_id, hash, content, at)
      select organisation_id, ${newId()}::uuid, review_id, ${mo.personId}::uuid, hash, content, now() from review_signatures limit 1`;
    expect(await refusalOf(db, cast, signing)).toMatch(/those who take part sign/);
  });

  test('R-103 the employer reads reviews they are named in, on Today too, and nothing else of the portfolio', async ({
    db: _,
  }) => {
    const { pat, mo, quinn, foreign, enrolment, review } = await reviewWorld();
    at('2026-03-03');
    expect(await reviewOf(pat, review.id)).toMatchObject({
      readsPortfolio: false,
      readsEvidence: false,
      maySign: true,
    });
    expect((await todayOf(pat, { all: true })).needs.map(({ what }) => what)).toContain(
      'Sign the review of Lee Leader',
    );
    for (const other of [mo, quinn, foreign.leader]) await expect(reviewOf(other, review.id)).rejects.toThrow(NotFound);
    await expect(reviewsOf(pat, enrolment.id)).rejects.toThrow(NotFound);
  });

  test('R-103 goes on without the employer with a reason, which takes them off those who sign', async ({ db: _ }) => {
    const { lee, ash, pat, review } = await reviewWorld();
    at('2026-03-03');
    await expect(goOnWithoutEmployer(lee, review.id, 'Away')).rejects.toThrow(NotAllowed);
    await goOnWithoutEmployer(ash, review.id, 'On long leave');
    const { waitsFor, review: whole } = await reviewOf(ash, review.id);
    expect([waitsFor, whole.withoutEmployer]).toEqual([['Lee Leader', 'Ash Assessor'], 'On long leave']);
    await expect(signReview(pat, review.id, whole.hash)).rejects.toThrow(/went on without you/);
    for (const one of [lee, ash]) await signReview(one, review.id, whole.hash);
    expect((await reviewOf(ash, review.id)).review.closedAt).not.toBeNull();
  });

  test('R-103 the next one says what was agreed and what became of it; overdue ones and actions are shown', async ({
    db: _,
  }) => {
    const { lee, ash, review, enrolment } = await reviewWorld();
    at('2026-03-03');
    await goOnWithoutEmployer(ash, review.id, 'On long leave');
    const add = (what: string) => addReviewAction(ash, review.id, { ownerId: lee.personId, what, dueOn: '2026-03-20' });
    const [{ id: done }] = [await add('Ask Mo for a word'), await add('Write up the briefing')];
    await expect(beginReview(ash, enrolment.id, { heldOn: '2026-03-03', words: 'x' })).rejects.toThrow(/open already/);
    const { hash } = (await reviewOf(lee, review.id)).review;
    for (const one of [lee, ash]) await signReview(one, review.id, hash);
    await expect(finishReviewAction(ash, done, null)).rejects.toThrow(NotAllowed);
    await finishReviewAction(lee, done, 'He wrote it');
    at('2026-03-21');
    const needs = (await todayOf(lee, { all: true })).needs.map(({ what, overdue }) => [what, overdue]);
    expect(needs).toContainEqual(['Write up the briefing', true]);
    expect((await reviewsOf(ash, enrolment.id)).reviews).toMatchObject([{ actions: 2, done: 1, overdue: 1 }]);
    expect(await reviewsOf(ash, enrolment.id)).toMatchObject({ nextOn: '2026-04-27', isOverdue: false });
    at('2026-04-28');
    expect(await reviewsOf(ash, enrolment.id)).toMatchObject({ isOverdue: true, mayBegin: true });
    await expect(beginReview(ash, enrolment.id, { heldOn: '2026-04-29', words: 'x' })).rejects.toThrow(/has come/);
    await expect(beginReview(ash, enrolment.id, { heldOn: '2026-03-01', words: 'x' })).rejects.toThrow(/held last/);
    const next = await beginReview(ash, enrolment.id, { heldOn: '2026-04-28', words: 'Steady.' });
    expect(next.facts).toMatchObject({ since: '2026-03-02', before: 2, newly: [], submitted: [], judged: [] });
    expect(next.facts.agreed).toMatchObject([
      { what: 'Ask Mo for a word', owner: 'Lee Leader', doneWords: 'He wrote it', doneOn: '2026-03-03' },
      { what: 'Write up the briefing', doneOn: null },
    ]);
  });

  test('R-103 whoever assesses now signs, also where another began it', async ({ db: _ }) => {
    const { lee, cody, quinn, ivy, review, enrolment } = await reviewWorld();
    at('2026-03-03');
    const people = { assessorId: quinn.personId, internalQualityAssurerId: ivy.personId, countersignerId: null };
    await assignAssessor(cody, enrolment.id, { ...people, version: enrolment.version });
    const { waitsFor, others } = await reviewOf(quinn, review.id);
    expect(waitsFor).toEqual(['Lee Leader', 'Quinn Qualified', 'Pat Manager']);
    expect(others).toMatchObject([{ name: 'Ash Assessor', words: 'She asks first.' }]);
    await goOnWithoutEmployer(quinn, review.id, 'Away');
    const { hash } = (await reviewOf(quinn, review.id)).review;
    for (const one of [lee, quinn]) await signReview(one, review.id, hash);
    expect((await reviewOf(lee, review.id)).review.closedAt).not.toBeNull();
  });
});
