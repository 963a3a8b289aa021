// What was calculated from an organisation's records, kept by this process while nothing that it came from changes.
import { now } from './clock.ts';
import { one, type Read, readTogether, sql } from './db.ts';
import { behindFigures } from './ledger/ledger.table.ts';
import type { Actor } from './people/actor.ts';

/** The answers asked for last, `most` of them. */
type Memory = { most: number; answers: Map<string, { state: string; answer: unknown }> };

const ofFigures: Memory = { most: 12, answers: new Map() }; // of 300 KB at most
const ofPeople: Memory = { most: 150, answers: new Map() }; // of 20 KB, once read
const ofRows: Memory = { most: 8, answers: new Map() }; // of 200 KB

/**
 * What `calculate` answers, or what it answered to the same words while the ledger's newest version of what is behind figures was
 * the same, within the hour. For `see` alone: inside a change it would keep what may be undone. Nobody may change the answer. One statement.
 */
export async function remembered<T>(
  db: Read,
  organisationId: string,
  asked: string,
  calculate: () => Promise<T>,
): Promise<T> {
  const { figures } = await stateOf(db, organisationId);
  return known(ofFigures, `${organisationId} ${asked}`, figures, calculate);
}

/**
 * The same of rows that are read before it is asked who may see which of them, while nothing whatever changes in the organisation: they
 * depend on it and its day alone. Plain data.
 */
export async function rememberedRows<T>(db: Read, actor: Actor, asked: string, read: () => Promise<T>): Promise<T> {
  const { organisationId, organisation } = actor;
  const { all } = await stateOf(db, organisationId);
  return known(ofRows, `${organisationId} ${organisation.timeZone} ${asked}`, all, async () => frozen(await read()));
}

/** The same of what one person may see of all records, while nothing whatever changes in the organisation. The answer is plain data. */
export async function rememberedOf<T>(db: Read, actor: Actor, asked: string, calculate: () => Promise<T>): Promise<T> {
  const { organisationId, personId, isCandidate, organisation } = actor;
  const { all } = await stateOf(db, organisationId);
  const rights = [actor.roles, actor.leads, actor.manages, actor.memberOf].map((held) => [...held].sort().join());
  const who = [organisationId, personId, isCandidate, organisation.timeZone, ...rights].join(' ');
  return known(ofPeople, `${who} ${asked}`, all, async () => frozen(await calculate()));
}

/** Which so many minutes these are, for the words of what is asked: what has come and what has passed is told anew in the next. */
export const minutes = (many: number): number => Math.floor(now().getTime() / (many * 60_000));

async function known<T>(
  { most, answers }: Memory,
  key: string,
  newest: string | null,
  calculate: () => Promise<T>,
): Promise<T> {
  const hour = now().toISOString().slice(0, 13); // what depends on the day is told anew, in whatever time zone it begins
  const state = `${hour} ${newest}`;
  const found = answers.get(key);
  const answer = found?.state === state ? (found.answer as T) : await calculate();
  answers.delete(key);
  answers.set(key, { state, answer });
  for (const oldest of [...answers.keys()].slice(0, -most)) answers.delete(oldest);
  return answer;
}

/** Whoever changed it would change it for everybody who asks next. */
function frozen<T>(answer: T): T {
  if (typeof answer === 'object' && answer !== null) Object.values(Object.freeze(answer)).forEach(frozen);
  return answer;
}

type State = { figures: string | null; all: string | null };

/**
 * While it is asked for, whoever else asks on the same connection, and so in the same transaction, waits for the same answer. Of several
 * reads together it is asked once: what the later ones read is as new or newer.
 */
const asking = new WeakMap<object, Promise<State>>();

function stateOf(db: Read, organisationId: string): Promise<State> {
  const together = readTogether();
  const asked = asking.get(together ?? db);
  if (asked) return asked;
  const found = newestOf(db, organisationId);
  // The one that is kept is the one that is waited for: a failure that nobody waits for would end the process.
  const state = together ? found : found.finally(() => asking.delete(db));
  asking.set(together ?? db, state);
  return state;
}

/** The hashes of those versions: they are salted, so no two are the same. Read before what is calculated, which is then as new or newer. */
async function newestOf(db: Read, organisationId: string): Promise<State> {
  const newest = (which = sql``) => sql`(select hash from versions where organisation_id = ${organisationId} ${which}
    order by sequence desc limit 1)`;
  return one(await db.rows<State>(sql`select ${newest(sql`and ${behindFigures}`)} as figures, ${newest()} as all`));
}
