// Taking evidence: a kept document in one step, or something written or brought in for the portfolio.
import { and, desc, eq, isNull, type SQL } from 'drizzle-orm';
import { act, organisation, see } from '../act.ts';
import { now, today } from '../clock.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { files } from '../files/files.table.ts';
import type { Length } from '../files/lengths.ts';
import type { KeptFile } from '../files/store.ts';
import { newId } from '../id.ts';
import { versions } from '../ledger/ledger.table.ts';
import { onePage } from '../paging.ts';
import type { Actor } from '../people/actor.ts';
import { people } from '../people/people.table.ts';
import { namedOnly } from '../plans/document-people.ts';
import type { RecordDocument } from './document.ts';
import { documentHash } from './document-hash.ts';
import { accountDocument, documentIn, fileDocument } from './document-parts.ts';
import type { AccountForm, FileForm } from './evidence.form.ts';
import { sameEvidence } from './evidence-facts.ts';
import { opensTo } from './open-records.ts';
import { type Evidence, evidence, type evidencePeople } from './portfolios.table.ts';
import { type SourceKind, sourceKinds } from './sources.ts';

/** Whose evidence it is: who takes it, or for whom a witness writes. */
type Owner = Pick<Actor, 'organisationId' | 'personId'>;
type Keep = (kind: string, kept: { id: string; version: number }) => void;

/**
 * Takes the newest kept version of a record as evidence: a fixed copy with its dates, its people and its hash.
 * @throws NotFound when there is no such record that the actor may read now, with a part in it that gives a copy; Conflict when this version was taken already
 */
export const takeEvidence = (actor: Actor, source: { kind: SourceKind; sourceId: string }): Promise<Evidence> =>
  act(actor, 'evidence.take', mine(actor), async (tx, _, keep) => {
    const number = await nextNumber(tx, actor);
    const version = await newestVersion(tx, actor, source);
    if (!version) throw new NotFound();
    const taken = await tx.select({ number: evidence.number }).from(evidence).where(copyOf(actor, version.id));
    if (taken.length > 0)
      throw new Conflict(
        `This version is your evidence ${one(taken).number} already. Open it under Prove to claim with it.`,
      );
    const document = documentIn(version.record);
    const from = { sourceKind: source.kind, sourceId: source.sourceId, versionId: version.id };
    return addEvidence(
      tx,
      actor,
      { ...from, number, kind: sourceKinds[source.kind], document, simulated: false },
      keep,
    );
  });

/** The same, or the evidence that this version is already: a second click opens what the first one made. `again`: it was taken before. */
export async function takeOrFind(actor: Actor, source: { kind: SourceKind; sourceId: string }) {
  try {
    const { id, number } = await takeEvidence(actor, source);
    return { id, number, again: false };
  } catch (refusal) {
    const known = refusal instanceof Conflict ? await takenAs(actor, source) : null;
    if (!known) throw refusal;
    return { ...known, again: true };
  }
}

/** The evidence that the newest kept version of a record is already, where it is: `takeEvidence` would refuse it. */
const takenAs = (actor: Actor, source: { kind: SourceKind; sourceId: string }) =>
  see(actor, 'portfolio.list', organisation, async (db) => {
    const version = await newestVersion(db, actor, source);
    if (!version) return null;
    const { id, number } = evidence;
    return first(await db.select({ id, number }).from(evidence).where(copyOf(actor, version.id))) ?? null;
  });

/** An account in the candidate's own words. @throws Invalid where its days have not come yet */
export const writeAccount = (actor: Actor, { simulated, title, ...parts }: AccountForm): Promise<Evidence> =>
  act(actor, 'evidence.take', mine(actor), async (tx, _, keep) => {
    refuseDaysToCome(actor, parts);
    const number = await nextNumber(tx, actor);
    const { happenedFrom, happenedTo, ...words } = parts;
    const document = accountDocument(actor, 'account', { title, happenedFrom, happenedTo, words });
    return addEvidence(tx, actor, { number, kind: 'account', document, simulated }, keep);
  });

