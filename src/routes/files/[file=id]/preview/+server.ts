import { error } from '@sveltejs/kit';
import { fileStore } from '#server/files/kept.ts';
import { previewOf } from '#server/files/preview.ts';
import { previewHeaders } from '#server/files/serve.ts';
import { answer } from '#server/page.ts';
import { fileToRead } from '#server/portfolios/file-reading.ts';
import type { RequestHandler } from './$types';

export const _uses = ['file.read'] as const;

/** A small picture of a kept picture, drawn anew. */
export const GET: RequestHandler = answer(async (actor, { params }) => {
  const preview = await previewOf(fileStore(), await fileToRead(actor, params.file!));
  if ('why' in preview) error(404, preview.why);
  return new Response(new Uint8Array(preview), { headers: previewHeaders(preview.length) });
});
