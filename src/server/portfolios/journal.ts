// The journal: what somebody writes for themselves, read by nobody else, until they take it as evidence in one step.
import { and, desc, eq, isNull } from 'drizzle-orm';
import { act } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Read, type Tx } from '../db.ts';
import { Conflict, Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import { versions } from '../ledger/ledger.table.ts';
import type { Actor } from '../people/actor.ts';
import { accountDocument } from './document-parts.ts';
import type { EntrySaid } from './journal.form.ts';
import { type EntryForm, type JournalEntry, journalEntries } from './journal.table.ts';
import { partsOf, wordsOfParts } from './journal-parts.ts';
import { type Evidence, evidence } from './portfolios.table.ts';
import { addEvidence, nextNumber, refuseDaysToCome } from './taking.ts';

/** What evidence names as its source where it was taken from the journal. */
export const JOURNAL = 'journal-entry';

/** Begins an entry. @throws Invalid where nothing is written */
export const writeEntry = (actor: Actor, form: EntryForm, said: EntrySaid): Promise<JournalEntry> =>
  act(
    actor,
    'journal-entry.write',
    async () => ({ candidateId: actor.personId }),
    async (tx) => {
      refuseEmpty(form, said);
      const { organisationId, personId: candidateId } = actor;
      const row = { organisationId, candidateId, id: newId(), form, ...said, savedAt: now() };
      return one(await tx.insert(journalEntries).values(row).returning());
    },
  );

/** Saves an entry as it reads now. @throws Conflict after a lost race, or once it is evidence; Invalid where nothing is left of it */
export const editEntry = (actor: Actor, entryId: string, said: EntrySaid, version: number): Promise<JournalEntry> =>
  act(actor, 'journal-entry.edit', lockedEntry(actor, entryId), async (tx, entry) => {
    await refuseTaken(tx, entry);
    if (version !== entry.version)
      throw new Conflict('You saved this in another window meanwhile. Compare the two, then save again.', {
        title: entry.title ?? '',
        ...Object.fromEntries(partsOf[entry.form].map(({ id }) => [id, entry.parts[id] ?? ''])),
      });
    refuseEmpty(entry.form, said);
    const set = { ...said, savedAt: now(), version: version + 1 };
    return one(await tx.update(journalEntries).set(set).where(sameEntry(actor, entryId)).returning());
  });

/**
 * Takes an entry as evidence: a fixed copy, each paragraph a place. The entry stays, and is changed no more as long as the copy counts.
 * @throws Conflict where it was changed since it was read, is evidence already or there is no portfolio; Invalid where title or days are missing
 */
export const takeEntry = (actor: Actor, entryId: string, version: number): Promise<Evidence> =>
  act(actor, 'evidence.take', lockedEntry(actor, entryId), async (tx, entry, keep) => {
    await refuseTaken(tx, entry);
    if (version !== entry.version)
      throw new Conflict('You changed this in another window. Read it again, then take it as evidence.');
    const { title, happenedFrom, happenedTo, parts, form, simulated } = entry;
    if (!title || !happenedFrom)
      throw new Invalid({
        form: 'Enter a title and the day it happened first: evidence is found by them. Change it, then take it.',
      });
    refuseDaysToCome(actor, { happenedFrom, happenedTo });
    const number = await nextNumber(tx, actor);
    const document = accountDocument(actor, form, { title, happenedFrom, happenedTo, words: parts });
    const from = { sourceKind: JOURNAL, sourceId: entry.id, versionId: await newestVersion(tx, entry) };
    return addEvidence(tx, actor, { ...from, number, kind: 'account', document, simulated }, keep);
  });

/** An entry of the actor's own or of somebody else, with whose it is; null when there is none. */
export const findEntry =
  (actor: Actor, entryId: string) =>
  async (db: Read): Promise<JournalEntry | null> =>
    first(await db.select().from(journalEntries).where(sameEntry(actor, entryId)));

const lockedEntry = (actor: Actor, entryId: string) => async (tx: Tx) =>
  first(await tx.select().from(journalEntries).where(sameEntry(actor, entryId)).for('update'));

const sameEntry = ({ organisationId }: Actor, entryId: string) =>
  and(eq(journalEntries.organisationId, organisationId), eq(journalEntries.id, entryId));

/** The evidence that an entry is, unless that was withdrawn. */
export const evidenceFrom = async (db: Read, { organisationId, id }: JournalEntry) =>
  first(
    await db
      .select({ id: evidence.id, number: evidence.number })
      .from(evidence)
      .where(
        and(
          ...[eq(evidence.organisationId, organisationId), eq(evidence.sourceId, id)],
          ...[eq(evidence.sourceKind, JOURNAL), isNull(evidence.withdrawnAt)],
        ),
      ),
  );

async function refuseTaken(tx: Tx, entry: JournalEntry) {
  const taken = await evidenceFrom(tx, entry);
  if (taken)
    throw new Conflict(
      `This is your evidence ${taken.number}, which is a fixed copy. Withdraw that to change this, or write a new entry.`,
    );
}

function refuseEmpty(form: EntryForm, { parts }: EntrySaid) {
  if (wordsOfParts(form, parts) === '')
    throw new Invalid({ [partsOf[form][0]!.id]: 'Write something before you save: nothing stands in any part yet' });
}

async function newestVersion(db: Read, { organisationId, id }: JournalEntry): Promise<string | null> {
  const of = and(
    ...[eq(versions.organisationId, organisationId), eq(versions.recordId, id), eq(versions.kind, JOURNAL)],
  );
  const found = await db.select({ id: versions.id }).from(versions).where(of).orderBy(desc(versions.sequence)).limit(1);
  return first(found)?.id ?? null;
}
