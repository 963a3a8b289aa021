// Statements that PostgreSQL plans once for each connection instead of at every request. See docs/decisions/0160.
import type pg from 'pg';

// Planning costs three times as much as running from about this length on; and a text that varies must not fill the server's memory.
const worthwhile = 100; // characters
const most = 250; // statements

/** For each new connection of one pool: names what it sends again and again, so that it keeps the plans. */
export function keepPlans(): (client: pg.PoolClient) => void {
  const names = new Map<string, string>();
  return (client) => {
    const query = client.query.bind(client) as (...words: unknown[]) => unknown;
    client.query = ((asked: unknown, ...more: unknown[]) =>
      query(isWorthKeeping(asked) ? named(asked, names) : asked, ...more)) as typeof client.query;
  };
}

function named(asked: { text: string }, names: Map<string, string>): object {
  const { text } = asked;
  if (!names.has(text) && names.size < most) names.set(text, `kept_${names.size + 1}`);
  return { ...asked, name: names.get(text) };
}

/**
 * By itself PostgreSQL plans anew whenever it guesses that a plan for these values is cheaper to run; planning is what costs. No
 * statement may take longer than half a minute. Said here and not on connecting: a pooler refuses what it does not know there.
 */
export const planOnce = async (client: pg.ClientBase): Promise<void> => {
  await client.query(`set plan_cache_mode = force_generic_plan; set statement_timeout = '30s'`);
};

const isWorthKeeping = (asked: unknown): asked is { text: string } =>
  typeof asked === 'object' &&
  asked !== null &&
  'text' in asked &&
  typeof asked.text === 'string' &&
  asked.text.length >= worthwhile &&
  !('submit' in asked) &&
  /^\s*(select|with|insert|update|delete)\b/i.test(asked.text);
