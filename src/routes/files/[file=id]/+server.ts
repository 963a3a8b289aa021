import { Readable } from 'node:stream';
import { fileStore } from '#server/files/kept.ts';
import { download } from '#server/files/serve.ts';
import { answer } from '#server/page.ts';
import { fileToRead } from '#server/portfolios/file-reading.ts';
import type { RequestHandler } from './$types';

export const _uses = ['file.read'] as const;

/** The one way in which a kept file leaves: asked for by name, as an attachment, whole or in part. */
export const GET: RequestHandler = answer(async (actor, { params, request }) => {
  const file = await fileToRead(actor, params.file!);
  const { status, headers, range } = download(file, request.headers.get('range'));
  if (status === 416) return new Response(null, { status, headers });
  const content = await fileStore().open(file.hash, range);
  return new Response(Readable.toWeb(content) as ReadableStream<Uint8Array>, { status, headers });
});
