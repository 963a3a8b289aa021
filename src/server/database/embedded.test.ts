import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { AlreadyRunning, TakenMeanwhile } from './cannot-start.ts';
import { startPostgres } from './embedded.ts';
import { launch } from './launch.ts';
import { placeOf, preparePlace, socketFolder } from './place.ts';

test('of two that find a folder free at once PostgreSQL lets one in, and a start that comes later is refused in words', async () => {
  const home = mkdtempSync(join(tmpdir(), 'leadwell-twice-'));
  const first = await startPostgres(home);
  onTestFinished(async () => {
    await first.stop();
    rmSync(home, { recursive: true, force: true });
  });
  const place = placeOf(home);
  const programs = preparePlace(home, place);
  const socket = socketFolder(place.base, place.account);
  const atOnce = launch({ ...place, programs, socket, settings: [] });
  await expect(atOnce).rejects.toThrow(TakenMeanwhile);
  await expect(startPostgres(home)).rejects.toThrow(AlreadyRunning);
});
