import { error } from '@sveltejs/kit';
import { ledgerOf } from '#server/installation/asked-checks.ts';
import { answer } from '#server/page.ts';
import type { RequestHandler } from './$types';

export const _uses = ['ledger.view'] as const;

/** The newest checkpoint as the text that is signed, to keep somewhere else. */
export const GET: RequestHandler = answer(async (actor) => {
  const { newest } = await ledgerOf(actor);
  if (!newest) error(404, 'No checkpoint is signed yet. The first follows within a minute of the start.');
  const headers = {
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': `attachment; filename="checkpoint-${newest.size}.txt"`,
  };
  return new Response(newest.note, { headers });
});
