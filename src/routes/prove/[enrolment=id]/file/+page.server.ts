import { Conflict, NotFound } from '#server/errors.ts';
import { fileStore } from '#server/files/kept.ts';
import { kindsInWords } from '#server/files/kinds.ts';
import { withLengths } from '#server/files/lengths.ts';
import { page } from '#server/page.ts';
import { fileForm } from '#server/portfolios/evidence.form.ts';
import { portfolioOf } from '#server/portfolios/portfolio.ts';
import { addFiles, keptBefore } from '#server/portfolios/taking.ts';
import { intoStore, submitFiles, type Upload, type Uploaded } from '#server/upload.ts';
import { evidenceAt } from '../../criterion-asked.ts';

export const _uses = ['portfolio.view', 'portfolio.list', 'evidence.take'] as const;

const most = 50_000_000;

export const load = page(async (actor, { params }) => {
  const { enrolment, unit, own, closed } = await portfolioOf(actor, params.enrolment!);
  if (!own) throw new NotFound();
  if (closed) throw new Conflict(closed);
  return { home: `/prove/${enrolment.id}`, unit: unit.number, kinds: kindsInWords, most: most / 1_000_000 };
});

const upload: Upload<Uploaded> = {
  field: 'file',
  also: 'camera',
  take: intoStore({ most }),
  allowed: async (actor, { params }) => (await portfolioOf(actor, params.enrolment!)).own,
  missing: 'Choose the file',
};

export const actions = {
  default: submitFiles(fileForm, upload, async (actor, values, files, { url }) => {
    const kept = await keptBefore(actor, values.itemId);
    const { id, number } = kept ?? (await addFiles(actor, values, await withLengths(fileStore(), files)));
    return { to: evidenceAt(id, url), said: `Kept as evidence ${number}. Now say what it shows.` };
  }),
};
