import { planCalendarOf } from '#server/assessment/planning/plan-calendar.ts';
import { answer } from '#server/page.ts';
import type { RequestHandler } from './$types';

export const _uses = ['assessment-plan.view'] as const;

export const GET: RequestHandler = answer(async (actor, { params, url }) => {
  const file = await planCalendarOf(actor, params.enrolment!, `${url.origin}/prove/${params.enrolment}/plan`);
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="assessment-plan.ics"',
      'cache-control': 'no-store',
    },
  });
});
