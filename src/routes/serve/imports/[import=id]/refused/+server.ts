import { answer } from '#server/page.ts';
import { refusedAsCsv } from '#server/people/refused-rows.ts';
import { refusedContactsOf } from '#server/standards/contact-import-view.ts';
import type { RequestHandler } from './$types';

export const _uses = ['contact.import'] as const;

export const GET: RequestHandler = answer(async (actor, { params }) => {
  const { file, refused } = await refusedContactsOf(actor, params.import!);
  const name = encodeURIComponent(`Refused rows of ${file.fileName.replace(/\.[^.]*$/, '')}.csv`);
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename*=UTF-8''${name}`,
  };
  const rows = refused.map(({ row, reason, raw }) => ({ row, reason, raw: { Row: String(row), 'It says': raw } }));
  return new Response(refusedAsCsv(rows), { headers });
});
