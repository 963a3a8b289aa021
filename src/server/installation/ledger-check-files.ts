// The bytes of files that rows name, read again: a stored file is named by its hash.
import type pg from 'pg';
import type { FileStore } from '../files/store.ts';
import type { LedgerProblem } from './ledger-check.ts';

const said = {
  changed: 'The stored bytes of this file were altered.',
  missing: 'The stored bytes of this file are gone.',
};

export async function checkFiles(
  client: pg.Client,
  organisation: string,
  store: FileStore | null,
): Promise<LedgerProblem[]> {
  if (!store) return [];
  const { rows } = await client.query<{ hash: string; name: string }>(
    'select hash, min(name) as name from files where organisation_id = $1 group by hash order by hash',
    [organisation],
  );
  const problems: LedgerProblem[] = [];
  for (const { hash, name } of rows) {
    const state = await store.verify(hash);
    if (state !== 'sound') problems.push({ where: `file “${name}”, ${hash}`, what: said[state] });
  }
  return problems;
}
