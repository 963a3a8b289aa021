import { page } from '#server/page.ts';
import { visitsOf } from '#server/portfolios/visits/visit-page.ts';

export const _uses = ['visit.list'] as const;

export const load = page(async (actor, { params }) => ({
  ...(await visitsOf(actor, params.enrolment!)),
  home: `/prove/${params.enrolment}`,
  timeZone: actor.organisation.timeZone,
}));
