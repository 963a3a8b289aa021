import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../src/server/database/embedded.ts';
import { migrateDatabase } from '../src/server/database/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    owner: string;
    app: string;
  }
}

const fast = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=60'];

export default async function setup(project: TestProject) {
  const home = mkdtempSync(join(tmpdir(), 'leadwell-test-'));
  const server = await startPostgres(home, fast);
  await migrateDatabase(server.url('owner', 'template_leadwell'));
  project.provide('owner', server.url('owner', 'postgres'));
  project.provide('app', server.url('app_user', 'WORKER'));
  return async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
}
