// What a unit asks of its evidence, set by the centre. A change counts from then on; what was decided before stays decided.
import { and, desc, eq } from 'drizzle-orm';
import { act, see } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Read, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import { newId } from '../id.ts';
import { canonical } from '../ledger/canonical.ts';
import type { Actor } from '../people/actor.ts';
import { people } from '../people/people.table.ts';
import type { RequirementsForm } from './requirements.form.ts';
import {
  type EvidenceRequirements,
  type RequirementChange,
  requirementChanges,
  type Unit,
  units,
} from './units.table.ts';

/**
 * Sets what the unit asks from now on.
 * @throws NotFound; Conflict after a lost race, or where nothing would be otherwise
 */
export const setRequirements = (actor: Actor, unitId: string, form: RequirementsForm): Promise<Unit> =>
  act(actor, 'unit.set-requirements', unit(actor, unitId), async (tx, found, keep) => {
    if (form.version !== found.version)
      throw new Conflict(
        'Somebody changed what this unit asks meanwhile. Look at it as it is now, then set it again.',
        {},
      );
    const after = asked(form);
    if (canonical(after) === canonical({ ...asksNothing, ...found.requirements }))
      throw new Conflict('This unit asks exactly that already. Nothing was changed.');
    const { organisationId } = actor;
    const set = { requirements: after, requirementsNote: form.reason, version: found.version + 1 };
    const own = and(eq(units.organisationId, organisationId), eq(units.id, unitId));
    const changed = one(await tx.update(units).set(set).where(own).returning());
    keep('unit', changed);
    const row = { organisationId, id: newId(), unitId, before: found.requirements, after, reason: form.reason };
    const noted = one(
      await tx
        .insert(requirementChanges)
        .values({ ...row, setBy: actor.personId, at: now() })
        .returning(),
    );
    keep('requirement-change', noted);
    return changed;
  });

export type ListedChange = Pick<RequirementChange, 'id' | 'before' | 'after' | 'reason' | 'at'> & { by: string };

/** What was changed so far, newest first. @throws NotFound */
export const requirementChangesOf = (actor: Actor, unitId: string): Promise<ListedChange[]> =>
  see(actor, 'unit.view', unit(actor, unitId), (db) => {
    const { id, before, after, reason, at } = requirementChanges;
    return db
      .select({ id, before, after, reason, at, by: people.name })
      .from(requirementChanges)
      .innerJoin(
        people,
        and(eq(people.organisationId, requirementChanges.organisationId), eq(people.id, requirementChanges.setBy)),
      )
      .where(and(eq(requirementChanges.organisationId, actor.organisationId), eq(requirementChanges.unitId, unitId)))
      .orderBy(desc(requirementChanges.at), desc(requirementChanges.id));
  });

/** What was never set asks for nothing. */
export const asksNothing = { methodMix: [], currencyMonths: null, realisticEnvironment: false };

function asked({ reason: _, version: __, minSpanWeeks, methodMix, ...rest }: RequirementsForm): EvidenceRequirements {
  return { ...rest, minSpanDays: minSpanWeeks * 7, methodMix: [...new Set(methodMix)].sort() };
}

const unit =
  ({ organisationId }: Actor, unitId: string) =>
  async (db: Read | Tx): Promise<Unit | null> =>
    first(
      await db
        .select()
        .from(units)
        .where(and(eq(units.organisationId, organisationId), eq(units.id, unitId))),
    );
