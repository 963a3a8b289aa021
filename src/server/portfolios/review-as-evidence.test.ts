import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { portfolioWorld } from '../../../tests/portfolio-world.ts';
import { comment, feedback, signedReview } from '../../../tests/reviewed.ts';
import { NotFound } from '../errors.ts';
import { consentToEvidence } from '../reviews/signing-review.ts';
import { othersOf } from './redaction/others-page.ts';
import { shownByRecord } from './suggestions/records.ts';
import { takeable, takeEvidence } from './taking.ts';

const source = (sourceId: string) => ({ kind: 'performance-review-document', sourceId }) as const;

describe('R-093 a performance review', () => {
  test('R-093, R-122 is taken by its leader in one step once the member consents, and says so', async ({ db: _ }) => {
    const cast = await portfolioWorld();
    const { lee, mo } = cast;
    const id = await signedReview(cast);
    const offered = async () => (await takeable(lee)).records.some(({ sourceId }) => sourceId === id);
    expect(await offered()).toBe(false);
    await expect(takeEvidence(lee, source(id))).rejects.toThrow(NotFound);
    await consentToEvidence(mo, id, false);
    await expect(takeEvidence(lee, source(id))).rejects.toThrow(NotFound);
    await consentToEvidence(mo, id, true);
    expect(await offered()).toBe(true);
    const taken = await takeEvidence(lee, source(id));
    const text = JSON.stringify(taken.document);
    for (const words of [feedback, comment, 'Mo Member said yes on', 'Agrees']) expect(text).toContain(words);
    expect(taken.kind).toBe('review');
    expect(taken.document.people).toEqual([
      { id: lee.personId, name: lee.name, part: 'leader' },
      { id: mo.personId, name: mo.name, part: 'member' },
    ]);
  });

  test('R-120, L21 names the member, who is to be replaced or left with a reason before it is submitted', async ({
    db: _,
  }) => {
    const cast = await portfolioWorld();
    const id = await signedReview(cast);
    await consentToEvidence(cast.mo, id, true);
    const { id: taken } = await takeEvidence(cast.lee, source(id));
    const { finds } = await othersOf(cast.lee, taken);
    expect(finds.length).toBeGreaterThan(0);
    expect(finds.every(({ decision }) => decision === null)).toBe(true);
  });

  test('R-095 shows by how it was made that views were drawn out, feedback given and next steps agreed', async ({
    db: _,
  }) => {
    const cast = await portfolioWorld();
    const id = await signedReview(cast);
    await consentToEvidence(cast.mo, id, true);
    const { document } = await takeEvidence(cast.lee, source(id));
    const acts = shownByRecord(document, cast.lee.personId)!.map(({ act, places }) => [act, places.length > 0]);
    expect(acts).toEqual([
      ['draw-out', true],
      ['feedback', true],
    ]); // the objective of this review is for nothing, so nothing says that next steps serve the work
    expect(shownByRecord(document, cast.mo.personId)).toEqual([]);
  });
});
