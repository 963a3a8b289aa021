import { page } from '#server/page.ts';
import { myWorkOf } from '#server/plans/my-work.ts';

export const _uses = ['plan.list'] as const;

export const load = page((actor) => myWorkOf(actor));
