import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { pdfText } from '../../../tests/pdf-text.ts';
import { rota, type SubmittedPortfolio, submittedPortfolio } from '../../../tests/submitted-portfolio.ts';
import { accountsDatabase } from '../db.ts';
import { NotAllowed, NotFound } from '../errors.ts';
import { diskStore } from '../files/disk.ts';
import type { FileStore } from '../files/store.ts';
import { outbox } from '../ledger/ledger.table.ts';
import { readZip } from '../ledger/package-unzip.ts';
import { verifyPackage } from '../ledger/package-verify.ts';
import { signingKey } from '../ledger/signing.ts';
import { builtInUnits } from '../qualifications/specification.ts';
import { addUnit, unitOf } from '../qualifications/units.ts';
import { makeClaim } from './claims.ts';
import { placesOf } from './document-parts.ts';
import { enrol } from './enrolments.ts';
import { submitEvidence } from './evidence.ts';
import { makeExport } from './export-job.ts';
import { askForExport, exportsOf } from './exports.ts';
import { fileToRead } from './file-reading.ts';
import { replaceUndecided } from './redaction/deciding.ts';
import { writeAccount } from './taking.ts';

const key = await signingKey();
let folder: string;
let store: FileStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leadwell-export-'));
  store = diskStore(folder);
});
afterAll(() => rm(folder, { recursive: true }));

/** The job as the outbox holds it, worked now. */
async function work(organisationId: string) {
  const queued = await accountsDatabase().select().from(outbox);
  const jobs = queued.filter((job) => job.organisationId === organisationId && job.queue === 'portfolio-export');
  for (const { payload } of jobs) await makeExport({ organisationId, payload }, { store, key });
}

async function exported({ lee, enrolment }: SubmittedPortfolio, drafts = false, actor = lee) {
  await askForExport(actor, enrolment.id, { drafts });
  await work(lee.organisationId);
  const row = (await exportsOf(actor, enrolment.id)).exports[0]!;
  expect(row).toMatchObject({ state: 'done', failure: null });
  return { row, zip: await download(actor, row.packageFileId!), pdf: await download(actor, row.pdfFileId!) };
}

const account = (title: string) => ({
  ...{ title, happenedFrom: '2026-03-01', happenedTo: null, situation: 'What happened', simulated: false },
  ...{ did: null, effect: null, change: null },
});

async function download(actor: Parameters<typeof fileToRead>[0], id: string) {
  const { hash } = await fileToRead(actor, id);
  return Buffer.concat(await Array.fromAsync(await store.open(hash)));
}

