// What was written without a network, kept by the browser until it is sent: it outlives the page, the tab and the browser.
export type Waiting = {
  id: string;
  /** Who wrote it: nobody else's session sends it. */
  owner: string;
  action: string;
  fields: [string, string | File][];
  /** What it says, in short, and when it was written (ISO). */
  words: string;
  at: string;
  /** Why the server did not take it, in its words; null while it only waits. */
  refused: string | null;
};
/** Some seconds of a recording, on their way to an address. */
export type WaitingPart = { id: string; owner: string; address: string; content: Blob };

type Stores = { waiting: Waiting; parts: WaitingPart };
const names = ['waiting', 'parts'] as const;

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((done, fail) => {
    const request = indexedDB.open('leadwell', 1);
    request.onupgradeneeded = () => {
      for (const name of names) request.result.createObjectStore(name, { keyPath: 'id' });
    };
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  return opened;
}

async function asked<Name extends keyof Stores, Answer>(
  name: Name,
  mode: IDBTransactionMode,
  what: (store: IDBObjectStore) => IDBRequest<Answer>,
): Promise<Answer> {
  const database = await open();
  return new Promise((done, fail) => {
    const transaction = database.transaction(name, mode, { durability: 'strict' });
    const request = what(transaction.objectStore(name));
    transaction.oncomplete = () => done(request.result);
    transaction.onabort = () => fail(transaction.error);
  });
}

/** Kept on the disk when this answers. */
export const keep = <Name extends keyof Stores>(name: Name, item: Stores[Name]): Promise<IDBValidKey> =>
  asked(name, 'readwrite', (store) => store.put(item));

export const forget = (name: keyof Stores, id: string): Promise<undefined> =>
  asked(name, 'readwrite', (store) => store.delete(id));

/** Somebody's own, in the order in which they were written. */
export async function waitingOf<Name extends keyof Stores>(name: Name, owner: string): Promise<Stores[Name][]> {
  const all = (await asked(name, 'readonly', (store) => store.getAll())) as Stores[Name][];
  return all.filter((item) => item.owner === owner).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** A UUIDv7: sorts by when it was made. `crypto.randomUUID` is not there on plain http. */
export function newId(): string {
  const random = [...crypto.getRandomValues(new Uint8Array(10))].map((byte) => byte.toString(16).padStart(2, '0'));
  const hex = random.join('');
  const time = Math.max(Date.now(), last + 1)
    .toString(16)
    .padStart(12, '0');
  last = Number.parseInt(time, 16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`;
}
let last = 0;

/** One tab sends at a time, where the browser can see to that; the server keeps twice-sent things once in any case. */
export const alone = (name: string, work: () => Promise<void>): Promise<void> =>
  navigator.locks
    ? navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : undefined))
    : work();

export type Came = 'kept' | 'signed-out' | 'refused' | 'away';

/** What an answer means for what was sent. A redirection to another page than these says that it is kept. */
export function cameOf({ status, redirected, url }: Pick<Response, 'status' | 'redirected' | 'url'>): Came {
  const { pathname } = new URL(url);
  if (status === 401 || pathname === '/sign-in' || pathname === '/set-up') return 'signed-out';
  if (status >= 500 || status === 408 || status === 421 || status === 429) return 'away';
  return redirected || status === 204 ? 'kept' : 'refused';
}
