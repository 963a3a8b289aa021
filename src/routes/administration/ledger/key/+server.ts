import { ledgerOf } from '#server/installation/asked-checks.ts';
import { answer } from '#server/page.ts';
import type { RequestHandler } from './$types';

export const _uses = ['ledger.view'] as const;

/** The public key, to give to whoever verifies packages. */
export const GET: RequestHandler = answer(async (actor) => {
  const { key } = await ledgerOf(actor);
  const headers = {
    'content-type': 'application/x-pem-file',
    'content-disposition': 'attachment; filename="leadwell-public-key.pem"',
  };
  return new Response(key.pem, { headers });
});
