// A statement whose text is made once and sent with the values of whoever asks. See docs/decisions/0181-statements-are-made-once.md.
import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { Actor } from './people/actor.ts';

/** What is sent. */
export type Asked = { text: string; values: readonly unknown[] };

type Place = { name: string } | { constant: unknown };
type Kept = { text: string; places: readonly Place[] };

const most = 100; // texts, of 20 KB
const mark = ':';
const statements = new Map<string, Kept>();
const dialect = new PgDialect({ casing: 'snake_case' });

/**
 * `make` is given names where the values will stand: the actor with its ids, teams and time zone replaced, and `more`
 * likewise. Its text may depend on the actor's roles, and on whether they lead, manage or work in any team; on nothing else.
 * @throws Error where something that looks like a value was put into the statement
 */
export function keptStatement<More extends Record<string, string>>(
  name: string,
  actor: Actor,
  more: More,
  make: (actor: Actor, more: More) => SQL,
): Asked {
  const shape = `${name} ${shapeOf(actor)}`;
  const values: Record<string, unknown> = { ...valuesOf(actor), ...more };
  let kept = statements.get(shape);
  if (!kept) {
    const names = Object.fromEntries(Object.keys(more).map((key) => [key, mark + key])) as More;
    kept = keptOf(make(namesOf(actor), names), values);
    if (statements.size < most) statements.set(shape, kept);
  }
  const valueAt = (place: Place) => ('name' in place ? values[place.name] : place.constant);
  return { text: kept.text, values: kept.places.map(valueAt) };
}

const shapeOf = ({ roles, leads, manages, memberOf, isCandidate }: Actor) =>
  [[...roles].sort(), leads.size > 0, manages.size > 0, memberOf.size > 0, isCandidate].join(' ');

const valuesOf = ({ organisationId, personId, leads, manages, memberOf, organisation }: Actor) => ({
  ...{ organisationId, personId, timeZone: organisation.timeZone },
  ...{ leads: [...leads], manages: [...manages], memberOf: [...memberOf] },
});

function namesOf(actor: Actor): Actor {
  const named = (name: 'leads' | 'manages' | 'memberOf') => new Set(actor[name].size > 0 ? [mark + name] : []);
  return {
    ...actor,
    ...{ organisationId: `${mark}organisationId`, personId: `${mark}personId` },
    ...{ leads: named('leads'), manages: named('manages'), memberOf: named('memberOf') },
    organisation: { ...actor.organisation, timeZone: `${mark}timeZone` },
  };
}

/** One place for each name, however often it stands in the text. */
function keptOf(query: SQL, values: Record<string, unknown>): Kept {
  const { sql: text, params } = dialect.sqlToQuery(query);
  const places: Place[] = [];
  const numbers = params.map((param) => {
    const place = placeOf(param, values);
    const known = 'name' in place ? places.findIndex((one) => 'name' in one && one.name === place.name) : -1;
    return known >= 0 ? known + 1 : places.push(place);
  });
  return { text: text.replace(/\$(\d+)/g, (_, number: string) => `$${numbers[Number(number) - 1]}`), places };
}

function placeOf(param: unknown, values: Record<string, unknown>): Place {
  const word: unknown = Array.isArray(param) && param.length === 1 ? param[0] : param;
  if (Array.isArray(word) && word.some((one) => typeof one === 'string' && one.startsWith(mark)))
    throw new Error('Several names stand in one value of a kept statement: each is a value of its own.');
  if (typeof word !== 'string') return { constant: param };
  if (word.startsWith(mark) && word.slice(1) in values) return { name: word.slice(1) };
  // An id, a day or a moment that was not asked for by its name would be kept for everybody who comes after.
  if (/[0-9]/.test(word)) throw new Error(`“${word}” stands in a kept statement without a name.`);
  return { constant: param };
}
