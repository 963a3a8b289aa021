// The installation's public keys, from its own key files: what its checkpoints are verified with.
import { createPublicKey } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { type LedgerCheck, verifyLedger } from './ledger-check.ts';

/** Verifies every organisation's ledger with the keys in the data folder `home`. */
export const checkLedger = (client: pg.Client, home: string): Promise<LedgerCheck> =>
  verifyLedger(client, ledgerKeys(join(home, 'keys')));

/** In PEM; the present key and former ones. */
function ledgerKeys(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.pem') && !name.startsWith('.'));
  return files.map((name) => {
    const key = createPublicKey(readFileSync(join(folder, name)));
    return key.export({ type: 'spki', format: 'pem' }) as string;
  });
}
