import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { comment, feedback, ownView, signedBy, signedReview } from '../../../tests/reviewed.ts';
import { world } from '../../../tests/world.ts';
import { now, setClock } from '../clock.ts';
import { workingDayAfter } from '../day-words.ts';
import { Conflict, NotAllowed, NotFound } from '../errors.ts';
import { todayOf } from '../today/today.ts';
import { appealOfReview } from './appeal-page.ts';
import { appealReview, decideAppeal } from './appeals.ts';
import { performanceReviewOf } from './performance-review-page.ts';
import { rewordFeedback } from './performance-reviews.ts';

const reason = { toId: null, reason: 'The 22nd is told wrongly.' };

describe('R-030 an appeal', () => {
  test('asks the manager, who reads what was signed, without the own view, and until then nothing', async ({
    db: _,
  }) => {
    const two = await world();
    const { lee, mo, nia, pat, ada } = two;
    const id = await signedReview(two, 'agree-in-part');
    await expect(appealOfReview(pat, id)).rejects.toThrow(NotFound);
    await expect(appealReview(lee, id, reason)).rejects.toThrow(NotAllowed);
    await appealReview(mo, id, reason);
    const read = await appealOfReview(pat, id);
    expect(read).toMatchObject({
      feedback,
      comment,
      mayDecide: true,
      appeal: { reason: reason.reason, outcome: null },
    });
    expect(JSON.stringify(read)).not.toContain(ownView.wasHard);
    for (const other of [lee, mo, nia, ada]) await expect(appealOfReview(other, id)).rejects.toThrow(NotFound);
    await expect(performanceReviewOf(pat, id)).rejects.toThrow(NotFound);
    expect((await todayOf(pat)).needs.map(({ what }) => what)).toContain('Decide on the appeal of Mo Member');
    await expect(rewordFeedback(lee, id, { feedback: 'Another' })).rejects.toThrow('An appeal is open');
  });

  test('may have the review changed: both sign again, what was signed stays, and the manager reads no more than that', async ({
    db: _,
  }) => {
    const two = await world();
    const { lee, mo, pat } = two;
    const id = await signedReview(two);
    const signed = (await performanceReviewOf(mo, id)).review.hash;
    await appealReview(mo, id, reason);
    await decideAppeal(pat, id, { outcome: 'to-change', words: 'Listen to it together.' });
    await expect(decideAppeal(pat, id, { outcome: 'stands', words: 'No' })).rejects.toThrow(Conflict);
    const again = await performanceReviewOf(mo, id);
    expect(again).toMatchObject({ state: 'discussed', waitsFor: ['Mo Member', 'Lee Leader'], review: { edition: 2 } });
    expect(again.review.hash).not.toBe(signed); // also where no word of it changes
    expect(again.signatures.filter(({ hash }) => hash === signed)).toHaveLength(2);
    await rewordFeedback(lee, id, { feedback: 'You had named the day on the 22nd.' });
    expect((await appealOfReview(pat, id)).feedback).toBe(feedback);
    await signedBy(lee, id);
    await signedBy(mo, id);
    const done = await performanceReviewOf(mo, id);
    expect(done.state).toBe('signed');
    expect(done.actions).toHaveLength(2); // carried once
    await appealReview(mo, id, reason); // what is signed now can be appealed in its turn
  });

  test('is decided once: a review that stands stays, and is not appealed again', async ({ db: _ }) => {
    const two = await world();
    const { mo, pat } = two;
    const id = await signedReview(two);
    await appealReview(mo, id, reason);
    await decideAppeal(pat, id, { outcome: 'stands', words: 'The call says so.' });
    expect(await performanceReviewOf(mo, id)).toMatchObject({ state: 'signed', appealable: null });
    await expect(appealReview(mo, id, reason)).rejects.toThrow('appealed and decided already');
  });

  test('is made within ten working days of the second signature', async ({ db: _ }) => {
    const two = await world();
    const { mo } = two;
    const id = await signedReview(two);
    const { until } = (await performanceReviewOf(mo, id)).appealable!;
    const at = now();
    setClock(() => new Date(`${until}T12:00:00Z`));
    expect((await performanceReviewOf(mo, id)).steps).toContain('appeal');
    setClock(() => new Date(Date.parse(`${until}T12:00:00Z`) + 86_400_000));
    expect((await performanceReviewOf(mo, id)).steps).not.toContain('appeal');
    await expect(appealReview(mo, id, reason)).rejects.toThrow('ten working days');
    setClock(() => at);
  });

  test('counts working days alone', ({ db: _ }) => {
    const free = new Set(['2026-04-03', '2026-04-06']); // Good Friday, Easter Monday
    expect(workingDayAfter('2026-04-01', 10, (day) => free.has(day))).toBe('2026-04-17');
    expect(workingDayAfter('2026-04-01', 10, () => false)).toBe('2026-04-15');
  });
});
