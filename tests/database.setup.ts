import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../src/server/database/embedded.ts';
import { migrateDatabase } from '../src/server/database/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner's address of the server; databases of a worker are made from `template_leadwell`. */
    owner: string;
    /** The app's address, with WORKER in the place of the database's name. */
    app: string;
  }
}

const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** The built-in PostgreSQL, or the one whose program LEADWELL_TEST_POSTGRES names. */
export default async function setup(project: TestProject) {
  const home = mkdtempSync(join(tmpdir(), 'leadwell-test-'));
  process.env.LEADWELL_DATA = join(home, 'data'); // where the key lies that actions are sealed with; the workers inherit it
  const program = process.env.LEADWELL_TEST_POSTGRES;
  const server = await startPostgres(home, { settings, programs: program && dirname(dirname(program)) });
  await migrateDatabase(server.url('owner', 'template_leadwell'));
  project.provide('owner', server.url('owner', 'postgres'));
  project.provide('app', server.url('app_user', 'WORKER'));
  return async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
}
