// What must follow a change. A row goes into the outbox inside the change's transaction; a job works it afterwards.
import { asc, eq, isNull } from 'drizzle-orm';
import type { JobWithMetadata, PgBoss } from 'pg-boss';
import { now } from './clock.ts';
import { accountsDatabase, type Tx } from './db.ts';
import { Conflict, statusOf } from './errors.ts';
import { newId } from './id.ts';
import { holdJobs, type Orphan } from './jobs-held.ts';
import { outbox } from './ledger/ledger.table.ts';

export type Job = { organisationId: string; id: string; payload: Record<string, unknown> };
type Work = (job: Job) => Promise<void>;
/** Ends what the job was for with a sentence, so that it can be asked for again. Done twice it has one effect. */
type Abandon = (job: Job, why: string) => Promise<unknown>;

const works = new Map<string, { work: Work; abandon: Abandon | undefined }>();
let wake: () => void = () => undefined;

/**
 * Says what is done for the rows of a queue, and how it is given up where somebody waits for it.
 * Called once for each queue, when the domain's file is loaded.
 */
export const onJob = (queue: string, work: Work, abandon?: Abandon) => works.set(queue, { work, abandon });

/** What has ended already, because it was stopped or a second process was faster, needs no outcome. @throws anything else */
export function endedMeanwhile(error: unknown): null {
  if (error instanceof Conflict) return null;
  throw error;
}

const dailies = new Map<string, { cron: string; work: () => Promise<void> }>();

/** Says what is done at a time of day, UTC, by one process of all; where none was running then, as soon as one is. */
export const daily = (queue: string, cron: string, work: () => Promise<void>) => dailies.set(queue, { cron, work });

/** Puts a row into the outbox, inside the transaction of the change it follows from. */
export async function afterwards(tx: Tx, organisationId: string, queue: string, payload: Record<string, unknown>) {
  await tx.insert(outbox).values({ organisationId, id: newId(), queue, payload, at: now() });
  setTimeout(() => wake(), 50).unref(); // the poll below finds it anyway; this only makes it prompt
}

/** Hands outbox rows to the job queue (twice rather than never, so works must be idempotent) and works them. Answers how to stop both. */
export async function workOutbox(jobs: PgBoss, url: string): Promise<() => Promise<void>> {
  const held = holdJobs<Job>(url, [...works.keys()], (orphan) => takenUpAgain(jobs, orphan));
  for (const [queue, { abandon }] of works) {
    // Where nobody waits for it, as for a mail, it may take hours until it works.
    const retries = { retryLimit: abandon ? 4 : 8, retryBackoff: true };
    await jobs.createQueue(queue, retries);
    await jobs.updateQueue(queue, retries); // those of an earlier version
    const each = async (batch: JobWithMetadata<Job>[]) => {
      for (const job of batch) await held.holding(job.id, () => worked(job));
    };
    await jobs.work(queue, { pollingIntervalSeconds: 1, includeMetadata: true }, each);
  }
  for (const [queue, { cron, work }] of dailies) {
    await jobs.createQueue(queue, { policy: 'short' });
    await jobs.schedule(queue, cron, null, { missed: 'once' });
    await jobs.work(queue, { pollingIntervalSeconds: 60 }, work);
  }
  let running: Promise<void> = Promise.resolve();
  wake = () => {
    running = running.then(() => forward(jobs)).catch((error: Error) => console.error('outbox:', error.message));
  };
  wake();
  const poll = setInterval(wake, 2_000);
  return async () => {
    clearInterval(poll);
    wake = () => undefined;
    await running;
    await jobs.stop({ graceful: true, timeout: 5_000 });
    await held.stop();
  };
}

type Attempt = Pick<Orphan<Job>, 'name' | 'data' | 'retryCount' | 'retryLimit'>;

async function worked({ name, data, ...tries }: Attempt) {
  const { work, abandon } = works.get(name)!;
  try {
    await work(data);
  } catch (error) {
    const isTheirs = statusOf(error) !== 403;
    if (!abandon || (isTheirs && !isLast(tries))) throw error;
    if (isTheirs) console.error(`${name}:`, error);
    await abandon(data, isTheirs ? failedThroughout : noLongerTheirs);
  }
}

/** The process that worked it has died: it is worked anew at once, unless every process dies of it. */
async function takenUpAgain(jobs: PgBoss, { id, name, data, ...tries }: Orphan<Job>) {
  if (isLast(tries)) await works.get(name)?.abandon?.(data, failedThroughout);
  await jobs.fail(name, id, { message: 'The process that worked this ended in the middle.' });
}

const isLast = ({ retryCount, retryLimit }: Pick<Attempt, 'retryCount' | 'retryLimit'>) => retryCount >= retryLimit;
const failedThroughout =
  'Something went wrong here each time this was tried, and it is written down in the log. Start it again; tell an administrator if it fails again.';
const noLongerTheirs =
  'Whoever asked for this may no longer do so, so it was ended. Somebody who may can start it again.';

async function forward(jobs: PgBoss) {
  const db = accountsDatabase();
  const waiting = await db.select().from(outbox).where(isNull(outbox.sentAt)).orderBy(asc(outbox.at)).limit(100);
  for (const { organisationId, id, queue, payload } of waiting) {
    await jobs.send(queue, { organisationId, id, payload } satisfies Job, { singletonKey: id });
    await db.update(outbox).set({ sentAt: now() }).where(eq(outbox.id, id));
  }
}
