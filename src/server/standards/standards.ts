// Service standards: what is promised to customers, and what it is measured by.
import { and, eq } from 'drizzle-orm';
import { act, organisation } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, sql, type Tx } from '../db.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { orTaken } from '../people/taken.ts';
import { measureOf } from './measures.ts';
import type { StandardForm } from './standards.form.ts';
import { type Standard, standards } from './standards.table.ts';
import { inUnit } from './targets.ts';

/** @throws Invalid when another standard bears the name */
export const addStandard = (actor: Actor, { team, ...form }: StandardForm): Promise<Standard> =>
  act(actor, 'standard.edit', organisation, async (tx, _, keep) => {
    await refuseStrangeTeam(tx, actor, team);
    const row = { organisationId: actor.organisationId, id: newId(), ...form, teamId: team };
    const added = one(await tx.insert(standards).values(row).returning());
    keep('standard', added);
    return added;
  }).catch(named);

/** @throws Conflict when somebody was faster, or it is retired; Invalid when another standard bears the name */
export const editStandard = (
  actor: Actor,
  standardId: string,
  { team, version, ...form }: StandardForm & { version: number },
): Promise<Standard> =>
  act(actor, 'standard.edit', organisation, async (tx, _, keep) => {
    const before = await lockedStandard(tx, actor, standardId);
    if (before.version !== version) throw new Conflict('Somebody changed this standard meanwhile.', asShown(before));
    await refuseStrangeTeam(tx, actor, team);
    const set = { ...form, teamId: team, version: before.version + 1 };
    const edited = one(await tx.update(standards).set(set).where(theStandard(actor, standardId)).returning());
    keep('standard', edited);
    return edited;
  }).catch(named);

/** Ends a standard. What was planned and measured by it stays as it is. */
export const retireStandard = (actor: Actor, standardId: string): Promise<Standard> =>
  act(actor, 'standard.edit', organisation, async (tx, _, keep) => {
    const before = await lockedStandard(tx, actor, standardId);
    const set = { retiredAt: now(), version: before.version + 1 };
    const retired = one(await tx.update(standards).set(set).where(theStandard(actor, standardId)).returning());
    keep('standard', retired);
    return retired;
  });

const theStandard = ({ organisationId }: Actor, standardId: string) =>
  and(eq(standards.organisationId, organisationId), eq(standards.id, standardId));

async function lockedStandard(tx: Tx, actor: Actor, standardId: string): Promise<Standard> {
  const found = first(await tx.select().from(standards).where(theStandard(actor, standardId)).for('update'));
  if (!found) throw new NotFound();
  if (found.retiredAt) throw new Conflict('This standard is retired. Add a new one instead.');
  return found;
}

async function refuseStrangeTeam(tx: Tx, { organisationId }: Actor, teamId: string | null) {
  if (!teamId) return;
  const found = await tx.rows(sql`select 1 from teams where organisation_id = ${organisationId} and id = ${teamId}`);
  if (found.length === 0) throw new Invalid({ team: 'Choose one of the teams' });
}

const named = orTaken({
  standards_organisation_id_name_index: ['name', 'Another standard is called that. Choose another name'],
});

/** How a standard reads now, by the fields of its form. */
export function asShown({ name, promise, kpi, target, liveFrom }: Standard): Record<string, string> {
  const measure = measureOf(kpi);
  const value = measure && target !== null ? inUnit(target, measure.unit) : '';
  return { name, promise, kpi: measure?.name ?? 'None', target: value, liveFrom };
}
