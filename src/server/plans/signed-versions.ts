// What was signed of a part of a plan, now and before: signatures bind one version each, and each of those stays readable.
import type { SQL } from 'drizzle-orm';
import { see } from '../act.ts';
import { first, one, type Read, sql } from '../db.ts';
import { NotFound } from '../errors.ts';
import { fingerprint } from '../ledger/fingerprint.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { type AgreementRecord, agreementId, contentOf, newestTerms, type Terms } from './agreements.ts';
import type { Signature } from './assignments.table.ts';
import { partFacts } from './part-facts.ts';

/** `versionId`: of the terms, as they were kept before anybody signed them. `by`: in the order of signing. */
export type SignedVersion = {
  versionId: string;
  version: number;
  by: { personId: string; name: string; stance: Signature['stance']; statement: string; at: string }[];
};

/** Every version of the agreement with a member that somebody signed, newest first. */
const signedVersions = (actor: Actor, planId: string, personId: string) => (db: Read) =>
  db.rows<SignedVersion>(signedOf(actor, planId, personId));

/** The terms that hold, null before any work was given; and the same. One statement. */
export const termsAndSigned =
  (actor: Actor, planId: string, personId: string) =>
  async (db: Read): Promise<{ terms: Terms | null; versions: SignedVersion[] }> =>
    one(
      await db.rows(sql`select (select to_json(t) from (${newestTerms(actor, planId, personId)}) t) as terms,
        (select coalesce(json_agg(to_json(s)), '[]') from (${signedOf(actor, planId, personId)}) s) as versions`),
    );

const signedOf = (actor: Actor, planId: string, personId: string): SQL => sql`
    select v.id as "versionId", v.version, json_agg(json_build_object('personId', s.person_id, 'name', m.name, 'stance', s.stance,
      'statement', s.statement, 'at', s.at) order by s.at, s.id) as by
    from signatures s
    join versions v on v.organisation_id = s.organisation_id and v.id = s.version_id
    join people m on m.organisation_id = s.organisation_id and m.id = s.person_id
    where s.organisation_id = ${actor.organisationId} and s.record_id = ${agreementId(planId, personId)}
    group by v.id, v.version order by v.version desc`;

/** One of them to read: the copy with its signatures. @throws NotFound where nobody signed this version */
export const signedVersion = (actor: Actor, planId: string, personId: string, versionId: string) =>
  see(actor, 'agreement.view', partFacts(actor, planId, personId), async (db, facts) => {
    const { plan } = facts;
    const signed = await signedVersions(actor, planId, personId)(db);
    const version = signed.find((one) => one.versionId === versionId)?.version;
    const copy = version && (await signedCopy(actor, agreementId(planId, personId), version)(db));
    if (!copy) throw new NotFound();
    return {
      ...{ plan: { id: plan.id, title: plan.title }, timeZone: actor.organisation.timeZone },
      ...{ version, fingerprint: fingerprint(copy.hash), document: contentOf(copy.record) },
      ...{ isSelf: actor.personId === personId, seesPlan: may(actor, 'plan.view', facts) },
      name: copy.record.people.find(({ id }) => id === personId)?.name ?? '',
    };
  });

/** The newest copy of these terms: with every signature that they bear. `hash`: that of the terms themselves, which were signed. */
const signedCopy = (actor: Actor, recordId: string, version: number) => async (db: Read) =>
  first(
    await db.rows<{ record: AgreementRecord; hash: string }>(sql`
      select v.record, (select t.hash from versions t where t.organisation_id = v.organisation_id and t.record_id = v.record_id
        and t.kind = v.kind and t.version = ${version}) as hash
      from versions v where v.organisation_id = ${actor.organisationId} and v.record_id = ${recordId}
        and v.kind = 'agreement-document' and v.record -> 'termsVersion' = to_jsonb(${version}::int) order by v.sequence desc limit 1`),
  );
