// Units: added whole, as specified, and read by everybody.
import { and, eq, getTableColumns, inArray } from 'drizzle-orm';
import { act, type Keep, organisation, see } from '../act.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { orTaken } from '../people/taken.ts';
import { builtInUnits, type OutcomeSpecification, type UnitSpecification } from './specification.ts';
import { type Criterion, criteria, type Outcome, outcomes, type Unit, units } from './units.table.ts';

/**
 * Adds a unit with its outcomes and criteria.
 * @throws Invalid when there is a unit of this number or identifier; Conflict when two criteria have one code
 */
export const addUnit = (actor: Actor, specification: UnitSpecification): Promise<Unit> =>
  act(actor, 'unit.add', organisation, (tx, _, keep) => insertWhole(tx, actor, specification, keep)).catch(
    orTaken({
      units_one_of_a_number: ['number', `There is already a unit ${specification.number} here`],
      units_one_of_an_identifier: ['number', 'There is already a unit of this identifier here'],
    }),
  );

/**
 * Adds another wording of a unit as its next version. What the centre set the unit to ask of its evidence goes on, and so does the number
 * by which it is known here.
 * @throws NotFound; Conflict where a version supersedes that one already, or two criteria have one code
 */
export const reviseUnit = (actor: Actor, unitId: string, specification: UnitSpecification): Promise<Unit> =>
  act(actor, 'unit.revise', lockedUnit(actor, unitId), async (tx, before, keep) => {
    const { number, requirements, requirementsNote } = before;
    const next = { edition: before.edition + 1, supersedesId: before.id };
    const asked = { ...specification, number, requirements, requirementsNote };
    return insertWhole(tx, actor, asked, keep, next);
  }).catch(
    orTaken({
      units_superseded_once: [
        'number',
        'Somebody added another version of this unit meanwhile. Look at that one first',
      ],
      units_one_of_a_number: [
        'number',
        'Somebody added another version of this unit meanwhile. Look at that one first',
      ],
      units_one_of_an_identifier: ['number', 'There is another unit of this identifier here'],
    }),
  );

const lockedUnit =
  ({ organisationId }: Actor, unitId: string) =>
  async (tx: Tx): Promise<Unit | null> =>
    first(
      await tx
        .select()
        .from(units)
        .where(and(eq(units.organisationId, organisationId), eq(units.id, unitId)))
        .for('update'),
    );

type Next = Pick<Unit, 'edition' | 'supersedesId'>;

async function insertWhole(
  tx: Tx,
  { organisationId }: Actor,
  specification: UnitSpecification,
  keep: Keep,
  next?: Next,
) {
  const { outcomes: parts, ...facts } = specification;
  refuseSameCodes(parts);
  const unit = one(
    await tx
      .insert(units)
      .values({ ...facts, ...next, organisationId, id: newId() })
      .returning(),
  );
  keep('unit', unit);
  const kept = await addParts(tx, unit, parts);
  for (const row of kept.outcomes) keep('outcome', { ...row, version: 1 });
  for (const row of kept.criteria) keep('criterion', { ...row, version: 1 });
  return unit;
}

/** Adds those of Leadwell's own units that are not there yet, in their order; answers the ones added. */
export async function addBuiltInUnits(actor: Actor): Promise<Unit[]> {
  const numbers = builtInUnits.map(({ number }) => number);
  const found = await see(actor, 'unit.view', organisation, (db) =>
    db
      .select({ number: units.number })
      .from(units)
      .where(and(eq(units.organisationId, actor.organisationId), inArray(units.number, numbers))),
  );
  const missing = builtInUnits.filter(({ number }) => !found.some((unit) => unit.number === number));
  const added: Unit[] = [];
  for (const specification of missing) added.push(await addUnit(actor, specification));
  return added;
}

/** `edition`: 1 where there is one wording. */
export type UnitRow = {
  id: string;
  number: string;
  edition: number;
  title: string;
  level: number | null;
  criteria: number;
};

