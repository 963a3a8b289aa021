// A file of contacts imported in one go: for the command, and for the sample organisation.
import type { Readable } from 'node:stream';
import type { Bytes } from '#server/tables/decode.ts';
import { reading } from '../db.ts';
import { Conflict, NotAllowed } from '../errors.ts';
import { fileStore } from '../files/kept.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import {
  asProblem,
  type Bringing,
  bringContacts,
  endReading,
  keptReading,
  setContactsAside,
  takeContacts,
  theContactImport,
} from './contact-import.ts';
import { type ContactReading, readingOf } from './contact-import-reading.ts';
import { storeContacts } from './contact-import-storing.ts';
import { type ContactImport, contactImports } from './standards.table.ts';

/** The most bytes a file of contacts may have when it does not come through a page. */
const mostBytes = 4_000_000_000;

/** What a file would be read as; nothing is kept. `open` begins it anew. @throws Invalid in words */
export async function lookAtContactFile(
  actor: Actor,
  open: () => Promise<Readable>,
  wished: Pick<Bringing, 'timeZone' | 'meanings' | 'names'> = {},
): Promise<ContactReading> {
  if (!may(actor, 'contact.import', {})) throw new NotAllowed();
  return readingOf(open, { timeZone: actor.organisation.timeZone, meanings: {}, ...wished }).catch(asProblem);
}

/** Reads and imports a file. @throws Invalid, Conflict, Unreadable in words */
export async function importContactFile(
  actor: Actor,
  file: { name: string; content: Bytes },
  { store = fileStore(), ...wished }: Bringing = {},
): Promise<{ read: ContactReading; done: ContactImport }> {
  if (!may(actor, 'contact.import', {})) throw new NotAllowed();
  const content = (async function* () {
    yield* file.content;
  })();
  const kept = await store.put(content, { name: file.name, most: mostBytes, type: 'application/octet-stream' });
  let brought = await bringContacts(actor, { ...kept, name: file.name }, { ...wished, store });
  if (brought.state === 'reading') {
    const settings = {
      timeZone: brought.timeZone,
      meanings: brought.meanings,
      ...(wished.names && { names: wished.names }),
    };
    const read = await readingOf(() => store.open(kept.hash), settings);
    brought = await endReading(actor, brought.id, read).catch(readElsewhere(actor, brought.id));
  }
  const read = await reading(actor.organisationId, (db) => keptReading(db, actor, brought.id));
  if (read.problem) {
    await setContactsAside(actor, brought.id);
    throw new Conflict(read.problem);
  }
  await takeContacts(actor, brought.id, brought);
  return {
    read,
    done: await storeContacts(actor, brought.id, { store, ...(wished.names && { names: wished.names }) }),
  };
}

/** The server beside this command reads the file, too: whoever is first, it is read. */
const readElsewhere = (actor: Actor, importId: string) => async (error: unknown) => {
  const found = await reading(actor.organisationId, (db) =>
    db.select().from(contactImports).where(theContactImport(actor, importId)),
  );
  if (!(error instanceof Conflict) || found[0]?.state !== 'waiting') throw error;
  return found[0];
};
