// Bringing in the units of a file. A unit is known by its identifier, where it has one, else by its number, however
// that is spaced or capitalised: the same file again changes nothing, and another wording is a new version only where that is asked for.
import { asc, eq } from 'drizzle-orm';
import { organisation, see } from '../act.ts';
import { Conflict } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { type CriterionPair, diffInWords } from './criterion-diff.ts';
import type { UnitSpecification } from './specification.ts';
import { diffWith } from './unit-versions.ts';
import { sameNumber } from './unit-words.ts';
import { type Unit, units } from './units.table.ts';
import { addUnit, reviseUnit, type WholeUnit, wholeUnit } from './units.ts';

/** `id` is null for one that would be added and was only looked at; `changes`: how a new version reads otherwise. */
export type BroughtUnit = { id: string | null; state: 'added' | 'known' | 'revised'; changes?: string };
type How = { look?: boolean; revise?: boolean };

/**
 * Adds the units that are not here yet, each whole, and leaves alone those that are here as they stand in the file, in whichever version;
 * in the order given. With `revise` another wording becomes the unit's next version. With `look` nothing is added.
 * @throws Conflict before anything is added, where a unit here reads otherwise and `revise` is not given: portfolios stand on its words
 */
export async function bringUnits(
  actor: Actor,
  specifications: UnitSpecification[],
  how: How = {},
): Promise<BroughtUnit[]> {
  const here = [];
  for (const specification of specifications) here.push(await found(actor, specification, how));
  const brought: BroughtUnit[] = [];
  for (const [at, specification] of specifications.entries())
    brought.push(await bring(actor, specification, here[at]!, how));
  return brought;
}

/** `known`: the version that reads so; `newest`: the one to be superseded, where none does. */
type Found = { known: WholeUnit | null; newest: WholeUnit | null; pairs: Pick<CriterionPair, 'is'>[] };

async function bring(actor: Actor, specification: UnitSpecification, { known, newest, pairs }: Found, { look }: How) {
  if (known) return { id: known.id, state: 'known' as const };
  if (!newest) return { id: look ? null : (await addUnit(actor, specification)).id, state: 'added' as const };
  const revised = look ? null : await reviseUnit(actor, newest.id, specification);
  return { id: revised?.id ?? null, state: 'revised' as const, changes: diffInWords(pairs) };
}

/** The versions of the unit of this identifier here, or of this number. */
async function found(actor: Actor, specification: UnitSpecification, { revise }: How): Promise<Found> {
  const { organisationId } = actor;
  const versions = await see(actor, 'unit.view', organisation, async (db) => {
    const all = await db
      .select()
      .from(units)
      .where(eq(units.organisationId, organisationId))
      .orderBy(asc(units.edition));
    const whole = [];
    for (const { id } of sameUnit(all, specification)) whole.push(await wholeUnit(db, organisationId, id));
    return whole.flatMap((unit) => unit ?? []);
  });
  const newest = versions.at(-1) ?? null;
  const known = versions.findLast((unit) => difference(unit, specification) === null) ?? null;
  if (!newest || known) return { known, newest, pairs: [] };
  const pairs = diffWith(
    newest,
    specification.outcomes.flatMap(({ criteria }) => criteria),
  );
  if (revise) return { known, newest, pairs };
  throw new Conflict(
    `Unit ${specification.number} is here already and reads otherwise: ${difference(newest, specification)}. Of its criteria ${diffInWords(pairs)}. Portfolios may stand on its words, so nothing was changed. Bring it in as a new version of the unit, or give it a number of its own.`,
  );
}

function sameUnit(all: Unit[], { identifier, number }: UnitSpecification): Unit[] {
  const one =
    all.find((unit) => unit.identifier !== null && unit.identifier === identifier) ??
    all.find((unit) => sameNumber(unit.number) === sameNumber(number));
  return one ? all.filter((unit) => unit.number === one.number) : [];
}

/** The first thing that the two say differently; null when they say the same. */
function difference(here: UnitSpecification, there: UnitSpecification): string | null {
  const [ours, theirs] = [facts(here), facts(there)];
  const name = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].find((key) => ours[key] !== theirs[key]);
  return name
    ? `${name} is “${ours[name] ?? 'not there'}” here and “${theirs[name] ?? 'not there'}” in the file`
    : null;
}

const facts = ({
  title,
  level,
  credit,
  guidedLearningHours,
  expiresOn,
  lastCertificationOn,
  outcomes,
}: UnitSpecification) =>
  Object.fromEntries([
    ...[named('the title', title), named('the level', level), named('the credit', credit)],
    ...[named('the guided learning hours', guidedLearningHours), named('the day it expires', expiresOn)],
    named('the last day of certification', lastCertificationOn ?? null),
    ...outcomes.flatMap((outcome) => [
      named(`outcome ${outcome.number}`, outcome.title),
      ...outcome.criteria.map(({ code, kind, text }) =>
        named(`criterion ${code}`, `${text.replaceAll('\n', ' ')} (${kind})`),
      ),
    ]),
  ]) as Record<string, string>;

const named = (name: string, value: string | number | null) => [name, String(value ?? 'not given')] as const;
