// Jobs between processes that die, and for people who may no longer ask for them.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { PgBoss } from 'pg-boss';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { databaseOfItsOwn } from '../../tests/database.ts';
import { planWorld } from '../../tests/plan-world.ts';
import { actorFor, makeAccount, testAccounts } from '../../tests/world.ts';
import { setClock } from './clock.ts';
import { accountsDatabase, reading, useDatabase } from './db.ts';
import { type Job, onJob, workOutbox } from './jobs.ts';
import type { Actor } from './people/actor.ts';
import { memberships } from './people/organisations.table.ts';
import { roleGrants } from './people/people.table.ts';
import { grantRole, withdrawRole } from './people/roles.ts';
import { suspendPerson } from './people/suspension.ts';
import { allocationById, askAllocation } from './plans/allocating.ts';
import './plans/allocation-job.ts';

let database: Awaited<ReturnType<typeof databaseOfItsOwn>>;
const children: ChildProcess[] = [];
const stops: (() => Promise<void>)[] = [];
const [worked, abandoned]: [string[], string[]] = [[], []];

onJob(
  'endless',
  async ({ id }) => {
    worked.push(id);
  },
  async ({ id }, why) => abandoned.push(`${id}: ${why}`),
);
onJob(
  'failing',
  async () => {
    throw new Error('always');
  },
  async ({ id }, why) => abandoned.push(`${id}: ${why}`),
);

beforeAll(async () => {
  database = await databaseOfItsOwn('jobs');
  useDatabase(database);
});
afterEach(async () => {
  setClock(null);
  for (const stop of stops.splice(0)) await stop();
  for (const child of children.splice(0)) child.kill('SIGKILL');
  worked.length = abandoned.length = 0;
});
afterAll(async () => {
  useDatabase(null);
  await database.end();
});

const boss = async () => {
  const jobs = new PgBoss({ connectionString: database.url, schema: 'pgboss', createSchema: false, max: 2 });
  await jobs.start();
  stops.push(() => jobs.stop({ graceful: true }));
  return jobs;
};
const job = (id: string): Job => ({ organisationId: 'o', id, payload: {} });

/** Another process that works the job and never ends; answered once it does. */
async function taken(jobs: PgBoss, id: string): Promise<ChildProcess> {
  await jobs.createQueue('endless', { retryLimit: 4, retryBackoff: true });
  await jobs.send('endless', job(id));
  const script = join(import.meta.dirname, '../../tests/faults/working.ts');
  const child = spawn(process.execPath, [script, database.url], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [words] = await once(child.stdout!, 'data');
  expect(String(words).trim()).toBe(id);
  return child;
}

test('a job whose process was killed is worked by another at once; one whose process lives is left to it', async () => {
  const jobs = await boss();
  const living = await taken(jobs, 'of the living');
  await jobs.send('endless', job('of nobody'));
  const [unheld] = await jobs.fetch<Job>('endless'); // taken up, and held by no process
  expect(unheld?.data.id).toBe('of nobody');
  stops.unshift(await workOutbox(jobs, database.url));
  await expect.poll(() => worked).toEqual(['of nobody']); // it has looked, and left the other alone
  living.kill('SIGKILL');
  await expect.poll(() => worked).toEqual(['of nobody', 'of the living']);
  expect(abandoned).toEqual([]);
});

test('a job that every process died of is given up with a sentence', async () => {
  const jobs = await boss();
  await jobs.createQueue('endless', { retryLimit: 4, retryBackoff: true });
  await jobs.send('endless', job('deadly'), { retryLimit: 0 });
  await jobs.fetch<Job>('endless');
  stops.unshift(await workOutbox(jobs, database.url));
  await expect
    .poll(() => abandoned, { timeout: 60_000 })
    .toEqual([expect.stringMatching(/^deadly: Something went wrong/)]);
  expect(worked).toEqual([]);
});

test('a job that fails each time is given up with a sentence', async () => {
  const jobs = await boss();
  await jobs.createQueue('failing', { retryLimit: 4, retryBackoff: true });
  await jobs.send('failing', job('hopeless'), { retryLimit: 1 });
  stops.unshift(await workOutbox(jobs, database.url));
  await expect
    .poll(() => abandoned, { timeout: 60_000 })
    .toEqual([expect.stringMatching(/^hopeless: Something went wrong/)]);
});

const grantOf = async ({ organisationId, personId }: Actor) => {
  const grants = await reading(organisationId, (db) =>
    db.select().from(roleGrants).where(eq(roleGrants.personId, personId)),
  );
  return grants[0]!.id;
};

test.each(['suspended', 'no longer the leader'])(
  'R-002 a run whose asker is %s ends with a sentence, and another leader can start again',
  async (how) => {
    const { ada, lee, mo, plan, team } = await planWorld();
    const asked = await askAllocation(lee, plan.id);
    const { organisationId, personId } = lee;
    if (how === 'suspended') {
      const account = { name: 'Lee', email: `lee-${organisationId}@example.org`, password: 'a long enough password' };
      const accountId = await makeAccount(testAccounts(), account);
      await accountsDatabase().insert(memberships).values({ accountId, organisationId, personId, state: 'active' });
      await suspendPerson(ada, personId);
    } else await withdrawRole(ada, personId, await grantOf(lee));
    const jobs = await boss();
    stops.unshift(await workOutbox(jobs, database.url));
    const run = () => reading(organisationId, allocationById(lee, asked.id));
    await expect.poll(run).toMatchObject({ state: 'failed', failure: expect.stringContaining('may no longer do so') });
    await grantRole(ada, mo.personId, 'leader', team.id);
    const again = await askAllocation(await actorFor(organisationId, mo.personId), plan.id);
    expect(again.state).toBe('waiting');
  },
);
