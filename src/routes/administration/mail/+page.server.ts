import { findAsked, pageAsked } from '#server/asked.ts';
import { momentInWords } from '#server/day-words.ts';
import { page } from '#server/page.ts';
import { mailsOf } from '#server/people/mails.ts';

export const _uses = ['administration.view'] as const;

export const load = page(async (actor, { url }) => {
  const find = findAsked(url);
  const at = pageAsked(url);
  const found = await mailsOf(actor, { find, page: at });
  const { timeZone } = actor.organisation;
  return {
    ...found,
    mails: found.mails.map((mail) => ({ ...mail, written: momentInWords(new Date(mail.at), timeZone) })),
  };
});