/** The newest version of every unit, by number. */
export const unitsOf = (actor: Actor): Promise<UnitRow[]> =>
  see(actor, 'unit.view', organisation, (db) =>
    db.rows<UnitRow>(sql`
      select u.id, u.number, u.edition, u.title, u.level,
        (select count(*)::int from criteria c where c.organisation_id = u.organisation_id and c.unit_id = u.id) as criteria
      from units u where u.organisation_id = ${actor.organisationId} and ${isNewest}
      order by length(u.number), u.number`),
  );

export type WholeUnit = Unit & { outcomes: (Outcome & { criteria: Criterion[] })[] };

/** Whether no version supersedes unit `u`. */
export const isNewest = sql`not exists (select 1 from units later where later.organisation_id = u.organisation_id and later.supersedes_id = u.id)`;

/** One unit with its outcomes and criteria in order. @throws NotFound */
export const unitOf = (actor: Actor, unitId: string): Promise<WholeUnit> =>
  see(actor, 'unit.view', (db) => wholeUnit(db, actor.organisationId, unitId));

/** The same for other domains, inside a read of theirs; null when there is none. One row, however many criteria. */
export async function wholeUnit(db: Read, organisationId: string, unitId: string): Promise<WholeUnit | null> {
  const own = and(eq(units.organisationId, organisationId), eq(units.id, unitId));
  const found = first(await db.select(unitColumns).from(units).where(own));
  return found && withParts(found);
}

/** The same of a row that was read with `unitColumns`. */
export function withParts(row: UnitRead): WholeUnit {
  const { organisationId, id: unitId, outcomes: parts } = row;
  const whole = (parts ?? []).map((outcome) => ({
    ...{ ...outcome, organisationId, unitId },
    criteria: outcome.criteria.map((criterion) => ({ ...criterion, organisationId, unitId, outcomeId: outcome.id })),
  }));
  return { ...row, outcomes: whole };
}

/** Without the ids that all of them share: eighty criteria would carry each three times. */
type Part = Omit<Outcome, 'organisationId' | 'unitId'> & {
  criteria: Omit<Criterion, 'organisationId' | 'unitId' | 'outcomeId'>[];
};
const outcomesOfUnit = sql<Part[] | null>`(
  select json_agg(json_build_object('id', o.id, 'identifier', o.identifier, 'number', o.number, 'title', o.title, 'knowledge', o.knowledge,
    'arisesFrom', o.arises_from, 'position', o.position, 'criteria', k.rows) order by o.position)
  from outcomes o join (
    select c.outcome_id, json_agg(json_build_object('id', c.id, 'identifier', c.identifier, 'code', c.code, 'text', c.text, 'kind', c.kind,
      'position', c.position) order by c.position) as rows
    from criteria c where c.organisation_id = units.organisation_id and c.unit_id = units.id group by c.outcome_id) k on k.outcome_id = o.id
  where o.organisation_id = units.organisation_id and o.unit_id = units.id)`;

/** A unit and its parts as one row, for other domains inside a statement of theirs; see `withParts`. */
export const unitColumns = { ...getTableColumns(units), outcomes: outcomesOfUnit };
type UnitRead = Unit & { outcomes: Part[] | null };

async function addParts(tx: Tx, { organisationId, id: unitId }: Unit, parts: OutcomeSpecification[]) {
  const numbered = parts.map((part, position) => ({ ...part, id: newId(), position }));
  const added = await tx
    .insert(outcomes)
    .values(numbered.map(({ criteria: _, ...outcome }) => ({ ...outcome, organisationId, unitId })))
    .returning();
  const flat = numbered.flatMap(({ id: outcomeId, criteria: own }) => own.map((item) => ({ ...item, outcomeId })));
  const addedCriteria = await tx
    .insert(criteria)
    .values(flat.map((item, position) => ({ ...item, organisationId, unitId, id: newId(), position })))
    .returning();
  return { outcomes: added, criteria: addedCriteria };
}

function refuseSameCodes(parts: OutcomeSpecification[]) {
  const codes = parts.flatMap((part) => part.criteria.map(({ code }) => code));
  const twice = codes.find((code, at) => codes.indexOf(code) !== at);
  if (twice) throw new Conflict(`Two criteria have the code ${twice}. Give each its own.`);
}
