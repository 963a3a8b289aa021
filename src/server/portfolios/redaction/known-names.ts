// Who is known here, to be found in a candidate's evidence: people of the organisation, former ones too, and witnesses from outside.
import { type Read, sql } from '../../db.ts';
import type { Evidence } from '../portfolios.table.ts';
import type { KnownNames, KnownPerson } from './name-index.ts';

type Row = {
  what: 'person' | 'witness' | 'signed' | 'group' | 'own';
  id: string;
  name: string;
  relation: string | null;
};

/**
 * One statement. Of a testimony its own witness is not found: they signed with their name. Nor is whoever assesses or assures the candidate,
 * who reads it and stands in each export by name.
 */
export async function knownTo(db: Read, { organisationId, candidateId, id }: Evidence): Promise<KnownNames> {
  const rows = await db.rows<Row>(sql`
    select case when p.id = ${candidateId} then 'own' else 'person' end as what, p.id::text as id, p.name, null as relation
      from people p where p.organisation_id = ${organisationId}
    union all select 'witness', w.witness_id::text, w.witness_name, coalesce(w.relation, w.relation_said) from testimonies w
      where w.organisation_id = ${organisationId} and w.candidate_id = ${candidateId} and w.person_id is null
    union all select 'signed', w.witness_id::text, w.witness_name, null from testimonies w
      where w.organisation_id = ${organisationId} and w.evidence_id = ${id}
    union all select 'signed', unnest(array[n.assessor_id, n.countersigner_id, n.internal_quality_assurer_id])::text, '', null
      from enrolments n where n.organisation_id = ${organisationId} and n.candidate_id = ${candidateId}
    union all select 'group', t.id::text, t.name, null from teams t where t.organisation_id = ${organisationId}
    union all select 'group', o.id::text, o.name, null from organisations o where o.id = ${organisationId}`);
  const signed = new Set(rows.filter(({ what }) => what === 'signed').map((row) => row.id));
  const of = (what: Row['what']) => rows.filter((row) => row.what === what && !signed.has(row.id));
  return {
    own: of('own')[0]?.name ?? '',
    groups: of('group').map(({ name }) => name),
    people: [
      ...of('person').map(({ id: personId, name }): KnownPerson => known(personId, name, 'colleague')),
      ...of('witness').map(({ id: witnessId, name, relation }) =>
        known(witnessId, name, relation === 'customer' ? 'customer' : 'person'),
      ),
    ],
  };
}

const known = (id: string, name: string, role: KnownPerson['role']): KnownPerson => ({
  subject: personSubject(id),
  name,
  role,
});
export const personSubject = (id: string) => `person:${id}`;
