// Reading and importing files of contacts, and taking imports back, beside the pages. Stopping is seen within a second, from whichever process it was asked.
import { Unreadable } from '#server/tables/unreadable.ts';
import { first, type Read, reading } from '../db.ts';
import { fileStore } from '../files/kept.ts';
import type { FileStore } from '../files/store.ts';
import { endedMeanwhile, type Job, onJob } from '../jobs.ts';
import type { Actor } from '../people/actor.ts';
import { actorLater } from '../people/later.ts';
import { abandonImport, endReading, importQueue, theContactImport } from './contact-import.ts';
import { readingOf } from './contact-import-reading.ts';
import { storeContacts } from './contact-import-storing.ts';
import { takeBack } from './contact-taking-back.ts';
import { type ContactImport, contactImports } from './standards.table.ts';

onJob(importQueue, (job) => workImport(job), abandon);

/** Reads or imports a file that somebody brought in, or takes its import back. Done twice it has one effect. @throws NotAllowed where they may no longer */
export async function workImport(
  { organisationId, payload }: Pick<Job, 'organisationId' | 'payload'>,
  store?: FileStore,
) {
  const { importId, askedBy } = payload as { importId: string; askedBy: string };
  const actor = await actorLater(organisationId, askedBy);
  const asked = actor && (await reading(organisationId, importNow(actor, importId)));
  if (!actor || !asked) return;
  const from = store ?? fileStore();
  if (asked.state === 'reading') await read(actor, asked, from).catch(endedMeanwhile);
  if (asked.state === 'importing') await imported(actor, asked, from).catch(endedMeanwhile);
  if (asked.state === 'done' && asked.backAskedAt) await takeBack(actor, asked.id).catch(endedMeanwhile);
}

async function abandon({ organisationId, payload }: Job, why: string) {
  const { importId, askedBy } = payload as { importId: string; askedBy: string };
  const actor = await actorLater(organisationId, askedBy);
  if (actor) await abandonImport(actor, importId, why).catch(endedMeanwhile);
}

async function read(actor: Actor, asked: ContactImport, store: FileStore) {
  const found = await readingOf(() => store.open(asked.fileHash), asked).catch(failed);
  await endReading(actor, asked.id, found);
}

async function imported(actor: Actor, asked: ContactImport, store: FileStore) {
  const stopped = new AbortController();
  const watch = setInterval(() => {
    void reading(actor.organisationId, importNow(actor, asked.id))
      .then((row) => row?.state === 'importing' || stopped.abort())
      .catch(() => undefined); // the database is away for a moment: the next look decides
  }, 1_000);
  try {
    await storeContacts(actor, asked.id, { store, signal: stopped.signal });
  } catch (error) {
    if (stopped.signal.aborted) return;
    await endReading(actor, asked.id, failed(error));
  } finally {
    clearInterval(watch);
  }
}

const importNow = (actor: Actor, importId: string) => async (db: Read) =>
  first(await db.select().from(contactImports).where(theContactImport(actor, importId)));

/** What stands in the way, in words; what may pass by itself is tried again. */
function failed(error: unknown): { failure: string } {
  if (error instanceof Unreadable) return { failure: error.message };
  throw error;
}
