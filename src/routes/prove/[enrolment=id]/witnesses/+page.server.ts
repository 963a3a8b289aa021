import { page } from '#server/page.ts';
import { witnessesOf } from '#server/portfolios/testimony/witnesses.ts';

export const _uses = ['testimony.list'] as const;

export const load = page(async (actor, { params }) => ({
  ...(await witnessesOf(actor, params.enrolment!)),
  home: `/prove/${params.enrolment}`,
}));
