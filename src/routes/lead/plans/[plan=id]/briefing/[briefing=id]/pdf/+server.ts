import { now } from '#server/clock.ts';
import { NotFound } from '#server/errors.ts';
import { answer } from '#server/page.ts';
import { briefingRecord } from '#server/plans/briefing-page.ts';
import { recordPdf } from '#server/portfolios/record-pdf.ts';
import { asPdf } from '../../pdf-answer.ts';
import type { RequestHandler } from './$types';

export const _uses = ['briefing.view'] as const;

/** The record of a briefing that has ended. */
export const GET: RequestHandler = answer(async (actor, { params }) => {
  const record = await briefingRecord(actor, params.plan!, params.briefing!);
  if (!record) throw new NotFound('Its record is kept once the briefing has ended.');
  return asPdf(record.title, await recordPdf(actor, record, now()));
});
