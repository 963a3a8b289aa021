import { answer } from '#server/page.ts';
import { oneToOneCalendarOf } from '#server/support/one-to-one-calendar.ts';
import type { RequestHandler } from './$types';

export const _uses = ['one-to-one.view'] as const;

export const GET: RequestHandler = answer(async (actor, { params, url }) => {
  const [pairId, meetingId] = [params.pair!, params.meeting!];
  const page = `${url.origin}/lead/one-to-ones/${pairId}/${meetingId}`;
  const file = await oneToOneCalendarOf(actor, { pairId, meetingId, url: page });
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="one-to-one.ics"',
      'cache-control': 'no-store',
    },
  });
});
