import { answer } from '#server/page.ts';
import { refusedRowsOf } from '#server/people/people-import-view.ts';
import { refusedAsCsv } from '#server/people/refused-rows.ts';
import type { RequestHandler } from './$types';

export const _uses = ['person.import'] as const;

export const GET: RequestHandler = answer(async (actor, { params }) => {
  const { file, refused } = await refusedRowsOf(actor, params.import!);
  const name = encodeURIComponent(`Refused rows of ${file.fileName.replace(/\.[^.]*$/, '')}.csv`);
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename*=UTF-8''${name}`,
  };
  return new Response(refusedAsCsv(refused), { headers });
});
