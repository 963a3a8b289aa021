// Making an export that was asked for: both files into the store first, then the rows that name them.
import { and, eq } from 'drizzle-orm';
import { act, type Keep } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Read, reading, type Tx } from '../db.ts';
import { Conflict, statusOf } from '../errors.ts';
import { files } from '../files/files.table.ts';
import { fileStore } from '../files/kept.ts';
import type { FileStore, KeptFile } from '../files/store.ts';
import { newId } from '../id.ts';
import { endedMeanwhile, type Job, onJob } from '../jobs.ts';
import { signingKey } from '../ledger/signing.ts';
import type { Actor } from '../people/actor.ts';
import { actorLater } from '../people/later.ts';
import { findEnrolment } from './enrolments.ts';
import { exportName } from './export-name.ts';
import { exportKind } from './exports.ts';
import { packed, type Tools } from './packing.ts';
import { type Enrolment, type PortfolioExport, portfolioExports } from './portfolios.table.ts';

const mostBytes = 4_000_000_000; // what one zip holds

type Asked = Pick<Job, 'organisationId' | 'payload'>;

onJob(exportKind, (job) => makeExport(job), abandon);

/** Makes an export that was asked for. Done twice it has one effect. */
export async function makeExport({ organisationId, payload }: Asked, tools?: Tools) {
  const { exportId, enrolmentId, askedBy } = payload as Record<'exportId' | 'enrolmentId' | 'askedBy', string>;
  const actor = await actorLater(organisationId, askedBy);
  const asked = actor && (await reading(organisationId, findExport(actor, exportId)));
  const enrolment = actor && (await reading(organisationId, findEnrolment(actor, enrolmentId)));
  if (!actor || !enrolment || asked?.state !== 'waiting') return;
  const made = await make(enrolment, asked, tools ?? { store: fileStore(), key: await signingKey() }).catch(failed);
  await endExport(actor, asked, made).catch(endedMeanwhile);
}

async function abandon({ organisationId, payload }: Asked, failure: string) {
  const { exportId, askedBy } = payload as Record<'exportId' | 'askedBy', string>;
  const actor = await actorLater(organisationId, askedBy);
  if (!actor) return;
  await act(actor, 'job.abandon', findExport(actor, exportId), (tx, asked, keep) =>
    ended(tx, actor, asked.id, { failure }, keep),
  ).catch(endedMeanwhile);
}

type Made = { package: KeptFile & { name: string }; pdf: KeptFile & { name: string } } | { failure: string };

async function make(enrolment: Enrolment, { drafts }: PortfolioExport, tools: Tools): Promise<Made> {
  const { contents, pdf, package: chunks } = await packed(enrolment, drafts, tools);
  const name = exportName(contents.candidate, contents.unit.number);
  return {
    package: await kept(tools.store, chunks(), `${name}.zip`, 'application/zip'),
    pdf: await kept(tools.store, once(pdf), `${name}.pdf`, 'application/pdf'),
  };
}

const kept = async (store: FileStore, content: AsyncIterable<Uint8Array>, name: string, type: string) => ({
  ...(await store.put(content, { name, most: mostBytes, type })),
  name,
});

async function* once(bytes: Uint8Array) {
  yield bytes;
}

/** What stands in the way, in words; anything unforeseen is written down for whoever runs the installation. */
function failed(error: unknown): Made {
  if (statusOf(error)) return { failure: (error as Error).message };
  console.error('portfolio export:', error);
  return {
    failure:
      'Something went wrong here, and it is written down in the log. Export again; tell an administrator if it fails again.',
  };
}

const endExport = (actor: Actor, { id, enrolmentId }: PortfolioExport, made: Made) =>
  act(actor, 'portfolio.export', findEnrolment(actor, enrolmentId), (tx, _, keep) => ended(tx, actor, id, made, keep));

async function ended(tx: Tx, actor: Actor, exportId: string, made: Made, keep: Keep) {
  const asked = one(await tx.select().from(portfolioExports).where(same(actor, exportId)).for('update'));
  if (asked.state !== 'waiting') throw new Conflict('This export has ended already.');
  const set = 'failure' in made ? { state: 'failed' as const, ...made } : await addedFiles(tx, asked, made, keep);
  const end = { ...set, endedAt: now(), version: asked.version + 1 };
  const row = one(await tx.update(portfolioExports).set(end).where(same(actor, exportId)).returning());
  keep(exportKind, row);
  return row;
}

async function addedFiles(
  tx: Tx,
  { organisationId, id, askedBy }: PortfolioExport,
  made: Exclude<Made, { failure: string }>,
  keep: Keep,
) {
  const about = { organisationId, uploadedBy: askedBy, uploadedAt: now(), belongsToKind: exportKind, belongsToId: id };
  const [packageFileId, pdfFileId] = [newId(), newId()];
  const rows = [
    { ...about, ...made.package, id: packageFileId },
    { ...about, ...made.pdf, id: pdfFileId },
  ];
  for (const row of await tx.insert(files).values(rows).returning()) keep('file', { ...row, version: 1 });
  return { state: 'done' as const, packageFileId, pdfFileId };
}

const findExport = (actor: Actor, exportId: string) => async (db: Read) =>
  first(await db.select().from(portfolioExports).where(same(actor, exportId)));

const same = ({ organisationId }: Actor, exportId: string) =>
  and(eq(portfolioExports.organisationId, organisationId), eq(portfolioExports.id, exportId));
