// Portfolios for whoever runs the installation: what there is, and an export of one into a folder. Drafts are never in it.
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { and, eq } from 'drizzle-orm';
import type pg from 'pg';
import { saying } from '../database/cannot-start.ts';
import { connectWithin } from '../database/connect.ts';
import { connect, first, one, reading, useDatabase } from '../db.ts';
import { NotFound } from '../errors.ts';
import { fileStore } from '../files/kept.ts';
import { signingKey } from '../ledger/signing.ts';
import { makeFolder } from '../make-folder.ts';
import { exportName } from '../portfolios/export-name.ts';
import { piecesOf } from '../portfolios/exports.ts';
import { packed } from '../portfolios/packing.ts';
import { type Enrolment, enrolments } from '../portfolios/portfolios.table.ts';
import type { Installation } from './installation.ts';

/** `evidence` counts the pieces that an export holds. */
export type ListedPortfolio = { id: string; candidate: string; unit: string; organisation: string; evidence: number };

/** Every portfolio of every organisation, by candidate. */
export async function listPortfolios(client: pg.Client): Promise<ListedPortfolio[]> {
  const { rows } = await client.query<ListedPortfolio>(`
    select n.id, p.name as candidate, u.number || ' ' || u.title as unit, o.name as organisation,
      (select count(*)::int from evidence e
        where e.organisation_id = n.organisation_id and e.candidate_id = n.candidate_id
          and e.submitted_at is not null and e.withdrawn_at is null
          and exists (select 1 from claims c where c.organisation_id = e.organisation_id and c.evidence_id = e.id
            and c.enrolment_id = n.id and c.withdrawn_at is null)) as evidence
    from enrolments n
    join organisations o on o.id = n.organisation_id
    join people p on p.organisation_id = n.organisation_id and p.id = n.candidate_id
    join units u on u.organisation_id = n.organisation_id and u.id = n.unit_id
    order by o.name, p.name, u.number, n.id`);
  return rows;
}

/** `drafts` counts the candidate's drafts, which are left out. */
export type WrittenExport = { package: string; pdf: string; evidence: number; drafts: number };

/**
 * Writes package and PDF into `folder`, which is made where it is missing; files of the same name are replaced, whole or not at all.
 * @throws NotFound when there is no such portfolio; Conflict where a kept file is missing or damaged
 */
export async function writeExport(at: Installation, id: string, folder: string): Promise<WrittenExport> {
  const organisationId = await connectWithin(at.ownerUrl, (client) => organisationOf(client, id));
  const database = connect(at.appUrl, 2);
  useDatabase(database);
  try {
    const own = and(eq(enrolments.organisationId, organisationId), eq(enrolments.id, id));
    const found = await reading(organisationId, (db) => db.select().from(enrolments).where(own));
    return await write(one(found), at.home, folder);
  } finally {
    useDatabase(null);
    await database.end();
  }
}

async function organisationOf(client: pg.Client, id: string): Promise<string> {
  const { rows } = await client.query<{ organisation: string }>(
    'select organisation_id as organisation from enrolments where id::text = $1',
    [id],
  );
  const found = first(rows);
  if (!found) throw new NotFound(`There is no portfolio ${id}. The portfolios there are: leadwell portfolio list`);
  return found.organisation;
}

async function write(enrolment: Enrolment, home: string, folder: string): Promise<WrittenExport> {
  const made = await packed(enrolment, false, { store: fileStore(home), key: await signingKey(home) });
  const { candidate, unit, evidence } = made.contents;
  const { drafted } = await reading(enrolment.organisationId, (db) => piecesOf(db, enrolment));
  const name = `${exportName(candidate, unit.number)}-${enrolment.id.slice(-8)}`; // two people may have one name
  const out = resolve(folder);
  const [zip, pdf] = [join(out, `${name}.zip`), join(out, `${name}.pdf`)];
  await saying(
    out,
    async () => {
      makeFolder(out);
      await writeWhole(zip, made.package());
      await writeWhole(pdf, [made.pdf]);
    },
    '.',
  );
  return { package: zip, pdf, evidence: evidence.length, drafts: drafted };
}

async function writeWhole(path: string, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
  const beside = `${path}.part`;
  try {
    await pipeline(content, createWriteStream(beside, { mode: 0o600 }));
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
