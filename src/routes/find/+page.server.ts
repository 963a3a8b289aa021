import { findAsked, pageAsked } from '#server/asked.ts';
import { page } from '#server/page.ts';
import { findAll, kindWords } from '#server/search/find.ts';

export const _uses = ['search.find'] as const;

export const load = page(async (actor, { url }) => ({
  ...(await findAll(actor, {
    typed: findAsked(url),
    page: pageAsked(url),
  })),
  kindWords,
}));
