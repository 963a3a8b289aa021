// Bringing in the units of a file. A unit is known by its identifier, where it has one, else by its number, however
// that is spaced or capitalised: the same file again changes nothing.
import { eq } from 'drizzle-orm';
import { organisation, see } from '../act.ts';
import { Conflict } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import type { UnitSpecification } from './specification.ts';
import { sameNumber } from './unit-words.ts';
import { units } from './units.table.ts';
import { addUnit, type WholeUnit, wholeUnit } from './units.ts';

/** `id` is null for one that would be added and was only looked at. */
export type BroughtUnit = { id: string | null; state: 'added' | 'known' };

/**
 * Adds the units that are not here yet, each whole, and leaves alone those that are here as they stand in the file; in the order given.
 * With `look` nothing is added.
 * @throws Conflict before anything is added, where a unit here reads otherwise: portfolios stand on its words
 */
export async function bringUnits(
  actor: Actor,
  specifications: UnitSpecification[],
  { look = false }: { look?: boolean } = {},
): Promise<BroughtUnit[]> {
  const here = [];
  for (const specification of specifications) here.push(await sameUnit(actor, specification));
  const brought: BroughtUnit[] = [];
  for (const [at, specification] of specifications.entries()) {
    const known = here[at];
    if (known) brought.push({ id: known.id, state: 'known' });
    else brought.push({ id: look ? null : (await addUnit(actor, specification)).id, state: 'added' });
  }
  return brought;
}

/** The unit of this identifier here, or of this number; null when there is none. */
async function sameUnit(actor: Actor, specification: UnitSpecification): Promise<WholeUnit | null> {
  const { organisationId } = actor;
  const found = await see(actor, 'unit.view', organisation, async (db) => {
    const all = await db
      .select({ id: units.id, number: units.number, identifier: units.identifier })
      .from(units)
      .where(eq(units.organisationId, organisationId));
    const row =
      all.find(({ identifier }) => identifier !== null && identifier === specification.identifier) ??
      all.find(({ number }) => sameNumber(number) === sameNumber(specification.number));
    return row ? wholeUnit(db, organisationId, row.id) : null;
  });
  const other = found && difference(found, specification);
  if (!other) return found;
  throw new Conflict(
    `Unit ${specification.number} is here already and reads otherwise: ${other}. Portfolios may stand on its words, so nothing was changed. Give the new version a number of its own, such as “${specification.number} (2026)”.`,
  );
}

/** The first thing that the two say differently; null when they say the same. */
function difference(here: UnitSpecification, there: UnitSpecification): string | null {
  const [ours, theirs] = [facts(here), facts(there)];
  const name = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].find((key) => ours[key] !== theirs[key]);
  return name
    ? `${name} is “${ours[name] ?? 'not there'}” here and “${theirs[name] ?? 'not there'}” in the file`
    : null;
}

const facts = ({ title, level, credit, guidedLearningHours, expiresOn, outcomes }: UnitSpecification) =>
  Object.fromEntries([
    ...[named('the title', title), named('the level', level), named('the credit', credit)],
    ...[named('the guided learning hours', guidedLearningHours), named('the day it expires', expiresOn)],
    ...outcomes.flatMap((outcome) => [
      named(`outcome ${outcome.number}`, outcome.title),
      ...outcome.criteria.map(({ code, kind, text }) =>
        named(`criterion ${code}`, `${text.replaceAll('\n', ' ')} (${kind})`),
      ),
    ]),
  ]) as Record<string, string>;

const named = (name: string, value: string | number | null) => [name, String(value ?? 'not given')] as const;
