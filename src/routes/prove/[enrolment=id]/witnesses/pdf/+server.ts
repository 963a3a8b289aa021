import { now, today } from '#server/clock.ts';
import { answer } from '#server/page.ts';
import { recordPdf } from '#server/portfolios/record-pdf.ts';
import { statusList } from '#server/portfolios/testimony/status-list.ts';
import { witnessesOf } from '#server/portfolios/testimony/witnesses.ts';
import { asPdf } from '../../../../lead/plans/[plan=id]/briefing/pdf-answer.ts';
import type { RequestHandler } from './$types';

export const _uses = ['testimony.list'] as const;

/** The witness status list, for paper. */
export const GET: RequestHandler = answer(async (actor, { params }) => {
  const { timeZone } = actor.organisation;
  const list = statusList(await witnessesOf(actor, params.enrolment!), today(timeZone), timeZone);
  return asPdf(list.title, await recordPdf(actor, list, now()));
});
