import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { coverPicture, exchangeFile, fileToCover } from '#server/portfolios/redaction/covering.ts';
import { coverForm } from '#server/portfolios/redaction/redaction.form.ts';
import { intoStore, submitFiles, type Upload, type Uploaded } from '#server/upload.ts';

export const _uses = ['redaction.decide'] as const;

const most = 50_000_000;

export const load = page(async (actor, { params }) => ({
  ...(await fileToCover(actor, params.evidence!, params.file!)),
  ...{ evidenceId: params.evidence!, most: most / 1_000_000 },
}));

const upload: Upload<Uploaded> = {
  field: 'file',
  take: intoStore({ most }),
  allowed: async (actor, { params }) => (await fileToCover(actor, params.evidence!, params.file!)) !== null,
  missing: 'Choose the redacted file',
};
const back = (evidenceId: string) => `/prove/evidence/${evidenceId}/others`;

export const actions = {
  cover: submit(coverForm, async (actor, values, { params }) => {
    await coverPicture(actor, params.evidence!, params.file!, values);
    return { to: back(params.evidence!), said: 'Covered. Look at the copy once: it is what everybody else sees.' };
  }),
  exchange: submitFiles(nothing, upload, async (actor, _, [file], { params }) => {
    await exchangeFile(actor, params.evidence!, params.file!, file);
    return { to: back(params.evidence!), said: `${file.name} is in its place, said to be put there by you.` };
  }),
};