describe('exporting a portfolio', () => {
  test('R-106 says before what it would hold: drafts to the candidate alone', async ({ db: _ }) => {
    const { lee, ash, cody, nia, enrolment, unit } = await submittedPortfolio(store);
    expect(await exportsOf(lee, enrolment.id)).toMatchObject({ submitted: 2, drafted: 1 });
    expect(await exportsOf(ash, enrolment.id)).toMatchObject({ submitted: 2, drafted: 0 });
    const begun = { unitId: unit.id, candidateId: nia.personId, startedOn: '2014-01-01', expiredReason: null };
    const empty = await enrol(cody, { ...begun, assessorId: ash.personId, internalQualityAssurerId: null });
    expect(await exportsOf(nia, empty.id)).toMatchObject({ submitted: 0, drafted: 0 });
  });

  test('R-106 gives a package that verifies, with evidence, claims, judgements and files', async ({ db: _ }) => {
    const { zip } = await exported(await submittedPortfolio(store));
    const found = await verifyPackage(zip, { keys: [key.public.pem] });
    expect(found).toMatchObject({ ok: true, problems: [], evidence: 2, entries: 8, keyTrusted: true });
    expect(found.checkpoint).toMatchObject({ key: key.public.id });
    const text = zip.toString('latin1');
    for (const name of ['portfolio.pdf', 'matrix.csv', 'verify.mjs', 'evidence/01/document.html'])
      expect(text).toContain(name);
    expect(zip.includes(rota)).toBe(true);
  });

  test('R-102 one byte changed anywhere is found', async ({ db: _ }) => {
    const { zip } = await exported(await submittedPortfolio(store));
    const places = Array.from({ length: 40 }, (_, at) => Math.floor((zip.length * (at + 0.5)) / 40));
    for (const at of places) {
      const changed = Buffer.from(zip);
      changed[at]! ^= 1;
      expect((await verifyPackage(changed)).ok, `byte ${at}`).toBe(false);
    }
  });

  test('R-106 gives a tagged PDF with title, language and outline, whatever characters people write', async ({
    db: _,
  }) => {
    const { pdf } = await exported(await submittedPortfolio(store));
    const text = pdf.toString('latin1');
    expect(text.slice(0, 5)).toBe('%PDF-');
    for (const mark of ['/StructTreeRoot', '/Lang (en-GB)', '/DisplayDocTitle true', '/Outlines', 'pdfuaid:part'])
      expect(text).toContain(mark);
    expect(text).toContain('Portfolio of Lee Leader, Unit 39');
  });

  test('R-106 drafts are in it only where the candidate asks for their own', async ({ db: _ }) => {
    const cast = await submittedPortfolio(store);
    const { zip } = await exported(cast, true);
    expect(await verifyPackage(zip)).toMatchObject({ ok: true, evidence: 3 });
    await expect(askForExport(cast.ash, cast.enrolment.id, { drafts: true })).rejects.toThrow(NotAllowed);
    const { zip: theirs } = await exported(cast, false, cast.ash);
    expect(await verifyPackage(theirs)).toMatchObject({ ok: true, evidence: 2 });
    expect(theirs.includes('2026-03-09')).toBe(false);
  });

  test('R-106 a draft that claims nothing yet is in it too; one that claims for another unit alone is not', async ({
    db: _,
  }) => {
    const cast = await submittedPortfolio(store);
    const { lee, cody, enrolment } = cast;
    const again = await addUnit(cody, { ...builtInUnits[0], number: '40' });
    const criterionId = (await unitOf(cody, again.id)).outcomes[0]!.criteria[0]!.id;
    const begun = { unitId: again.id, candidateId: lee.personId, startedOn: '2014-01-01', expiredReason: null };
    const second = await enrol(cody, { ...begun, assessorId: null, internalQualityAssurerId: null });
    await writeAccount(lee, account('Not claimed for anything'));
    const other = await writeAccount(lee, account('Claimed for the other unit'));
    const claim = { enrolmentId: second.id, criterionId, place: 'situation-1', quote: null, how: 'I planned it.' };
    await makeClaim(lee, other.id, claim);
    expect(await exportsOf(lee, enrolment.id)).toMatchObject({ submitted: 2, drafted: 2 });
    const { zip } = await exported(cast, true);
    expect(await verifyPackage(zip)).toMatchObject({ ok: true, problems: [], evidence: 4 });
    expect(zip.includes('Not claimed for anything')).toBe(true);
    expect(zip.includes('Claimed for the other unit')).toBe(false);
    const { zip: given } = await exported(cast, false);
    expect(given.includes('Not claimed for anything')).toBe(false);
  });

  test('R-102 nobody but candidate, assessor and assurer exports, and each reads what they asked for alone', async ({
    db: _,
  }) => {
    const cast = await submittedPortfolio(store);
    const { lee, mo, pat, ash, ivy, ike, cody, ada, foreign, enrolment } = cast;
    const { row } = await exported(cast);
    for (const actor of [mo, pat, ike, cody, ada]) {
      await expect(askForExport(actor, enrolment.id, { drafts: false })).rejects.toThrow(NotAllowed);
      await expect(exportsOf(actor, enrolment.id)).rejects.toThrow(NotFound);
    }
    await expect(askForExport(foreign.leader, enrolment.id, { drafts: false })).rejects.toThrow(NotFound);
    await expect(exportsOf(foreign.leader, enrolment.id)).rejects.toThrow(NotFound);
    for (const actor of [mo, pat, ash, ivy, ike, cody, ada, foreign.leader])
      for (const id of [row.packageFileId!, row.pdfFileId!])
        await expect(fileToRead(actor, id)).rejects.toThrow(NotFound);
    expect((await exportsOf(ivy, enrolment.id)).total).toBe(0);
    expect((await exportsOf(lee, enrolment.id)).total).toBe(1);
  });

  test('a job done twice has one effect', async ({ db: _ }) => {
    const cast = await submittedPortfolio(store);
    const { row } = await exported(cast);
    await work(cast.lee.organisationId);
    expect((await exportsOf(cast.lee, cast.enrolment.id)).exports).toEqual([row]);
  });

  test('a kept file that is gone is named in the refusal', async ({ db: _ }) => {
    const cast = await submittedPortfolio(store);
    await askForExport(cast.lee, cast.enrolment.id, { drafts: false });
    const empty = diskStore(join(folder, 'elsewhere'));
    const [job] = (await accountsDatabase().select().from(outbox)).filter(({ queue }) => queue === 'portfolio-export');
    await makeExport({ organisationId: cast.lee.organisationId, payload: job!.payload }, { store: empty, key });
    const [row] = (await exportsOf(cast.lee, cast.enrolment.id)).exports;
    expect(row).toMatchObject({ state: 'failed', packageFileId: null });
    expect(row!.failure).toContain('The kept file rota.pdf is missing');
  });

  test('R-102 files of evidence are read by those who read the evidence', async ({ db: _ }) => {
    const { lee, mo, ash, ivy, ike, cody, foreign, filed } = await submittedPortfolio(store);
    const block = filed.document.sections[1]!.blocks[0]!;
    const id = block.kind === 'file' ? block.fileId : '';
    for (const actor of [lee, ash, ivy]) expect((await fileToRead(actor, id)).name).toBe('rota.pdf');
    for (const actor of [mo, ike, cody, foreign.leader]) await expect(fileToRead(actor, id)).rejects.toThrow(NotFound);
  });
});

