// Bringing in a file of contacts: taken in, its columns settled, then imported by a job (`contact-import-job.ts`), or set aside.
import { and, eq } from 'drizzle-orm';
import { Unreadable } from '#server/tables/unreadable.ts';
import { act, type Keep, organisation } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Read, type Tx } from '../db.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import { files } from '../files/files.table.ts';
import { fileStore } from '../files/kept.ts';
import type { FileStore, KeptFile } from '../files/store.ts';
import { newId } from '../id.ts';
import { afterwards } from '../jobs.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { settledColumns, unused } from '../settled-columns.ts';
import type { ContactColumnsForm } from './contact-import.form.ts';
import { type ContactReading, type ReadingSettings, readingOf } from './contact-import-reading.ts';
import { MapRefused } from './reading/column-map.ts';
import { isMeaning } from './reading/meanings.ts';
import type { Source } from './reading/sources.ts';
import { type ContactImport, contactImportReadings, contactImports } from './standards.table.ts';

export const importQueue = 'contact-import';
/** Up to this size a file is read while the person waits. */
const readAtOnce = 5_000_000;

export type Bringing = Partial<ReadingSettings> & { source?: string; store?: FileStore };

/**
 * Takes in a file that lies in the store. A large one is read by a job; a small one is read at once.
 * @throws Invalid when it cannot be read as a list of contacts, with why
 */
export async function bringContacts(
  actor: Actor,
  file: KeptFile & { name: string },
  { store = fileStore(), source, ...wished }: Bringing = {},
): Promise<ContactImport> {
  if (!may(actor, 'contact.import', {})) throw new NotAllowed();
  const settings = { timeZone: actor.organisation.timeZone, meanings: {}, ...wished };
  const isSmall = file.size <= readAtOnce;
  const reading = isSmall ? await readingOf(() => store.open(file.hash), settings).catch(asProblem) : null;
  return act(actor, 'contact.import', organisation, async (tx, _, keep) => {
    const { organisationId, personId: broughtBy } = actor;
    const about = { organisationId, id: newId(), fileHash: file.hash, fileName: file.name.slice(0, 200) };
    const { timeZone, meanings } = settings;
    const state = reading ? ('waiting' as const) : ('reading' as const);
    const system = source ?? systemNames[reading?.source ?? 'unknown'];
    const row = { ...about, ...countsOf(reading), source: system, timeZone, meanings, state, broughtBy };
    const brought = one(
      await tx
        .insert(contactImports)
        .values({ ...row, broughtAt: now() })
        .returning(),
    );
    await keepFile(tx, actor, brought, file, keep);
    if (reading) await keepReading(tx, brought, reading);
    else await afterwards(tx, organisationId, importQueue, { importId: brought.id, askedBy: broughtBy });
    keep('contact-import', brought);
    return brought;
  });
}

/** Settles what the columns mean, and reads the file anew. @throws Invalid, Conflict when somebody was faster */
export async function settleContactColumns(
  actor: Actor,
  importId: string,
  { version, timeZone, source, columns }: ContactColumnsForm,
  store = fileStore(),
): Promise<ContactImport> {
  return act(actor, 'contact.import', organisation, async (tx, _, keep) => {
    const open = await lockedImport(tx, actor, importId, ['waiting']);
    refuseLater(open, version);
    const meanings = { ...open.meanings, ...meaningsIn(columns, await keptReading(tx, actor, importId)) };
    const size = one(await tx.select({ size: files.size }).from(files).where(fileOf(actor, importId))).size;
    const settings = { timeZone, meanings };
    const small = size <= readAtOnce;
    const reading = small ? await readingOf(() => store.open(open.fileHash), settings).catch(asProblem) : null;
    const state = small ? ('waiting' as const) : ('reading' as const);
    const settled = await changed(tx, open, { ...settings, ...countsOf(reading), source, state });
    if (reading) await keepReading(tx, settled, reading);
    else await afterwards(tx, actor.organisationId, importQueue, { importId, askedBy: actor.personId });
    keep('contact-import', settled);
    return settled;
  });
}

