import { page } from '#server/page.ts';
import { findAll, kindWords } from '#server/search/find.ts';

export const _uses = ['search.find'] as const;

export const load = page(async (actor, { url }) => ({
  ...(await findAll(actor, {
    typed: url.searchParams.get('q') ?? '',
    page: Number(url.searchParams.get('page') ?? 1),
  })),
  kindWords,
}));