/** As it lies in the store, and how long it is. */
export type AddedFile = KeptFile & Length & { name: string };
/** What came under an id that the candidate's device gave it; null where nothing did yet. */
export const keptBefore = (actor: Actor, itemId: string | null | undefined): Promise<Evidence | null> =>
  see(actor, 'portfolio.list', organisation, async (db) => {
    const { organisationId, personId } = actor;
    const own = [eq(evidence.organisationId, organisationId), eq(evidence.candidateId, personId)];
    return itemId
      ? first(
          await db
            .select()
            .from(evidence)
            .where(and(...own, eq(evidence.id, itemId))),
        )
      : null;
  });

/** Files that lie in the store already, with what they are about. @throws Invalid where their days have not come yet */
export const addFiles = (
  actor: Actor,
  { simulated, itemId, ...parts }: FileForm,
  stored: readonly AddedFile[],
): Promise<Evidence> =>
  act(actor, 'evidence.take', mine(actor), async (tx, _, keep) => {
    refuseDaysToCome(actor, parts);
    const number = await nextNumber(tx, actor);
    const id = itemId ?? newId();
    if (itemId && (await tx.$count(evidence, sameEvidence(actor, itemId))) > 0)
      throw new Conflict('This file is kept already: open your portfolio to see it.');
    const added = await keepFiles(tx, actor, id, stored, keep);
    return addEvidence(
      tx,
      actor,
      { id, number, kind: 'file', document: fileDocument(actor, parts, added), simulated },
      keep,
    );
  });

/** Rows of files that belong to a piece of evidence, in their order, each with how long it is. */
export async function keepFiles(
  tx: Tx,
  { organisationId, personId }: Owner,
  belongsToId: string,
  stored: readonly AddedFile[],
  keep: Keep,
) {
  const uploaded = { organisationId, uploadedBy: personId, uploadedAt: now(), belongsToKind: 'evidence', belongsToId };
  const rows = stored.map(({ hash, size, type, name }) => ({ ...uploaded, id: newId(), hash, size, type, name }));
  const added = await tx.insert(files).values(rows).returning();
  for (const row of added) keep('file', { ...row, version: 1 });
  const lengths = new Map(stored.map(({ hash, pages, seconds }) => [hash, { pages, seconds }]));
  return added.map((row) => ({ ...row, ...lengths.get(row.hash) }));
}

export type Takeable = {
  kind: SourceKind;
  sourceId: string;
  title: string;
  from: string;
  to: string;
  /** The number of the newest evidence made of it; and whether that is of its newest version. */
  taken: number | null;
  current: boolean;
};

/** Records that the actor may read and whose newest version names them, as `takeEvidence` asks, newest first: what can be taken, and as which evidence it was taken already. */
export const takeable = (
  actor: Actor,
  page = 1,
  size = 25,
): Promise<{ records: Takeable[]; total: number; page: number }> =>
  see(actor, 'portfolio.list', organisation, async (db) => {
    const me = JSON.stringify([{ id: actor.personId }]);
    const read = (part: SQL) =>
      db.rows<Takeable & { total: number }>(sql`
      select n.kind, n.record_id as "sourceId", n.title, n.from, n.to, count(*) over ()::int as total,
        (select max(e.number) from evidence e where e.organisation_id = ${actor.organisationId}
          and e.candidate_id = ${actor.personId} and e.source_id = n.record_id and e.withdrawn_at is null) as taken,
        exists (select 1 from evidence e where e.organisation_id = ${actor.organisationId}
          and e.candidate_id = ${actor.personId} and e.version_id = n.id and e.withdrawn_at is null) as current
      from (select distinct on (v.kind, v.record_id) v.id, v.kind, v.record_id, v.sequence, v.record ->> 'title' as title,
          v.record ->> 'from' as from, v.record ->> 'to' as to
        from versions v where v.organisation_id = ${actor.organisationId}
          and v.kind like '%-document' and v.kind in ${Object.keys(sourceKinds)}
          and v.record -> 'people' @> ${me}::jsonb and not exists (select 1 from jsonb_array_elements(v.record -> 'people') p
            where p ->> 'id' = ${actor.personId}::text and p ->> 'part' in ${[...namedOnly]})
          and ${opensTo(actor)}
        order by v.kind, v.record_id, v.sequence desc) n
      where not exists (select 1 from versions w where w.organisation_id = ${actor.organisationId} and w.record_id = n.record_id
        and w.kind = n.kind and w.sequence > n.sequence)
      order by n.sequence desc ${part}`);
    const { rows, ...shown } = await onePage(page, size, read);
    return { records: rows.map(({ total: _, ...record }) => record), ...shown };
  });

