import { error } from '@sveltejs/kit';
import { fileStore } from '#server/files/kept.ts';
import { pageOf } from '#server/files/lengths.ts';
import { previewHeaders } from '#server/files/serve.ts';
import { answer } from '#server/page.ts';
import { fileToRead } from '#server/portfolios/file-reading.ts';
import type { RequestHandler } from './$types';

export const _uses = ['file.read'] as const;

/** One page of a kept PDF as a picture, drawn anew: nothing of the file itself reaches the browser. */
export const GET: RequestHandler = answer(async (actor, { params }) => {
  const file = await fileToRead(actor, params.file!);
  if (!/^[1-9]\d{0,4}$/.test(params.page!)) error(404, 'Pages are counted from 1.');
  const picture = await pageOf(fileStore(), file, Number(params.page));
  if ('why' in picture) error(404, picture.why);
  return new Response(new Uint8Array(picture), { headers: previewHeaders(picture.length) });
});
