// `kill -9` in the middle of acknowledged writes and uploads: nothing acknowledged is lost, nothing unasked appears, it opens by itself.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { holderOf } from '../../src/server/database/lock.ts';
import { placeOf } from '../../src/server/database/place.ts';
import { type ServerProcess, startServer } from '../server.ts';
import { healthy, kept, rounds, setUp, temporaryHome, writing } from './newcomer.ts';
import { type Candidate, enrolled } from './uploading-newcomer.ts';

const home = temporaryHome('kills');
let server: ServerProcess;
let founder: Candidate;

beforeAll(async () => {
  server = await startServer({ LEADWELL_DATA: home.path });
  founder = await enrolled(server.origin, await setUp(server.origin));
  await server.end('SIGTERM');
});

afterAll(async () => {
  await server.end('SIGKILL');
  home.remove();
});

test(`the app killed in ${rounds} streams of writes loses none that was acknowledged`, async () => {
  for (let round = 0; round < rounds; round++) {
    server = await startServer({ LEADWELL_DATA: home.path });
    const stream = writing(server.origin, founder, `app ${round}`);
    await stream.acknowledged(15 + ((round * 7) % 20));
    await server.end('SIGKILL');
    await stream.ended;
    expect(await kept(home.path, stream)).toEqual({ lost: [], phantom: [], twice: [], ledger: [], files: [] });
  }
});

test(`the database server killed in ${rounds} streams of writes comes back by itself and has lost none`, async () => {
  for (let round = 0; round < rounds; round++) {
    server = await startServer({ LEADWELL_DATA: home.path });
    const stream = writing(server.origin, founder, `database ${round}`);
    await stream.acknowledged(15 + ((round * 7) % 20));
    process.kill(holderOf(placeOf(home.path).data)!.pid, 'SIGKILL');
    await stream.refused();
    await healthy(server);
    await stream.acknowledged(stream.done.length + 5);
    stream.stop();
    await stream.ended;
    expect(await kept(home.path, stream)).toEqual({ lost: [], phantom: [], twice: [], ledger: [], files: [] });
    expect(await server.end('SIGTERM')).toBe(0);
  }
});
