// The only way to change (`act`) or to read (`see`) on somebody's behalf: find, permit, change and record, in one transaction.

import { and, eq } from 'drizzle-orm';
import { now } from './clock.ts';
import { away, fromDatabase, isAway } from './database/away.ts';
import {
  type Database,
  first,
  openedDatabase,
  type Read,
  reading,
  readingOnce,
  sql,
  type Tx,
  useDatabase,
} from './db.ts';
import { Allowed, Invalid, NotAllowed, NotFound, Unavailable } from './errors.ts';
import { requests } from './ledger/ledger.table.ts';
import { type Recorder, record } from './ledger/recording.ts';
import type { Actor } from './people/actor.ts';
import { type Action, may, type Subject } from './permissions.ts';
import { writing } from './writing.ts';

/** A record as it stands after an action: what is kept as its version. */
export type Kept = { id: string; version: number };
export type Keep = (kind: string, kept: Kept) => void;

/**
 * Changes something. `find` loads the subject (and locks what will change), `change` changes it and returns the record.
 * What is kept is the returned record under the action's noun, or, where `keep` was called, exactly what it was called with.
 * A request that was already served gives the same answer again and has no second effect.
 * @throws NotFound, NotAllowed, Conflict, Invalid, Unavailable
 */
export const act = <A extends Action, S extends Subject<A>, R extends Kept>(
  actor: Actor,
  action: A,
  find: (tx: Tx) => Promise<S | null>,
  change: (tx: Tx, subject: S, keep: Keep) => Promise<R>,
): Promise<R> => heard(actor, recorded(actor, actor, action, find, change));

/**
 * The same for what must be nobody's: the rule is asked of the actor, and then neither the version, nor the ledger's entry, nor the
 * request says who it was. See docs/decisions/0197-an-item-without-a-name.md.
 */
export const actUnnamed = <A extends Action, S extends Subject<A>, R extends Kept>(
  actor: Actor,
  action: A,
  find: (tx: Tx) => Promise<S | null>,
  change: (tx: Tx, subject: S, keep: Keep) => Promise<R>,
): Promise<R> => heard(actor, recorded(actor, nobody(actor), action, find, change));

const nobody = ({ organisationId }: Actor): Recorder => ({
  ...{ organisationId, personId: null, name: 'Somebody who gave no name', roles: new Set<string>() },
});
/** Whose request it is where it is nobody's. */
const nobodysId = '00000000-0000-0000-0000-000000000000';

async function recorded<A extends Action, S extends Subject<A>, R extends Kept>(
  actor: Actor,
  by: Recorder,
  action: A,
  find: (tx: Tx) => Promise<S | null>,
  change: (tx: Tx, subject: S, keep: Keep) => Promise<R>,
): Promise<R> {
  const request = requestKey(actor, action);
  return writing(actor.organisationId, async (tx) => {
    if (request) {
      const answered = await alreadyAnswered(tx, by, request);
      if (answered) return answered as R;
    }
    const subject = await find(tx);
    if (!subject) throw new NotFound();
    if (!may(actor, action, subject)) throw new NotAllowed();
    if (actor.isTrying) throw new Allowed();
    const kept: { kind: string; kept: Kept }[] = [];
    const changed = await change(tx, subject, (kind, record) => kept.push({ kind, kept: record }));
    if (kept.length === 0) kept.push({ kind: action.slice(0, action.indexOf('.')), kept: changed });
    await record(tx, by, action, kept);
    if (request) await answer(tx, by, request, changed);
    return changed;
  })
    .catch(asTyped)
    .catch(inWords);
}

/** What is only tried may break off, on a field at fault, before anybody waits for the answer: that must end nothing else. */
function heard<T>({ isTrying }: Actor, ended: Promise<T>): Promise<T> {
  if (isTrying) ended.catch(() => undefined);
  return ended;
}

/**
 * Reads something. Who may not see it is told the same as if it were not there.
 * @throws NotFound, Unavailable
 */
