// Evidence that stays where it is kept: who was asked to look at it, who has seen it, and whether it can be relied on yet.
import { and, eq, type SQL } from 'drizzle-orm';
import { dayInWords, dayOf } from '../day-words.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { type Evidence, evidence } from './portfolios.table.ts';
import type { Fact } from './provenance.ts';
import { type Sighting, sightings } from './sightings.table.ts';

/** A request with the name of who was asked. Moments are ISO texts. */
export type ReadSighting = Pick<Sighting, 'id' | 'personId' | 'seenOn' | 'words'> & {
  name: string;
  signedAt: string | null;
  declinedAt: string | null;
};

/** Of evidence that stays where it is, oldest first; of any other nothing is asked of the database. */
export async function sightingsOf(db: Read, { organisationId, id, kind }: Evidence): Promise<ReadSighting[]> {
  if (kind !== 'in-situ') return [];
  return db.rows<ReadSighting>(sql`
    select s.id, s.person_id as "personId", p.name, s.seen_on::text as "seenOn", s.words,
      to_json(s.signed_at) #>> '{}' as "signedAt", to_json(s.declined_at) #>> '{}' as "declinedAt"
    from sightings s join people p on p.organisation_id = s.organisation_id and p.id = s.person_id
    where s.organisation_id = ${organisationId} and s.evidence_id = ${id} order by s.asked_at, s.id`);
}

/** Pure. In the order in which they are read, after where the evidence comes from. */
export function sightingFacts({ kind }: Evidence, sightings: readonly ReadSighting[], timeZone: string): Fact[] {
  if (kind !== 'in-situ') return [];
  if (!sightings.some(({ signedAt }) => signedAt))
    return [
      { name: 'Seen', text: `${askedWords(sightings)} Until somebody signs that they saw it, it does not count` },
    ];
  return sightings.flatMap(({ name, seenOn, words, signedAt }) =>
    signedAt
      ? [
          {
            name: 'Seen',
            text: `${name} saw it on ${dayInWords(seenOn!)}: ${words} Signed on ${dayInWords(dayOf(new Date(signedAt), timeZone))}`,
          },
        ]
      : [],
  );
}

function askedWords(sightings: readonly ReadSighting[]) {
  const open = sightings.find(({ declinedAt }) => !declinedAt);
  return open ? `${open.name} is asked to look at it.` : 'Whoever was asked declined.';
}

/** Why an assessor cannot accept a claim of this evidence now; null where they can. */
export async function notSeen(db: Read, evidence: Evidence): Promise<string | null> {
  if (evidence.kind !== 'in-situ') return null;
  const signed = (await sightingsOf(db, evidence)).some(({ signedAt }) => signedAt);
  return signed
    ? null
    : 'Nobody has signed yet that they saw this where it is kept. Go and see it, or let somebody, and sign: then it can be accepted.';
}

/**
 * Whether a claim `c` of evidence `e` counts: of a certificate while it holds, of what stays where it is once somebody signed that
 * they saw it.
 */
export const countsNow: SQL = sql`((e.expires_on is null or e.expires_on >= c.made_at::date)
  and (e.kind <> 'in-situ' or exists (select 1 from sightings s where s.organisation_id = e.organisation_id
    and s.evidence_id = e.id and s.signed_at is not null)))`;

export type SightingSubject = { candidateId: string; askedId: string; sighting: Sighting; evidence: Evidence };

/** A request with its evidence; null when there is none. */
export const findSighting =
  (actor: Actor, sightingId: string) =>
  async (db: Read): Promise<SightingSubject | null> =>
    withEvidence(db, first(await db.select().from(sightings).where(sameSighting(actor, sightingId))));

/** The same, locked. */
export const lockedSighting =
  (actor: Actor, sightingId: string) =>
  async (tx: Tx): Promise<SightingSubject | null> =>
    withEvidence(tx, first(await tx.select().from(sightings).where(sameSighting(actor, sightingId)).for('update')));

export const sameSighting = ({ organisationId }: Pick<Actor, 'organisationId'>, id: string) =>
  and(eq(sightings.organisationId, organisationId), eq(sightings.id, id));

async function withEvidence(db: Read, sighting: Sighting | null): Promise<SightingSubject | null> {
  if (!sighting) return null;
  const { organisationId, evidenceId, candidateId, personId: askedId } = sighting;
  const of = and(eq(evidence.organisationId, organisationId), eq(evidence.id, evidenceId));
  return { candidateId, askedId, sighting, evidence: one(await db.select().from(evidence).where(of)) };
}
