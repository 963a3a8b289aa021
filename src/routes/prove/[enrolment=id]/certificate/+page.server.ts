import { NotFound } from '#server/errors.ts';
import { fileStore } from '#server/files/kept.ts';
import { withLengths } from '#server/files/lengths.ts';
import { page } from '#server/page.ts';
import { certificateForm } from '#server/portfolios/certificates.form.ts';
import { addCertificate } from '#server/portfolios/certificates.ts';
import { portfolioOf } from '#server/portfolios/portfolio.ts';
import { intoStore, submitFiles, type Upload, type Uploaded } from '#server/upload.ts';
import { evidenceAt } from '../../criterion-asked.ts';

export const _uses = ['portfolio.view', 'evidence.take'] as const;

const most = 50_000_000;

export const load = page(async (actor, { params }) => {
  const { enrolment, unit, own } = await portfolioOf(actor, params.enrolment!);
  if (!own) throw new NotFound();
  return { home: `/prove/${enrolment.id}`, unit: unit.number, most: most / 1_000_000 };
});

const upload: Upload<Uploaded> = {
  field: 'file',
  also: 'camera',
  take: intoStore({ most }),
  allowed: async (actor, { params }) => (await portfolioOf(actor, params.enrolment!)).own,
  missing: 'Choose the file of the certificate, or take a photo of it',
};

export const actions = {
  default: submitFiles(certificateForm, upload, async (actor, values, files, { url }) => {
    const { id, number } = await addCertificate(actor, values, await withLengths(fileStore(), files));
    return { to: evidenceAt(id, url), said: `Kept as evidence ${number}. Now say what it shows.` };
  }),
};
