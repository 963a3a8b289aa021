// What an installation verifies its ledger with, from its data folder: keys, remembered checkpoints, stored files.
import { createPublicKey } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { fileStore } from '../files/kept.ts';
import { allRemembered } from '../ledger/remembered.ts';
import { type LedgerCheck, type Trust, verifyLedger } from './ledger-check.ts';

type Which = { organisationId?: string; files?: boolean };

/**
 * Verifies every organisation's ledger against the data folder `home`, over a connection of the owner; or that of one
 * organisation, over one of the app's role, which sees no other. `files: false` leaves their bytes unread.
 */
export async function checkLedger(
  client: pg.Client,
  home: string,
  { organisationId, files = true }: Which = {},
): Promise<LedgerCheck> {
  // In one snapshot, so that what is written meanwhile is not taken for damage; checkpoints remembered before it are all in it.
  const trust = trustIn(home, files);
  await client.query('begin isolation level repeatable read read only');
  try {
    // Nobody's copy elsewhere is looked at instead, and no rule hides a row from the owner of the tables.
    await client.query(
      `set local search_path = public, pg_temp; set local row_security = ${organisationId ? 'on' : 'off'}`,
    );
    if (organisationId) await client.query(`select set_config('app.organisation', $1, true)`, [organisationId]);
    return await verifyLedger(client, trust, organisationId);
  } finally {
    await client.query('rollback').catch(() => undefined); // a connection that broke has told already
  }
}

export function trustIn(home: string, files = true): Trust {
  const keys = join(home, 'keys');
  return { keys: ledgerKeys(keys), remembered: allRemembered(keys), store: files ? fileStore(home) : null };
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
