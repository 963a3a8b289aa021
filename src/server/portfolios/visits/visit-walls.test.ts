// What the database refuses of visits whatever the application does: each statement is tried as the application's own role.
import type { SQL } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { test } from '../../../../tests/database.ts';
import { type PortfolioWorld, portfolioWorld } from '../../../../tests/portfolio-world.ts';
import { begun, seen, signed } from '../../../../tests/visit-world.ts';
import { type Database, sql } from '../../db.ts';
import { newId } from '../../id.ts';
import { noteSeen } from './visit-notes.ts';
import { acknowledgeVisit } from './visits.ts';

/** The database's own sentence beneath the statement that it refused. */
const refusalOf = (db: Database, { lee }: PortfolioWorld, statement: SQL): Promise<string> =>
  db
    .writing(lee.organisationId, (tx) => tx.rows(statement))
    .then(
      () => 'nothing was refused',
      (caught: Error & { cause?: Error }) => caught.cause?.message ?? caught.message,
    );

const noting = ({ lee }: PortfolioWorld, visitId: string, by: string, kind: string, mode: string | null) => sql`
  insert into visit_notes (organisation_id, id, visit_id, kind, words, mode, by_id, at, arrived_at)
  values (${lee.organisationId}, ${newId()}, ${visitId}, ${kind}, 'x', ${mode}, ${by}, now(), now()) returning 1`;
const recording = ({ lee }: PortfolioWorld, visitId: string) => sql`
  insert into visit_parts (organisation_id, id, visit_id, take, number, hash, size, type, at)
  values (${lee.organisationId}, ${newId()}, ${visitId}, ${newId()}, 0, 'x', 1, 'video/webm', now()) returning 1`;

describe('R-103 of visits the database itself refuses', () => {
  test('words of anybody but the observer, answers in writing but the candidate’s, and recordings without consent', async ({
    db,
  }) => {
    const cast = await portfolioWorld();
    const { id } = await begun(cast, { kind: 'questions' });
    const { ash, lee, ivy } = cast;
    const tried = (by: string, kind: string, mode: string | null = null) =>
      refusalOf(db, cast, noting(cast, id, by, kind, mode));
    const own = 'a visit is noted by its observer, and its written answers by the candidate';
    expect(await tried(lee.personId, 'note')).toBe(own);
    expect(await tried(ivy.personId, 'answer', 'spoken')).toBe(own);
    expect(await tried(ash.personId, 'answer', 'written')).toBe(own);
    expect(await tried(lee.personId, 'answer', 'written')).toBe('nothing was refused');
    expect(await refusalOf(db, cast, recording(cast, id))).toMatch(/nothing is recorded without consent/);
  });

  test('a change of a note, of what was signed, and of anything once it is read; and that a visit is removed', async ({
    db,
  }) => {
    const cast = await portfolioWorld();
    const open = await begun(cast);
    await noteSeen(cast.ash, open.id, seen('Once'));
    const of = (what: SQL) => refusalOf(db, cast, what);
    expect(await of(sql`update visit_notes set words = 'Twice' returning 1`)).toMatch(/permission denied/);
    expect(await of(sql`delete from visits where id = ${open.id} returning 1`)).toMatch(/^DELETE of visits is refused/);
    const { id } = await signed(cast);
    const changed = sql`update visits set account = 'Otherwise' where id = ${id} returning 1`;
    expect(await of(changed)).toMatch(/^UPDATE of visits is refused/);
    await acknowledgeVisit(cast.lee, id, { comment: null, version: 3 });
    expect(await of(sql`update visits set comment = 'Now otherwise' where id = ${id} returning 1`)).toMatch(
      /^UPDATE of visits is refused/,
    );
    const himself = sql`insert into visits (organisation_id, id, enrolment_id, candidate_id, kind, observer_id, about, circumstances)
      values (${cast.lee.organisationId}, ${newId()}, ${cast.enrolment.id}, ${cast.lee.personId}, 'observation', ${cast.lee.personId}, 'x', 'natural')`;
    expect(await of(himself)).toMatch(/visits_of_another/);
  });
});
