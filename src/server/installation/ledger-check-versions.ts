// Every kept version against the entry that recorded it: what it says, who made it, when, and by which action.
import type pg from 'pg';
import { fromHex } from '../ledger/encoding.ts';
import { readEntry, recordHash } from '../ledger/entry.ts';
import type { LedgerProblem } from './ledger-check.ts';

const batch = 2_000;

type VersionRow = {
  sequence: number;
  kind: string;
  id: string;
  version: number;
  record: unknown;
  salt: string;
  hash: string;
  action: string;
  actorId: string | null;
  actorName: string;
  at: Date;
  isNamed: boolean;
  entry: string;
};

// The ledger holds no names. The name beside a version is right when the person bore it then: by the kept versions of the person, those
// replaced within the hour before included, because a request that had begun keeps the name it began with. A witness who is nobody here is named by
// the kept request for their testimony.
const versionsAfter = `
  select e.sequence::int, v.kind, v.record_id as id, v.version, v.record, v.salt, v.hash, v.action, v.actor_id as "actorId",
    v.actor_name as "actorName", v.at, e.entry,
    v.actor_id is null or exists (select 1 from versions p where p.organisation_id = v.organisation_id and p.record_id = v.actor_id
      and p.kind = 'person' and (p.sequence < v.sequence or p.at = v.at) and p.record ->> 'name' = v.actor_name
      and not exists (select 1 from versions q where q.organisation_id = p.organisation_id and q.record_id = p.record_id
        and q.kind = 'person' and q.sequence > p.sequence and q.sequence < v.sequence and q.at < v.at - interval '1 hour'))
      or exists (select 1 from testimonies w join versions t on t.organisation_id = w.organisation_id and t.record_id = w.id
        where w.organisation_id = v.organisation_id and w.witness_id = v.actor_id and t.kind = 'testimony' and t.sequence < v.sequence
          and t.record ->> 'witnessId' = v.actor_id::text and t.record ->> 'witnessName' = v.actor_name) as "isNamed"
  from ledger_entries e left join versions v on v.organisation_id = e.organisation_id and v.sequence = e.sequence
  where e.organisation_id = $1 and e.sequence > $2 order by e.sequence limit ${batch}`;

export async function checkVersions(client: pg.Client, organisation: string): Promise<LedgerProblem[]> {
  const problems: LedgerProblem[] = [];
  for (let after = -1; ; ) {
    const { rows } = await client.query<VersionRow>(versionsAfter, [organisation, after]);
    if (rows.length === 0) return [...problems, ...(await strayVersions(client, organisation))];
    for (const row of rows) {
      after = row.sequence;
      const where = `version of ${row.kind ?? 'a record'} ${row.id ?? ''} at entry ${row.sequence}`;
      problems.push(...faultsOf(row).map((what) => ({ where, what })));
    }
  }
}

function faultsOf(row: VersionRow): string[] {
  if (!row.kind) return [`The version recorded by entry ${row.sequence} is gone.`];
  const entry = readEntry(row.entry);
  if (typeof entry === 'string') return []; // said of the entry itself
  const { object, actor, time, action } = entry;
  if (object.id !== row.id || object.kind !== row.kind || object.version !== row.version)
    return [`The version names another ${row.kind} than entry ${row.sequence} does.`];
  const hash = recordHash(fromHex(row.salt) ?? new Uint8Array(), row.record);
  const faults: [boolean, string][] = [
    [hash !== object.hash || hash !== row.hash, `The text of this version of the ${row.kind} was altered.`],
    [actor.person !== row.actorId || !row.isNamed, `Who made this version of the ${row.kind} was altered.`],
    [time !== row.at.toISOString(), `When this version of the ${row.kind} was made was altered.`],
    [action !== row.action, `By which action this version of the ${row.kind} was made was altered.`],
  ];
  return faults.flatMap(([isFault, what]) => (isFault ? [what] : []));
}

async function strayVersions(client: pg.Client, organisation: string): Promise<LedgerProblem[]> {
  const { rows } = await client.query<{ kind: string; id: string; sequence: number }>(
    `select v.kind, v.record_id as id, v.sequence::int from versions v
     left join ledger_entries e on e.organisation_id = v.organisation_id and e.sequence = v.sequence
     where v.organisation_id = $1 and e.sequence is null`,
    [organisation],
  );
  return rows.map(({ kind, id, sequence }) => ({
    where: `version of ${kind} ${id}`,
    what: `This version claims entry ${sequence}, which the ledger does not hold.`,
  }));
}
