// What the organisation is to achieve: set by whoever manages a team or administers, read by everybody, served by the objectives of plans.
import { and, eq } from 'drizzle-orm';
import { act, organisation, see } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { peopleToChoose } from '../people/people-list.ts';
import { standingsOf } from '../standards/standings.ts';
import { standsAt } from './known-figures.ts';
import { measuresAmong, standardsToChoose } from './measures-to-choose.ts';
import { readObjective, standardsOf } from './objective-faults.ts';
import type { OrganisationObjectiveForm } from './organisation-objectives.form.ts';
import { type OrganisationObjective, organisationObjectives } from './organisation-objectives.table.ts';
import { everybodysNow, limitsIn } from './own-limits.ts';
import { organisationObjectiveNow } from './read-now.ts';

/** @throws Invalid where an amount cannot be read, or a choice is none */
export const addOrganisationObjective = (
  actor: Actor,
  form: OrganisationObjectiveForm,
): Promise<OrganisationObjective> =>
  act(actor, 'organisation-objective.edit', organisation, async (tx) => {
    const { organisationId } = actor;
    const fields = await checked(tx, actor, form, null);
    const { position } = one(
      await tx.rows<{ position: number }>(
        sql`select count(*)::int + 1 as position from organisation_objectives where organisation_id = ${organisationId}`,
      ),
    );
    const row = { organisationId, id: newId(), position, ...fields };
    return one(await tx.insert(organisationObjectives).values(row).returning());
  });

/** @throws Conflict when somebody else saved first; Invalid as above */
export const editOrganisationObjective = (
  actor: Actor,
  objectiveId: string,
  { version, ...form }: OrganisationObjectiveForm & { version: number },
): Promise<OrganisationObjective> =>
  act(actor, 'organisation-objective.edit', standing(actor, objectiveId), async (tx, before) => {
    if (before.version !== version)
      throw new Conflict(
        'Somebody changed this objective meanwhile. Compare the two, then save again.',
        organisationObjectiveNow(form, { ...before, ...(await namesOf(tx, before)) }),
      );
    return changed(tx, actor, before, await checked(tx, actor, form, before));
  });

/** Takes it out. What serves it stays in its plans, and is shown as serving what is no more. */
export const withdrawOrganisationObjective = (actor: Actor, objectiveId: string): Promise<OrganisationObjective> =>
  act(actor, 'organisation-objective.edit', standing(actor, objectiveId), (tx, before) =>
    changed(tx, actor, before, { withdrawnAt: now() }),
  );

/** For its form: the objective itself, or null for a new one, what can be chosen, and what its target is checked against. @throws NotFound */
export const organisationObjectiveToEdit = (actor: Actor, objectiveId: string | null) =>
  see(actor, 'organisation-objective.edit', organisation, async (db) => {
    const objective = objectiveId
      ? first(await db.select().from(organisationObjectives).where(theObjective(actor, objectiveId)))
      : null;
    if (objectiveId && (!objective || objective.withdrawnAt)) throw new NotFound();
    const standings = await standingsOf(db, actor.organisationId);
    return {
      objective,
      measures: measuresAmong(await standardsToChoose(actor)(db), {
        amounts: Object.fromEntries(everybodysNow(standings)),
      }),
      limits: limitsIn(standings, null, actor.organisation.name),
      people: await peopleToChoose(actor)(db),
    };
  });

/** Whether the objective of a plan may begin to serve this one of the organisation; none may always. */
export async function isServable(tx: Tx, actor: Actor, objectiveId: string | null): Promise<boolean> {
  if (objectiveId === null) return true;
  const found = first(await tx.select().from(organisationObjectives).where(theObjective(actor, objectiveId)));
  return found !== null && found.withdrawnAt === null;
}

/** Those that can be served, in their order. */
export const objectivesToServe =
  ({ organisationId }: Actor) =>
  (db: Read): Promise<{ value: string; label: string }[]> =>
    db.rows(sql`select id as value, title as label from organisation_objectives
      where organisation_id = ${organisationId} and withdrawn_at is null order by position, id`);

const theObjective = ({ organisationId }: Actor, objectiveId: string) =>
  and(eq(organisationObjectives.organisationId, organisationId), eq(organisationObjectives.id, objectiveId));

/** Of its standard and of whose it is, as people read them. */
const namesOf = async (tx: Tx, { organisationId, id }: OrganisationObjective) =>
  one(
    await tx.rows<{ owner: string | null; standard: string | null; standardKpi: string | null }>(sql`
      select p.name as owner, s.name as standard, s.kpi as "standardKpi" from organisation_objectives o
      left join people p on p.organisation_id = o.organisation_id and p.id = o.owner_id
      left join standards s on s.organisation_id = o.organisation_id and s.id = o.standard_id
      where o.organisation_id = ${organisationId} and o.id = ${id}`),
  );

const standing = (actor: Actor, objectiveId: string) => async (tx: Tx) => {
  const found = first(
    await tx.select().from(organisationObjectives).where(theObjective(actor, objectiveId)).for('update'),
  );
  return found?.withdrawnAt ? null : found;
};

const changed = async (
  ...[tx, actor, before, set]: [Tx, Actor, OrganisationObjective, Partial<OrganisationObjective>]
) =>
  one(
    await tx
      .update(organisationObjectives)
      .set({ ...set, version: before.version + 1 })
      .where(theObjective(actor, before.id))
      .returning(),
  );

type Before = Pick<OrganisationObjective, 'baseline' | 'baselineOf' | 'kpi' | 'standardId'> | null;

async function checked(tx: Tx, actor: Actor, { measure, ...form }: OrganisationObjectiveForm, before: Before) {
  const { by, problems, kpi, standardId, ...read } = readObjective(
    { ...form, measure },
    null,
    await standardsOf(actor)(tx),
  );
  const strange = form.ownerId && !(await isPerson(tx, actor, form.ownerId));
  const all = { ...problems, ...(strange && { ownerId: 'Choose the person from the list' }) };
  if (Object.keys(all).length > 0) throw new Invalid(all);
  const counted = read.baseline === null && by ? await standsAt(tx, actor, null, by) : null;
  const isSame = before?.baseline === read.baseline && before.kpi === kpi && before.standardId === standardId;
  const { title, due, ownerId, consequence } = form;
  return {
    ...{ title, kpi, standardId, target: read.target, due, ownerId, consequence },
    baseline: read.baseline ?? counted?.amount ?? null,
    baselineOf: counted?.when ?? (isSame ? before.baselineOf : null),
  };
}

const isPerson = async (tx: Tx, { organisationId }: Actor, personId: string) =>
  (await tx.rows(sql`select 1 from people where organisation_id = ${organisationId} and id = ${personId}`)).length > 0;