/** Has the file imported by a job. @throws Conflict when it cannot be, or is no longer as it was looked at */
export const takeContacts = (actor: Actor, importId: string, { version }: { version: number }) =>
  act(actor, 'contact.import', organisation, async (tx, _, keep) => {
    const open = await lockedImport(tx, actor, importId, ['waiting']);
    refuseLater(open, version);
    const { problem } = await keptReading(tx, actor, importId);
    if (problem) throw new Conflict(problem);
    const taken = await changed(tx, open, { state: 'importing', failure: null });
    await afterwards(tx, actor.organisationId, importQueue, { importId, askedBy: actor.personId });
    keep('contact-import', taken);
    return taken;
  });

/** Stops an import that is under way: nothing of it stays, and the file waits as before. */
export const stopImport = (actor: Actor, importId: string) =>
  act(actor, 'contact.import', organisation, async (tx, _, keep) => {
    const open = await lockedImport(tx, actor, importId, ['importing']);
    const stopped = await changed(tx, open, { state: 'waiting' });
    keep('contact-import', stopped);
    return stopped;
  });

/** Sets a file aside; neither it nor what it was read as is kept. */
export const setContactsAside = (actor: Actor, importId: string) =>
  act(actor, 'contact.import', organisation, async (tx, _, keep) => {
    const open = await lockedImport(tx, actor, importId, ['reading', 'waiting', 'failed']);
    const aside = await changed(tx, open, { state: 'set-aside' });
    await forget(tx, aside, keep);
    keep('contact-import', aside);
    return aside;
  });

/** Keeps what a file was read as, or why it cannot be read: for the job. */
export const endReading = (actor: Actor, importId: string, read: ContactReading | { failure: string }) =>
  act(actor, 'contact.import', organisation, async (tx, _, keep) => {
    // What was read meanwhile by somebody else may be on its way already: only a failure ends an import.
    const open = await lockedImport(tx, actor, importId, 'failure' in read ? ['reading', 'importing'] : ['reading']);
    const isUnnamed = open.version === 1 && open.source === systemNames.unknown;
    const set =
      'failure' in read
        ? { state: 'failed' as const, failure: read.failure }
        : { ...countsOf(read), state: 'waiting' as const, ...(isUnnamed && { source: systemNames[read.source] }) };
    const ended = await changed(tx, open, set);
    if ('columns' in read) await keepReading(tx, ended, read);
    keep('contact-import', ended);
    return ended;
  });

/** Gives up a file that cannot be read, or an import, or taking one back: all is then as before. @throws Conflict where none is going on */
export const abandonImport = (actor: Actor, importId: string, failure: string) =>
  act(
    actor,
    'job.abandon',
    async () => ({ askedBy: actor.personId }),
    async (tx, _, keep) => {
      const open = await lockedImport(tx, actor, importId, ['reading', 'importing', 'done']);
      if (open.state === 'done' && !open.backAskedAt) throw new Conflict(standing.done);
      const ended = await changed(tx, open, { ...givenUp[open.state as keyof typeof givenUp], failure });
      keep('contact-import', ended);
      return ended;
    },
  );

const givenUp = {
  reading: { state: 'failed' },
  importing: { state: 'waiting' },
  done: { backAskedBy: null, backAskedAt: null, backWhy: null },
} as const;

export const theContactImport = ({ organisationId }: Pick<Actor, 'organisationId'>, importId: string) =>
  and(eq(contactImports.organisationId, organisationId), eq(contactImports.id, importId));

/** What the file was read as; after it was imported or set aside there is nothing. @throws NotFound */
export async function keptReading(db: Read, { organisationId }: Actor, importId: string): Promise<ContactReading> {
  const own = and(eq(contactImportReadings.organisationId, organisationId), eq(contactImportReadings.id, importId));
  const kept = first(await db.select().from(contactImportReadings).where(own));
  if (!kept) throw new NotFound();
  return kept.reading as ContactReading;
}