/** Judged by the days of the organisation, whatever clock the machine goes by. */
export function refuseDaysToCome(
  { organisation }: Actor,
  { happenedFrom, happenedTo }: Pick<FileForm, 'happenedFrom' | 'happenedTo'>,
) {
  if ((happenedTo ?? happenedFrom) > today(organisation.timeZone))
    throw new Invalid({ happenedFrom: 'Enter days that have come: evidence is of what has happened' });
}

const mine = (actor: Actor) => async () => ({ candidateId: actor.personId });

const copyOf = (actor: Actor, versionId: string) =>
  and(
    eq(evidence.organisationId, actor.organisationId),
    eq(evidence.candidateId, actor.personId),
    eq(evidence.versionId, versionId),
    isNull(evidence.withdrawnAt),
  );

/**
 * The number of a person's next evidence. Locks the person: evidence is numbered in turn.
 * Nobody keeps copies of colleagues' records without a portfolio to keep them for.
 */
export async function nextNumber(tx: Tx, { organisationId, personId }: Owner): Promise<number> {
  const self = and(eq(people.organisationId, organisationId), eq(people.id, personId));
  await tx.select({ id: people.id }).from(people).where(self).for('no key update');
  const { enrolled, next } = one(
    await tx.rows<{ enrolled: boolean; next: number }>(sql`
      select exists (select 1 from enrolments where organisation_id = ${organisationId} and candidate_id = ${personId}
          and ended_at is null) as enrolled,
        (select coalesce(max(number), 0) + 1 from evidence where organisation_id = ${organisationId}
          and candidate_id = ${personId}) as next`),
  );
  if (enrolled) return next;
  throw new Conflict(
    'You are not enrolled for a unit, so there is no portfolio to keep this in. A centre coordinator enrols you.',
  );
}

async function newestVersion(db: Read, actor: Actor, { kind, sourceId }: { kind: SourceKind; sourceId: string }) {
  const of = and(
    eq(versions.organisationId, actor.organisationId),
    eq(versions.recordId, sourceId),
    eq(versions.kind, kind),
  );
  const newest = first(await db.select().from(versions).where(of).orderBy(desc(versions.sequence)).limit(1));
  const mine = (newest?.record as RecordDocument | undefined)?.people.find(({ id }) => id === actor.personId);
  if (!newest || !mine || namedOnly.some((part) => part === mine.part)) return null;
  const open = sql`select 1 from versions v where v.organisation_id = ${actor.organisationId} and v.id = ${newest.id} and ${opensTo(actor)}`;
  return (await db.rows(open)).length > 0 ? newest : null;
}

type Added = Pick<Evidence, 'number' | 'kind' | 'document' | 'simulated'> & Partial<Evidence>;

/** Keeps a document as somebody's evidence, with those whom it names. */
export async function addEvidence(tx: Tx, owner: Owner, { document, ...added }: Added, keep: Keep): Promise<Evidence> {
  const { organisationId, personId: candidateId } = owner;
  const row = {
    ...{ organisationId, candidateId, id: newId() },
    ...{ title: document.title, happenedFrom: document.from, happenedTo: document.to },
    ...{ document, hash: documentHash(document), takenAt: now(), ...added },
  };
  const taken = one(await tx.insert(evidence).values(row).returning());
  keep('evidence', taken);
  for (const person of await addPeople(tx, taken)) keep('evidence-person', { ...person, version: 1 });
  return taken;
}

/** Those of a document who are people of the organisation. */
function addPeople(tx: Tx, { organisationId, id, document }: Evidence) {
  const named = document.people.map(({ id: personId, part }) => ({ id: newId(), personId, part }));
  return tx.rows<typeof evidencePeople.$inferSelect>(sql`
    insert into evidence_people (organisation_id, id, evidence_id, person_id, part)
    select p.organisation_id, n.id, ${id}, p.id, n.part
    from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as n (id uuid, "personId" uuid, part text)
      join people p on p.organisation_id = ${organisationId} and p.id = n."personId"
    returning organisation_id as "organisationId", id, evidence_id as "evidenceId", person_id as "personId", part`);
}
