import { calendarFileOf } from '#server/meetings/calendar-file.ts';
import { answer } from '#server/page.ts';
import type { RequestHandler } from './$types';

export const _uses = ['team-meeting.view'] as const;

export const GET: RequestHandler = answer(async (actor, { params, url }) => {
  const file = await calendarFileOf(actor, params.meeting!, `${url.origin}/lead/meetings/${params.meeting}`);
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="meeting.ics"',
      'cache-control': 'no-store',
    },
  });
});
