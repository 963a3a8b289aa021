// Versions of a unit: another wording is a unit of its own, which supersedes the one before. Enrolments stay until somebody moves them.
import { and, desc, eq } from 'drizzle-orm';
import { see } from '../act.ts';
import type { Read } from '../db.ts';
import { NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { type Comparable, type CriterionPair, criterionDiff } from './criterion-diff.ts';
import { type Criterion, type Unit, units } from './units.table.ts';
import { type WholeUnit, wholeUnit } from './units.ts';

export type UnitVersion = Pick<Unit, 'id' | 'edition' | 'title' | 'source' | 'expiresOn' | 'createdAt'>;

/** Every version of the unit that this one is a version of, newest first. @throws NotFound */
export const versionsOf = (actor: Actor, unitId: string): Promise<UnitVersion[]> =>
  see(actor, 'unit.view', (db) => versionsBeside(db, actor.organisationId, unitId));

/** The same inside another read; null where there is no such unit. */
export async function versionsBeside(db: Read, organisationId: string, unitId: string): Promise<UnitVersion[] | null> {
  const [own] = await db
    .select()
    .from(units)
    .where(and(eq(units.organisationId, organisationId), eq(units.id, unitId)));
  if (!own) return null;
  const { id, edition, title, source, expiresOn, createdAt } = units;
  const same = and(eq(units.organisationId, organisationId), eq(units.number, own.number));
  return db.select({ id, edition, title, source, expiresOn, createdAt }).from(units).where(same).orderBy(desc(edition));
}

export type UnitDiff = { before: WholeUnit; after: WholeUnit; pairs: CriterionPair<Criterion>[] };

/** How a version reads otherwise than the one before it. @throws NotFound without such a unit, or where it is the first */
export const changesOf = (actor: Actor, unitId: string): Promise<UnitDiff> =>
  see(actor, 'unit.view', async (db) => {
    const after = await wholeUnit(db, actor.organisationId, unitId);
    if (!after?.supersedesId) return null;
    return diffOf(db, actor.organisationId, after.supersedesId, after.id);
  });

/** Between any two wordings. @throws NotFound */
export async function diffOf(db: Read, organisationId: string, beforeId: string, afterId: string): Promise<UnitDiff> {
  const before = await wholeUnit(db, organisationId, beforeId);
  const after = await wholeUnit(db, organisationId, afterId);
  if (!before || !after) throw new NotFound();
  return { before, after, pairs: criterionDiff(allCriteria(before), allCriteria(after)) };
}

export const allCriteria = (unit: WholeUnit): Criterion[] => unit.outcomes.flatMap(({ criteria }) => criteria);

/** What is to come, which has no rows yet, beside what is here. */
export function diffWith(
  here: WholeUnit,
  there: { code: string; text: string; kind: Criterion['kind']; identifier?: string | null }[],
) {
  const later = there.map((one, at): Comparable => ({ ...one, id: String(at), identifier: one.identifier ?? null }));
  return criterionDiff<Comparable>(allCriteria(here), later);
}
