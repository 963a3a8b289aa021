import { createServer } from 'node:http';

const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST ?? '127.0.0.1';
const origin = new URL(process.env.PUBLIC_ORIGIN ?? `http://${host}:${port}`);
process.env.PUBLIC_ORIGIN = origin.origin;
// adapter-node reads these while it is imported; the names are ours, so no client can set them
process.env.PROTOCOL_HEADER = 'x-leadwell-protocol';
process.env.HOST_HEADER = 'x-leadwell-host';
process.env.BODY_SIZE_LIMIT ??= '64M';

const database = await openDatabase();
const { handler } = await import('./build/handler.js');

const server = createServer((request, response) => {
  request.headers['x-leadwell-protocol'] = origin.protocol.slice(0, -1);
  request.headers['x-leadwell-host'] = origin.host;
  request.headers['x-leadwell-client'] = request.socket.remoteAddress;
  handler(request, response, () => response.writeHead(404).end());
});
server.listen(port, host, () => console.log(`Leadwell is ready: ${origin.origin}`));
server.once('error', async (error) => {
  console.error(
    error.code === 'EADDRINUSE' ? `Port ${port} is taken. Choose another: PORT=3001 npm start` : error.message,
  );
  await end(1);
});
database?.crashed.then(() => {
  console.error('The database ended unexpectedly. Start Leadwell again: nothing that was saved is lost.');
  process.exit(1);
});

let ending = false;
async function end(code) {
  if (ending) return;
  ending = true;
  setTimeout(() => server.closeAllConnections(), 10_000).unref();
  setTimeout(() => process.exit(1), 20_000).unref();
  if (server.listening) await new Promise((closed) => (server.close(closed), server.closeIdleConnections()));
  const closed = new Promise((done) => process.once('leadwell:closed', done));
  if (process.emit('sveltekit:shutdown', 'SIGTERM')) await closed;
  await database?.stop();
  process.exit(code);
}
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => end(0));

async function openDatabase() {
  const { migrateDatabase } = await import('./src/server/database/migrate.ts');
  if (process.env.DATABASE_URL)
    return void (await migrateDatabase(process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL));
  const { startPostgres, AlreadyRunning } = await import('./src/server/database/embedded.ts');
  try {
    const running = await startPostgres(process.env.LEADWELL_DATA ?? new URL('./data', import.meta.url).pathname);
    await migrateDatabase(running.url('owner'));
    process.env.DATABASE_URL = running.url('app_user');
    return running;
  } catch (error) {
    console.error(error instanceof AlreadyRunning ? error.message : error);
    process.exit(1);
  }
}
