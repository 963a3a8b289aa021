// What was calculated from an organisation's figures, kept by this process while nothing that it came from changes.
import { now } from '../clock.ts';
import { one, type Read, sql } from '../db.ts';
import { behindFigures } from '../ledger/ledger.table.ts';

const most = 12; // answers, of 300 KB at most: those asked for last
const answers = new Map<string, { state: string; answer: unknown }>();

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
  const hour = now().toISOString().slice(0, 13); // what depends on the day is told anew, in whatever time zone it begins
  const state = `${hour} ${await stateOf(db, organisationId)}`;
  const key = `${organisationId} ${asked}`;
  const known = answers.get(key);
  const answer = known?.state === state ? (known.answer as T) : await calculate();
  answers.delete(key);
  answers.set(key, { state, answer });
  for (const oldest of [...answers.keys()].slice(0, -most)) answers.delete(oldest);
  return answer;
}

/** While it is asked for, whoever else asks on the same connection, and so in the same transaction, waits for the same answer. */
const asking = new WeakMap<Read, Promise<string | null>>();

function stateOf(db: Read, organisationId: string): Promise<string | null> {
  const known = asking.get(db);
  if (known) return known;
  const state = newestOf(db, organisationId).finally(() => asking.delete(db));
  asking.set(db, state);
  return state;
}

/** The hash of that version: it is salted, so no two are the same. Read before what is calculated, which is then as new or newer. */
async function newestOf(db: Read, organisationId: string): Promise<string | null> {
  const found = await db.rows<{ state: string | null }>(sql`
    select (select hash from versions where organisation_id = ${organisationId} and ${behindFigures}
      order by sequence desc limit 1) as state`);
  return one(found).state;
}
