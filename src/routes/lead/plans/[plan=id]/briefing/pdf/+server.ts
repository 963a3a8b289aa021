import { now } from '#server/clock.ts';
import { answer } from '#server/page.ts';
import { planOf } from '#server/plans/plan-page.ts';
import { planSheet } from '#server/plans/plan-sheet.ts';
import { sheetPdf } from '#server/portfolios/sheet-pdf.ts';
import { asPdf } from '../pdf-answer.ts';
import type { RequestHandler } from './$types';

export const _uses = ['plan.view'] as const;

/** The plan on one page, for paper. */
export const GET: RequestHandler = answer(async (actor, { params }) => {
  const sheet = planSheet(await planOf(actor, params.plan!));
  return asPdf(sheet.title, await sheetPdf(actor, sheet, now()));
});
