// The development server beside the database. Started as `npm run dev`.
import { spawn } from 'node:child_process';
import { openDatabase } from '../src/server/installation/database.ts';
import { readSecret } from '../src/server/installation/secret.ts';
import { readSettings } from '../src/server/installation/settings.ts';

const settings = readSettings();
const database = await openDatabase(settings, console.log);
const env = {
  ...process.env,
  DATABASE_URL: database.appUrl,
  LEADWELL_DATA: settings.home,
  LEADWELL_SECRET: readSecret(settings.home),
  LEADWELL_ORIGIN: `http://localhost:${settings.port}`,
};
const vite = spawn(
  process.execPath,
  ['node_modules/vite/bin/vite.js', 'dev', '--port', String(settings.port), '--strictPort', ...process.argv.slice(2)],
  { stdio: 'inherit', env },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => vite.kill(signal));
vite.once('exit', async (code) => {
  await database.stop();
  process.exit(code ?? 0);
});
