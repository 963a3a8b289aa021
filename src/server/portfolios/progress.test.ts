import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { submittedPortfolio } from '../../../tests/submitted-portfolio.ts';
import { setClock } from '../clock.ts';
import { diskStore } from '../files/disk.ts';
import { enrol, enrolmentsOf, portfoliosOf } from './enrolments.ts';
import { portfolioOf } from './portfolio.ts';

test('R-096 lists say how far each portfolio is: the same as the portfolio itself, drafts for the candidate alone', async ({
  db: _,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'leadwell-progress-'));
  setClock(() => new Date('2026-03-20T23:30:00Z'));
  const { lee, ash, cody, nia, unit, enrolment } = await submittedPortfolio(diskStore(folder));
  const own = (await portfoliosOf(lee)).enrolments[0]!.progress;
  expect(own).toEqual({ met: 0, claimed: 3, open: 17, last: '2026-03-20' });
  const states = [...(await portfolioOf(lee, enrolment.id)).statuses.values()].map(({ state }) => state);
  expect(states.filter((state) => state === 'claimed' || state === 'partly-met')).toHaveLength(own.claimed);
  expect((await portfoliosOf(ash)).enrolments[0]!.progress).toMatchObject({ claimed: 2, open: 18 });
  const begun = { unitId: unit.id, candidateId: nia.personId, startedOn: '2014-01-01', expiredReason: null };
  await enrol(cody, { ...begun, assessorId: null, internalQualityAssurerId: null });
  const { enrolments } = await enrolmentsOf(cody);
  expect(enrolments.map(({ candidate, progress }) => [candidate, progress.claimed, progress.last])).toEqual([
    ['Lee Leader', 2, '2026-03-20'],
    ['Nia Newer', 0, null],
  ]);
  await rm(folder, { recursive: true });
});
