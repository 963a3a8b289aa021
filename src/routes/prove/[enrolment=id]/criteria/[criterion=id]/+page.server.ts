import { page } from '#server/page.ts';
import { criterionOf } from '#server/portfolios/portfolio.ts';

export const _uses = ['claim.view'] as const;

export const load = page(async (actor, { params }) => criterionOf(actor, params.enrolment!, params.criterion!));
