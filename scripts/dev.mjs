// The development server beside the private database. Started as `npm run dev`.
import { spawn } from 'node:child_process';
import { startPostgres } from '../src/server/database/embedded.ts';
import { migrateDatabase } from '../src/server/database/migrate.ts';

const database = process.env.DATABASE_URL ? null : await startPostgres(process.env.LEADWELL_DATA ?? 'data');
if (database) {
  await migrateDatabase(database.url('owner'));
  process.env.DATABASE_URL = database.url('app_user');
}
const vite = spawn(process.execPath, ['node_modules/vite/bin/vite.js', 'dev', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => vite.kill(signal));
vite.once('exit', async (code) => {
  await database?.stop();
  process.exit(code ?? 0);
});
