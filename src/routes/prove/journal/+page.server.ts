import { findAsked, pageAsked } from '#server/asked.ts';
import { page } from '#server/page.ts';
import { JOURNAL_PAGE, journalOf } from '#server/portfolios/journal-page.ts';

export const _uses = ['journal-entry.list'] as const;

export const load = page(async (actor, { url }) => {
  const [find, at] = [findAsked(url), pageAsked(url)];
  const { timeZone } = actor.organisation;
  return { ...(await journalOf(actor, { find, page: at })), find, at, size: JOURNAL_PAGE, timeZone };
});
