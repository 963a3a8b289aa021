import { nothing } from '#server/fields.ts';
import { fileStore } from '#server/files/kept.ts';
import { withLengths } from '#server/files/lengths.ts';
import { page } from '#server/page.ts';
import { bringRecording, mayRecord, mostOfRecording } from '#server/portfolios/visits/recording.ts';
import { intoStore, submitFiles, type Upload, type Uploaded } from '#server/upload.ts';

export const _uses = ['visit.record'] as const;

export const load = page(async (actor, { params }) => {
  const { about } = await mayRecord(actor, params.visit!);
  return { about, home: `/prove/visits/${params.visit}`, most: mostOfRecording / 1_000_000 };
});

const upload: Upload<Uploaded> = {
  field: 'recording',
  take: intoStore({ most: mostOfRecording }),
  allowed: async (actor, { params }) => (await mayRecord(actor, params.visit!)).isOpen,
  missing: 'Choose the recording',
};

export const actions = {
  default: submitFiles(nothing, upload, async (actor, _, files, { params }) => {
    await withLengths(fileStore(), files, upload.field); // for its refusal of what cannot be heard
    for (const { name: __, ...stored } of files) await bringRecording(actor, params.visit!, stored);
    return { to: `/prove/visits/${params.visit}`, said: 'The recording is kept.' };
  }),
};