export function see<A extends Action, S extends Subject<A>, R = S>(
  actor: Actor,
  action: A,
  find: (db: Read) => Promise<S | null>,
  read?: (db: Read, subject: S) => Promise<R>,
): Promise<R> {
  const ended = reading(actor.organisationId, async (db) => {
    const subject = await find(db);
    if (!subject || !may(actor, action, subject)) throw new NotFound();
    return read ? read(db, subject) : (subject as unknown as R);
  }).catch(inWords);
  return heard(actor, ended);
}

/** What one page reads by several `see`, one after another: in one transaction in place of one for each. */
export const seeTogether = <T>({ organisationId }: Actor, work: () => Promise<T>): Promise<T> =>
  readingOnce(organisationId, work);

/**
 * Several actions that stand or fall together. Only for a command, whose process does one thing at a time: whatever it changes or reads
 * meanwhile goes through this one transaction. An error within must end the work.
 */
export function together<T>({ organisationId }: Actor, work: () => Promise<T>): Promise<T> {
  const database = openedDatabase();
  return writing(organisationId, async (tx) => {
    const within: Database['writing'] = (_, action) => action(tx);
    useDatabase({ ...database, reading: within, writing: within });
    try {
      return await work();
    } finally {
      useDatabase(database);
    }
  });
}

/** A subject without facts of its own: the organisation at large. */
export const organisation = async () => ({});

function requestKey(actor: Actor, action: Action) {
  if (!actor.request) return null;
  actor.request.used += 1;
  return `${actor.request.key}:${action}:${actor.request.used}`;
}

/** Claims the key, or, when another request has it, waits for that one's end and gives its answer. */
async function alreadyAnswered(tx: Tx, by: Recorder, key: string) {
  const { organisationId } = by;
  const personId = by.personId ?? nobodysId;
  const claimed = await tx
    .insert(requests)
    .values({ organisationId, personId, key, at: now() })
    .onConflictDoNothing()
    .returning({ key: requests.key });
  if (claimed.length > 0) return null;
  const found = await tx.select().from(requests).where(same(by, key));
  return first(found)?.answer ?? null;
}

const answer = (tx: Tx, by: Recorder, key: string, changed: Kept) =>
  tx
    .update(requests)
    .set({ answer: JSON.parse(JSON.stringify(changed)) })
    .where(same(by, key));

const same = ({ organisationId, personId }: Recorder, key: string) =>
  and(
    ...[eq(requests.organisationId, organisationId), eq(requests.personId, personId ?? nobodysId)],
    eq(requests.key, key),
  );

const diskFull =
  'The disk is full, so this could not be saved. Nothing was changed. Free some space, then send it again.';
// What an address named is no id (22P02), no day (22007, 22008) or no text (22021): it names nothing that is here.
const namesNothing = ['22P02', '22007', '22008', '22021'];
// While something is changed, such a day or text was typed, as a number too large to keep (22003) was: what was typed stays.
const cannotBeKept = ['22003', '22007', '22008', '22021', '22P05'];
// JSON has the code of an id for half a character. The message is in the server's language, so it is told by where it was found:
// PostgreSQL's own `jsonfuncs.c`, and `uuid.c` for an id.
const isNoJson = ({ code, file = '' }: ReturnType<typeof fromDatabase>) => code === '22P02' && file.startsWith('json');
const unkept =
  'Something in this form cannot be kept. Check its dates (years from 1900 to 2200), its numbers and its unusual signs, then send it again.';

// The end of the ledger is locked by then, so no other action of ours can have taken the place of this entry.
const altered =
  'The ledger was altered outside Leadwell, so nothing can be recorded after it. Whoever runs the installation sees what was altered with: leadwell ledger verify';

function asTyped(error: unknown): never {
  const said = fromDatabase(error);
  if (cannotBeKept.includes(said.code ?? '') || isNoJson(said)) throw new Invalid({ form: unkept });
  throw error;
}

function inWords(error: unknown): never {
  const { code = '', table } = fromDatabase(error);
  if (code === '23505' && table === 'ledger_entries') throw new Unavailable(altered, { cause: error });
  if (code === '53100') throw new Unavailable(diskFull, { cause: error });
  if (namesNothing.includes(code)) throw new NotFound(undefined, { cause: error });
  if (isAway(error)) throw new Unavailable(away, { cause: error });
  throw error;
}

export { sql };
