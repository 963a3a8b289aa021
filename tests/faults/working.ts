// A process that takes up the one job there is, says so, and never comes to its end.
import { PgBoss } from 'pg-boss';
import { connect, useDatabase } from '../../src/server/db.ts';
import { onJob, workOutbox } from '../../src/server/jobs.ts';

const url = process.argv[2]!;
useDatabase(connect(url));
onJob('endless', async ({ id }) => {
  console.log(id);
  await new Promise(() => undefined);
});
const jobs = new PgBoss({ connectionString: url, schema: 'pgboss', createSchema: false, max: 2 });
await jobs.start();
await workOutbox(jobs, url);
