// What the database refuses of performance reviews whatever the application does: each statement is tried as the application's own role.
import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { refusalOf } from '../../../tests/database-refusal.ts';
import { agreedReview, openedReview, signedBy, signedReview } from '../../../tests/reviewed.ts';
import { world } from '../../../tests/world.ts';
import { sql } from '../db.ts';
import { newId } from '../id.ts';
import { appealReview } from './appeals.ts';
import { performanceReviewOf } from './performance-review-page.ts';

const locked = 'this review is locked';
const set = (id: string, what: ReturnType<typeof sql>) =>
  sql`update performance_reviews set ${what} where id = ${id} returning 1`;

describe('R-030 of performance reviews the database itself refuses', () => {
  test('another order than own view, feedback, talk, comment, signatures', async ({ db }) => {
    const two = await world();
    const { id } = await openedReview(two);
    const out = (what: ReturnType<typeof sql>) => refusalOf(db, two, set(id, what));
    for (const what of [
      sql`feedback = 'First'`,
      sql`shown_at = now()`,
      sql`met_on = '2026-03-02', talk = 'x', hash = 'x'`,
      sql`commented_at = now()`,
    ])
      expect(await out(what)).toContain('own_view_first');
    expect(await out(sql`signed_at = now()`)).toBe('somebody has not signed this review');
    expect(await out(sql`leader_id = member_id`)).toBe(locked);
  });

  test('another own view once it is handed in, and anything once both have signed', async ({ db }) => {
    const two = await world();
    const id = await agreedReview(two);
    const out = (what: ReturnType<typeof sql>) => refusalOf(db, two, set(id, what));
    expect(await out(sql`went_well = 'All of it'`)).toBe(locked);
    expect(await out(sql`shown_at = now() + interval '1 hour'`)).toBe(locked);
    await signedBy(two.mo, id);
    expect(await out(sql`signed_at = now()`)).toBe('somebody has not signed this review');
    await signedBy(two.lee, id);
    for (const what of [
      sql`feedback = 'Another'`,
      sql`comment = 'Another'`,
      sql`talk = 'Another'`,
      sql`signed_at = null`,
      sql`hash = 'x'`,
    ])
      expect(await out(what)).toBe(locked);
    const cited = sql`update performance_review_examples set words = 'Another' where review_id = ${id} returning 1`;
    expect(await refusalOf(db, two, cited)).toMatch(/refused|denied/);
    const agreed = 'what was agreed in this review stays';
    for (const table of ['performance_review_objectives', 'performance_review_actions'])
      expect(
        await refusalOf(
          db,
          two,
          sql`update ${sql.identifier(table)} set known_by = 'Nothing' where review_id = ${id} returning 1`,
        ),
      ).toBe(agreed);
  });

  test('signatures of anybody else, of another text, or of a leader who does not agree; and changing any', async ({
    db,
  }) => {
    const two = await world();
    const id = await agreedReview(two);
    const { review } = await performanceReviewOf(two.lee, id);
    const signing = (personId: string, { stance = 'agree', content = 'x', hash = review.hash! } = {}) => sql`
      insert into performance_review_signatures (organisation_id, id, review_id, person_id, stance, hash, content, at)
      values (${two.lee.organisationId}, ${newId()}, ${id}, ${personId}, ${stance}, ${hash}, ${content}, now()) returning 1`;
    const refused = 'member and leader sign the review as it stands';
    await signedBy(two.mo, id);
    const { content } = (
      await db.reading(two.lee.organisationId, (read) =>
        read.rows<{ content: string }>(sql`select content from performance_review_signatures where review_id = ${id}`),
      )
    )[0]!;
    expect(await refusalOf(db, two, signing(two.pat.personId, { content }))).toBe(refused);
    expect(await refusalOf(db, two, signing(two.lee.personId))).toBe(refused);
    expect(await refusalOf(db, two, signing(two.lee.personId, { content, stance: 'acknowledge' }))).toBe(refused);
    expect(
      await refusalOf(
        db,
        two,
        sql`update performance_review_signatures set stance = 'agree' where review_id = ${id} returning 1`,
      ),
    ).toMatch(/refused|denied/);
    expect(
      await refusalOf(
        db,
        two,
        sql`update performance_review_packs set pack = '{}' where review_id = ${id} returning 1`,
      ),
    ).toMatch(/refused|denied/);
  });

  test('appeals of what is not signed, and a decision changed', async ({ db }) => {
    const two = await world();
    const id = await signedReview(two);
    const { review } = await performanceReviewOf(two.lee, id);
    const appealing = (to: string, hash: string) => sql`
      insert into performance_review_appeals (organisation_id, id, review_id, to_id, hash, reason, at, due_on)
      values (${two.lee.organisationId}, ${newId()}, ${id}, ${to}, ${hash}, 'x', now(), '2026-03-02') returning 1`;
    const refused = 'what both signed is appealed, to somebody else';
    expect(await refusalOf(db, two, appealing(two.lee.personId, review.hash!))).toBe(refused);
    expect(await refusalOf(db, two, appealing(two.pat.personId, 'x'))).toBe(refused);
    await appealReview(two.mo, id, { toId: null, reason: 'The 22nd' });
    expect(
      await refusalOf(
        db,
        two,
        sql`update performance_review_appeals set reason = 'Another' where review_id = ${id} returning 1`,
      ),
    ).toContain('is locked');
  });
});