/** Forgets the file and what it was read as; the store sweeps up what no row names. */
export async function forget(tx: Tx, { organisationId, id }: ContactImport, keep: Keep) {
  const own = and(eq(contactImportReadings.organisationId, organisationId), eq(contactImportReadings.id, id));
  await tx.delete(contactImportReadings).where(own);
  for (const file of await tx.delete(files).where(fileOf({ organisationId }, id)).returning()) {
    const last = { ...file, version: 2, forgotten: true };
    keep('file', last);
  }
}

/** The refusals of reading as those of a form. */
export function asProblem(error: unknown): never {
  if (error instanceof Unreadable || error instanceof MapRefused) throw new Invalid({ file: error.message });
  throw error;
}

export const changed = async (tx: Tx, open: ContactImport, set: Partial<ContactImport>) =>
  one(
    await tx
      .update(contactImports)
      .set({ ...set, version: open.version + 1 })
      .where(theContactImport(open, open.id))
      .returning(),
  );

/** How a system is called where the importer does not say otherwise. */
const systemNames: Record<Source, string> = {
  zendesk: 'Zendesk',
  freshdesk: 'Freshdesk',
  zammad: 'Zammad',
  chatwoot: 'Chatwoot',
  'queue-log': 'Asterisk',
  'pwc-style': 'Plain files',
  unknown: 'Plain files',
};

const countsOf = (reading: ContactReading | null) =>
  reading
    ? {
        ...{ rows: reading.rows, refused: reading.refusedRows },
        ...{ periodFrom: reading.period?.from ?? null, periodTo: reading.period?.to ?? null },
      }
    : {};

const fileOf = ({ organisationId }: Pick<Actor, 'organisationId'>, importId: string) =>
  and(
    eq(files.organisationId, organisationId),
    eq(files.belongsToKind, 'contact-import'),
    eq(files.belongsToId, importId),
  );

async function keepFile(
  tx: Tx,
  { organisationId, personId }: Actor,
  { id }: ContactImport,
  file: KeptFile & { name: string },
  keep: Keep,
) {
  const { hash, size, type, name } = file;
  const about = { organisationId, id: newId(), uploadedBy: personId, uploadedAt: now() };
  const row = { ...about, hash, size, type, name, belongsToKind: 'contact-import', belongsToId: id };
  await tx.insert(files).values(row);
  keep('file', { ...row, version: 1 });
}

async function keepReading(tx: Tx, { organisationId, id }: ContactImport, reading: ContactReading) {
  const target = [contactImportReadings.organisationId, contactImportReadings.id];
  await tx
    .insert(contactImportReadings)
    .values({ organisationId, id, reading })
    .onConflictDoUpdate({ target, set: { reading } });
}

export async function lockedImport(tx: Tx, actor: Actor, importId: string, states: ContactImport['state'][]) {
  const found = first(await tx.select().from(contactImports).where(theContactImport(actor, importId)).for('update'));
  if (!found) throw new NotFound();
  if (!states.includes(found.state)) throw new Conflict(standing[found.state]);
  return found;
}

export const standing: Record<ContactImport['state'], string> = {
  reading: 'This file is still being read. Wait until it is.',
  waiting: 'This file waits to be imported; nothing is under way.',
  importing: 'This file is being imported. Wait until it is, or stop it.',
  done: 'This file is imported already.',
  failed: 'This file could not be read. Set it aside and bring in another.',
  'set-aside': 'This file was set aside. Bring it in again to import it.',
  'taken-back': 'This import was taken back. Bring the file in again to import it anew.',
};

function refuseLater(open: ContactImport, version: number) {
  if (open.version !== version) throw new Conflict('Somebody changed this import meanwhile. Look again.', {});
}

function meaningsIn(columns: ContactColumnsForm['columns'], { columns: known }: ContactReading) {
  const settled = settledColumns(columns, known, isMeaning);
  return Object.fromEntries([...settled].map(([header, meaning]) => [header, meaning === unused ? null : meaning]));
}
