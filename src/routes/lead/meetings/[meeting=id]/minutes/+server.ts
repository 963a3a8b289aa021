import { now } from '#server/clock.ts';
import { minutesOf } from '#server/meetings/kept-minutes.ts';
import { answer } from '#server/page.ts';
import { recordPdf } from '#server/portfolios/record-pdf.ts';
import type { RequestHandler } from './$types';

export const _uses = ['team-meeting.view'] as const;

export const GET: RequestHandler = answer(async (actor, { params }) => {
  const document = await minutesOf(actor, params.meeting!);
  const name = encodeURIComponent(`${document.title}.pdf`);
  const pdf = await recordPdf(actor, document, now());
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
      'cache-control': 'no-store',
    },
  });
});