describe('R-120 a redacted copy in an export', () => {
  test('travels alone: neither package nor PDF names whom it replaces, and the ledger proves its sealed original', async ({
    db: _,
  }) => {
    const cast = await submittedPortfolio(store);
    const { lee, ash, draft } = cast;
    const copy = await replaceUndecided(lee, draft.id);
    await submitEvidence(lee, copy.id, { declared: true, version: copy.version });
    const { zip } = await exported(cast, false, ash);
    const found = await verifyPackage(zip, { keys: [key.public.pem] });
    expect(found).toMatchObject({ ok: true, problems: [] });
    expect(found.notes.join()).toMatch(/^Evidence 3: a copy in which names and details of others are replaced/);
    const packed = readZip(zip);
    const contentOf = (path: string) =>
      'files' in packed ? Buffer.from(packed.files.find(({ name }) => name === path)!.content).toString() : '';
    expect(contentOf('evidence/03/document.json')).toContain('a colleague (A)');
    for (const path of ['document.html', 'document.json'])
      expect(contentOf(`evidence/03/${path}`)).not.toMatch(/\bMo\b|Member/);
    expect(contentOf('README.txt')).toContain('COPIES AND ORIGINALS');
    const copied = contentOf('ledger/records.jsonl')
      .split('\n')
      .filter((line) => line.includes(copy.id));
    expect(copied.length).toBeGreaterThan(0);
    expect(copied.join()).not.toMatch(/\bMo\b|Member/);
  });

  test('names a customer neither by title nor by claim, in no file of the package and on no page of the PDF', async ({
    db: _,
  }) => {
    const cast = await submittedPortfolio(store);
    const { lee, ash, enrolment, criterion } = cast;
    const words = { situation: 'Mrs Zebedee Quartzman rang.', did: 'I asked Quartzman.', effect: null, change: null };
    const written = await writeAccount(lee, { ...account('Call with Zebedee Quartzman'), ...words });
    await makeClaim(lee, written.id, {
      ...{ enrolmentId: enrolment.id, criterionId: criterion('2.2'), place: placesOf(written.document)[0]!.id },
      ...{ quote: 'Mrs Zebedee Quartzman rang.', how: 'I let Quartzman say it first.' },
    });
    const copy = await replaceUndecided(lee, written.id);
    await submitEvidence(lee, copy.id, { declared: true, version: copy.version });
    for (const reader of [lee, ash]) {
      const { zip, pdf } = await exported(cast, false, reader);
      const packed = readZip(zip);
      if (!('files' in packed)) throw new Error('no package');
      const naming = packed.files.filter(({ content }) => /quartzman|zebedee/i.test(Buffer.from(content).toString()));
      expect(naming.map(({ name }) => name)).toEqual([]);
      const text = pdfText(pdf);
      expect(text).toContain('Call with a customer (A)');
      expect(text).not.toMatch(/quartzman|zebedee/i);
    }
  });
});
