import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { databaseOfItsOwn } from '../../../tests/database.ts';
import { submittedPortfolio } from '../../../tests/submitted-portfolio.ts';
import { connectWithin } from '../database/connect.ts';
import { useDatabase } from '../db.ts';
import { fileStore } from '../files/kept.ts';
import { verifyPackage } from '../ledger/package-verify.ts';
import { signingKey } from '../ledger/signing.ts';
import { makeExport } from '../portfolios/export-job.ts';
import { askForExport } from '../portfolios/exports.ts';
import { checkLedger } from './ledger-keys.ts';
import { listPortfolios, writeExport } from './portfolios.ts';

test('R-106 the command lists portfolios and writes one that verifies; exports leave the ledger whole', async () => {
  const home = await mkdtemp(join(tmpdir(), 'leadwell-home-'));
  const database = await databaseOfItsOwn('exports');
  vi.stubEnv('LEADWELL_DATA', home);
  try {
    useDatabase(database);
    const store = fileStore(home);
    const { lee, enrolment, unit } = await submittedPortfolio(store);
    const asked = await askForExport(lee, enrolment.id, { drafts: true });
    const payload = { exportId: asked.id, enrolmentId: enrolment.id, askedBy: lee.personId };
    const key = await signingKey(home);
    await makeExport({ organisationId: lee.organisationId, payload }, { store, key });

    const listed = await connectWithin(database.owner, listPortfolios);
    expect(listed).toMatchObject([{ id: enrolment.id, candidate: 'Lee Leader', evidence: 2 }]);
    const out = join(home, 'out', 'here');
    const at = { home, ownerUrl: database.owner, appUrl: database.url, serving: true };
    await writeExport(at, enrolment.id, out);
    const written = await writeExport(at, enrolment.id, out);
    expect(written).toMatchObject({ evidence: 2, drafts: 1 });
    expect((await readdir(out)).sort()).toEqual([`${nameOf(enrolment.id)}.pdf`, `${nameOf(enrolment.id)}.zip`]);
    const verified = await verifyPackage(await readFile(written.package), { keys: [key.public.pem] });
    expect(verified).toMatchObject({ ok: true, evidence: 2, problems: [] });
    expect((await readFile(written.pdf)).includes('/StructTreeRoot')).toBe(true);
    await expect(writeExport(at, unit.id, out)).rejects.toThrow('leadwell portfolio list');

    const ledger = await connectWithin(database.owner, (client) => checkLedger(client, home));
    expect(ledger).toMatchObject({ ok: true, problems: [] });
  } finally {
    vi.unstubAllEnvs();
    useDatabase(null);
    await database.end();
    await rm(home, { recursive: true });
  }
});

const nameOf = (id: string) => `portfolio-lee-leader-unit-39-${id.slice(-8)}`;
