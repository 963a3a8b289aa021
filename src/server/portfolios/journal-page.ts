// The pages of the journal: the entries with what is asked about lately, and one entry with what was found in it.
import { see } from '../act.ts';
import { type Read, sql, type Tx } from '../db.ts';
import { checkWriting } from '../insights/writing-check.ts';
import type { Actor } from '../people/actor.ts';
import type { EntryForm, JournalEntry } from './journal.table.ts';
import { evidenceFrom, findEntry, JOURNAL } from './journal.ts';
import { nameOf, wordsOfParts } from './journal-parts.ts';
import { type Prompt, promptsFor, type RecentRecord } from './journal-prompts.ts';
import { namedRecords, recentRecords } from './journal-records.ts';
import { aboutText, divided, type OpenFinding, type SetAside, waiversOfTexts } from './text-waivers.ts';

export const JOURNAL_PAGE = 20;

/** `taken`: the number of the evidence that it is. Moments are ISO 8601, days YYYY-MM-DD. */
export type ListedEntry = {
  id: string;
  name: string;
  form: EntryForm;
  savedAt: string;
  happenedFrom: string | null;
  taken: number | null;
};
export type Journal = { entries: ListedEntry[]; total: number; prompts: Prompt[] };

const mine =
  ({ personId }: Actor) =>
  async () => ({ candidateId: personId });

/** One's own, newest first, 20 on a page from 1; `find` is looked for in title and words. */
export const journalOf = (
  actor: Actor,
  { find = '', page = 1 }: { find?: string; page?: number } = {},
): Promise<Journal> =>
  see(actor, 'journal-entry.list', mine(actor), async (db) => {
    const [{ entries, total }, recent] = [await listed(db, actor, find, page), await recentRecords(actor)(db)];
    return { entries, total, prompts: promptsFor(recent) };
  });

async function listed(db: Read, { organisationId, personId }: Actor, find: string, page: number) {
  const like = `%${find.replace(/[\\%_]/g, '\\$&')}%`;
  type Row = Omit<ListedEntry, 'name'> & Pick<JournalEntry, 'title' | 'parts'> & { total: number };
  const rows = await db.rows<Row>(sql`
    select j.id, j.form, j.title, j.parts, to_json(j.saved_at) #>> '{}' as "savedAt", j.happened_from::text as "happenedFrom",
      (select e.number from evidence e where e.organisation_id = j.organisation_id and e.source_kind = ${JOURNAL}
        and e.source_id = j.id and e.withdrawn_at is null) as taken, count(*) over ()::int as total
    from journal_entries j
    where j.organisation_id = ${organisationId} and j.candidate_id = ${personId}
      and (${find} = '' or j.title ilike ${like} or exists (select 1 from jsonb_each_text(j.parts) p where p.value ilike ${like}))
    order by j.saved_at desc, j.id desc limit ${JOURNAL_PAGE} offset ${(page - 1) * JOURNAL_PAGE}`);
  const entries = rows.map(({ title, parts, total: _, ...row }) => ({
    ...row,
    name: nameOf({ form: row.form, title, parts }),
  }));
  return { entries, total: rows[0]?.total ?? 0 };
}

/** Records that a new entry can be about, newest first. */
export const recordsToWriteOf = (actor: Actor): Promise<RecentRecord[]> =>
  see(actor, 'journal-entry.write', mine(actor), recentRecords(actor));

export type EntryPage = {
  entry: JournalEntry;
  name: string;
  records: RecentRecord[];
  /** The evidence that it is, which is a fixed copy: until that is withdrawn it is not changed. */
  taken: { id: string; number: number } | null;
  open: OpenFinding[];
  aside: SetAside[];
};

/** One's own entry. @throws NotFound for anybody else */
export const entryOf = (actor: Actor, entryId: string): Promise<EntryPage> =>
  see(actor, 'journal-entry.view', findEntry(actor, entryId), async (db, entry) => ({
    ...{ entry, name: nameOf(entry), taken: await evidenceFrom(db, entry) },
    records: await namedRecords(actor, entry.records)(db),
    ...divided(findingsOfEntry(entry), await waiversOfTexts(actor, [entryId])(db)),
  }));

/** The same to change it: with the records it can be about. @throws NotFound where it is evidence already */
export const entryToEdit = (actor: Actor, entryId: string) =>
  see(actor, 'journal-entry.edit', findEntry(actor, entryId), async (db, entry) => {
    const [named, recent] = [await namedRecords(actor, entry.records)(db), await recentRecords(actor)(db)];
    const known = new Set(named.map(({ sourceId }) => sourceId));
    return {
      ...{ entry, name: nameOf(entry), taken: await evidenceFrom(db, entry) },
      records: [...named, ...recent.filter(({ sourceId }) => !known.has(sourceId))],
    };
  });

/** What is found in an entry as it stands, for who sets one of it aside. */
export const entryFindings = (actor: Actor, entryId: string) => async (tx: Tx) => {
  const entry = await findEntry(actor, entryId)(tx);
  return entry && { candidateId: entry.candidateId, findings: findingsOfEntry(entry) };
};

const findingsOfEntry = (entry: JournalEntry): OpenFinding[] =>
  aboutText(checkWriting(wordsOfParts(entry.form, entry.parts), { declared: entry.simulated }).findings, {
    ...{ objectId: entry.id, about: nameOf(entry), href: `/prove/journal/${entry.id}/edit` },
  });
