// Which jobs this process works, as the other processes see it: by a lock that the database gives up however the process ends.
import pg from 'pg';

export type Held = {
  /** Does the work under the job's lock. */
  holding<T>(jobId: string, work: () => Promise<T>): Promise<T>;
  stop(): Promise<void>;
};
/** A job that is marked as being worked, while no living process holds it. */
export type Orphan<Data> = { id: string; name: string; data: Data; retryCount: number; retryLimit: number };

const lookEvery = 2_000; // milliseconds
// A job is taken up a moment before its lock is, and after a restart of the database the locks come back one process after another.
const looksUntilSure = 3;

/** Looks again and again for jobs of `queues` whose process has died; hands each to `found`, in one process of all. */
export function holdJobs<Data>(url: string, queues: string[], found: (orphan: Orphan<Data>) => Promise<unknown>): Held {
  const [mine, seen] = [new Set<string>(), new Map<string, number>()];
  const connection = reconnecting(url, (client) => Promise.all([...mine].map((id) => lock(client, id))));

  async function look() {
    const client = await connection();
    const orphans = await orphansOf<Data>(client, queues);
    const before = new Map(seen);
    seen.clear();
    for (const orphan of orphans) {
      const times = (before.get(orphan.id) ?? 0) + 1;
      seen.set(orphan.id, times);
      if (times >= looksUntilSure) await alone(client, orphan, queues, found);
    }
  }

  const holding: Held['holding'] = async (jobId, work) => {
    mine.add(jobId);
    await connection().then((client) => lock(client, jobId), unreachable);
    try {
      return await work();
    } finally {
      mine.delete(jobId);
      await connection().then((client) => unlock(client, jobId), unreachable);
    }
  };

  let looking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(look).catch((error: Error) => console.error('jobs:', error.message));
  }, lookEvery);
  return {
    holding,
    async stop() {
      clearInterval(timer);
      await looking;
      await connection().then((client) => client.end(), unreachable);
    },
  };
}

/** One connection, made at its first use and again after it was lost; `made` is done before anybody has it. */
function reconnecting(url: string, made: (client: pg.Client) => Promise<unknown>): () => Promise<pg.Client> {
  let current: Promise<pg.Client> | null = null;
  const open = async () => {
    // Several jobs lock and unlock at once: their statements follow each other without waiting.
    const asked = { connectionString: url, connectionTimeoutMillis: 5_000, keepAlive: true, pipeline: true };
    const client = new pg.Client(asked);
    const forget = () => {
      current = null;
    };
    client.on('error', forget).on('end', forget);
    await client.connect();
    await made(client);
    return client;
  };
  return () => {
    current ??= open().catch((error) => {
      current = null;
      throw error;
    });
    return current;
  };
}

const key = "hashtextextended('job ' || $1, 0)";
// Not waited for: where another process works the same job, both may, since done twice it has one effect.
const lock = (client: pg.Client, id: string) => client.query(`select pg_try_advisory_lock(${key})`, [id]);
const unlock = (client: pg.Client, id: string) =>
  client.query(`select pg_advisory_unlock(${key})`, [id]).catch(unreachable);
const unreachable = () => undefined; // the next look connects again, and locks what is still worked

async function orphansOf<Data>(client: pg.Client, queues: string[], id: string | null = null) {
  const { rows } = await client.query<Orphan<Data>>(
    `select j.id, j.name, j.data, j.retry_count as "retryCount", j.retry_limit as "retryLimit" from pgboss.job j
      where j.state = 'active' and j.name = any($1) and ($2::uuid is null or j.id = $2) and not exists (
        select 1 from pg_locks l join pg_database d on d.oid = l.database
        where l.locktype = 'advisory' and l.objsubid = 1 and d.datname = current_database() and l.granted
          and (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended('job ' || j.id, 0))`,
    [queues, id],
  );
  return rows;
}

/** Several processes find the same orphan: the first one here has it, and the others find it gone. */
async function alone<Data>(
  client: pg.Client,
  { id }: Orphan<Data>,
  queues: string[],
  found: (orphan: Orphan<Data>) => Promise<unknown>,
) {
  await client.query('begin');
  try {
    await client.query("select pg_advisory_xact_lock(hashtextextended('orphaned jobs', 0))");
    for (const still of await orphansOf<Data>(client, queues, id)) await found(still);
  } finally {
    await client.query('commit');
  }
}
