// The chain of entries, its sealed end, and its checkpoints: those in the database and those remembered beside the key.

import type pg from 'pg';
import { ledgerOrigin, readCheckpoint } from '../ledger/checkpoint-note.ts';
import { toHex } from '../ledger/encoding.ts';
import { firstPrevious, readEntry } from '../ledger/entry.ts';
import { publicKeyOf } from '../ledger/keys.ts';
import { leafHash } from '../ledger/merkle.ts';
import { type Head, isSealed } from '../ledger/seal.ts';
import { chainCheck, verifyCheckpoints } from '../ledger/verify.ts';
import { counted } from './finding.ts';
import type { LedgerProblem, Trust } from './ledger-check.ts';

const batch = 2_000;

export async function checkChain(client: pg.Client, organisation: string, trust: Trust) {
  const problems: LedgerProblem[] = [];
  const chain = chainCheck();
  const hashes: string[] = [];
  let lines = await linesAfter(client, organisation, -1);
  for (; lines.length > 0; lines = await linesAfter(client, organisation, lines.at(-1)!.sequence))
    for (const line of lines) {
      const where = `ledger entry ${line.sequence}`;
      for (const { what } of chain.next(line)) problems.push({ where, what });
      const entry = readEntry(line.entry);
      if (typeof entry !== 'string' && entry.sequence !== line.sequence)
        problems.push({ where, what: `Entry ${line.sequence} stands in another's place.` });
      hashes.push(toHex(leafHash(line.entry)));
    }
  const head = await checkHead(client, organisation, hashes, trust);
  const signed = await checkSigned(client, organisation, hashes, trust);
  return { entries: hashes.length, problems: [...problems, ...head, ...signed] };
}

type Line = { sequence: number; entry: string; hash: string };

async function linesAfter(client: pg.Client, organisation: string, after: number): Promise<Line[]> {
  const { rows } = await client.query<Line>(
    `select sequence::int, entry, hash from ledger_entries where organisation_id = $1 and sequence > $2 order by sequence limit ${batch}`,
    [organisation, after],
  );
  return rows;
}

async function checkHead(client: pg.Client, organisation: string, hashes: string[], { keys, remembered }: Trust) {
  const { rows } = await client.query<Head>(
    'select organisation_id as "organisationId", sequence::int, hash, seal from ledger_heads where organisation_id = $1',
    [organisation],
  );
  const where = 'end of the ledger';
  const head = rows[0] ?? { organisationId: organisation, sequence: 0, hash: firstPrevious, seal: null };
  if (head.sequence !== hashes.length || head.hash !== (hashes.at(-1) ?? firstPrevious)) {
    const what = `The ledger should end with entry ${head.sequence} and ends with ${hashes.length}, or its last entry was replaced.`;
    return [{ where, what }];
  }
  const last = remembered.get(organisation)?.at(-1);
  if (keys.length === 0 || isSealed(head, keys.map(publicKeyOf))) return [];
  const since = last && readCheckpoint(last);
  const which = since ? `entries after ${since.size}, the newest checkpoint,` : 'entries';
  const what = `The end of the ledger does not bear this installation’s seal: ${which} were rewritten, added or taken away behind it.`;
  return [{ where, what }];
}

type Row = { note: string; size: number; root: string; at: Date };

async function checkSigned(client: pg.Client, organisation: string, hashes: string[], trust: Trust) {
  const { rows } = await client.query<Row>(
    'select note, size::int, root, at from ledger_checkpoints where organisation_id = $1 order by size',
    [organisation],
  );
  const inDatabase = rows.map(({ note }) => note);
  const removed = (trust.remembered.get(organisation) ?? []).filter((note) => !inDatabase.includes(note));
  const notes = [...inDatabase, ...removed];
  if (notes.length === 0) return [];
  const gone = removed.map((note): LedgerProblem => {
    const { size, time } = readCheckpoint(note) ?? { size: 0, time: 'an unknown moment' };
    return {
      where: checkpointOf(size),
      what: `The checkpoint signed at ${time} was removed from the database or altered there.`,
    };
  });
  if (trust.keys.length === 0)
    return [
      { where: 'checkpoints', what: 'There is no key beside the database, so signed checkpoints cannot be verified.' },
    ];
  const broken = verifyCheckpoints(notes, hashes, trust.keys.map(publicKeyOf), ledgerOrigin(organisation));
  const named = broken.map(({ where, what }) => ({
    where: 'checkpoint' in where ? checkpointOf(where.checkpoint) : `ledger entry ${where.sequence}`,
    what,
  }));
  return [...rows.flatMap(besideItsNote), ...gone, ...named];
}

/** What stands beside a note must be what the note says. */
function besideItsNote({ note, size, root, at }: Row): LedgerProblem[] {
  const read = readCheckpoint(note);
  if (!read || (read.size === size && toHex(read.root) === root && read.time === at.toISOString())) return [];
  return [{ where: checkpointOf(size), what: 'Size, root or time beside this checkpoint were altered.' }];
}

const checkpointOf = (size: number) => `checkpoint of ${counted(size, 'entry', 'entries')}`;
