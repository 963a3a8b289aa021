import { page } from '#server/page.ts';
import { boardOf } from '#server/standards/standards-view.ts';

export const _uses = ['figure.view'] as const;

export const load = page(async (actor) => boardOf(actor));
