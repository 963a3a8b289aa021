import { pageAsked } from '#server/asked.ts';
import { page } from '#server/page.ts';
import { helpOf } from '#server/support/help-list.ts';

export const _uses = ['help-request.list'] as const;

export const load = page((actor, { url }) => helpOf(actor, pageAsked(url)));
