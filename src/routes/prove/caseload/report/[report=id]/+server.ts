import { reportFileOf } from '#server/assessment/caseload/caseload-reports.ts';
import { answer } from '#server/page.ts';
import type { RequestHandler } from './$types';

export const _uses = ['caseload-report.fetch'] as const;

export const GET: RequestHandler = answer(async (actor, { params }) => {
  const { name, type, content } = await reportFileOf(actor, params.report!);
  return new Response(content, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
});
