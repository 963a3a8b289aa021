// What must follow a change. A row goes into the outbox inside the change's transaction; a job works it afterwards.
import { asc, eq, isNull } from 'drizzle-orm';
import type { PgBoss } from 'pg-boss';
import { now } from './clock.ts';
import { accountsDatabase, type Tx } from './db.ts';
import { newId } from './id.ts';
import { outbox } from './ledger/ledger.table.ts';

export type Job = { organisationId: string; id: string; payload: Record<string, unknown> };
type Work = (job: Job) => Promise<void>;

const works = new Map<string, Work>();
let wake: () => void = () => undefined;

/** Says what is done for the rows of a queue. Called once for each queue, when the domain's file is loaded. */
export const onJob = (queue: string, work: Work) => works.set(queue, work);

const dailies = new Map<string, { cron: string; work: () => Promise<void> }>();

/** Says what is done at a time of day, UTC, by one process of all; where none was running then, as soon as one is. */
export const daily = (queue: string, cron: string, work: () => Promise<void>) => dailies.set(queue, { cron, work });

/** Puts a row into the outbox, inside the transaction of the change it follows from. */
export async function afterwards(tx: Tx, organisationId: string, queue: string, payload: Record<string, unknown>) {
  await tx.insert(outbox).values({ organisationId, id: newId(), queue, payload, at: now() });
  setTimeout(() => wake(), 50).unref(); // the poll below finds it anyway; this only makes it prompt
}

/** Hands outbox rows to the job queue (twice rather than never, so works must be idempotent) and works them. Answers how to stop. */
export async function workOutbox(jobs: PgBoss): Promise<() => Promise<void>> {
  for (const [queue, work] of works) {
    await jobs.createQueue(queue, { retryLimit: 8, retryBackoff: true });
    await jobs.work<Job>(queue, { pollingIntervalSeconds: 1 }, async (batch) => {
      for (const { data } of batch) await work(data);
    });
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
  };
}

async function forward(jobs: PgBoss) {
  const db = accountsDatabase();
  const waiting = await db.select().from(outbox).where(isNull(outbox.sentAt)).orderBy(asc(outbox.at)).limit(100);
  for (const { organisationId, id, queue, payload } of waiting) {
    await jobs.send(queue, { organisationId, id, payload } satisfies Job, { singletonKey: id });
    await db.update(outbox).set({ sentAt: now() }).where(eq(outbox.id, id));
  }
}
