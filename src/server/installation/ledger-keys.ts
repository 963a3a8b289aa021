// The installation's public keys, from its own key files: what its checkpoints are verified with.
import { createPublicKey } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { type LedgerCheck, verifyLedger } from './ledger-check.ts';

/** Verifies every organisation's ledger with the keys in the data folder `home`; `client` is the owner's. */
export const checkLedger = (client: pg.Client, home: string): Promise<LedgerCheck> => ofOneMoment(client, home);

/** The same for one organisation, over a connection of the app's role, which sees no other. */
export const checkLedgerOf = (client: pg.Client, home: string, organisationId: string): Promise<LedgerCheck> =>
  ofOneMoment(client, home, organisationId);

/** In one snapshot, so that what is written meanwhile is not taken for damage. */
async function ofOneMoment(client: pg.Client, home: string, organisationId?: string): Promise<LedgerCheck> {
  await client.query('begin isolation level repeatable read read only');
  try {
    if (organisationId) await client.query(`select set_config('app.organisation', $1, true)`, [organisationId]);
    return await verifyLedger(client, ledgerKeys(join(home, 'keys')));
  } finally {
    await client.query('rollback').catch(() => undefined); // a connection that broke has told already
  }
}

/** In PEM; the present key and former ones. */
function ledgerKeys(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.pem') && !name.startsWith('.'));
  return files.map((name) => {
    const key = createPublicKey(readFileSync(join(folder, name)));
    return key.export({ type: 'spki', format: 'pem' }) as string;
  });
}
