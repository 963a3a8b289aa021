// `npm start`: from nothing to a served page, each step said in words; and back again.
import type { RequestListener, Server } from 'node:http';
import pg from 'pg';
import { CannotStart, saying } from '../database/cannot-start.ts';
import { makeHome } from '../database/place.ts';
import { refreshStatistics } from '../database/statistics.ts';
import { modelEndpoint } from '../portfolios/model-endpoint.ts';
import { type OpenDatabase, openDatabase } from './database.ts';
import { address } from './hosts.ts';
import { keepAddress } from './own-address.ts';
import { makeSample } from './sample-making.ts';
import { readSecret } from './secret.ts';
import { project, readSettings, type Settings } from './settings.ts';
import { refuseUnfinished } from './unfinished-restore.ts';
import { sampleIsUnfinished } from './unfinished-sample.ts';
import { type Front, webServer } from './web-server.ts';

type Load = () => Promise<RequestListener>;
type Parts = { server: Server; opening: AbortController | null; database: Promise<OpenDatabase>; loaded: boolean };

const say = (sentence: string) => console.log(sentence);

/** Runs until it is told to end. `load` imports the built application, once its environment stands. */
export async function start(load: Load): Promise<void> {
  const parts: Partial<Parts> = {};
  endOnSignals(parts);
  endWithNpm(parts);
  try {
    await begin(load, parts);
  } catch (error) {
    if (ending) return; // what was cut off by the end is no error
    console.error(error instanceof CannotStart ? error.message : error);
    await end(parts, 1);
  }
}

async function begin(load: Load, parts: Partial<Parts>) {
  const settings = readSettings(process.env, process.argv.slice(2));
  modelEndpoint(); // set by halves it is said now, and not to the first who asks
  await saying(settings.home, () => makeHome(settings.home));
  await refuseUnfinished(settings.home);
  const front: Front = { ...settings, application: null, ready: async () => false };
  parts.server = webServer(front);
  front.port = await listen(parts.server, settings);
  keepAddress(settings.home, address(front));
  say('Starting the database …');
  parts.opening = new AbortController();
  parts.database = openDatabase(settings, (sentence) => say(`  ${sentence}`), parts.opening.signal);
  const database = await parts.database;
  parts.opening = null;
  if (ending) return;
  void database.lost.then(async () => {
    console.error('The database is gone and does not start again. Run: npm run leadwell -- doctor');
    await end(parts, 1);
  });
  tellApplication(settings, database, address(front));
  front.ready = readiness(database.appUrl);
  if (settings.sample) await sampleIfEmpty(database, settings.home);
  refreshStatistics(database.ownerUrl).catch(() => undefined); // beside the loading: without it all works, only slower
  say('Loading the pages …');
  front.application = await load();
  parts.loaded = true;
  say(database.place);
  say(`Leadwell is ready: ${address(front)}`);
}

/** `--sample` on an installation that is set up already changes nothing, and says so. */
async function sampleIfEmpty({ appUrl }: OpenDatabase, home: string) {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  const { rows } = await client.query<{ founded: boolean }>('select any_organisation() as founded');
  await client.end();
  if (rows[0]?.founded && sampleIsUnfinished(home))
    throw new CannotStart(
      'The sample in the database of DATABASE_URL was cut off while it was made. Name an empty one.',
    );
  if (rows[0]?.founded) return say('There is an organisation here already, so the sample is not added.');
  const { failed, said } = await makeSample(say);
  if (failed && !ending)
    throw new CannotStart(`The sample could not be made: ${said.at(-1) ?? 'it ended without a word'}`);
}

/** Listens before the database starts, so that a port that is taken is told at once. Answers the port. */
function listen(server: Server, { host, port }: Settings): Promise<number> {
  return new Promise((listening, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => fail(new CannotStart(whyNot(error, host, port))));
    server.listen(port, host, () => listening((server.address() as { port: number }).port));
  });
}

function whyNot(error: NodeJS.ErrnoException, host: string, port: number) {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} is taken, perhaps by Leadwell itself. Choose another: LEADWELL_PORT=${port + 1} npm start`;
  if (error.code === 'EACCES')
    return `This account may not use port ${port}. Choose one above 1023: LEADWELL_PORT=4680 npm start`;
  return `LEADWELL_HOST is ${host}, which is no address of this machine (${error.message}).`;
}

/** The application reads these while it is loaded; the header names are ours, so that no client can set them. */
function tellApplication({ home, sample, origin, host, databaseUrl }: Settings, { appUrl }: OpenDatabase, at: string) {
  Object.assign(process.env, {
    NODE_ENV: 'production',
    LEADWELL_ROOT: project,
    LEADWELL_DATA: home,
    LEADWELL_ORIGIN: at,
    LEADWELL_SECRET: readSecret(home),
    DATABASE_URL: appUrl,
    LEADWELL_OUTSIDE_DATABASE: databaseUrl ?? '', // for commands that this process starts: they find the installation themselves
    PROTOCOL_HEADER: 'x-leadwell-protocol',
    HOST_HEADER: 'x-leadwell-host',
    ADDRESS_HEADER: 'x-leadwell-client',
    BODY_SIZE_LIMIT: process.env.BODY_SIZE_LIMIT ?? '512M', // read through, so that what is too large is refused in words
    // Only where nobody else can come: the sample signs anybody in with one click.
    ...(sample ? { LEADWELL_SAMPLE: '1' } : {}),
    LEADWELL_REACHABLE: origin || host !== '127.0.0.1' ? 'others' : 'this machine',
  });
}

/** Asks the database whether it answers, over one connection of its own. */
function readiness(appUrl: string) {
  const pool = new pg.Pool({ connectionString: appUrl, max: 1, connectionTimeoutMillis: 2_000, query_timeout: 2_000 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  process.once('sveltekit:shutdown' as 'exit', () => void pool.end());
  return async () => (await pool.query('select 1')).rowCount === 1;
}

function endOnSignals(parts: Partial<Parts>) {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void end(parts, 0));
  const broken = (error: unknown) => {
    if (!ending) console.error('Leadwell met an error it cannot go on from, and ends:', error);
    void end(parts, 1);
  };
  process.on('uncaughtException', broken);
  process.on('unhandledRejection', broken);
}

/** `npm start` passes signals on to us, but for one: killed by SIGKILL it would leave us behind, unseen, holding the port. */
function endWithNpm(parts: Partial<Parts>) {
  const npm = process.ppid;
  if (process.env.npm_lifecycle_event !== 'start') return;
  setInterval(() => process.ppid === npm || void end(parts, 1), 1_000).unref();
}

let ending = false;

/** Lets requests finish, then jobs, then the database; gives up waiting after 20 seconds. A database that is only being made is broken off. */
async function end({ server, opening, database, loaded }: Partial<Parts>, code: number) {
  if (ending) return;
  ending = true;
  opening?.abort();
  setTimeout(() => server?.closeAllConnections(), 10_000).unref();
  setTimeout(() => process.exit(1), 20_000).unref();
  if (server?.listening) await emptied(server);
  const closed = new Promise((done) => process.once('leadwell:closed' as 'exit', done));
  const heard = process.emit('sveltekit:shutdown' as 'SIGTERM', 'SIGTERM');
  if (heard && loaded) await closed;
  const opened = await database?.catch(() => null);
  await opened?.stop();
  process.exit(code);
}

function emptied(server: Server) {
  const closed = new Promise((done) => server.close(done));
  server.closeIdleConnections();
  return closed;
}
