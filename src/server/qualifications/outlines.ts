// Units in short, kept by this process: a unit is read in whole, and nothing but what it asks of its evidence changes afterwards.
import { type Read, sql } from '../db.ts';
import type { CriterionKind, EvidenceRequirements } from './units.table.ts';

export type Outline = {
  id: string;
  version: number;
  number: string;
  title: string;
  requirements: EvidenceRequirements;
  outcomes: { number: string; title: string; criteria: { id: string; kind: CriterionKind }[] }[];
};

const most = 100; // units, of 5 KB
const outlines = new Map<string, Outline>();

/**
 * Of each unit by its id, in the order of the specification. One statement for those that were not asked for before, else none.
 * @param versions the version that each unit has now, by its id
 */
export async function outlinesOf(
  db: Read,
  organisationId: string,
  versions: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, Outline>> {
  const key = (id: string) => `${organisationId} ${id}`;
  const kept = [...versions.keys()].flatMap((id) => outlines.get(key(id)) ?? []);
  const found = new Map(
    kept.filter(({ id, version }) => version === versions.get(id)).map((outline) => [outline.id, outline]),
  );
  const unknown = [...versions.keys()].filter((id) => !found.has(id));
  for (const outline of unknown.length > 0 ? await read(db, organisationId, unknown) : []) {
    found.set(outline.id, outline);
    outlines.set(key(outline.id), outline);
  }
  for (const oldest of [...outlines.keys()].slice(0, -most)) outlines.delete(oldest);
  return found;
}

const read = (db: Read, organisationId: string, ids: readonly string[]) =>
  db.rows<Outline>(sql`
    select u.id, u.version, u.number, u.title, u.requirements, (select coalesce(json_agg(json_build_object('number', o.number, 'title', o.title,
        'criteria', (select coalesce(json_agg(json_build_object('id', k.id, 'kind', k.kind) order by k.position), '[]') from criteria k
          where k.organisation_id = o.organisation_id and k.unit_id = o.unit_id and k.outcome_id = o.id)) order by o.position), '[]')
      from outcomes o where o.organisation_id = u.organisation_id and o.unit_id = u.id) as outcomes
    from units u where u.organisation_id = ${organisationId} and u.id = any(${sql.param([...ids])}::uuid[])`);
