import { Readable } from 'node:stream';
import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { fileStore } from '#server/files/kept.ts';
import { download } from '#server/files/serve.ts';
import { answer, asPage } from '#server/page.ts';
import { bytesOf, keepPart, mayRecord, mostOfPart, takeToHear } from '#server/portfolios/visits/recording.ts';
import type { RequestHandler } from './$types';

export const _uses = ['visit.view', 'visit.record'] as const;

const named = z.object({ take: z.uuid(), number: z.coerce.number().int().min(0).max(100_000) });

/** Some seconds of a recording, as the browser makes them. The first says by its bytes what it is; the others go on with it. */
export const POST: RequestHandler = answer(async (actor, { params, request, url }) => {
  const part = named.safeParse(Object.fromEntries(url.searchParams));
  if (!part.success || !request.body) error(400, 'Say which part of which recording this is: ?take=…&number=…');
  await mayRecord(actor, params.visit!);
  const isFirst = part.data.number === 0;
  const expected = { name: `recording.${endingOf(request)}`, most: mostOfPart };
  const stored = await fileStore()
    .put(request.body, isFirst ? expected : { ...expected, type: 'application/octet-stream' })
    .catch(asPage);
  await keepPart(actor, params.visit!, part.data, stored);
  return new Response(null, { status: 204 });
});

const endingOf = ({ headers }: Request) => /^audio\/(mp4|ogg)/.exec(headers.get('content-type') ?? '')?.[1] ?? 'webm';

/** What there is of a recording before it is signed, to its observer: whole or in part. */
export const GET: RequestHandler = answer(async (actor, { params, request, url }) => {
  const take = await takeToHear(actor, params.visit!, url.searchParams.get('take') ?? '');
  const { status, headers, range } = download({ name: 'recording.webm', ...take }, request.headers.get('range'));
  if (status === 416) return new Response(null, { status, headers });
  const content = Readable.from(bytesOf(take, range));
  return new Response(Readable.toWeb(content) as ReadableStream<Uint8Array>, { status, headers });
});
