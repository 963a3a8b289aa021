import { page } from '#server/page.ts';
import { planOf } from '#server/plans/plan-page.ts';

export const _uses = ['plan.view'] as const;

export const load = page((actor, { params }) => planOf(actor, params.plan!));
